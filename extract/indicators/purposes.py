"""What general money or size is of: "nợ BHXH với số tiền 2 tỷ", "hỗ trợ 5 tỷ đồng xử lý sạt lở"."""

from __future__ import annotations

from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.owners import thing_before
from extract.indicators.words import starts_with, words_in
from extract.rules.clauses import Line
from extract.rules.counted import is_noun_start
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

_LINKING = syllables("với có")
_PRICE = fold("giá")[0]
_FOR = syllables("cho để nhằm")
_TO = fold("cho")[0]
_PLACES = syllables("tại ở trên")
_WILL = syllables("sẽ được bị đến vào")
_LONGEST = 8
_PAYEE = 6  # items between a verb of paying and its sum
_NOBODY = syllables("mỗi tổng cộng được cho hộ người")
_MARKS = frozenset(',;:.()!?…\n"“”')
_LEADING = syllables("đã đang sẽ được bị cũng vẫn đều các những là có và mỗi từng con trở lên vì do nên cũng đều")


def for_what(spot: Spot, kept: list[int], before: Spot | None) -> str:
    """What follows a general name, from after the number or from before "với": " xử lý sạt lở"; empty where nothing is said."""
    line = spot.line
    after = _after(spot)
    if after:
        return " " + after
    at = kept[0] - 1 if kept else 0
    if at > 0 and line.norm(at) in _LINKING and (before is None or before.line is not line or before.last < at):
        owner = _before_with(line, at, before)
        if owner and not _clausal(owner):
            return " " + _without_name(owner.strip()) if starts_with(owner.strip(), "owners") else owner
    if at > spot.own and line.norm(kept[0]) == _PRICE and is_noun_start(line, at):
        return f" {line.word(at)}"
    name = [line.norms[here] for here in kept]
    found = words_in("hosted").starting(name, 0, len(name))
    thing = _host(spot, at + 1, before) if found and found[0] == len(name) else ""
    return f" {thing}" if thing else ""


def _host(spot: Spot, at: int, before: Spot | None) -> str:
    """ "562 điểm sạt lở với tổng chiều dài 786 km", "dự án có tổng mức đầu tư 40 tỷ đồng": the thing before a size or cost."""
    line = spot.line
    counted = before is not None and before.line is line and before.kind == "count" and max(before.tail, before.last) >= at - 2
    if counted and before and before.draft.indicator and not starts_with(before.draft.indicator, "inventory"):
        return before.draft.indicator
    return _without_name(thing_before(line, at, line.clause_starts[spot.at]))


def _without_name(thing: str) -> str:
    """The kind of a named thing: "dự án thuỷ điện | Sông Khê"."""
    words = thing.split(" ")
    kind = " ".join(word for word in words if not word[:1].isupper())
    return kind.strip(" -–,") if len(kind) < len(thing) else thing


def paid(spot: Spot, stop: int) -> str:
    """ "bị xử phạt 120 triệu đồng": "số tiền xử phạt"; empty where no such verb governs the number."""
    line, at = spot.line, stop
    while at > max(spot.own, stop - _PAYEE):
        found = words_in("payments").ending(line.norms, at, spot.own)
        if found:
            after = _after(spot)
            named = starts_with(after, "heads")  # "nhận 5 tỷ đồng tiền bồi thường"
            verb = line.said(found[0], at).lower().removesuffix(" tiền")
            if starts_with(verb, "funding"):
                given = line.norm(spot.last) == _TO or not after  # "cấp 5 tỷ đồng cho các xã", not "dành 5 tỷ đồng xây cầu"
                return "" if named else f"kinh phí {verb} {after}".rstrip() if given else f"kinh phí {after}"
            return "" if named else f"số tiền {verb} {after}".rstrip()
        if not line.named[at - 1] and line.norms[at - 1] not in _NOBODY:
            break
        at -= 1
    return ""


def purpose_of(spot: Spot) -> str:
    """ "gần 2 tỷ đồng để làm đường": what the money is for; empty where nothing is said."""
    return _after(spot) if spot.line.norm(spot.last) in _FOR else ""


def _after(spot: Spot) -> str:
    line, at = spot.line, spot.last
    start = at + 1 if line.norm(at) in _FOR else at
    if not is_noun_start(line, start):
        return ""
    kept, spot.tail = phrase_after(line, start, start + 1, line.clause_ends[spot.at])
    return words_of(line, kept[:_LONGEST])


def _clausal(words: str) -> bool:
    """Whether the words are no noun phrase but what will be done."""
    return not _WILL.isdisjoint(fold(words))


def _before_with(line: Line, at: int, before: Spot | None) -> str:
    floor = max(before.noun_end, before.last) if before and before.line is line else 0
    start = at
    while start > max(floor, at - _LONGEST) and line.norms[start - 1] not in _MARKS:
        start -= 1
    while start < at and (line.norms[start] in _LEADING or line.named[start]):
        start += 1
    end = next((here for here in range(start + 1, at) if line.norms[here] in _PLACES), at)
    return " " + words_of(line, list(range(start, end))) if start < at else ""
