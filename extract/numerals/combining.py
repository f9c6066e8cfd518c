"""Numerals that belong together: halves, fractions in words, doubles, signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.lexicon import load
from extract.numerals.context import is_isolated, word_after, word_before
from extract.numerals.joining import chains
from extract.numerals.numeral import Numeral
from extract.numerals.tokens import Piece, read_digits

_LEXICON = load("numerals")
_WHOLE = frozenset(_LEXICON["indivisible"]["nouns"])
_MINUS = "-−"
_SPECIAL = frozenset(["vulgar", "double", "half", "one_of_two", "part"])
_MIXED = 99  # the largest whole number that a part of one stands behind
_DEGREES = re.compile(r"(?: ?(?:đến|tới|-|–) ?-?\d{1,3}(?:,\d)?)? ?(?:°|º|độ C)")
_HALF_OF_UNIT = re.compile(rf" ?(?!gấp )[^\W\d_]{{1,8}} (?:{'|'.join(_LEXICON['others']['half'])})(?!\w)", re.IGNORECASE)
_SHARE_BEFORE = frozenset(_LEXICON["nửa"]["share_before"])
_NOT_SHARE = frozenset(_LEXICON["nửa"]["not_after"])


def combine(text: str, pieces: list[Piece], simple: list[Numeral]) -> Iterator[Numeral]:
    """The numerals of a text as they are meant, in order."""
    merged = _halves_and_parts(text, pieces, simple)
    whole = [_signed(text, pieces, _grouped(text, pieces, numeral)) for numeral in merged]
    if any(piece.kind == "half" for piece in pieces):
        whole = [_with_half_behind_unit(text, numeral) for numeral in whole]
    chained = chains(text, whole, pieces)
    return (numeral for numeral in chained if not numeral.dropped)


def _halves_and_parts(text: str, pieces: list[Piece], simple: list[Numeral]) -> list[Numeral]:
    """With `hai phần ba`, `một nửa`, `gấp đôi`, `gấp rưỡi` put in."""
    taken = {i: numeral.pieces[0] for numeral in simple for i in range(*numeral.pieces)}
    by_first = {numeral.pieces[0]: numeral for numeral in simple}
    found: dict[int, Numeral] = {numeral.start: numeral for numeral in simple}
    for i in range(len(pieces)):
        if i in taken:
            continue
        special = _special(text, pieces, i)
        if special and taken.get(special.pieces[0], i) >= special.pieces[0]:  # the one of "mười một | nửa" is no half's
            for j in range(*special.pieces):
                if j in by_first:
                    found.pop(by_first[j].start, None)
            found[special.start] = special
    return [found[start] for start in sorted(found)]


def _special(text: str, pieces: list[Piece], i: int) -> Numeral | None:
    piece = pieces[i]
    if piece.kind not in _SPECIAL:
        return None
    before = word_before(text, piece.start).lower()
    if piece.kind == "vulgar":
        return _vulgar(text, pieces, i, before)
    if piece.kind == "double" and before in ("gấp", "nhân"):
        return Numeral(piece.start, piece.end, Decimal(2), pieces=(i, i + 1))
    if piece.kind == "half" and before == "gấp":
        return Numeral(piece.start, piece.end, Decimal("1.5"), pieces=(i, i + 1))
    if piece.kind == "one_of_two":
        return _half(text, pieces, i, before)
    if piece.kind == "part" and 0 < i < len(pieces) - 1:
        return _part(text, pieces, i)
    return None


def _vulgar(text: str, pieces: list[Piece], i: int, before: str) -> Numeral | None:
    """`½` is one of two; behind a whole number, `1½`, `2 ¼`, it is added to it."""
    part, of = _LEXICON["vulgar"][pieces[i].text]
    whole = pieces[i - 1] if i else None
    if not before.isdigit():
        return Numeral(pieces[i].start, pieces[i].end, Decimal(part), of=Decimal(of), pieces=(i, i + 1))
    if whole is None or whole.text != before or whole.value > _MIXED or text[whole.end : pieces[i].start] not in ("", " "):
        return None
    return Numeral(whole.start, pieces[i].end, whole.value + Decimal(part) / of, pieces=(i - 1, i + 1))


def _half(text: str, pieces: list[Piece], i: int, before: str) -> Numeral | None:
    after = word_after(text, pieces[i].end).lower()
    if after in _NOT_SHARE or not (before in _SHARE_BEFORE or after == "số"):
        return None
    first = i - 1 if before == "một" and i else i
    return Numeral(pieces[first].start, pieces[i].end, Decimal(1), of=Decimal(2), pieces=(first, i + 1))


def _part(text: str, pieces: list[Piece], i: int) -> Numeral | None:
    """`hai phần ba`, `1 phần 4`, `ba phần tư`; `năm phần trăm` is a unit's name and stays with the units."""
    above, below = pieces[i - 1], pieces[i + 1]
    spaced = text[above.end : pieces[i].start] == " " == text[pieces[i].end : below.start]
    if not spaced or above.kind not in ("unit", "digits") or below.kind not in ("unit", "digits", "after_tens", "ten"):
        return None
    of = Decimal(10) if below.kind == "ten" else below.value
    return Numeral(above.start, below.end, above.value, of=of, pieces=(i - 1, i + 2)) if 0 < above.value <= of else None


