"""How years are read: năm 2023, giai đoạn 2021-2025, 2021 - nay, năm học 2023-24, thập niên 1990, thế kỷ XX, years in words."""

from __future__ import annotations

import re

from extract.lexicon import load
from extract.times import dates
from extract.times.atoms import Atom, number
from extract.times.patterns import YEAR

_LEX = load("periods")
_YEAR_LISTED = re.compile(rf"năm {YEAR}, $|{YEAR}, $")
_TO_YEAR = re.compile(rf"(?: (?:đến|tới) (?:năm )?|, ){YEAR}")
_EVENT = re.compile(rf"(?<!\w)(?:{'|'.join(_LEX['bare_year']['events'])})(?: [^\s,;.:()\d]+){{0,8}} $")  # Festival Hoa 2018
_COUNTED = frozenset(_LEX["bare_year"]["counted"])
_THIS_CENTURY = 21
_FIRST_YEAR = 1900
_CENTURIES = {"một chín": 1900, "hai không": 2000}
_ZERO = "không"


def read_years(atom: Atom, lowered: str) -> bool:
    """giai đoạn 2021-2025."""
    first, last = (int(atom.match[f"{atom.form}_{end}"]) for end in "ab")
    atom.span, atom.year = dates.years(first, last), last
    return first < last <= first + 60


def read_school(atom: Atom, lowered: str) -> bool:
    """năm học 2023-2024, 2023-24."""
    first, last = int(atom.match["school_a"]), atom.match["school_b"]
    atom.year = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    atom.span = dates.years(first, atom.year)
    return first < atom.year <= first + 10


def read_tonow(atom: Atom, lowered: str) -> bool:
    """2021 - nay."""
    atom.year = int(atom.match["tonow_y"])
    return True


def read_wordyear(atom: Atom, lowered: str) -> bool:
    """năm hai nghìn không trăm hai mươi; spoken two by two, năm hai không hai ba, một chín bảy lăm."""
    words = atom.match["wordyear_w"]
    for spoken, first in _CENTURIES.items():
        if words.startswith(spoken):
            year = first + _two_digits(words.removeprefix(spoken).split())
            break
    else:
        year = number(words)
    atom.year, atom.span = year, dates.years(year, year)
    return _FIRST_YEAR <= year < _FIRST_YEAR + 200


def _two_digits(words: list[str]) -> int:
    """hai ba, hai mươi ba, mười ba, không ba: what closes a year."""
    if words[0] == _ZERO:
        words = words[1:]
    elif len(words) == 2 and not {"mươi", "mười"} & set(words):
        words = [words[0], "mươi", words[1]]
    return number(" ".join(words))


def read_year(atom: Atom, lowered: str) -> bool:
    """năm 2023; a bare 2019 only among words that make it a year."""
    atom.year = int(atom.match[f"{atom.form}_y"])
    atom.span = dates.years(atom.year, atom.year)
    return atom.form in ("year", "oldyear") or _is_bare_year(atom, lowered)


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
    if _EVENT.search(lowered, max(0, atom.start - 70), atom.start):
        return True
    closed = not following or not following[0].isalnum()
    if previous in _LEX["bare_year"]["before"]:
        return closed or following in _LEX["bare_year"]["after"] or following not in _COUNTED
    return previous.endswith(",") and following in _LEX["bare_year"]["after"]


def read_decade(atom: Atom, lowered: str) -> bool:
    """thập niên 1990, những năm 90."""
    year = int(atom.match["decade_y"])
    if year < 100:
        century = atom.match["decade_c"]
        year += (_century(century) - 1) * 100 if century else 2000 if year < 30 else 1900
    atom.year, atom.span = year + 9, dates.years(year, year + 9)
    return True


def read_century(atom: Atom, lowered: str) -> bool:
    """thế kỷ XX, thế kỷ này."""
    written = atom.match["century_c"]
    number = _century(written) if written else _THIS_CENTURY - (atom.match["century_rel"] == "trước")
    atom.span = dates.years(number * 100 - 99, number * 100) if number else None
    return atom.span is not None


def _century(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [{"x": 10, "v": 5, "i": 1}[letter] for letter in written]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
