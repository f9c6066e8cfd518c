"""Times one by one as a text writes them, before their neighbours and the calendar decide the year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extract import dates
from extract.dates import Span
from extract.lexicon import load
from extract.model import Per

_LEX = load("periods")


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_MAY = rf"(?<!\bnăm(?= {_YEAR}))"  # in "5 tháng năm 2023" the word năm is the year's, not May
_PARTS: dict[str, str] = {
    "YEAR": _YEAR,
    "MONTH": rf"(?:\d{{1,2}}(?!\d|[.,]\d)|{_any(_LEX['months'])}(?!\w){_MAY})",
    "COUNT": rf"(?:\d{{1,2}}|{_any(_LEX['counts'])})",
    "SHIFT": _any(_LEX["shifts"]),
    "TAIL": r"(?:(?:\s?[-/]\s?|,? ?(?:của )?năm (?:học )?|,? )(?P<y>YEAR)(?!\s?[-–]\s?\d)|,? (?:của )?năm (?P<rel>SHIFT)(?!\w)"
    r"| (?P<this>SHIFT)(?!\w))?+",
    "CAN": _any(_LEX["sexagenary"]["can"]),
    "CHI": _any(_LEX["sexagenary"]["chi"]),
    **{key.upper(): _any(_LEX[key]) for key in ("quarters", "days", "lunar_months", "per_units")},
    **{key.upper(): _any(words) for key, words in _LEX["words"].items()},
}
_NAME = re.compile(r"\b[A-Z_]{3,}\b")
_FORMS: dict[str, str] = load("period_forms")["forms"]
_STARTS: dict[str, list[str]] = load("period_forms")["starts"]
_WORD = re.compile(r"[^\W\d_]++\d?|\d++")
_SLASH = re.compile(rf"(?P<slash>/\s?(?P<slash_u>{_PARTS['PER_UNITS']})(?!\w| (?:{_YEAR}|học)))")


def _spelled_out(form: str, pattern: str) -> str:
    while names := set(_NAME.findall(pattern)):
        for name in names:
            pattern = re.sub(rf"\b{name}\b", lambda _, name=name: _PARTS[name], pattern)  # type: ignore[misc]
    return rf"(?P<{form}>{pattern.replace('?P<', f'?P<{form}_')})"


@cache
def _forms_from(start: str) -> re.Pattern[str]:
    """The forms that begin with this word, as one pattern."""
    return re.compile("|".join(_spelled_out(form, pattern) for form, pattern in _FORMS.items() if form in _STARTS[start]))


@dataclass(slots=True)
class Atom:
    """One time as written: `span` where it says all by itself, `of_year` where the dates depend on a year that it lacks."""

    start: int
    end: int
    form: str
    match: re.Match[str]
    span: Span | None = None
    year: int | None = None
    of_year: Callable[[int], Span | None] | None = None
    shift: int | None = None  # years from the publication's year, where the text says so
    side: int = 0  # behind (-1) or ahead (1) of the publication: tháng 6 vừa qua, tháng 6 tới
    per: Per | None = None


def atoms(lowered: str) -> Iterator[Atom]:
    """The times of a text in lower case, in order. Candidates whose numbers make no date are left out."""
    position = 0
    for word in _WORD.finditer(lowered):
        start = word.start()
        if start < position:
            continue
        match = _match_at(lowered, start, word[0])
        if match is None:
            continue
        atom = Atom(match.start(), match.end(), match.lastgroup or "", match)
        if _READ.get(atom.form, _read_later)(atom, lowered):
            yield atom
            position = match.end()


def _match_at(lowered: str, start: int, word: str) -> re.Match[str] | None:
    if word in _LEX["per_units"] and (slash := _slash_before(lowered, start)) >= 0:
        return _SLASH.match(lowered, slash)
    key = "#" if word[0].isdigit() else word
    if key not in _STARTS or (
        start and (lowered[start - 1] in "/.,-_" or (start > 1 and lowered[start - 1] in ",." and lowered[start - 2].isdigit()))
    ):
        return None
    return _forms_from(key).match(lowered, start)


def _slash_before(lowered: str, start: int) -> int:
    """Where the slash of a rate stands: đồng/năm, đồng / năm; -1 without one."""
    if lowered[start - 1 : start] == "/":
        return start - 1
    return start - 2 if lowered[max(0, start - 2) : start] == "/ " else -1


def _number(word: str) -> int:
    word = word.strip()
    return int(word) if word.isdigit() else _LEX["months"].get(word) or _LEX["counts"][word]


def _year(digits: str) -> int:
    """A year of two digits is of this century up to 49."""
    year = int(digits)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _take(atom: Atom, name: str, of_year: Callable[[int], Span | None]) -> bool:
    """Sets what the year's tail says; False where the form gives no date in any year (month 13)."""
    found = atom.match.groupdict()
    atom.of_year = of_year
    if year := found.get(f"{name}_y"):
        atom.year = _year(year)
    relative = found.get(f"{name}_rel") or found.get(f"{name}_this")
    if relative is not None and atom.year is None:
        atom.shift = int(_LEX["shifts"][relative])
        if found.get(f"{name}_this") is not None:  # tháng 4 này, tháng 6 tới: the nearest one on that side
            atom.side, atom.shift = atom.shift, None
    return of_year(atom.year or 2000) is not None