def _signed(text: str, pieces: list[Piece], numeral: Numeral) -> Numeral:
    first = numeral.pieces[0]
    if first and pieces[first - 1].kind == "minus" and text[pieces[first - 1].end : numeral.start] == " ":
        minus = pieces[first - 1]
        if minus.text == "âm" or not word_before(text, minus.start):
            return replace(numeral, start=minus.start, value=-numeral.value)
    sign = numeral.start - 1
    if sign > 0 and text[sign] == " " and text[sign - 1] in _MINUS and is_isolated(text, sign - 1, numeral.end):
        sign -= 1
    if sign >= 0 and text[sign] in _MINUS and _is_minus(text, sign, numeral):
        return replace(numeral, start=sign, value=-numeral.value)
    return numeral


def _grouped(text: str, pieces: list[Piece], numeral: Numeral) -> Numeral:
    """`3,500 đồng`, `1,234 người`: nobody has 1.234 people, so the comma groups thousands."""
    piece = pieces[numeral.pieces[0]]
    if not piece.comma or numeral.end != piece.end or word_after(text, piece.end).lower() not in _WHOLE:
        return numeral
    value = read_digits(piece.text.replace(",", "."))
    return numeral if value is None else replace(numeral, value=value)


def _with_half_behind_unit(text: str, numeral: Numeral) -> Numeral:
    """`hai tạ rưỡi` is two and a half: the half stands behind the unit, outside the numeral."""
    if numeral.scale != 1 or numeral.of or numeral.value != int(numeral.value) or not _HALF_OF_UNIT.match(text, numeral.end):
        return numeral
    return replace(numeral, value=numeral.value + Decimal("0.5"))


def _is_minus(text: str, sign: int, numeral: Numeral) -> bool:
    """A hyphen that touches its digits behind a word: `xuống -5 độ`. At a line's start it is a bullet, between digits a range."""
    if is_isolated(text, sign, numeral.end) and (sign == 0 or text[sign - 1] != "\n"):
        return True
    if sign + 1 != numeral.start:
        return False
    if text[sign] == "−" or _DEGREES.match(text, numeral.end):  # the minus sign itself, or a temperature
        return not text[max(0, sign - 2) : sign].strip()[-1:].isdigit() and not text[sign - 1 : sign].isalnum()
    return text[max(0, sign - 1) : sign] == "(" or (sign > 1 and text[sign - 1] == " " and text[sign - 2].isalpha())
