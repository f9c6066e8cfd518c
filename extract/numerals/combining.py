"""Numerals that belong together: ranges, fractions, halves, doubles, signs, scales that carry back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.lexicon import load
from extract.numerals.context import is_isolated, word_after, word_before
from extract.numerals.tokens import Piece, read_digits

_LEXICON = load("numerals")
_WORDS = "|".join(_LEXICON["range"]["words"])
_HYPHEN = re.compile(r"[ \t]?[-–—−][ \t]?")
_TO = re.compile(rf"[ \t]+(?:{_WORDS})[ \t]+", re.IGNORECASE)
_UNIT_TO = re.compile(rf"([ \t]?[^\W\d_%]{{1,8}}+|[ \t]?%)(?:[ \t]?[-–—][ \t]?|[ \t]+(?:{_WORDS})[ \t]+)", re.IGNORECASE)
_UNIT_OVER = re.compile(r"([ \t]?[^\W\d_]{1,8}+)[ \t]?/[ \t]?")
_SLASH = re.compile(r"[ \t]?/[ \t]?")
_SHARED = re.compile(
    r"[ \t]+(?:" + "|".join(sorted(_LEXICON["shared"]["words"], key=len, reverse=True)) + r")[ \t]+|,[ \t]", re.IGNORECASE
)
_PERCENT = re.compile(r"[ \t]?%")
_SHARE_BEFORE = frozenset(_LEXICON["nửa"]["share_before"])
_NOT_SHARE = frozenset(_LEXICON["nửa"]["not_after"])
_DAYS, _MONTHS = 31, 12


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral under construction. `pieces` are the indices of its pieces; `dropped` marks digits of a date or a code."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    of: Decimal | None = None
    scale: int = 1
    pieces: tuple[int, int] = (0, 0)
    dropped: bool = False


def combine(text: str, pieces: list[Piece], simple: list[Numeral]) -> Iterator[Numeral]:
    """The numerals of a text as they are meant, in order."""
    merged = _halves_and_parts(text, pieces, simple)
    chained = _chains(text, [_signed(text, pieces, numeral) for numeral in merged], pieces)
    return (numeral for numeral in chained if not numeral.dropped)


def _halves_and_parts(text: str, pieces: list[Piece], simple: list[Numeral]) -> list[Numeral]:
    """With `hai phần ba`, `một nửa`, `gấp đôi`, `gấp rưỡi` put in."""
    taken = {i for numeral in simple for i in range(*numeral.pieces)}
    by_first = {numeral.pieces[0]: numeral for numeral in simple}
    found: dict[int, Numeral] = {numeral.start: numeral for numeral in simple}
    for i in range(len(pieces)):
        if i in taken:
            continue
        special = _special(text, pieces, i)
        if special:
            for j in range(*special.pieces):
                if j in by_first:
                    found.pop(by_first[j].start, None)
            found[special.start] = special
    return [found[start] for start in sorted(found)]


def _special(text: str, pieces: list[Piece], i: int) -> Numeral | None:
    piece = pieces[i]
    before = word_before(text, piece.start).lower()
    if piece.kind == "double" and before in ("gấp", "nhân"):
        return Numeral(piece.start, piece.end, Decimal(2), pieces=(i, i + 1))
    if piece.kind == "half" and before == "gấp":
        return Numeral(piece.start, piece.end, Decimal("1.5"), pieces=(i, i + 1))
    if piece.kind == "one_of_two":
        return _half(text, pieces, i, before)
    if piece.kind == "part" and 0 < i < len(pieces) - 1:
        return _part(text, pieces, i)
    return None


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
    if sign >= 0 and text[sign] == " " and is_isolated(text, sign - 1, numeral.end):
        sign -= 1
    if sign >= 0 and text[sign] in "-−" and _is_minus(text, sign, numeral):
        return replace(numeral, start=sign, value=-numeral.value)
    return numeral


def _is_minus(text: str, sign: int, numeral: Numeral) -> bool:
    """A hyphen that touches its digits behind a word: `xuống -5 độ`. At a line's start it is a bullet, between digits a range."""
    if is_isolated(text, sign, numeral.end) and (sign == 0 or text[sign - 1] != "\n"):
        return True
    return (
        sign + 1 == numeral.start and sign > 1 and text[sign - 1] in " (" and (text[sign - 2].isalpha() or text[sign - 1] == "(")
    )


def _chains(text: str, numerals: list[Numeral], pieces: list[Piece]) -> list[Numeral]:
    """Neighbours joined into ranges and fractions; three or more joined by one sign are a date or a code."""
    out: list[Numeral] = []
    i = 0
    while i < len(numerals):
        run = _run_length(text, numerals, i)
        if run > 2:
            i += run
            continue
        pair = _pair(text, numerals[i], numerals[i + 1], pieces) if i + 1 < len(numerals) else None
        if pair:
            out.append(pair)
            i += 2
        else:
            out.append(_with_shared_scale(text, numerals, i))
            i += 1
    return out


def _run_length(text: str, numerals: list[Numeral], i: int) -> int:
    """How many numerals from i on are joined by bare hyphens, slashes or dots without a space: 0912-345-678, 13/2/1019."""
    j = i
    while (
        j + 1 < len(numerals)
        and text[numerals[j].end : numerals[j + 1].start] in ("-", "/", ".")
        and not numerals[j + 1].value < 0
    ):
        j += 1
    return j - i + 1


