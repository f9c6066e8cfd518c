"""What a figure measures: the short noun phrase in the article's words."""

from __future__ import annotations

from functools import cache

from extract.clauses import NUMERAL, TIME
from extract.lexicon import load
from extract.phrases import Phrases
from extract.spot import Spot

_REACH = 40  # items that a noun phrase may go back
_MARKS = frozenset(",()\"“”'‘’-–—") | {NUMERAL, TIME}


@cache
def _words(name: str) -> Phrases[bool]:
    return Phrases.of(load("grammar")[name], True)


def name_indicators(spots: list[Spot]) -> None:
    """Set the indicator of every figure of an article, in order: a figure without one of its own takes the one before it."""
    before: Spot | None = None
    for spot in spots:
        ways = (_after, _before) if spot.kind in ("count", "none") else (_before, _after)
        found = ways[0](spot) or ways[1](spot)
        spot.draft.indicator = found or (before.draft.indicator if before else None)
        before = spot


def _after(spot: Spot) -> str | None:
    line = spot.line
    first = spot.last if spot.kind not in ("count", "none") else spot.at + 1
    stop = first
    while stop < line.clause_ends[spot.at] and line.norms[stop] not in _MARKS:
        if stop > first and _words("stops").starting(line.norms, stop, len(line)):
            break
        stop += 1
    return line.said(first, min(stop, first + 14)) or None


def _before(spot: Spot) -> str | None:
    line, stop = spot.line, spot.first
    first = line.clause_starts[spot.at]
    while True:
        link = _words("links").ending(line.norms, stop, first)
        if not link:
            break
        stop = link[0]
    start = stop
    while start > max(first, stop - _REACH) and line.norms[start - 1] not in _MARKS:
        start -= 1
    while True:
        opener = _words("openers").starting(line.norms, start, stop)
        if not opener:
            break
        start = opener[0]
    return line.said(start, stop) or None
