"""Stretches of the calendar as inclusive pairs of dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date | None, date | None]
MONTHS = 12


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


def week_of(day_in_it: date, weeks_later: int = 0) -> Span:
    """Monday to Sunday of the week that `day_in_it` is in, or of a later (earlier) one."""
    monday = day_in_it - timedelta(days=day_in_it.weekday()) + timedelta(weeks=weeks_later)
    return monday, monday + timedelta(days=6)


def month_shifted(moment: date, by: int) -> tuple[int, int]:
    """Year and month of the month `by` months after the one of `moment`."""
    index = moment.year * 12 + moment.month - 1 + by
    return index // 12, index % 12 + 1


def years_later(moment: date, by: int) -> date:
    """The same day `by` years later; 28 February for a leap day."""
    year = moment.year + by
    return date(year, moment.month, min(moment.day, monthrange(year, moment.month)[1]))