def _pair(text: str, a: Numeral, b: Numeral, pieces: list[Piece]) -> Numeral | None:
    if b.start - a.end > 16 or a.of or b.of:
        return None
    if _SLASH.fullmatch(text, a.end, b.start) or _repeats_unit(text, a, b, _UNIT_OVER):
        return _over(a, b, pieces)
    hyphen = _HYPHEN.fullmatch(text, a.end, b.start)
    if hyphen or _TO.fullmatch(text, a.end, b.start) or _repeats_unit(text, a, b, _UNIT_TO):
        return _range(_in_hundreds(a, b, pieces), b, bare=b.start - a.end == 1)
    if text[a.end : b.start] == ", " and _PERCENT.match(text, b.end):
        return _spaced_decimal(text, a, b)
    return _loose(text, a, b, pieces)


def _over(a: Numeral, b: Numeral, pieces: list[Piece]) -> Numeral | None:
    """`5/10` is 5 of 10; `15/5` is a day. In `41/4,974` the comma can only group thousands."""
    if (
        a.scale != 1
        or a.value < 0
        or b.value <= 0
        or pieces[a.pieces[0]].kind != "digits"
        or pieces[b.pieces[0]].kind != "digits"
    ):
        return None
    of = b.value
    if pieces[b.pieces[0]].comma and a.value > of and b.scale == 1:
        of = read_digits(pieces[b.pieces[0]].text.replace(",", ".")) or of
    day = a.value > of and a.value <= _DAYS and of <= _MONTHS and a.value == int(a.value)
    return Numeral(a.start, b.end, a.value, of=of, pieces=(a.pieces[0], b.pieces[1]), dropped=day)


def _in_hundreds(a: Numeral, b: Numeral, pieces: list[Piece]) -> Numeral:
    """`hai đến ba trăm`, `từ 2 đến 3 chục`: the hundred at the end belongs to both."""
    lone = a.pieces[1] - a.pieces[0] == 1 and a.value < 10
    if not lone or b.pieces[1] - b.pieces[0] < 2 or pieces[b.pieces[0] + 1].kind not in ("hundred", "tens"):
        return a
    times = 100 if pieces[b.pieces[0] + 1].kind == "hundred" else 10
    return replace(a, value=a.value * times) if a.value < pieces[b.pieces[0]].value else a


def _range(a: Numeral, b: Numeral, *, bare: bool) -> Numeral | None:
    low = a.value
    if a.scale == 1 and b.scale > 1 and abs(low) * b.scale <= abs(b.value):
        low *= b.scale  # từ 10 đến 15 triệu
    if low < b.value:
        return Numeral(a.start, b.end, low, b.value, scale=b.scale, pieces=(a.pieces[0], b.pieces[1]))
    if bare and 0 <= b.value < 100 and a.value < 100 and a.scale == b.scale == 1 and a.value == int(a.value):
        return Numeral(a.start, b.end, low, pieces=(a.pieces[0], b.pieces[1]), dropped=True)  # 15-5 is a day, 3-0 a score
    return None


def _repeats_unit(text: str, a: Numeral, b: Numeral, joint: re.Pattern[str]) -> bool:
    """`70mm đến 320mm`, `5% - 7%`, `10 tấn đến 15 tấn`; `5 xã / 12 xã`."""
    between = joint.fullmatch(text, a.end, b.start)
    return between is not None and text.startswith(between[1].strip(), b.end + text[b.end : b.end + 1].isspace())


def _spaced_decimal(text: str, a: Numeral, b: Numeral) -> Numeral | None:
    """`39, 1%`: a decimal comma with a stray space. Only before %, and not in a list."""
    first, second = text[a.start : a.end], text[b.start : b.end]
    if not (first.isdigit() and second.isdigit() and len(first) <= 3 and len(second) <= 2):
        return None
    before = text[max(0, a.start - 3) : a.start]
    return (
        None
        if "," in before or "%" in before
        else Numeral(a.start, b.end, Decimal(f"{first}.{second}"), pieces=(a.pieces[0], b.pieces[1]))
    )


def _loose(text: str, a: Numeral, b: Numeral, pieces: list[Piece]) -> Numeral | None:
    """`hai ba người`, `ba bốn trăm`: two neighbouring digits in words are a loose range."""
    one_word = a.pieces[1] - a.pieces[0] == 1 and pieces[a.pieces[0]].kind == "unit"
    if not one_word or pieces[b.pieces[0]].kind != "unit" or text[a.end : b.start] != " ":
        return None
    step = pieces[b.pieces[0]].value - a.value
    multiple = b.value / pieces[b.pieces[0]].value if pieces[b.pieces[0]].value else Decimal(0)
    if step not in (1, 2) or multiple not in (1, 10, 100, b.scale, 100 * b.scale, 10 * b.scale):
        return None
    return Numeral(a.start, b.end, a.value * multiple, b.value, scale=b.scale, pieces=(a.pieces[0], b.pieces[1]))


def _with_shared_scale(text: str, numerals: list[Numeral], i: int) -> Numeral:
    """`từ 1,3 lên 1,39 triệu`, `2, 3 và 5 triệu`: all are millions. Only digits, and towards a number of like size."""
    a = numerals[i]
    if a.scale != 1 or a.of is not None or not text[a.end - 1].isdigit():
        return a
    by_commas = True
    for j in range(i + 1, min(i + 4, len(numerals))):
        between = _SHARED.fullmatch(text, numerals[j - 1].end, numerals[j].start)
        if not between:
            return a
        by_commas &= between[0].startswith(",")
        b = numerals[j]
        if b.scale > 1:
            like = b.value / b.scale / 20 <= a.value <= b.value / b.scale * 20
            return replace(a, value=a.value * b.scale) if like and not by_commas else a
    return a
