"""Numerals with a slash: `5/10` is 5 of 10, `6-7/10` six to seven of ten, `5 1/2` five and a half; `15/5` is a day."""

from __future__ import annotations

import re

from extract.lexicon import load
from extract.numerals.context import word_after, word_before
from extract.numerals.numeral import Numeral
from extract.numerals.tokens import Piece, read_digits

_LEXICON = load("numerals")
_DAY_NAMED = re.compile(r"(?<!mỗi )(?<!một )(?<!mọi )(?<!hằng )(?<!hàng )(?<!\w)ngày $", re.IGNORECASE)
_DAYS, _MONTHS = 31, 12
_OVERFULFILLED = 2  # times a plan that an amount may reach
_COUNTED = frozenset(_LEXICON["năm"]["things"])
_BEFORE_DAY = frozenset(_LEXICON["range"]["before_day"])


def shares(text: str, run: list[Numeral]) -> list[Numeral]:
    """`đạt 6-7/10 tiêu chí`: six to seven of ten; the day 6-7/10 counts nothing and mostly has a word before it."""
    low, high, of = run[0], run[1], run[-1]
    signs = text[low.end : low.end + 1] + text[high.end : high.end + 1]
    if len(run) > 3 or signs != "-/" or not 0 <= low.value < high.value <= of.value:
        return []
    if word_after(text, of.end).lower() not in _COUNTED or word_before(text, low.start).lower() in _BEFORE_DAY:
        return []
    return [Numeral(low.start, of.end, low.value, high.value, of.value, pieces=(low.pieces[0], of.pieces[1]))]


def is_mixed(text: str, whole: Numeral, part: Numeral) -> bool:
    """`5 1/2`: a small whole number and a part of one; `năm 2020 1/2 số hộ` has another number before the part."""
    if part.of is None or text[whole.end : part.start] != " " or not text[whole.end - 1].isdigit():
        return False
    alone = whole.of is None and whole.value_max is None and text[whole.start : whole.end].lstrip("-").isdigit()
    return alone and abs(whole.value) < 100 and 0 < part.value < part.of <= 10


def mixed(text: str, whole: Numeral, part: Numeral) -> Numeral:
    """The whole number with its part: 5.5 for `5 1/2`."""
    assert part.of
    share = part.value / part.of
    value = whole.value - share if text[whole.start] in "-−" else whole.value + share
    return Numeral(whole.start, part.end, value, pieces=(whole.pieces[0], part.pieces[1]))


def over(text: str, a: Numeral, b: Numeral, pieces: list[Piece]) -> Numeral | None:
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
    named = _DAY_NAMED.search(text, max(0, a.start - 12), a.start) is not None
    day = (a.value > of or named) and a.value <= _DAYS and of <= _MONTHS and a.value == int(a.value)
    value = a.value * b.scale if _share_scale(a, b) else a.value
    return Numeral(a.start, b.end, value, of=of, pieces=(a.pieces[0], b.pieces[1]), dropped=day)


def _share_scale(a: Numeral, b: Numeral) -> bool:
    """`350/500 tỷ đồng` is billions of billions; `5/1 triệu dân`, `5.000/1 triệu` are few of many."""
    most = b.value / b.scale
    return b.scale > 1 and most > 1 and a.value <= _OVERFULFILLED * most
