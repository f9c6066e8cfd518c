"""How days are read: 19/5/2023, ngày 14 tháng 5, sáng 2/9, 13-17/10. A day like 2/9 may be a share instead."""

from __future__ import annotations

import re
from datetime import timedelta

from extract.lexicon import load
from extract.times import dates
from extract.times.atoms import Atom, number, year
from extract.times.dates import Span

_DAY_AHEAD = re.compile(
    r"\s?(?:[-–]|đến|tới|và|,)\s?(?:ngày )?(?:1[3-9]|2\d|3[01]|0\d|\d{1,2}(?=\s?[/-]\s?\d{1,2}[/-]))\s?[/-]\s?\d{1,2}(?!\d)"
)
_DAY_FROM = re.compile(r"(?<!\w)(?:từ|trước|sau|đến|tới|vào) $")
_DAY_SET_OFF = re.compile(r"\s?(?:[,;:.)#]|$)")
_DAYS_IN_BRACKETS = re.compile(r"\(\d{1,2}/\d{1,2}\s?[-–]\s?\d{1,2}/\d{1,2}\)")
_DAY_NAMED = re.compile(r"(?<!\w)(?:(?:thứ (?:\w+)|chủ nhật|nay|qua|mai|kia) ?)$")  # sáng thứ Hai (12/6), hôm nay (12/6)
_WEEKDAY = re.compile(r"(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? $")  # sáng thứ Hai 1/5
_STREET = frozenset(load("periods")["street"]["names"])
_COUNTED = frozenset(load("periods")["bare_year"]["counted"])
_RATE = frozenset(load("periods")["words"]["per"])
_TO_DAY = re.compile(r"\d tháng \d{1,2}(?: năm \d{4})? (?:đến|tới|và) $")  # 28 tháng 2 đến 3 tháng 3
_WEEK = 7
_DAY_BEHIND = re.compile(r"(?:(?:1[3-9]|2\d|3[01]|0\d)|ngày \d{1,2})[/-]\d{1,2}(?: và | đến |, |\s?[-–]\s?)(?:ngày )?$")


def read_dmy(atom: Atom, lowered: str) -> bool:
    """A day with its month and year, in digits."""
    atom.year = year(atom.match[f"{atom.form}_y"])
    atom.span = dates.day(atom.year, int(atom.match[f"{atom.form}_m"]), int(atom.match[f"{atom.form}_d"]))
    return atom.span is not None


def read_days(atom: Atom, lowered: str) -> bool:
    """Days of one month: 13-17/10, ngày 11, 12 và 13-7, đêm 10 rạng sáng 11-9, ngày 1 đến ngày 5 tháng 3."""
    first, last, month = (number(atom.match[f"{atom.form}_{part}"]) for part in ("a", "b", "m"))
    words = atom.match[0]
    named = "ngày" in words or words[0].isalpha() or "-" in words or "–" in words or atom.word_before(lowered) == "từ"

    def of_year(year: int) -> Span | None:
        ends = dates.day(year, month, first), dates.day(year, month, last)
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and first < last else None

    return named and atom.take(of_year)


def read_daywords(atom: Atom, lowered: str) -> bool:
    """ngày 14 tháng 5 năm 2018; `5 tháng 3` without ngày is none."""
    day, month = number(atom.match["daywords_d"]), number(atom.match["daywords_m"])
    named = atom.match[0].startswith(("ngày", "mùng", "mồng")) or atom.match["daywords_y"] is not None or day > dates.MONTHS
    named = named or _TO_DAY.search(lowered, max(0, atom.start - 30), atom.start) is not None
    return named and atom.take(lambda year: dates.day(year, month, day))


