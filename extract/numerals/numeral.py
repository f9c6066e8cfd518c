"""A numeral on its way: what the grammar read, before its neighbours are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Numeral:
    """A numeral under construction. `pieces` are the indices of its pieces; `dropped` marks digits of a date or a code."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    of: Decimal | None = None
    scale: int = 1
    pieces: tuple[int, int] = (0, 0)
    dropped: bool = False
