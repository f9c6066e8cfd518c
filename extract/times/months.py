"""How months, quarters and parts of a year are read: tháng 4-2023, quý I và II, 9T/2023, 6 tháng đầu năm, nửa cuối năm."""

from __future__ import annotations

from datetime import date

from extract.lexicon import load
from extract.times import dates
from extract.times.atoms import Atom, number

_LEX = load("periods")
_NOT_MONTH = frozenset(_LEX["month"]["not_after"])


def read_month(atom: Atom, lowered: str) -> bool:
    """tháng 4-2023, tháng Tư; `mỗi tháng một lần`, `ba tháng hai` are none."""
    month = number(atom.match["month_m"])
    before = atom.word_before(lowered)
    counted = before.isdigit() or before in _LEX["counts"] or before in _NOT_MONTH or atom.word_after(lowered) == "lần"
    return not counted and atom.take(lambda year: dates.months(year, month, month))


def read_months(atom: Atom, lowered: str) -> bool:
    """tháng 3-5/2023, tháng 4, 5 và 6/2023."""
    first, last = (int(atom.match[f"{atom.form}_{end}"]) for end in ("a", "b"))
    return atom.take(lambda year: dates.months(year, first, last))


def read_shorthand(atom: Atom, lowered: str) -> bool:
    """T4/2023 is a month, 9T/2023 and 9M2023 the year's first nine."""
    month, count = atom.match["shorthand_m"], atom.match["shorthand_n"]
    return atom.take(lambda year: dates.months(year, int(month), int(month)) if month else dates.months(year, 1, int(count)))


def read_halfyear(atom: Atom, lowered: str) -> bool:
    """H1/2023."""
    first = 1 if atom.match["halfyear_h"] == "1" else 7
    return atom.take(lambda year: dates.months(year, first, first + 5))


def read_quarters(atom: Atom, lowered: str) -> bool:
    """quý I và II/2023."""
    first, last = (_LEX["quarters"][atom.match[f"quarters_{end}"]] for end in ("a", "b"))
    return atom.take(lambda year: dates.months(year, 3 * first - 2, 3 * last))


def read_monthyear(atom: Atom, lowered: str) -> bool:
    """4-2023."""
    month = int(atom.match["monthyear_m"])
    return atom.take(lambda year: dates.months(year, month, month))


def read_quarter(atom: Atom, lowered: str) -> bool:
    """quý I/2024."""
    number = _LEX["quarters"][atom.match["quarter_q"]]
    return atom.take(lambda year: dates.quarter(year, number))


def read_q(atom: Atom, lowered: str) -> bool:
    """Q1/2024."""
    return atom.take(lambda year: dates.quarter(year, _LEX["quarters"][atom.match["q_q"]]))


def read_run(atom: Atom, lowered: str) -> bool:
    """6 tháng đầu năm, 9 tháng năm 2023, 6 tháng cuối năm, hai quý đầu năm."""
    count = number(atom.match["run_n"] or "1") * (1 if atom.match["run_unit"] == "tháng" else 3)
    edge = atom.match["run_edge"] or ""
    if not 1 <= count <= 12 or not (edge or count > 1) or not (edge or atom.match["run_y"] or atom.match["run_rel"]):
        return False
    if edge.startswith(("cuối", "còn")):
        return atom.take(lambda year: dates.months(year, 13 - count, 12))
    return atom.take(lambda year: dates.months(year, 1, count))


def read_runof(atom: Atom, lowered: str) -> bool:
    """9 tháng 2023."""
    count = number(atom.match["runof_n"])
    return atom.take(lambda year: dates.months(year, 1, count))


def read_half(atom: Atom, lowered: str) -> bool:
    """nửa đầu năm 2023."""
    late = (atom.match["half_edge"] or atom.match["half_late"]) in ("cuối", "sau")
    return atom.take(lambda year: dates.months(year, 7, 12) if late else dates.months(year, 1, 6))


def read_someof(atom: Atom, lowered: str) -> bool:
    """`những tháng đầu năm` begins in January and ends nobody knows when; `những tháng cuối năm` the other way round."""
    early = atom.match["someof_edge"] == "đầu"
    return atom.take(lambda year: (date(year, 1, 1), None) if early else (None, date(year, 12, 31)))


def read_monthsalone(atom: Atom, lowered: str) -> bool:
    """`xuất khẩu 9 tháng` is January to September; `sau 9 tháng`, `9 tháng tuổi` is a length of time."""
    count = number(atom.match["monthsalone_n"])
    known = atom.take(lambda year: dates.months(year, 1, count))
    alone = _LEX["months_alone"]
    behind = atom.word_after(lowered).rstrip(",.;:)")
    if atom.word_before(lowered) in alone["not_after_word"] or behind in alone["not_before_word"]:
        atom.form = "monthsagain"
    return known
