"""Dates and times as newspapers print them, malformed ones included."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from extract.page.vocabulary import starts

VIETNAM = timezone(timedelta(hours=7))

_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)")
_LOCAL = re.compile(r"(?<![\d/.-])(?P<d>\d\d?)\s?[-/.]\s?(?P<m>\d\d?)\s?[-/.]\s?(?P<y>(?:19|20)\d\d)(?!\d)")
_WORDS = re.compile(r"\b(?P<d>\d\d?)\s+tháng\s+(?P<m>\d\d?)(?:\s+năm|,)?\s+(?P<y>(?:19|20)\d\d)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d\d?)\s?(?:giờ|[:hg])\s?(?P<min>\d\d)(?:\s?[:.]\s?(?P<s>\d\d))?(?:[.,]\d{1,9})?\s*(?:(?P<half>AM|PM|SA|CH)\b)?"
    r"\s*(?P<zone>Z|(?:\(?(?:GMT|UTC)\s*)?[+-]\s?\d\d?:?(?:\d\d)?)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_AMERICAN = re.compile(r"^\s*\d\d?/\d\d?/\d{4} \d\d?:\d\d:\d\d [AP]M\s*$", re.IGNORECASE)


def read_time(text: str | None) -> tuple[date | None, datetime | None]:
    """The first date of a text and, where a clock time stands with it, the moment: with the offset given, else UTC+07:00.

    `9/26/2026 9:20:00 AM`, as one editing system prints it, is read month first; every other date day first.
    """
    if not text or not _DIGIT.search(text):
        return None, None
    text = " ".join(text.split())[:200]
    found = next((m for m in (p.search(text) for p in (_ISO, _LOCAL, _WORDS, *_named())) if m), None)
    if found is None:
        return _from_mail(text)
    day = _date(int(found["y"]), _month(found["m"]), int(found["d"]), month_first=bool(_AMERICAN.match(text)))
    if day is None:
        return None, None
    clock = _CLOCK.search(text, found.end()) or _CLOCK.search(text, 0, found.start())
    moment = _clock(clock) if clock else None
    if moment is None:
        return day, None
    return day, datetime.combine(day, moment)


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(starts("months"), 1) for name in names.split("|")}


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """Dates with the month's name: `7 Tháng Ba, 2024`, `7 March 2024`; `Thg 3 7, 2024`, `March 7, 2024`."""
    month = f"(?P<m>{'|'.join(sorted(_months(), key=len, reverse=True))})"
    year = r"(?P<y>(?:19|20)\d\d)\b"
    forms = (rf"\b(?P<d>\d\d?) {month}\.?,? {year}", rf"\b{month}\.? (?P<d>\d\d?), {year}")
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else _months()[text.lower()]


def _date(year: int, month: int, day: int, month_first: bool) -> date | None:
    if month > 12 or (month_first and day <= 12):
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second = int(found["h"]), int(found["min"]), int(found["s"] or 0)
    half = (found["half"] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    elif half in ("AM", "SA") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second, tzinfo=_zone(found["zone"]))


def _zone(text: str | None) -> timezone:
    if not text:
        return VIETNAM
    if text.upper() == "Z":
        return UTC
    sign = -1 if "-" in text else 1
    digits = re.sub(r"\D", "", text)
    hours, minutes = (int(digits[:2]), int(digits[2:] or 0)) if len(digits) > 2 else (int(digits), 0)
    return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours <= 14 and minutes < 60 else VIETNAM


def _from_mail(text: str) -> tuple[date | None, datetime | None]:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None, None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=VIETNAM)
    return moment.date(), moment
