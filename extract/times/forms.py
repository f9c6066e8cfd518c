"""Times one by one as a text writes them: each form of the lexicon and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.lexicon import load
from extract.times import dates
from extract.times.atoms import Atom, number
from extract.times.dates import Span
from extract.times.days import read_days, read_daywords, read_dm, read_dmy
from extract.times.patterns import OPENERS, WORD, YEAR, match_at

_LEX = load("periods")
_YEAR_LISTED = re.compile(rf"năm {YEAR}, $|{YEAR}, $")
_TO_YEAR = re.compile(rf" (?:đến|tới) (?:năm )?{YEAR}")
_NOT_MONTH = frozenset(_LEX["month"]["not_after"])
_COUNTED = frozenset(_LEX["bare_year"]["counted"])
_RATE_BEFORE = frozenset(_LEX["rate"]["one_after"])


def atoms(lowered: str) -> Iterator[Atom]:
    """The times of a text in lower case, in order. Candidates whose numbers make no date are left out."""
    position = 0
    for word in WORD.finditer(lowered):
        written = word[0]
        if (written not in OPENERS and not written[0].isdigit()) or word.start() < position:
            continue
        match = match_at(lowered, word.start(), written)
        if match is None:
            continue
        atom = Atom(match.start(), match.end(), match.lastgroup or "", match)
        if _READ.get(atom.form, _read_nothing)(atom, lowered):
            yield atom
            position = match.end()


def _read_years(atom: Atom, lowered: str) -> bool:
    first, last = int(atom.match["years_a"]), int(atom.match["years_b"])
    atom.span, atom.year = dates.years(first, last), last
    return first < last <= first + 60


def _read_school(atom: Atom, lowered: str) -> bool:
    first, last = int(atom.match["school_a"]), atom.match["school_b"]
    atom.year = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    atom.span = dates.years(first, atom.year)
    return first < atom.year <= first + 10


def _read_month(atom: Atom, lowered: str) -> bool:
    month = number(atom.match["month_m"])
    before = atom.word_before(lowered)
    counted = before.isdigit() or before in _LEX["counts"] or before in _NOT_MONTH or atom.word_after(lowered) == "lần"
    return not counted and atom.take(lambda year: dates.months(year, month, month))


def _read_months(atom: Atom, lowered: str) -> bool:
    first, last = int(atom.match[f"{atom.form}_a"]), int(atom.match[f"{atom.form}_b"])
    return atom.take(lambda year: dates.months(year, first, last))


def _read_shorthand(atom: Atom, lowered: str) -> bool:
    """T4/2023 is a month, 9T/2023 the year's first nine."""
    month, count = atom.match["shorthand_m"], atom.match["shorthand_n"]
    return atom.take(lambda year: dates.months(year, int(month), int(month)) if month else dates.months(year, 1, int(count)))


def _read_quarters(atom: Atom, lowered: str) -> bool:
    first, last = (_LEX["quarters"][atom.match[f"quarters_{end}"]] for end in ("a", "b"))
    return atom.take(lambda year: dates.months(year, 3 * first - 2, 3 * last))


def _read_monthyear(atom: Atom, lowered: str) -> bool:
    month = int(atom.match["monthyear_m"])
    return atom.take(lambda year: dates.months(year, month, month))


def _read_quarter(atom: Atom, lowered: str) -> bool:
    number = _LEX["quarters"][atom.match["quarter_q"]]
    return atom.take(lambda year: dates.quarter(year, number))


def _read_q(atom: Atom, lowered: str) -> bool:
    return atom.take(lambda year: dates.quarter(year, int(atom.match["q_q"])))


def _read_run(atom: Atom, lowered: str) -> bool:
    """6 tháng đầu năm, 9 tháng năm 2023, 6 tháng cuối năm, hai quý đầu năm."""
    count = number(atom.match["run_n"]) * (1 if atom.match["run_unit"] == "tháng" else 3)
    edge = atom.match["run_edge"] or ""
    if not 1 <= count <= 12 or not (edge or count > 1) or not (edge or atom.match["run_y"] or atom.match["run_rel"]):
        return False
    if edge.startswith(("cuối", "còn")):
        return atom.take(lambda year: dates.months(year, 13 - count, 12))
    return atom.take(lambda year: dates.months(year, 1, count))


def _read_runof(atom: Atom, lowered: str) -> bool:
    count = number(atom.match["runof_n"])
    return atom.take(lambda year: dates.months(year, 1, count))


def _read_half(atom: Atom, lowered: str) -> bool:
    late = (atom.match["half_edge"] or atom.match["half_late"]) == "cuối"
    return atom.take(lambda year: dates.months(year, 7, 12) if late else dates.months(year, 1, 6))


def _read_year(atom: Atom, lowered: str) -> bool:
    atom.year = int(atom.match[f"{atom.form}_y"])
    atom.span = dates.years(atom.year, atom.year)
    return atom.form == "year" or _is_bare_year(atom, lowered)


def _is_bare_year(atom: Atom, lowered: str) -> bool:
    previous, following = atom.word_before(lowered), atom.word_after(lowered)
    if previous == "(" and lowered[atom.end : atom.end + 1] == ")":
        return True
    if previous in _LEX["bare_year"]["not_before"]:
        return False
    if _TO_YEAR.match(lowered, atom.end):
        return True
    if _YEAR_LISTED.search(lowered, max(0, atom.start - 10), atom.start):
        return not following or following not in _COUNTED
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

    return atom.take(of_year)


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
    return atom.match["per_w"] not in ("một", "từng") or atom.word_before(lowered) in _RATE_BEFORE


def _read_monthsalone(atom: Atom, lowered: str) -> bool:
    """`xuất khẩu 9 tháng` is January to September; `sau 9 tháng`, `9 tháng tuổi` is a length of time."""
    count = number(atom.match["monthsalone_n"])
    known = atom.take(lambda year: dates.months(year, 1, count))
    alone = _LEX["months_alone"]
    if atom.word_before(lowered) in alone["not_after_word"] or atom.word_after(lowered) in alone["not_before_word"]:
        atom.form = "monthsagain"
    return known


def _read_tet(atom: Atom, lowered: str) -> bool:
    """Xuân is Tết with the lunar year's name; with a number it is a season: vụ xuân 2023."""
    return atom.match["tet_name"] is not None or atom.match[0].startswith("tết")


def _read_nothing(atom: Atom, lowered: str) -> bool:
    return True


_READ: dict[str, Callable[[Atom, str], bool]] = {
    "school": _read_school,
    "years": _read_years,
    "dmy": read_dmy,
    "iso": read_dmy,
    "days": read_days,
    "daywords": read_daywords,
    "run": _read_run,
    "runof": _read_runof,
    "half": _read_half,
    "months": _read_months,
    "monthslist": _read_months,
    "quarters": _read_quarters,
    "shorthand": _read_shorthand,
    "month": _read_month,
    "monthyear": _read_monthyear,
    "dm": read_dm,
    "quarter": _read_quarter,
    "q": _read_q,
    "decade": _read_decade,
    "century": _read_century,
    "sofar": _read_sofar,
    "year": _read_year,
    "bare": _read_year,
    "per": _read_per,
    "tet": _read_tet,
    "slash": _read_per,
    "monthsalone": _read_monthsalone,
}
