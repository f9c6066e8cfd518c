"""One time as a text writes it, before its neighbours and the calendar decide the year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extract.lexicon import load
from extract.model import Per
from extract.numbers import find_numbers
from extract.times.dates import Span

_LEX = load("periods")


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

    def take(self, of_year: Callable[[int], Span | None]) -> bool:
        """Sets what the year's tail says; False where the form gives no date in any year (month 13)."""
        self.of_year = of_year
        if written := self.said("y"):
            self.year = year(written)
        nearest = self.said("this")
        relative = self.said("rel") or nearest
        if relative is not None and self.year is None:
            self.shift = int(_LEX["shifts"][relative])
            if nearest is not None:  # tháng 4 này, tháng 6 tới: the nearest one on that side
                self.side, self.shift = self.shift, None
        return of_year(self.year or _ANY_LEAP_YEAR) is not None

    def said(self, part: str) -> str | None:
        """The words of one part of the form; None where they are left out or the form has no such part."""
        name = f"{self.form}_{part}"
        return self.match[name] if name in self.match.re.groupindex else None

    def word_before(self, lowered: str) -> str:
        """What stands before, to the white space; an opening bracket is a word of its own; "" at the text's start."""
        return (lowered[max(0, self.start - _FAR) : self.start].replace("(", " ( ").split() or [""])[-1]

    def word_after(self, lowered: str) -> str:
        """What stands behind, to the white space; "" at the text's end."""
        return (lowered[self.end : self.end + _FAR].split() or [""])[0]


_ANY_LEAP_YEAR = 2000
_FAR = 16


@lru_cache(maxsize=1024)
def number(word: str) -> int:
    """A count, a month or a day of the month, in digits or in words."""
    word = word.strip()
    if word.isdigit() or word in _LEX["months"]:
        return int(_LEX["months"].get(word, word))
    return int(find_numbers(word)[0].value)


def year(digits: str) -> int:
    """A year; one of two digits is of this century up to 49."""
    written = int(digits)
    return written if written > 99 else written + (2000 if written < 50 else 1900)