def _read_years(atom: Atom, lowered: str) -> bool:
    first, last = int(atom.match["years_a"]), int(atom.match["years_b"])
    atom.span, atom.year = dates.years(first, last), last
    return first < last <= first + 60


def _read_school(atom: Atom, lowered: str) -> bool:
    first, last = int(atom.match["school_a"]), atom.match["school_b"]
    atom.year = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    atom.span = dates.years(first, atom.year)
    return first < atom.year <= first + 10


def _read_dmy(atom: Atom, lowered: str) -> bool:
    atom.year = _year(atom.match[f"{atom.form}_y"])
    atom.span = dates.day(atom.year, int(atom.match[f"{atom.form}_m"]), int(atom.match[f"{atom.form}_d"]))
    return atom.span is not None


def _read_days(atom: Atom, lowered: str) -> bool:
    first, last, month = (int(atom.match[f"days_{part}"]) for part in ("a", "b", "m"))
    named = atom.match[0][0].isalpha() or "-" in atom.match[0] or "–" in atom.match[0]

    def of_year(year: int) -> Span | None:
        ends = dates.day(year, month, first), dates.day(year, month, last)
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and first < last else None

    return named and _take(atom, "days", of_year)


def _read_daywords(atom: Atom, lowered: str) -> bool:
    number, month = int(atom.match["daywords_d"]), _number(atom.match["daywords_m"])
    named = atom.match[0].startswith(("ngày", "mùng", "mồng")) or atom.match["daywords_y"] is not None or number > 12
    return named and _take(atom, "daywords", lambda year: dates.day(year, month, number))


def _read_dm(atom: Atom, lowered: str) -> bool:
    """A bare 2/9 may be a share: a day needs a word before it, a leading zero, or a first number that cannot be a part."""
    number, month = int(atom.match["dm_d"]), int(atom.match["dm_m"])
    bare = atom.match["dm_lead"] is None
    if bare and not (_day_like(atom.match) or _beside_day(atom, lowered) or len(lowered.strip()) == len(atom.match[0])):
        return False
    if (number, month) == (24, 7) or (bare and atom.match["dm_sep"] == "-" and lowered[atom.end : atom.end + 2] in (" %", "% ")):
        return False
    return _take(atom, "dm", lambda year: dates.day(year, month, number))


def _day_like(match: re.Match[str]) -> bool:
    """30/4 and 05/9 are no parts of anything."""
    return int(match["dm_d"]) > max(int(match["dm_m"]), 12) or match["dm_d"][0] == "0" or match["dm_m"][0] == "0"


_DAY_AHEAD = re.compile(
    r"\s?(?:[-–]|đến|tới|và|,)\s?(?:ngày )?(?:1[3-9]|2\d|3[01]|0\d|\d{1,2}(?=\s?[/-]\s?\d{1,2}[/-]))\s?[/-]\s?\d{1,2}(?!\d)"
)
_TO_YEAR = re.compile(rf" (?:đến|tới) (?:năm )?{_YEAR}")
_DAY_FROM = re.compile(r"(?<!\w)(?:từ|trước|sau|đến|tới|vào) $")
_DAY_SET_OFF = re.compile(r"\s?(?:[,;:.)#]|$)")
_DAYS_IN_BRACKETS = re.compile(r"\(\d{1,2}/\d{1,2}\s?[-–]\s?\d{1,2}/\d{1,2}\)")
_DAY_BEHIND = re.compile(r"(?:(?:1[3-9]|2\d|3[01]|0\d)|ngày \d{1,2})[/-]\d{1,2}(?: và | đến |, |\s?[-–]\s?)(?:ngày )?$")


