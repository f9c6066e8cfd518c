"""Times one by one as a text writes them: each form of the lexicon and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extract.lexicon import load
from extract.syllables import Syllables
from extract.times import dates
from extract.times.atoms import Atom, number
from extract.times.dates import Span
from extract.times.days import read_dayrun, read_days, read_daywords, read_dm, read_dmdm, read_dmdot, read_dmy, read_tenday
from extract.times.months import (
    read_half,
    read_halfyear,
    read_month,
    read_months,
    read_monthsalone,
    read_monthyear,
    read_q,
    read_quarter,
    read_quarters,
    read_run,
    read_runof,
    read_shorthand,
    read_someof,
)
from extract.times.patterns import OPENERS, WORD, match_at
from extract.times.year_forms import read_century, read_decade, read_school, read_tonow, read_wordyear, read_year, read_years

_LEX = load("periods")
_HOURS_A_DAY = 24
_PRODUCED = re.compile(rf"(?<!\w)(?:{'|'.join(_LEX['rate']['produced'])}) [^\s,;.:()\d]+ $")
_ENDS = re.compile(r" ?(?:[,;.:)]|$|đêm)", re.MULTILINE)
_FAR = 30
_RATE_BEFORE = frozenset(_LEX["rate"]["one_after"])


def atoms(lowered: str, view: Syllables) -> Iterator[Atom]:
    """The times of a text in lower case, in order. Candidates whose numbers make no date are left out."""
    position = 0
    for i in view.having(OPENERS, digits=True):
        start = view.start[i]
        if start and lowered[start].isdecimal() and lowered[start - 1].isalnum():
            start += 1  # the digit behind a letter is part of its word: t4, q2
        word = WORD.match(lowered, start) if start >= position else None
        match = match_at(lowered, start, word[0]) if word else None
        if match is None:
            continue
        atom = Atom(match.start(), match.end(), match.lastgroup or "", match)
        if _READ.get(atom.form, _read_nothing)(atom, lowered):
            yield atom
            position = match.end()


def _read_rel(atom: Atom, lowered: str) -> bool:
    """`hai năm trước đó`, `3 tháng này`: a count before makes it a length of time."""
    before = atom.word_before(lowered)
    return not (before.isdigit() or before in _LEX["counts"] or before == "mươi")


def _read_weekend(atom: Atom, lowered: str) -> bool:
    return atom.match["weekend_rel"] is not None or atom.word_before(lowered) not in _LEX["weekend"]["habit"]


def _read_weekdayalone(atom: Atom, lowered: str) -> bool:
    """A weekday that has its line to itself is the one that comes; among other words `thứ hai` may be a rank."""
    return atom.start == 0 or lowered[atom.start - 1] == "\n"


def _read_past(atom: Atom, lowered: str) -> bool:
    """`24 giờ tới`; fewer hours are a clock time before a verb: lúc 10 giờ tới nơi."""
    clock = atom.match["past_unit"] in ("giờ", "h") and atom.match["past_way"] in ("tới", "qua", "nay", "tiếp")
    return not clock or number(atom.match["past_n"]) >= _HOURS_A_DAY


def _read_ago(atom: Atom, lowered: str) -> bool:
    """`trong 3 năm trước` is a stretch that nobody dates."""
    return atom.word_before(lowered) not in ("trong", "suốt", "của")


def _read_sofar(atom: Atom, lowered: str) -> bool:
    """đầu năm, cuối năm, cả năm: of a year that another time gives."""
    edge = atom.match["sofar_edge"]
    moment = edge in ("đầu", "giữa", "cuối", "hết")
    last = {"đầu": (1, 1), "giữa": (6, 30)}.get(edge, (12, 31))

    def of_year(year: int) -> Span | None:
        end = dates.day(year, *last)
        return (None, end[1]) if end and moment else dates.years(year, year)

    return atom.take(of_year)


def _read_per(atom: Atom, lowered: str) -> bool:
    """`một năm` is a rate only behind an amount or whom it is for; after `trong` and elsewhere it is a length of time."""
    group = "slash" if atom.form == "slash" else "per"
    atom.per = _LEX["per_units"][atom.match[f"{group}_u"]]
    if group == "slash":
        return True
    if atom.match["per_w"] not in ("một", "từng") or atom.word_before(lowered) in _RATE_BEFORE:
        return True
    return _ENDS.match(lowered, atom.end) is not None and _PRODUCED.search(lowered, atom.start - _FAR, atom.start) is not None


def _read_newyear(atom: Atom, lowered: str) -> bool:
    return atom.take(lambda year: dates.day(year, 1, 1))


def _read_tet(atom: Atom, lowered: str) -> bool:
    """Xuân is Tết with the lunar year's name; with a number it is a season: vụ xuân 2023."""
    return atom.match["tet_name"] is not None or atom.match[0].startswith("tết")


def _read_nothing(atom: Atom, lowered: str) -> bool:
    return True


_READ: dict[str, Callable[[Atom, str], bool]] = {
    "school": read_school,
    "years": read_years,
    "spelled": read_years,
    "dmy": read_dmy,
    "iso": read_dmy,
    "days": read_days,
    "daywords": read_daywords,
    "dayspan": read_days,
    "dmdm": read_dmdm,
    "dmdot": read_dmdot,
    "dayrun": read_dayrun,
    "tenday": read_tenday,
    "newyear": _read_newyear,
    "someof": read_someof,
    "rel": _read_rel,
    "weekend": _read_weekend,
    "weekdayalone": _read_weekdayalone,
    "past": _read_past,
    "ago": _read_ago,
    "run": read_run,
    "runof": read_runof,
    "half": read_half,
    "halfyear": read_halfyear,
    "tonow": read_tonow,
    "wordyear": read_wordyear,
    "months": read_months,
    "monthslist": read_months,
    "monthspan": read_months,
    "quarters": read_quarters,
    "shorthand": read_shorthand,
    "month": read_month,
    "monthyear": read_monthyear,
    "dm": read_dm,
    "quarter": read_quarter,
    "q": read_q,
    "decade": read_decade,
    "century": read_century,
    "sofar": _read_sofar,
    "year": read_year,
    "oldyear": read_year,
    "bare": read_year,
    "per": _read_per,
    "tet": _read_tet,
    "slash": _read_per,
    "monthsalone": read_monthsalone,
}
