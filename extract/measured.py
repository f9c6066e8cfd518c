"""The unit of each figure: of measurement, counted, or left out and understood."""

from __future__ import annotations

from extract.clauses import NUMERAL
from extract.counted import counted_after
from extract.phrases import fold, syllables
from extract.spot import Spot
from extract.units import denominators, unit_after

_MONEY_SCALES = syllables("tỷ tỉ triệu")


def measure_unit(spots: list[Spot]) -> None:
    """Set the unit of every figure of an article, in order: an ellipsis takes the one before it."""
    before: Spot | None = None
    for spot in spots:
        if not (_measured(spot) or _money(spot) or _counted(spot)):
            _understood(spot, before)
        before = spot


def _measured(spot: Spot) -> bool:
    found = unit_after(spot.line, spot.at + 1)
    if found is None:
        return False
    spot.last, unit = found
    spot.draft.unit, spot.kind = unit.name, unit.kind
    return True


def _money(spot: Spot) -> bool:
    """Whether "tỷ" or "triệu" stands alone for money: "517 tỷ, …", "384.000 / ha"."""
    line = spot.line
    scaled = fold(line.word(spot.at))[-1:]
    end, below = denominators(line, spot.at + 1)
    counted = counted_after(line, spot.at + 1)
    if below or (scaled and scaled[0] in _MONEY_SCALES and counted is None):
        spot.last, spot.kind = end, "money"
        spot.draft.unit = "VND" + below
        return True
    return False


def _counted(spot: Spot) -> bool:
    noun = counted_after(spot.line, spot.at + 1)
    if noun is None:
        return False
    spot.kind, spot.last, spot.noun_end = "count", noun.end, noun.end
    end, below = denominators(spot.line, noun.end)
    spot.last, spot.draft.unit = end, noun.name + below
    return True


def _understood(spot: Spot, before: Spot | None) -> None:
    """The unit of the next figure in a list ("2, 3 và 5 xã"), else of the figure before."""
    line = spot.line
    for at in range(spot.at + 1, min(spot.at + 4, len(line))):
        if line.norms[at] == NUMERAL:
            found = unit_after(line, at + 1)
            noun = counted_after(line, at + 1)
            if found:
                spot.draft.unit, spot.kind = found[1].name, found[1].kind
                return
            if noun:
                spot.draft.unit, spot.kind = noun.name, "count"
                return
    if before is not None and before.draft.unit:
        spot.draft.unit, spot.kind = before.draft.unit, before.kind