def _beside_day(atom: Atom, lowered: str) -> bool:
    """`từ 2/3 đến 15/4`, `30/4 và 1/5`: the other one is a day, so this one is."""
    bracket = lowered.rfind("(", max(0, atom.start - 10), atom.start)
    if bracket >= 0 and _DAYS_IN_BRACKETS.match(lowered, bracket):
        return True
    if _DAY_SET_OFF.match(lowered, atom.end) and _DAY_FROM.search(lowered, max(0, atom.start - 10), atom.start):
        return True
    return bool(_DAY_AHEAD.match(lowered, atom.end) or _DAY_BEHIND.search(lowered, max(0, atom.start - 24), atom.start))


def _read_month(atom: Atom, lowered: str) -> bool:
    month = _number(atom.match["month_m"])
    before = lowered[max(0, atom.start - 12) : atom.start].split()
    if lowered.startswith(" lần", atom.end):
        return False  # tháng một lần
    counted = (
        bool(before)
        and lowered[atom.start - 1] == " "
        and (before[-1].isdigit() or before[-1] in _LEX["counts"] or before[-1] in _NOT_MONTH)
    )
    return not counted and _take(atom, "month", lambda year: dates.months(year, month, month))


def _read_months(atom: Atom, lowered: str) -> bool:
    first, last = int(atom.match["months_a"]), int(atom.match["months_b"])
    return _take(atom, "months", lambda year: dates.months(year, first, last))


def _read_monthyear(atom: Atom, lowered: str) -> bool:
    month = int(atom.match["monthyear_m"])
    return _take(atom, "monthyear", lambda year: dates.months(year, month, month))


def _read_quarter(atom: Atom, lowered: str) -> bool:
    number = _LEX["quarters"][atom.match["quarter_q"]]
    return _take(atom, "quarter", lambda year: dates.quarter(year, number))


def _read_q(atom: Atom, lowered: str) -> bool:
    return _take(atom, "q", lambda year: dates.quarter(year, int(atom.match["q_q"])))


def _read_run(atom: Atom, lowered: str) -> bool:
    """6 tháng đầu năm, 9 tháng năm 2023, 6 tháng cuối năm, hai quý đầu năm."""
    count = _number(atom.match["run_n"]) * (1 if atom.match["run_unit"] == "tháng" else 3)
    edge = atom.match["run_edge"] or ""
    if not 1 <= count <= 12 or not (edge or count > 1) or not (edge or atom.match["run_y"] or atom.match["run_rel"]):
        return False
    if edge.startswith(("cuối", "còn")):
        return _take(atom, "run", lambda year: dates.months(year, 13 - count, 12))
    return _take(atom, "run", lambda year: dates.months(year, 1, count))


def _read_runof(atom: Atom, lowered: str) -> bool:
    count = _number(atom.match["runof_n"])
    return _take(atom, "runof", lambda year: dates.months(year, 1, count))


def _read_half(atom: Atom, lowered: str) -> bool:
    late = (atom.match["half_edge"] or atom.match["half_late"]) == "cuối"
    return _take(atom, "half", lambda year: dates.months(year, 7, 12) if late else dates.months(year, 1, 6))


def _read_year(atom: Atom, lowered: str) -> bool:
    atom.year = int(atom.match[f"{atom.form}_y"])
    atom.span = dates.years(atom.year, atom.year)
    return atom.form == "year" or _is_bare_year(atom, lowered)


def _is_bare_year(atom: Atom, lowered: str) -> bool:
    before = lowered[max(0, atom.start - 16) : atom.start].replace("(", " ( ").split()
    after = lowered[atom.end : atom.end + 12].split()
    previous, following = before[-1] if before else "", after[0] if after else ""
    if previous == "(" and lowered[atom.end : atom.end + 1] == ")":
        return True
    if previous in _LEX["bare_year"]["not_before"]:
        return False
    if _TO_YEAR.match(lowered, atom.end):
        return True
    closed = not following or not following[0].isalnum()
    if previous in _LEX["bare_year"]["before"]:
        return closed or following in _LEX["bare_year"]["after"] or following not in _COUNTED
    return previous.endswith(",") and following in _LEX["bare_year"]["after"]


