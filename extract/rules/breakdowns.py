"""Which figure another one breaks down: "30 tổ chức, trong đó 12 đảng bộ", "15 đảng viên (khiển trách 9)"."""

from __future__ import annotations

from bisect import bisect_left

from extract.rules.clauses import Line
from extract.rules.phrases import lists_of
from extract.rules.spot import Spot

_LOOK_BACK = 8  # figures before an opener, among which the whole may be
_HEAD = 2  # an opener up to this position opens its sentence
_words = lists_of("breakdowns")


def break_down(spots: list[Spot]) -> None:
    """Set `part_of` of every figure of an article, the index of the figure that it is a part of."""
    before_line: list[int] = []
    here: list[int] = []
    opened: list[int] = []
    line: Line | None = None
    for index, spot in enumerate(spots):
        if spot.line is not line:
            line, before_line, here = spot.line, here, []
            opened = [start for start, _, _ in _words("openers").within(line.norms, 0, len(line))]
        spot.draft.part_of = _whole(spot, spots, here, before_line, opened)
        here.append(index)


def _whole(spot: Spot, spots: list[Spot], here: list[int], before_line: list[int], opened: list[int]) -> int | None:
    """The figure that this one is part of: before its bracket, or before the opener of its breakdown."""
    if spot.draft.measure != "level":
        return None
    if here and _out_of(spots[here[-1]], spot):
        return here[-1]
    opening = spot.line.openings[spot.at]
    if opening >= 0 and spot.kind == "count":
        outside = _last_before(opening, spots, here)
        if outside is not None and spots[outside].kind == "count":
            return outside
    number = bisect_left(opened, spot.at)
    if not number:
        return None
    opener = opened[number - 1]
    until = bisect_left(here, opener, key=lambda i: spots[i].at)
    wholes = here[max(0, until - _LOOK_BACK) : until]
    if not wholes and opener <= _HEAD:
        wholes = [i for i in before_line[-_LOOK_BACK:] if spots[i].draft.part_of is None]
    fitting = (i for i in reversed(wholes) if _may_hold(spots[i], spot))
    grown = (i for i in reversed(wholes) if spots[i].draft.measure == "change" and spots[i].draft.unit == spot.draft.unit)
    return next(fitting, None) if spot.kind == "share" else next(fitting, next(grown, None))


def _last_before(position: int, spots: list[Spot], here: list[int]) -> int | None:
    """The last figure of the line that stands before a position."""
    number = bisect_left(here, position, key=lambda i: spots[i].at)
    return here[number - 1] if number else None


def _may_hold(whole: Spot, part: Spot) -> bool:
    """Whether the one may be a part of the other: a share of anything that is a level, else its like."""
    return whole.draft.measure == "level" and (part.kind == "share" or whole.kind == part.kind)


def _out_of(whole: Spot, part: Spot) -> bool:
    """Whether "trong số" stands before the whole: "trong số 134 hộ vay vốn có 98 hộ đã thoát nghèo"."""
    stands = _words("among").ending(whole.line.norms, whole.first) is not None
    return stands and whole.kind == part.kind == "count" and whole.draft.unit == part.draft.unit
