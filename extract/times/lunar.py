"""The Vietnamese lunar calendar: Tết, sexagenary years (Quý Mão), lunar days."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from lunar_vn import LunarDate, lunar_to_solar
from lunar_vn.can_chi import get_year_can_chi

_FIRST, _LAST = 1930, 2095  # the years that newspapers name, well inside what the library covers
_SPELLINGS = {"tí": "tý", "tị": "tỵ", "kỉ": "kỷ", "quí": "quý", "mẹo": "mão"}


@lru_cache(maxsize=4096)
def solar(day: int, month: int, lunar_year: int) -> date | None:
    """The solar date of a lunar day; None where the calendar has no such day (a 30th of a short month, a year out of range)."""
    try:
        return lunar_to_solar(LunarDate(day, month, lunar_year))
    except ValueError:
        return None


def new_year(year: int) -> date | None:
    """The first day of Tết in `year`."""
    return solar(1, 1, year)


def year_named(name: str, near: int) -> int | None:
    """The year called `name` (two words in lower case, `quý mão`) nearest to the year `near`; None for no such name."""
    words = [_SPELLINGS.get(word, word) for word in name.split()]
    years = _years_by_name().get(" ".join(words), ())
    return min(years, key=lambda year: abs(year - near), default=None)


@cache
def _years_by_name() -> dict[str, list[int]]:
    years: dict[str, list[int]] = {}
    for year in range(_FIRST, _LAST):
        years.setdefault(get_year_can_chi(year).lower(), []).append(year)
    return years
