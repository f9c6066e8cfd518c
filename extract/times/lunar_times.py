"""Times of the lunar calendar: Tết and its days, festivals, rằm tháng Giêng, tháng Chạp, 10/3 âm lịch, năm Quý Mão."""

from __future__ import annotations

from datetime import date, timedelta

from extract.lexicon import load
from extract.times import lunar
from extract.times.atoms import Atom, number
from extract.times.dates import Span

_LEX = load("periods")
LUNAR_FORMS = frozenset(["tet", "tetday", "tetspan", "festival", "lunaryear", "lunarmonth", "lunarwords", "fullmoon", "lunarday"])
_REASONABLE_GUESS = 2015  # a sexagenary year without any other year near it
_TOWARDS_NEXT_TET = 10  # from October on, Tết is the one that comes
_LAST_MONTH = 12
_FULL_MOON = 15


def lunar_year(atom: Atom, published: date | None, anchor: int | None) -> int | None:
    """The year that a lunar time is of: written, named (Quý Mão), or that of the publication or of the year named before."""
    near = published.year if published else anchor or _REASONABLE_GUESS
    if written := atom.said("y") or atom.said("also"):
        return int(written)
    if name := atom.said("name"):
        return lunar.year_named(name, near)
    if not published:
        return anchor
    return near + (atom.form in ("tet", "tetday", "tetspan") and published.month >= _TOWARDS_NEXT_TET)


def lunar_span(atom: Atom, year: int) -> Span | None:
    """The solar dates of a lunar time of `year`; None where the calendar has no such day."""
    match atom.form:
        case "tet":
            first = lunar.new_year(year)
            return (first, first + timedelta(days=2)) if first else None
        case "tetday":
            return _one_day(_day_of_tet(atom, year))
        case "tetspan":
            first, last = (lunar.solar(number(atom.match[f"tetspan_{end}"]), 1, year) for end in "ab")
            return (first, last) if first and last and first < last else None
        case "festival":
            day, month = _LEX["festivals"][atom.match["festival_w"]]
            return _one_day(lunar.solar(day, month, year))
        case "lunaryear":
            return _until_day_before(lunar.new_year(year), lunar.new_year(year + 1))
        case "lunarday":
            return _one_day(lunar.solar(int(atom.match["lunarday_d"]), int(atom.match["lunarday_m"]), year))
    return _lunar_month(atom, year)


def _day_of_tet(atom: Atom, year: int) -> date | None:
    """`mùng 2 Tết`, `29 Tết`; `30 Tết` and `giao thừa` are the last day of the old year, even where it has no 30th."""
    first = lunar.new_year(year)
    if day := atom.match["tetday_d"]:
        return first and first + timedelta(days=number(day) - 1)
    eve = first and first - timedelta(days=1)
    old = atom.match["tetday_old"]
    return (lunar.solar(int(old), _LAST_MONTH, year - 1) or eve) if old else eve


def _lunar_month(atom: Atom, year: int) -> Span | None:
    """Giêng is the year's first lunar month; Chạp, the last, mostly falls into the January after."""
    name = atom.match[f"{atom.form}_m"]
    day = "rằm" if atom.form == "fullmoon" else atom.match[f"{atom.form}_d"]
    month = _LEX["lunar_months"].get(name) or number(name)
    year -= name == "chạp"
    if day:
        return _one_day(lunar.solar(_FULL_MOON if day == "rằm" else number(day), month, year))
    return _until_day_before(lunar.solar(1, month, year), lunar.solar(1, month % _LAST_MONTH + 1, year + month // _LAST_MONTH))


def _one_day(moment: date | None) -> Span | None:
    return (moment, moment) if moment else None


def _until_day_before(first: date | None, following: date | None) -> Span | None:
    return (first, following - timedelta(days=1)) if first and following else None
