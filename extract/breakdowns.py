"""Which figure another one breaks down: "54 tổ chức, trong đó 19 đảng bộ", "48 tổ chức (khiển trách 34)"."""

from __future__ import annotations

from functools import cache

from extract.clauses import Line
from extract.lexicon import load
from extract.phrases import Phrases
from extract.spot import Spot


@cache
def _openers() -> Phrases[bool]:
    return Phrases.of(load("breakdowns")["openers"], True)


def break_down(spots: list[Spot]) -> None:
    """Set `part_of` of every figure of an article, the index of the figure that it is a part of."""
    before_line: list[int] = []
    here: list[int] = []
    opened: list[int] = []
    line: Line | None = None
    for index, spot in enumerate(spots):
        if spot.line is not line:
            line, before_line, here = spot.line, here, []
            opened = [start for start, _, _ in _openers().within(line.norms, 0, len(line))]
        spot.draft.part_of = _whole(spot, spots, here, before_line, opened)
        here.append(index)


def _whole(spot: Spot, spots: list[Spot], here: list[int], before_line: list[int], opened: list[int]) -> int | None:
    """The figure that this one is part of: before its bracket, or before the opener of its breakdown."""
    opening = spot.line.openings[spot.at]
    if opening >= 0 and spot.draft.measure == "level":
        outside = [i for i in here if spots[i].at < opening]
        if outside and spot.kind == "count" == spots[outside[-1]].kind:
            return outside[-1]
    before = [at for at in opened if at < spot.at]
    if not before or spot.draft.measure != "level":
        return None
    wholes = [i for i in here if spots[i].at < before[-1]]
    if not wholes and before[-1] <= 2:
        wholes = [i for i in before_line if spots[i].draft.part_of is None]
    fitting = [i for i in wholes if _may_hold(spots[i], spot)]
    return fitting[-1] if fitting else None


def _may_hold(whole: Spot, part: Spot) -> bool:
    """Whether the one may be a part of the other: a share of anything that is a level, else its like."""
    return whole.draft.measure == "level" and (part.kind == "share" or whole.kind == part.kind)
