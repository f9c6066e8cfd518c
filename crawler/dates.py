"""Dates as feeds, sitemaps and section pages of newspapers write them."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from email.utils import parsedate_to_datetime

_TIME = r"(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[AaPp][Mm]|SA|CH)?"
_DATE = r"(?P<first>\d{1,2})\s?[/.-]\s?(?P<second_part>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})"
_NUMERIC = (
    re.compile(rf"(?<!\d){_DATE}(?:[\s,|•·-]{{1,5}}{_TIME})?(?!\d)"),
    re.compile(rf"(?<!\d){_TIME}[\s,|•·-]{{1,5}}(?:ngày )?{_DATE}(?!\d)"),
)
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
    for pattern in _NUMERIC:
        found = pattern.search(text)
        if found is None:
            continue
        first, second, half = int(found["first"]), int(found["second_part"]), (found["half"] or "").upper()
        is_american = half in ("AM", "PM")
        day, month = (second, first) if (is_american and first <= 12) or second > 12 else (first, second)
        hour = int(found["hour"] or 0)
        if half:
            hour = hour % 12 + (12 if half in ("PM", "CH") else 0)
        try:
            return datetime(int(found["year"]), month, day, hour, int(found["minute"] or 0), int(found["second"] or 0))
        except ValueError:
            continue
    return None
