"""Dates as feeds, sitemaps and section pages of newspapers write them."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from email.utils import parsedate_to_datetime

_DATE = re.compile(r"(?<![\d/])(?P<first>\d{1,2})\s?[/.-]\s?(?P<second>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})(?!\d)", re.ASCII)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:hg](\d{2})(?::(\d{2}))?(?:\s*([AP]M|SA|CH)\b)?", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")
_DATE_LENGTH = 200  # a longer text is no date, and is not searched


def read_date(text: str, timezone: tzinfo) -> datetime | None:
    """The time that a date field states: ISO 8601, RFC 822, or numbers as in `9/26/2026 9:20:00 AM` and `26/09/2026, 09:20`.

    A time without an offset is in `timezone`. None where there is no date to be read.
    """
    text = text.strip()[:_DATE_LENGTH]
    read = _iso(text) or _numeric(text) or _rfc822(text)
    if read is None:
        return None
    try:
        return read if read.utcoffset() is not None else read.replace(tzinfo=timezone)
    except (OverflowError, ValueError):
        return None


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    try:
        return datetime.fromisoformat(found[0].replace(" +", "+").replace(" -", "-")) if found else None
    except ValueError:
        return None


def _rfc822(text: str) -> datetime | None:
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read if read.year > 1990 else None


def _numeric(text: str) -> datetime | None:
    """Day before month as Vietnamese has it, but month before day where the time is in AM and PM, as .NET writes it."""
    found = _DATE.search(text)
    if found is None:
        return None
    clock = _CLOCK.search(text[: found.start()] + " " + text[found.end() :])
    hour, minute, second, half = clock.groups() if clock else ("0", "0", "0", None)
    half = (half or "").upper()
    day, month = int(found["first"]), int(found["second"])
    if month > 12 or (half in ("AM", "PM") and day <= 12):
        day, month = month, day
    hours = int(hour) % 12 + 12 * (half in ("PM", "CH")) if half else int(hour)
    try:
        return datetime(int(found["year"]), month, day, hours, int(minute), int(second or 0))
    except ValueError:
        return None
