"""Times told from the day of publication: hôm qua, tháng tới, 5 năm qua, 3 năm trước, thứ ba tuần sau, cuối tuần này."""

from __future__ import annotations

from datetime import date, timedelta

from extract.lexicon import load
from extract.times import dates
from extract.times.atoms import Atom, number
from extract.times.dates import Span

_LEX = load("periods")
_MONTHS_OF = {"năm": 12, "quý": 3, "tháng": 1}
_DAYS_OF = {"tuần": 7, "ngày": 1}
_HOURS_OF = {"giờ": 1, "h": 1, "tiếng": 1, "phút": 0, "giây": 0}  # minutes stay in the day
_HOURS_A_DAY = 24
_LONGEST = 200  # years, quarters or months that a newspaper looks back


def relative(atom: Atom, published: date) -> Span | None:
    """The dates of a relative time; None where they cannot be known or the form is none of these."""
    match atom.form:
        case "now":
            return None, published
        case "fromnow":
            return published, None
        case "dayword":
            moment = published + timedelta(days=_LEX["days"][atom.match["dayword_w"]])
            return moment, moment
        case "nextyear":
            return _shifted(published, "năm", 1)
        case "within":
            return _shifted(published, atom.match["within_unit"], 0)
        case "dayrel":
            year, month = dates.month_shifted(published, _LEX["shifts"][atom.match["dayrel_rel"]])
            return dates.day(year, month, int(atom.match["dayrel_d"]))
        case "edgeof":
            return _edge(atom, published)
        case "rel":
            return _shifted(published, atom.match["rel_unit"], _LEX["shifts"][atom.match["rel_shift"]])
        case "past":
            return _lately(atom, published)
        case "ago" | "since":
            return _ago(atom, published)
        case "weekdayalone":
            return _coming(published, _weekday_number(atom.match["weekdayalone_w"]))
        case "weekday":
            return _weekday(atom, published)
        case "weekend":
            saturday = dates.week_of(published, _LEX["shifts"][atom.match["weekend_rel"] or "này"])[0] + timedelta(days=5)
            return saturday, saturday + timedelta(days=1)
    return None


def _shifted(published: date, unit: str, by: int) -> Span | None:
    if unit == "năm":
        return dates.years(published.year + by, published.year + by)
    if unit == "tuần":
        return dates.week_of(published, by)
    if unit not in _MONTHS_OF:
        by = by if unit == "ngày" else 0  # hours and minutes stay in the day
        moment = published + timedelta(days=by)
        return moment, moment
    year, month = dates.month_shifted(published, by if unit == "tháng" else 3 * by)
    return dates.months(year, month, month) if unit == "tháng" else dates.quarter(year, (month + 2) // 3)


def _edge(atom: Atom, published: date) -> Span | None:
    """`đầu tháng`, `giữa tháng`, `cuối quý`: a day of the current one."""
    span = _shifted(published, atom.match["edgeof_unit"], 0)
    return dates.edge(span, atom.match["edgeof_edge"]) if span else None


def _lately(atom: Atom, published: date) -> Span | None:
    """`5 năm qua` ends on the day of publication, `3 tháng tới` begins there."""
    sign = 1 if atom.match["past_way"] in _LEX["words"]["coming"] else -1
    count, unit = number(atom.match["past_n"]), atom.match["past_unit"]
    if unit in _HOURS_OF:
        other = published + timedelta(days=sign * (count * _HOURS_OF[unit] // _HOURS_A_DAY))
    elif unit in _DAYS_OF:
        other = published + timedelta(days=sign * count * _DAYS_OF[unit])
    elif count > _LONGEST:
        return None
    else:
        year, month = dates.month_shifted(published, sign * count * _MONTHS_OF[unit])
        other = published.replace(day=min(published.day, 28), year=year, month=month)
    return (other, published) if sign < 0 else (published, other)


def _ago(atom: Atom, published: date) -> Span | None:
    """`3 năm trước`, `cách đây 3 năm`: the whole year three before; `2 tuần nữa`: the week two ahead."""
    count, unit = number(atom.match[f"{atom.form}_n"]), atom.match[f"{atom.form}_unit"]
    ahead = atom.form == "ago" and atom.match["ago_way"] == "nữa"
    return _shifted(published, unit, count if ahead else -count) if count <= _LONGEST else None


def _weekday(atom: Atom, published: date) -> Span:
    weekday = _weekday_number(atom.match["weekday_w"])
    if week := atom.match["weekday_week"]:
        moment = dates.week_of(published, _LEX["shifts"][week])[0] + timedelta(days=weekday)
    elif atom.match["weekday_near"] == "tới":
        return _coming(published, weekday)
    else:
        moment = published - timedelta(days=(published.weekday() - weekday - 1) % 7 + 1)
    return moment, moment


def _weekday_number(written: str) -> int:
    """Monday, thứ hai, is 0."""
    word = written.removeprefix("thứ ")
    return int(word) - 2 if word.isdigit() else _LEX["weekdays"].index(word)


def _coming(published: date, weekday: int) -> Span:
    moment = published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    return moment, moment
