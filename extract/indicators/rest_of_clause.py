"""What its clause says of a counted noun that stands alone: "5 hộ ở Lâm Sơn, Bình Khê | thiếu nước", "thanh tra tại | 2 xã"."""

from __future__ import annotations

from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.words import words_in
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

_REACH = 40  # items behind a noun in which what it does or suffers may begin
_OPENS = syllables("ở tại trên của thuộc và cùng với trong ( :") | {TIME}
_ASIDES = (fold("gồm"), fold("bao gồm"), fold("ở"), fold("phần lớn"), fold("chủ yếu"), fold("đa số"))  # between commas
_AUXILIARIES = syllables("đã đang đều vẫn cũng hiện sẽ vừa")
_NOTHING = syllables("có là")  # behind an auxiliary these open no verb phrase
_NEW, _IS, _STILL = (fold(word)[0] for word in ("mới", "là", "còn"))
_STOPS = frozenset(".;:!?…")
_DOING = ("far_predicates", "predicates", "engaged")
_JOINING = syllables(", và - –") | {NUMERAL}  # between names


def predicate_behind(spot: Spot, words: str, end: int) -> str | None:
    """ "640 hộ ở 3 xã: Lâm Sơn, … bị thiếu nước": what the noun does or suffers, behind where it is or what it is with."""
    line = spot.line
    if line.norm(end - 1) in _AUXILIARIES or line.norm(end) in _AUXILIARIES:
        return _with_predicate(spot, words, end)
    if line.norm(end) == _IS:
        at = _behind_names(line, end + 1, fold(words))
        return _with_predicate(spot, words, at) if at > end + 1 else None
    if line.norm(end) == "," and any(tuple(line.norms[end + 1 : end + 1 + len(aside)]) == aside for aside in _ASIDES):
        return _behind_aside(spot, words, end)
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


def _behind_names(line: Line, at: int, noun: tuple[str, ...]) -> int:
    """Where what they do begins, behind their names: "3 thôn là | Bình Khê, Lâm Sơn và thôn Đồng Danh | bị chia cắt"."""
    start = at
    while at < len(line) and (line.named[at] or _is_name(line.word(at)) or line.norms[at] in noun or line.norms[at] in _JOINING):
        at += 1
    return at if any(line.named[start:at]) or at > start + 1 else start


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word.isdigit()


def _behind_aside(spot: Spot, words: str, end: int) -> str | None:
    """ "50 người, gồm công an và dân quân, | chuẩn bị cứu hộ": what they do behind an aside between commas."""
    line = spot.line
    for at in range(end + 2, min(len(line), end + _REACH)):
        if line.norms[at] in _STOPS or line.norms[at] == NUMERAL:
            return None
        if line.norms[at] == "," and any(words_in(kind).starting(line.norms, at + 1, len(line)) for kind in _DOING):
            return _with_predicate(spot, words, at + 1)
    return None


def _with_predicate(spot: Spot, words: str, at: int) -> str | None:
    line = spot.line
    while line.norm(at) in _AUXILIARIES or (line.norm(at) == _STILL and line.norm(at - 1) in _AUXILIARIES):  # "vẫn còn"
        at += 1
    if at >= len(line) or not line.word(at)[:1].isalpha() or line.norms[at] in (*_NOTHING, NUMERAL, TIME):
        return None
    deed = at + (line.norms[at] == _NEW)
    opens = max(*(_end_of(line, deed, kind) for kind in _DOING), _end_of(line, deed, "moves") + 1)
    kept, _ = phrase_after(line, at, opens, line.clause_ends[spot.at] if at < line.clause_ends[spot.at] else len(line))
    said = words_of(line, kept)
    of_another = line.norm(kept[-1] + 1) == NUMERAL  # "98 ý kiến của cử tri, đã giải quyết 87 ý kiến"
    return f"{words} {said}" if len(kept) > 1 and not of_another else None


def _end_of(line: Line, at: int, kind: str) -> int:
    found = words_in(kind).starting(line.norms, at, len(line))
    return found[0] if found else at
