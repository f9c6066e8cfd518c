"""What stands before a number only to tell it from its neighbours: the label before a colon, a name."""

from __future__ import annotations

from extract.indicators.noun_phrases import words_of
from extract.rules.clauses import Line
from extract.rules.spot import Spot

_PART_OPENS = frozenset("(,;") | {""}


def before_colon(spot: Spot) -> str:
    """ "27 thí sinh vi phạm (khiển trách: 4, đình chỉ: 23)": the label of a part in brackets; else empty."""
    line, stop = spot.line, spot.own - 1
    if spot.kind != "count" or line.norm(stop) != ":" or line.openings[stop] < 0:
        return ""
    start = stop
    while line.norm(start - 1) not in _PART_OPENS:
        start -= 1
    names = any(line.named[at] or line.word(at)[:1].isupper() for at in range(start, stop))
    return "" if names else words_of(line, list(range(start, stop)))


def is_name(line: Line, first: int, stop: int) -> bool:
    """Whether the words are only a name: every one begins with a capital."""
    return first < stop and all(line.word(at)[:1].isupper() for at in range(first, stop))
