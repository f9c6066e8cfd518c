"""Dates as feeds, sitemaps and section pages of newspapers write them."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from email.utils import parsedate_to_datetime

_DATE = re.compile(
    r"(?<![\d/])(?P<first>\d{1,2})\s?(?:[/.-]|tháng)\s?(?P<second>\d{1,2})\s?(?:[/.-]|năm)\s?(?P<year>\d{4})(?!\d)", re.ASCII
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:hg](\d{2})(?::(\d{2}))?(?:\s*([AP]M|SA|CH)\b)?", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?")
_SHORT_OFFSET = re.compile(r"([+-])(\d{1,2})$")  # hours alone
_HALF = re.compile(r"\b(?:(AM|SA)|(PM|CH))\b", re.IGNORECASE)  # sáng, chiều
_DATE_LENGTH = 200  # a longer text is no date, and is not searched
_YEARS = range(1991, 2100)  # a field that was never filled comes as the year 1, 1970 or 9999


def read_date(text: str, timezone: tzinfo) -> datetime | None:
    """The time that a date field states: ISO 8601, RFC 822, or numbers as in `9/26/2026 9:20:00 AM` and `26/09/2026, 09:20`.

    A time without an offset is in `timezone`. None where there is no date to be read, or one that no article can have.
    """
    text = text.strip()[:_DATE_LENGTH]
    read = _iso(text) or _numeric(text) or _rfc822(text)
    if read is None or read.year not in _YEARS:
        return None
    return read if read.utcoffset() is not None else read.replace(tzinfo=timezone)


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, clock, offset = found.groups(default="")
    padded = "0" + clock if clock[1:2] == ":" else clock or "00:00"
    try:
        read = datetime.fromisoformat(f"{year}-{month}-{day}T{padded}{offset}")
    except ValueError:
        return None
    return _in_half(read, text[found.end() :])


def _rfc822(text: str) -> datetime | None:
    """`-0000` says that a time is UTC; Python would take it for one without an offset. And it reads no date without a time."""
    if " 0001 " in text:  # .NET's field that nobody filled, which Python takes for 2001
        return None
    if text.endswith("-0000"):
        text = text.removesuffix("-0000") + "+0000"
    text = _SHORT_OFFSET.sub(lambda found: f"{found[1]}{found[2]:0>2}00", text)
    try:
        return _in_half(parsedate_to_datetime(text if ":" in text else f"{text} 00:00"), text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_half(read: datetime, said: str) -> datetime:
    """A time of which something beside it may say that it is of the day's first or second half."""
    half = _HALF.search(said)
    if half is None or read.hour > 12:
        return read
    return read.replace(hour=read.hour % 12 + (12 if half[2] else 0))


def _numeric(text: str) -> datetime | None:
    """Day before month as Vietnamese has it, but month before day where the time is in AM and PM, as .NET writes it."""
    found = _DATE.search(text)
    if found is None:
        return None
    clock = _CLOCK.search(text[: found.start()] + " " + text[found.end() :])
    hour, minute, second, half = clock.groups() if clock else ("0", "0", "0", None)
    day, month = int(found["first"]), int(found["second"])
    if month > 12 or ((half or "").upper() in ("AM", "PM") and day <= 12):
        day, month = month, day
    try:
        return _in_half(datetime(int(found["year"]), month, day, int(hour), int(minute), int(second or 0)), half or "")
    except ValueError:
        return None
