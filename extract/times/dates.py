"""Stretches of the calendar as inclusive pairs of dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date | None, date | None]
MONTHS = 12
_SHORTEST_MONTH = 28


def day(year: int, month: int, number: int) -> Span | None:
    """One day; None where there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= MONTHS and 1 <= number <= monthrange(year, month)[1]):
        return None
    return date(year, month, number), date(year, month, number)


def months(year: int, first: int, last: int) -> Span | None:
    """From the month `first` to the month `last` of one year."""
    if not (1 <= year <= 9999 and 1 <= first <= last <= MONTHS):
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def years(first: int, last: int) -> Span | None:
    """From New Year's Day of `first` to New Year's Eve of `last`."""
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None


def quarter(year: int, number: int) -> Span | None:
    """The first to fourth quarter of a year."""
    return months(year, 3 * number - 2, 3 * number)


def week_of(day_in_it: date, weeks_later: int = 0) -> tuple[date, date]:
    """Monday to Sunday of the week that `day_in_it` is in, or of a later (earlier) one."""
    monday = day_in_it - timedelta(days=day_in_it.weekday()) + timedelta(weeks=weeks_later)
    return monday, monday + timedelta(days=6)


def month_shifted(moment: date, by: int) -> tuple[int, int]:
    """Year and month of the month `by` months after the one of `moment`."""
    index = moment.year * 12 + moment.month - 1 + by
    return index // 12, index % 12 + 1


def edge(span: Span, word: str) -> Span:
    """`đầu`, `giữa`, `cuối` make a moment of a stretch: its first day, its middle, its last; `nửa đầu`, `nửa cuối` halve it."""
    first, last = span
    if first is None or last is None:
        return span
    middle = _middle(first, last)
    if word.startswith("nửa"):
        return (first, middle) if word.endswith("đầu") else (middle + timedelta(days=1), last)
    return None, {"đầu": first, "giữa": middle}.get(word, last)


def _middle(first: date, last: date) -> date:
    """The 15th of a month, 30 June of a year, the turn of the years where there is an even number of them."""
    if (first.year, first.month) == (last.year, last.month) and last.day - first.day > _SHORTEST_MONTH - 2:
        return first.replace(day=15)
    if (first.month, first.day, last.month, last.day) == (1, 1, MONTHS, 31):
        year = (first.year + last.year) // 2
        return date(year, 12, 31) if (last.year - first.year) % 2 else date(year, 6, 30)
    return first + (last - first) / 2


def years_later(moment: date, by: int) -> date:
    """The same day `by` years later; 28 February for a leap day."""
    year = moment.year + by
    return date(year, moment.month, min(moment.day, monthrange(year, moment.month)[1]))
