"""`find_numbers`: every numeral of a text, in digits and in words, with its value."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.lexicon import load
from extract.model import Number
from extract.numerals.combining import combine
from extract.numerals.context import stands_alone_as_number
from extract.numerals.numeral import Numeral
from extract.numerals.spelling import Reader
from extract.numerals.tokens import Piece, pieces
from extract.syllables import Syllables, split, syllables
from extract.text import composed

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_SPELT = 3
_GAP = 8  # spaces that may part the words of a numeral
_CLOSES = re.compile(
    r"\s*+(?:$|[.,;:!?)\]…\"”]|(?:" + "|".join(load("numerals")["closing"]["money"]) + r")(?!\w))", re.IGNORECASE
)


def find_numbers(text: str) -> list[Number]:
    """Every numeral of `text`, in order, none overlapping.

    Reads digits (dots group thousands, a comma begins decimals), number words, both with scale words (`357 nghìn tỷ`),
    ranges (`94-97`, `từ 10 đến 15 triệu`: one Number with `value_max`), fractions (`5/10`, `hai phần ba`, `một nửa`: `of`),
    multiples (`gấp đôi`: 2). `start` and `end` are character offsets; scale words and a minus belong to the numeral,
    comparators and units do not, except a unit repeated inside a range (`70mm đến 320`mm). A half behind the unit counts:
    the numeral of `hai tạ rưỡi` is `hai`, its value 2.5. `text` may be in NFD and hold any kind of space.

    A numeral is not yet a figure: years, ranks and house numbers are numerals too, and `extract.rules.not_figures` tells them.
    What is no numeral at all gives nothing: a syllable of a name or a word (Ba Bể, một số, tỷ lệ, năm nay, không có), digits
    of a code (12A1, 18-NQ/TW, Covid-19), a full date, a clock time. An ambiguous word alone in its sentence is the number.
    """
    text, offsets = composed(text)
    found = _find(text, split(text)[2])
    if isinstance(offsets, range):
        return found
    return [replace(n, start=offsets[n.start], end=offsets[n.end]) for n in found]


def numbers(doc: Doc) -> Doc:
    """The component: puts the numerals of `doc.user_data["text"]`, an article's clean text, into `doc.user_data["numbers"]`."""
    doc.user_data["numbers"] = _find(doc.user_data["text"], syllables(doc))
    return doc


def _find(text: str, view: Syllables) -> list[Number]:
    """The numerals of a text in NFC with plain spaces."""
    found = list(pieces(text, view))
    return [
        Number(n.start, n.end, float(n.value), _float(n.value_max), _float(n.of))
        for n in combine(text, found, _simple(text, found))
    ]


def _simple(text: str, found: list[Piece]) -> list[Numeral]:
    """The numerals one by one, before ranges and fractions."""
    adjacent = [b.start - a.end <= _GAP and text[a.end : b.start].strip(" \t\u00a0") == "" for a, b in pairwise(found)] + [False]
    reader = Reader(found, adjacent, lambda end: _CLOSES.match(text, end) is not None)
    numerals: list[Numeral] = []
    i = 0
    while i < len(found):
        read = reader.read(i)
        if read is None:
            i += 1
            continue
        if (spelt := _read_out(found, adjacent, i)) > _LONGEST_SPELT:
            i += spelt
            continue
        first, last = found[read.first], found[read.last - 1]
        if stands_alone_as_number(text, first, last):
            numerals.append(Numeral(first.start, last.end, read.value, scale=read.scale, pieces=(read.first, read.last)))
        i = read.last
    return numerals


def _read_out(found: list[Piece], adjacent: list[bool], i: int) -> int:
    """How many digits are read out one by one from piece i on: `không chín một hai` is a telephone, not four numbers."""
    j = i
    while j < len(found) and found[j].kind == "unit" and (j == i or adjacent[j - 1]):
        j += 1
    return j - i


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
