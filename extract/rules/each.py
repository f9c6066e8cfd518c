"""Whom a figure is for that is said of each one: "mỗi hộ được nhận 20 triệu" is "VND/hộ"."""

from __future__ import annotations

from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.counted import counted_after
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot
from extract.rules.units import measured_each

_EACH = syllables("mỗi từng")
_ONE = fold("một")[0]
_SPREAD = ("money", "weight", "volume", "count")
_REACH = 12  # items before the figure


def spread(spot: Spot) -> None:
    """ "mỗi hộ được nhận 20 triệu": the unit of a figure said of each one keeps whom it is for."""
    line, unit = spot.line, spot.draft.unit
    if spot.kind not in _SPREAD or not unit or "/" in unit.removesuffix("/năm").removesuffix("/tháng").removesuffix("/ngày"):
        return
    for at in range(spot.first - 1, max(line.clause_starts[spot.at], spot.first - _REACH) - 1, -1):
        if line.norms[at] in (NUMERAL, ",", ")", "(", ";"):
            return
        if (line.norms[at] in _EACH or _is_one_of(line, at)) and line.norm(at + 1) != TIME:
            noun = counted_after(line, at + 1)
            each = measured_each(line, at + 1) or (noun.name if noun and noun.known and noun.end <= spot.first else None)
            if each:
                base, _, time = unit.partition("/")
                time = time or _how_often(line, at)
                spot.draft.unit = f"{base}/{each}" + (f"/{time}" if time else "")
            return


def _how_often(line: Line, at: int) -> str:
    """The denominator of a time right before a position: of "bình quân mỗi ngày" it is "ngày"."""
    _, each, time = line.word(at - 1).lower().rpartition("mỗi ") if line.norm(at - 1) == TIME else ("", "", "")
    return time if each else ""


def _is_one_of(line: Line, at: int) -> bool:
    """ "mỗi ngày một người được 16 lít": one is each, right behind how often."""
    return line.norms[at] == _ONE and bool(_how_often(line, at))
