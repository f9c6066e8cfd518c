"""Where the words before a number stand that name what it measures."""

from __future__ import annotations

from functools import cache

from extract.indicators.heads import behind_leading, grows, has_head, opens_with_head
from extract.indicators.words import follows, last_parts, words_in
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import Phrases, fold, lists_of
from extract.rules.spot import Spot

BACKWARD = 45  # items that what is measured may stand before its number
_BACK = frozenset(",()")
_LINKING = frozenset((",", "(", ":", TIME))
_GROWTH = fold("tăng trưởng")
_COUNTRY = fold("nước")[0]
_openers = lists_of("grammar", "openers")


@cache
def _links() -> Phrases[bool]:
    changes = load("changes")
    averages = load("indicator_words")["averages"]
    words = [word for name in ("up", "down", "over", "between", "reached") for word in changes[name] if word not in averages]
    return Phrases.of([*load("grammar")["links"], *words], True)


def before_links(spot: Spot, first: int | None = None) -> int:
    """Where the words before the number end, without "đạt", "là", "tăng khoảng"; "tốc độ tăng" stays whole."""
    line, stop = spot.line, spot.begins
    first = spot.own if first is None else first
    while stop > first:
        link = _links().ending(line.norms, stop, first)
        average = follows(line, stop, first, "averages")
        if average and (line.named[stop - 3] or line.norms[stop - 3] in (TIME, _COUNTRY)):
            stop -= 2
            continue
        if not link and line.norms[stop - 1] not in _LINKING:
            break
        if link and (grows(line, link[0]) or follows(line, stop, first, "keeps")):
            break
        stop = link[0] if link else stop - 1
        if link and words_in("keeps").ending(line.norms, stop + 1, first):  # "kết nạp đảng viên mới | đạt 3%"
            stop += 1
            break
    grown = stop - len(_GROWTH)
    if tuple(line.norms[grown:stop]) != _GROWTH or grows(line, grown) or _openers().ending(line.norms, grown, first):
        return stop
    return grown if grown > first else stop


def _lists(line: Line, start: int, end: int) -> bool:
    """Whether a short part of a list stands between two commas: "tổng thu BHXH, | BHYT, | BHTN là 4 tỷ đồng"."""
    between = line.norm(end) == "," and line.norm(start - 1) == ","
    return between and NUMERAL not in line.norms[start:end] and not words_in("connectors").within(line.norms, start, end)


def _label(spot: Spot) -> int | None:
    """Where the quantity begins that is told before a colon: "Tỷ lệ che phủ rừng: | 57,2%"; None where none is."""
    line, colon = spot.line, spot.begins - 1
    if line.norm(colon) != ":" or spot.own <= colon:
        return None
    start = line.clause_starts[colon]
    if NUMERAL in line.norms[start:colon]:
        return None
    if has_head(line, start, colon):
        return start
    begins = behind_leading(line, start, colon)
    crop = words_in("crops").starting(line.norms, begins, colon) if spot.kind in ("area", "weight") else None
    return begins if crop and crop[0] == colon else None  # "Lúa: 45.000 ha"


def _chunk_start(line: Line, at: int, floor: int) -> int:
    """Where the words begin that end before a position, behind a comma or bracket."""
    while at > floor and line.norms[at - 1] not in _BACK:
        at -= 1
    return at


def widened(spot: Spot, stop: int, before: Spot | None) -> int:
    """Where to look for what is measured: further back, over a comma or bracket, if the nearest words do not say it."""
    line, first = spot.line, spot.own
    floor = max(line.clause_starts[spot.at], spot.at - BACKWARD, spot.free_from)
    if (label := _label(spot)) is not None:
        return label
    while not has_head(line, first, stop) and first > floor and line.norms[first - 1] in _BACK:
        at = first - 1
        if line.norms[at] == ")" and (opening := line.opened.get(at, -1)) >= floor:
            at = _chunk_start(line, opening, floor)
            if not has_head(line, at, opening):
                break  # "đạt 12.450 tỷ đồng (giá so sánh 2010), | tăng 4,2%"
            first = at
            continue
        at = _chunk_start(line, at, floor)
        if not spot.bare and not opens_with_head(line, at, first - 1) and not _lists(line, at, first - 1):
            break
        first = at
    if before is not None and before.line is line and not has_head(line, first, stop):
        return spot.own
    return first


def parts_before(spot: Spot) -> int:
    """Where "trong đó" or "gồm" stands before the figure in its sentence; 0 where none does."""
    return last_parts(spot.line, max(0, spot.first - BACKWARD), spot.first)
