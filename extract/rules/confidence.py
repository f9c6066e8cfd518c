"""How sure a figure is: one number, lowered by each doubt about its value, unit or comparator."""

from __future__ import annotations

from extract.indicators.catalogue import plausible
from extract.rules.clauses import NUMERAL
from extract.rules.counted import counted_after
from extract.rules.spot import Spot

_SURE = 0.97
_LONG = 120  # items of a sentence that is no sentence any more: a list, a table, a caption
_SMALL = 10


def doubts(spot: Spot) -> list[tuple[str, float]]:
    """What speaks against a figure, and by how much each lowers the confidence."""
    draft = spot.draft
    found: list[tuple[str, float]] = []
    if not draft.unit:
        found.append(("no unit", 0.35))
    elif "unit understood" in spot.notes:
        found.append(("unit taken from another figure", 0.2))
    elif spot.kind == "count":
        noun = counted_after(spot.line, spot.at + 1)
        if noun is None or not noun.known:
            found.append(("counted noun not in the lexicon", 0.08))
    if draft.indicator is None:
        found.append(("nothing said of what is measured", 0.15))
    if draft.indicator_code and not plausible(draft.indicator_code, draft.value, draft.unit, draft.measure):
        found.append(("outside what is plausible for its indicator", 0.3))
    small = abs(draft.value) < _SMALL and spot.kind in ("count", "none")
    if small and not any(char.isdigit() for char in spot.line.word(spot.at)):
        found.append(("a small number in words", 0.1))
    if len(spot.line) > _LONG:
        found.append(("a very long sentence", 0.1))
    if spot.line.norm(spot.at + 1) == NUMERAL:
        found.append(("another numeral right behind", 0.2))
    return found


def confide(spots: list[Spot]) -> None:
    """Set the confidence of every figure of an article, between 0 and 1."""
    for spot in spots:
        lowered = sum(doubt for _, doubt in doubts(spot))
        spot.draft.confidence = round(max(0.05, _SURE - lowered), 2)
