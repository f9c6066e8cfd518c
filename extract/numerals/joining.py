"""Neighbouring numerals that are one: ranges, loose pairs in words, scales that carry back; `shares` reads `5/10`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.lexicon import load
from extract.numerals.numeral import Numeral
from extract.numerals.shares import is_mixed, mixed, over, shares
from extract.numerals.tokens import Piece

_LEXICON = load("numerals")
_WORDS = "|".join(_LEXICON["range"]["words"])
_HYPHEN = re.compile(r"[ \t]?[-–—−÷~][ \t]?")
_TO = re.compile(rf"[ \t]+(?:{_WORDS})[ \t]+(?:dưới )?", re.IGNORECASE)  # "từ 4 đến dưới 6 lần"
_UNIT = r"[ \t]?[^\W\d_%]{1,8}+[23²³]?+(?>(?: ?/ ?[^\W\d_]{1,8}+(?>(?: đêm)?))?)|[ \t]?[%$€£¥₫]"  # 150 m3/ngày đêm đến dưới …
_UNIT_TO = re.compile(rf"({_UNIT})(?:[ \t]?[-–—][ \t]?|[ \t]+(?:{_WORDS})[ \t]+(?:dưới )?)", re.IGNORECASE)
_UNIT_AND = re.compile(r"([ \t]?[^\W\d_%]{1,8}+|[ \t]?%) và ")
_BETWEEN = re.compile(r"giữa $", re.IGNORECASE)
_UNIT_OVER = re.compile(r"([ \t]?[^\W\d_]{1,8}+)[ \t]?/[ \t]?")
_SLASH = re.compile(r"[ \t]?/[ \t]?")
_SHARED = re.compile(
    r"[ \t]+(?:" + "|".join(sorted(_LEXICON["shared"]["words"], key=len, reverse=True)) + r")[ \t]+|,[ \t]", re.IGNORECASE
)
_PERCENT = re.compile(r"[ \t]?%")
_TO_CURRENCY = re.compile(r" ?[-–] ?(\$|[A-Z]{2,3})")
_FARTHEST = 30  # characters between the numerals of a range that says its unit twice
_ROUND_PAIRS = {
    (Decimal(low), Decimal(low + step)) for low in range(10, 90, 5) for step in (5, 10)
}  # mười lăm hai mươi, ba mươi bốn mươi


def chains(text: str, numerals: list[Numeral], pieces: list[Piece]) -> list[Numeral]:
    """Neighbours joined into ranges and fractions; three or more joined by one sign are a date or a code."""
    out: list[Numeral] = []
    i = 0
    while i < len(numerals):
        run = _run_length(text, numerals, i)
        if run > 2:
            out.extend(shares(text, numerals[i : i + run]))
            i += run
            continue
        pair = _pair(text, numerals[i], numerals[i + 1], pieces) if i + 1 < len(numerals) else None
        pair = pair or _either(text, numerals, i, pieces)
        if pair:
            out.append(mixed(text, out.pop(), pair) if out and is_mixed(text, out[-1], pair) else pair)
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
    if b.start - a.end > _FARTHEST or a.of or b.of:
        return None
    if _SLASH.fullmatch(text, a.end, b.start) or _repeats_unit(text, a, b, _UNIT_OVER):
        return over(text, a, b, pieces)
    if _reaches(text, a, b):
        return _range(_in_hundreds(a, b, pieces), b, bare=b.start - a.end == 1)
    if text[a.end : b.start] == ", " and _PERCENT.match(text, b.end):
        return _spaced_decimal(text, a, b)
    return _loose(text, a, b, pieces)


def _reaches(text: str, a: Numeral, b: Numeral) -> bool:
    """Whether the words between say from a to b: `5-10`, `5 đến 10`, `5 tấn đến 10 tấn`, `$5-$10`, `giữa 5 và 10`."""
    if _HYPHEN.fullmatch(text, a.end, b.start) or _TO.fullmatch(text, a.end, b.start):
        return True
    if _BETWEEN.search(text, max(0, a.start - 5), a.start):
        return text[a.end : b.start] == " và " or _repeats_unit(text, a, b, _UNIT_AND)
    return _repeats_unit(text, a, b, _UNIT_TO) or _repeats_currency(text, a, b)


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


def _repeats_currency(text: str, a: Numeral, b: Numeral) -> bool:
    """`$5-$10`, `VND1000-VND2000`."""
    between = _TO_CURRENCY.fullmatch(text, a.end, b.start)
    return between is not None and text.endswith(between[1], max(0, a.start - 4), a.start)


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


def _either(text: str, numerals: list[Numeral], i: int, pieces: list[Piece]) -> Numeral | None:
    """`sáu, bảy triệu đồng` is six or seven million; in `hai, ba và năm xã` each counts for itself."""
    if i + 1 >= len(numerals) or text[numerals[i].end : numerals[i + 1].start] != ", ":
        return None
    follows = i + 2 < len(numerals) and _SHARED.fullmatch(text, numerals[i + 1].end, numerals[i + 2].start)
    if follows or _SHARED.search(text, max(0, numerals[i].start - 6), numerals[i].start):
        return None
    return _neighbours(numerals[i], numerals[i + 1], pieces, steps=(1,))


def _loose(text: str, a: Numeral, b: Numeral, pieces: list[Piece]) -> Numeral | None:
    """`hai ba người`, `ba bốn trăm`: two neighbouring digits in words are a loose range."""
    if text[a.end : b.start] != " ":
        return None
    if text[a.end - 1].isalpha() and (a.value, b.value) in _ROUND_PAIRS:
        return Numeral(a.start, b.end, a.value, b.value, pieces=(a.pieces[0], b.pieces[1]))
    return _neighbours(a, b, pieces, steps=(1, 2))


def _neighbours(a: Numeral, b: Numeral, pieces: list[Piece], steps: tuple[int, ...]) -> Numeral | None:
    one_word = a.pieces[1] - a.pieces[0] == 1 and pieces[a.pieces[0]].kind == "unit"
    if one_word and a.value == 9 and b.value == 10:  # chín mười người
        return Numeral(a.start, b.end, a.value, b.value, pieces=(a.pieces[0], b.pieces[1]))
    if not one_word or pieces[b.pieces[0]].kind != "unit":
        return None
    step = pieces[b.pieces[0]].value - a.value
    multiple = b.value / pieces[b.pieces[0]].value if pieces[b.pieces[0]].value else Decimal(0)
    if step not in steps or multiple not in (1, 10, 100, b.scale, 100 * b.scale, 10 * b.scale):
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