def _read_sofar(atom: Atom, lowered: str) -> bool:
    """đầu năm, cuối năm, cả năm: of a year that another time gives."""
    edge = atom.match["sofar_edge"]
    moment = edge in ("đầu", "giữa", "cuối", "hết")
    last = {"đầu": (1, 1), "giữa": (6, 30)}.get(edge, (12, 31))

    def of_year(year: int) -> Span | None:
        end = dates.day(year, *last)
        return (None, end[1]) if end and moment else dates.years(year, year)

    return _take(atom, "sofar", of_year)


def _read_decade(atom: Atom, lowered: str) -> bool:
    year = int(atom.match["decade_y"])
    if year < 100:
        century = atom.match["decade_c"]
        year += (_century(century) - 1) * 100 if century else 2000 if year < 30 else 1900
    atom.year, atom.span = year + 9, dates.years(year, year + 9)
    return True


def _read_century(atom: Atom, lowered: str) -> bool:
    number = _century(atom.match["century_c"])
    atom.span = dates.years(number * 100 - 99, number * 100) if number else None
    return atom.span is not None


def _century(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [{"x": 10, "v": 5, "i": 1}[letter] for letter in written]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def _read_per(atom: Atom, lowered: str) -> bool:
    """`một năm` is a rate only behind an amount or whom it is for; after `trong` and elsewhere it is a length of time."""
    group = "slash" if atom.form == "slash" else "per"
    atom.per = _LEX["per_units"][atom.match[f"{group}_u"]]
    if group == "slash":
        return True
    word = atom.match["per_w"]
    if word in ("một", "từng"):
        before = lowered[max(0, atom.start - 14) : atom.start].split()
        return bool(before) and before[-1] in _RATE_BEFORE
    return True


def _read_monthsalone(atom: Atom, lowered: str) -> bool:
    """`xuất khẩu 9 tháng` is January to September; `sau 9 tháng`, `9 tháng tuổi` is a length of time."""
    count = _number(atom.match["monthsalone_n"])
    before, after = lowered[max(0, atom.start - 16) : atom.start].split(), lowered[atom.end : atom.end + 10].split()
    alone = _LEX["months_alone"]
    if (before and before[-1] in alone["not_after_word"]) or (after and after[0] in alone["not_before_word"]):
        atom.shift = None
        atom.form = "monthsagain"
    return _take(atom, "monthsalone", lambda year: dates.months(year, 1, count))


def _read_later(atom: Atom, lowered: str) -> bool:
    return True


_NOT_MONTH = frozenset(["mỗi", "hằng", "hàng", "nhiều", "vài", "mấy", "các", "những", "từng", "ngày", "nửa"])
_COUNTED = frozenset(
    [
        "người",
        "hộ",
        "ha",
        "tấn",
        "con",
        "đồng",
        "em",
        "học",
        "cán",
        "đại",
        "doanh",
        "m2",
        "m",
        "km",
        "lượt",
        "cây",
        "chiếc",
        "căn",
        "đảng",
        "đoàn",
        "tỷ",
        "triệu",
        "nghìn",
        "usd",
        "lao",
        "sinh",
        "suất",
        "trường",
        "phần",
        "xã",
        "ca",
        "vụ",
        "bộ",
        "cái",
    ]
)
_RATE_BEFORE = frozenset(
    ["đồng", "usd", "triệu", "tỷ", "nghìn", "người", "em", "hộ", "đ", "cháu", "đô", "tấn", "kg", "lượt", "ha", "%", "học"]
)
_READ: dict[str, Callable[[Atom, str], bool]] = {
    "school": _read_school,
    "years": _read_years,
    "dmy": _read_dmy,
    "iso": _read_dmy,
    "days": _read_days,
    "daywords": _read_daywords,
    "run": _read_run,
    "runof": _read_runof,
    "half": _read_half,
    "months": _read_months,
    "month": _read_month,
    "monthyear": _read_monthyear,
    "dm": _read_dm,
    "quarter": _read_quarter,
    "q": _read_q,
    "decade": _read_decade,
    "century": _read_century,
    "sofar": _read_sofar,
    "year": _read_year,
    "bare": _read_year,
    "per": _read_per,
    "slash": _read_per,
    "monthsalone": _read_monthsalone,
}
