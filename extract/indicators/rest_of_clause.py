"""What its clause says of a counted noun that stands alone: "5 hộ ở Lâm Sơn, Bình Khê | thiếu nước", "thanh tra tại | 2 xã"."""

from __future__ import annotations

from extract.indicators.acts import act_before
from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.words import starts_with, words_in
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.counted import known_noun
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

_REACH = 40  # items behind a noun in which what it does or suffers may begin
_OPENS = syllables("ở tại trên của thuộc và cùng với trong ( :")
_AUXILIARIES = syllables("đã đang đều vẫn cũng hiện sẽ vừa")
_NOTHING = syllables("có là")  # behind an auxiliary these open no verb phrase
_TAKING_PART = tuple(fold(said) for said in ("với sự tham gia", "với sự tham dự", "có sự tham gia", "có sự tham dự"))
_OF, _NEW = fold("của")[0], fold("mới")[0]
_PLACED_IN = syllables("trên trong ở")
_HOLDING = syllables("có chỉ còn đang đã hiện vẫn tới đến")
_BY_WAY_OF = syllables("qua theo từ")  # before what was done: "qua báo cáo của 90 cơ sở"
_RUN = 6  # words of a verb phrase before "tại", "ở"
_PLACE = 6  # items of where a thing is
_PLACED = syllables("tại ở trên của")


def predicate_behind(spot: Spot, words: str, end: int) -> str | None:
    """ "640 hộ ở 3 xã: Lâm Sơn, … bị thiếu nước": what the noun does or suffers, behind where it is or what it is with."""
    line = spot.line
    if line.norm(end - 1) in _AUXILIARIES or line.norm(end) in _AUXILIARIES:
        return _with_predicate(spot, words, end)
    if line.norm(end) not in _OPENS and not (end < len(line) and line.named[end]):
        return None
    stop, at = min(len(line), end + _REACH), end
    while at < stop:
        norm = line.norms[at]
        if norm == "(":
            at = line.closings.get(at, stop) + 1
            continue
        if words_in("far_predicates").starting(line.norms, at, stop):
            return _with_predicate(spot, words, at - (line.norms[at - 1] == _NEW))
        if words_in("new_clauses").starting(line.norms, at, stop):
            return None
        at += 1
    return None


def _with_predicate(spot: Spot, words: str, at: int) -> str | None:
    line = spot.line
    while line.norm(at) in _AUXILIARIES:
        at += 1
    if at >= len(line) or not line.word(at)[:1].isalpha() or line.norms[at] in (*_NOTHING, NUMERAL, TIME):
        return None
    deed = at + (line.norms[at] == _NEW)
    opens = max(_end_of(line, deed, "predicates"), _end_of(line, deed, "far_predicates"), _end_of(line, deed, "moves") + 1)
    kept, _ = phrase_after(line, at, opens, line.clause_ends[spot.at] if at < line.clause_ends[spot.at] else len(line))
    said = words_of(line, kept)
    return f"{words} {said}" if len(kept) > 1 else None


def _end_of(line: Line, at: int, kind: str) -> int:
    found = words_in(kind).starting(line.norms, at, len(line))
    return found[0] if found else at


def taking_part(spot: Spot, words: str, end: int) -> str | None:
    """ "với sự tham gia của 300 đại biểu": "đại biểu tham gia"."""
    line, at = spot.line, spot.compared if spot.compared >= 0 else spot.first
    at -= line.norm(at - 1) == _OF
    for said in _TAKING_PART:
        if tuple(line.norms[max(0, at - len(said)) : at]) == said:
            return f"{words} {line.said(at - 2, at)}"
    return None


def held_in(spot: Spot, words: str, end: int) -> str | None:
    """ "trên xe có 73 người": things told apart by where they are, if that has no name."""
    line, at = spot.line, spot.compared if spot.compared >= 0 else spot.first
    while at > spot.own and line.norms[at - 1] in _HOLDING:
        at -= 1
    for start in range(at - 2, max(spot.own, at - _PLACE) - 1, -1):
        if line.norms[start] in _PLACED_IN:
            plain = not any(line.named[here] or line.word(here)[:1].isupper() for here in range(start + 1, at))
            known = known_noun(line, start + 1)
            return f"{words} {line.said(start, at).lower()}" if plain and known is not None and known <= at else None
    return None


def acted_at(spot: Spot, words: str, end: int) -> str | None:
    """ "tổ chức thanh tra tại 2 xã": what was done there."""
    line, at = spot.line, spot.compared if spot.compared >= 0 else spot.first
    if line.norm(at - 1) not in _PLACED:
        return None
    act = act_before(spot, at - 1)
    if act is not None:
        return words + act if act else None
    start = at - 1
    while start > spot.own and at - 1 - start <= _RUN and _goes_with_verb(line, start - 1):
        start -= 1
    start += line.norm(start) in _BY_WAY_OF
    if not 2 <= at - 1 - start <= _RUN or starts_with(line.said(start, at), "heads"):
        return None
    return f"{words}{' có' if starts_with(words, 'inventory') else ''} {line.said(start, at - 1)}"


def _goes_with_verb(line: Line, at: int) -> bool:
    norm = line.norms[at]
    return line.word(at)[:1].isalpha() and norm not in (NUMERAL, TIME) and norm not in _AUXILIARIES and not line.named[at]
