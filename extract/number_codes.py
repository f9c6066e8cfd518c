"""Numerals that are part of a code or a name, by the look of what stands around them: plates, posts, versions, slogans."""

from __future__ import annotations

import re

from extract.lexicon import load
from extract.model import Number
from extract.number_context import word_after

_GLUED = re.compile(r"(?:[A-ZĐ]\d{0,3}-|[A-ZĐ]\.|\d\+)$")  # 20F1-234.56, CT.07, Km 62+500
_INITIALS = re.compile(r"(?<!\w)[A-ZĐ]{2,} $")  # OM 18, RON 95
_PROPER = re.compile(r"(?<!\w)[A-ZĐÀ-Ỹ][a-zà-ỹ]+ [A-ZĐÀ-Ỹ][a-zà-ỹ]+ $")  # Đài Thơm 8
_VERSION = re.compile(r"\d\.0|\d[GK]")
_IN_ONE = re.compile(r" trong 1\b")  # a vaccine "5 trong 1"
_OF_MANY = re.compile(r"\d trong $")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_NEAR = 25  # characters that a slogan in quotation marks reaches around its numeral
_LONG = 8  # digits from which on a number without dots tells things apart
_SMALL = 100
_JOINERS = frozenset(["và", "hoặc", "hay", "đến", "tới", "có", "còn"])
_GOES_ON = frozenset(load("not_figures")["year"]["after"]) - _JOINERS


def code(text: str, number: Number) -> bool:
    """Whether the numeral is part of a code or a name. It has no unit and counts no noun: the caller has seen to that."""
    written = text[number.start : number.end]
    before = text[max(0, number.start - _NEAR) : number.start]
    if _GLUED.search(before) or _VERSION.fullmatch(written) or (written.isdigit() and len(written) >= _LONG):
        return True
    if _IN_ONE.match(text, number.end) or (written == "1" and _OF_MANY.search(before)):
        return True
    return _follows_name(text, number, before) or _in_slogan(text, number, before)


def _follows_name(text: str, number: Number, before: str) -> bool:
    """ "Giống lúa OM 18 cho gạo ngon": a name before, and a small word after that no noun can be."""
    named = _INITIALS.search(before) or (number.value < _SMALL and _PROPER.search(before))
    return bool(named) and text[number.start : number.end].isdigit() and word_after(text, number.end) in _GOES_ON


def _in_slogan(text: str, number: Number, before: str) -> bool:
    """“3 nhất”, “5 không, 3 sạch”: a few words in quotation marks, and the numeral among the first."""
    after = text[number.end : number.end + _NEAR]
    for opening, closing in _QUOTES.items():
        at = before.rfind(opening)
        if at >= 0 and closing in after and not any(mark in before[at + 1 :] for mark in ".:;”»"):
            return number.value < _SMALL and len(before) - at <= 15
    return False