def read_dmdm(atom: Atom, lowered: str) -> bool:
    """30/4-3/5; 1/2-3/4 may be shares."""
    a, a_month, b, b_month = (int(atom.match[f"dmdm_{part}"]) for part in ("a", "am", "b", "bm"))

    def of_year(year: int) -> Span | None:
        first, last = dates.day(year - ((a_month, a) > (b_month, b)), a_month, a), dates.day(year, b_month, b)
        return (first[0], last[1]) if first and last else None

    named = atom.match["dmdm_lead"] or max(a, b) > dates.MONTHS or _DAY_FROM.search(lowered, max(0, atom.start - 10), atom.start)
    return bool(named) and atom.take(of_year)


def read_dayrun(atom: Atom, lowered: str) -> bool:
    """15 ngày đầu tháng 6, tuần cuối tháng 5."""
    count, month = int(atom.match["dayrun_n"] or (_WEEK if atom.match["dayrun_week"] else 1)), number(atom.match["dayrun_m"])

    def of_year(year: int) -> Span | None:
        first, last = dates.months(year, month, month) or (None, None)
        if not first or not last or not 1 <= count < last.day:
            return None
        days = timedelta(days=count - 1)
        return (first, first + days) if atom.match["dayrun_edge"] == "đầu" else (last - days, last)

    return atom.take(of_year)


def read_tenday(atom: Atom, lowered: str) -> bool:
    """A month's first ten days, the ten after them, the rest: thượng, trung, hạ tuần."""
    month, part = number(atom.match["tenday_m"]), ("thượng", "trung", "hạ").index(atom.match["tenday_w"])

    def of_year(year: int) -> Span | None:
        whole = dates.months(year, month, month)
        first = dates.day(year, month, 10 * part + 1)
        last = dates.day(year, month, 10 * part + 10) if part < 2 else whole
        return (first[0], last[1]) if first and last else None

    return atom.take(of_year)


def read_dmdot(atom: Atom, lowered: str) -> bool:
    """ngày 5.6, chiều 30.4; `mỗi ngày 1.5 tấn` is a number."""
    day, month = int(atom.match["dmdot_d"]), int(atom.match["dmdot_m"])
    rate = atom.word_before(lowered) in _RATE or atom.word_after(lowered) in _COUNTED
    return not rate and atom.take(lambda year: dates.day(year, month, day))


def read_dm(atom: Atom, lowered: str) -> bool:
    """A bare 2/9 may be a share: a day needs a word before it, a leading zero, or a first number that cannot be a part."""
    day, month = int(atom.match["dm_d"]), int(atom.match["dm_m"])
    bare = atom.match["dm_lead"] is None
    if bare and atom.word_before(lowered) in _STREET:
        return False
    if bare and not (_day_like(atom.match) or _beside_day(atom, lowered) or len(lowered.strip()) == len(atom.match[0])):
        return False
    if (day, month) == (24, 7) or (bare and atom.match["dm_sep"] == "-" and lowered[atom.end : atom.end + 2] in (" %", "% ")):
        return False
    return atom.take(lambda year: dates.day(year, month, day))


def _day_like(match: re.Match[str]) -> bool:
    """30/4 and 05/9 are no parts of anything."""
    return int(match["dm_d"]) > max(int(match["dm_m"]), 12) or match["dm_d"][0] == "0" or match["dm_m"][0] == "0"


def _beside_day(atom: Atom, lowered: str) -> bool:
    """`từ 2/3 đến 15/4`, `30/4 và 1/5`: the other one is a day, so this one is."""
    bracket = lowered.rfind("(", max(0, atom.start - 10), atom.start)
    if bracket >= 0 and bracket == atom.start - 1 and _DAY_NAMED.search(lowered, max(0, bracket - 16), bracket):
        return True
    if bracket >= 0 and _DAYS_IN_BRACKETS.match(lowered, bracket):
        return True
    if _WEEKDAY.search(lowered, max(0, atom.start - 12), atom.start):
        return True
    if _DAY_SET_OFF.match(lowered, atom.end) and _DAY_FROM.search(lowered, max(0, atom.start - 10), atom.start):
        return True
    return bool(_DAY_AHEAD.match(lowered, atom.end) or _DAY_BEHIND.search(lowered, max(0, atom.start - 24), atom.start))
