"""Numerals that report nothing: dates, ranks, papers, roads, telephones, list numbers, lengths of time, articles.

How the figure rules use it: call `turned_down` once a text; a number whose index is a key of the result is no figure, and the
value says why in a word or two (it is what `baotinh read --why` prints).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon import load
from extract.model import Number, Period
from extract.number_codes import code
from extract.number_context import word_after, word_before

_LEX = load("not_figures")
_BEFORE: dict[str, str] = {phrase: reason for reason, phrases in _LEX["before"].items() for phrase in phrases}
_UNCOUNTED: dict[str, str] = {phrase: reason for reason, phrases in _LEX["before_uncounted"].items() for phrase in phrases}
_SMALL: dict[str, str] = {phrase: reason for reason, phrases in _LEX["before_small"].items() for phrase in phrases}
_COUNTED = frozenset(_LEX["counted"]["words"])
_AFTER_YEAR = frozenset(_LEX["year"]["after"])
_AFTER: dict[str, str] = {phrase: reason for reason, phrases in _LEX["after"].items() for phrase in phrases}
_WORK = frozenset(_LEX["counted"]["work"])
_ORDINAL = frozenset(_LEX["ordinal"]["before"])
_NO_FRACTION = frozenset(_LEX["no_fraction"]["before"])
_COUNT_OF = re.compile(r"(?:con|tổng|trong|với|những|các|về|có) số $")
_LIST_NUMBER = re.compile(r"(?:\.|\)|/)(?: \D|\s*$)")
_WORDS_BEHIND = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}$")
_WORDS_AHEAD = re.compile(r" ?([^\W\d_]+)((?: [^\W\d_]+){0,3})")
_DAY_AFTER = re.compile(r"(?:,| và) \d{1,2}[-/]\d")
_LETTER = re.compile(r"(?<!\w)[A-ZĐ] $")
_STREET = re.compile(r" ([A-ZĐÀ-Ỹ][a-zà-ỹ]+) [A-ZĐÀ-Ỹ][a-zà-ỹ]+")
_PLACES = frozenset(["xã", "huyện", "tỉnh", "phường", "thôn", "bản", "xóm", "làng", "đường"])
_UNIT_SIGNS = tuple("%$€°²³‰")
_LONGEST = 4
_SMALL_RANK = 12


def turned_down(text: str, numbers: Sequence[Number], periods: Sequence[Period]) -> dict[int, str]:
    """Index in `numbers` → why it is no figure. `periods` are those of `find_periods(text)`, both in the order of the text."""
    reasons: dict[int, str] = {}
    at, counted = 0, 0  # the period that may reach the number; where the last numeral ended that is a figure
    for i, number in enumerate(numbers):
        while at < len(periods) and periods[at].end <= number.start:
            at += 1
        timed = at < len(periods) and periods[at].start < number.end and periods[at].per is None
        timed = timed or (reasons.get(i - 1) == "time" and _next_day(text, numbers[i - 1], number))
        reason = "time" if timed else _reason(text, number, counted)
        if reason:
            reasons[i] = reason
        else:
            counted = number.end
    return reasons


def _next_day(text: str, before: Number, number: Number) -> bool:
    """ "ngày 11, 12 và 13-7": a day goes on after another, up to the one that has its month."""
    between = text[before.end : number.start]
    return between in (", ", " và ") and number.value <= 31 and _DAY_AFTER.match(text, number.end) is not None


def _reason(text: str, number: Number, counted: int) -> str | None:
    if number.of is None and not _is_measured(text, number) and code(text, number):
        return "name"
    return (
        _by_shape(text, number)
        or _by_words_before(text, number)
        or _by_words_after(text, number)
        or _by_small_word(text, number, counted)
    )


def _by_shape(text: str, number: Number) -> str | None:
    """Years (thousands are written with a dot), list numbers, `9+`, `5K`, `164 Đồng Khởi`."""
    written = text[number.start : number.end]
    if written[-1] == "K" and number.value < 10_000:
        return "name"
    if not written.isdigit():
        return None
    if len(written) == 4 and written[:2] in ("19", "20") and _closes_year(text, number.end):
        return "time"
    if text[number.end : number.end + 1] == "+":
        return "name"
    if _is_list_number(text, number):
        return "list number"
    street = _STREET.match(text, number.end)
    return "address" if street and (street[1] not in _COUNTED or street[1] == "đồng") else None


def _closes_year(text: str, end: int) -> bool:
    """Whether nothing that is counted follows: the phrase ends, a name begins, or a verb or a small word comes."""
    after = word_after(text, end)
    if not after:
        return text[end : end + 2].strip()[:1] not in _UNIT_SIGNS or not text[end : end + 2].strip()
    return not after.islower() or after in _AFTER_YEAR


def _by_words_before(text: str, number: Number) -> str | None:
    behind = text[max(0, number.start - 30) : number.start].lower()
    spaced = behind.rstrip(" ")
    if _is_no_fraction(text, number, spaced):
        return "time"
    numbered = spaced.endswith(" số") or spaced == "số"
    if len(behind) - len(spaced) > 1 or (numbered and _COUNT_OF.search(behind)) or number.of is not None:
        return None
    if _LETTER.search(text, max(0, number.start - 4), number.start):
        return "name"
    match = _WORDS_BEHIND.search(spaced.removesuffix(" số") if numbered else spaced)
    words = match[0].split() if match else []
    if words and words[-1] in _ORDINAL and text[number.start].isdigit():
        return "rank"
    measured = _is_measured(text, number)
    plain = not measured and all(c.isdigit() or c in ",-" for c in text[number.start : number.end])
    for phrase in (" ".join(words[-n:]) for n in range(min(_LONGEST, len(words)), 0, -1)):
        if phrase in _BEFORE and (plain or numbered):
            return _BEFORE[phrase]
        if phrase in _UNCOUNTED and plain and number.value < 1000 and number.value_max is None:
            return _UNCOUNTED[phrase]
        if phrase in _SMALL and plain and number.value <= _SMALL_RANK:
            return _SMALL[phrase]
    return "number of a thing" if numbered and plain else None


def _is_no_fraction(text: str, number: Number, behind: str) -> bool:
    """ "lễ 2/9", "thương binh hạng 2/4": a day or a class that is written like a fraction, with nothing counted behind it."""
    return number.of is not None and not _is_measured(text, number) and any(behind.endswith(word) for word in _NO_FRACTION)


def _is_measured(text: str, number: Number) -> bool:
    """Whether a unit or a counted noun follows, and not the name of a place: `5 xã`, but not `thôn 5 xã Hương Thuỷ`."""
    match = _WORDS_AHEAD.match(text, number.end)
    if not match:
        return text[number.end : number.end + 2].strip()[:1] in _UNIT_SIGNS
    named = match[1].islower() and match[2].lstrip()[:1].isupper() and match[1] in _PLACES
    return match[1].lower() in _COUNTED and not named and not match[1].istitle()


def _by_words_after(text: str, number: Number) -> str | None:
    match = _WORDS_AHEAD.match(text, number.end)
    if not match:
        return None
    first, rest = match[1].lower(), match[2].lower().split()
    for n in range(min(2, len(rest)), -1, -1):
        phrase = " ".join([first, *rest[:n]])
        if phrase in _WORK:
            return None
        if reason := _AFTER.get(phrase):
            return reason
    return "back-reference" if "này" in rest[:2] or rest[:2] == ["nói", "trên"] else None


def _is_list_number(text: str, number: Number) -> bool:
    line = text.rfind("\n", max(0, number.start - 6), number.start) + 1
    if (not line and number.start > 5) or text[line : number.start].strip(" \t(") or number.value > 99:
        return False
    return _LIST_NUMBER.match(text, number.end) is not None


def _by_small_word(text: str, number: Number, counted: int) -> str | None:
    """`một` as an article, and words that only fill a phrase: hai bên, ba cùng."""
    word = text[number.start : number.end].lower()
    if word_after(text, number.end).lower() in _LEX["loose"].get(word, ()):
        return "fixed phrase"
    return "article" if word == "một" and not _one_counts(text, number, counted) else None


def _one_counts(text: str, number: Number, counted: int) -> bool:
    """`một` counts of people in an accident, and in a breakdown beside another count."""
    ahead = text[number.end : number.end + 24].lower().split()
    if ahead[:1] == ["người"] and len(ahead) > 1 and ahead[1] in _LEX["one"]["casualty"]:
        return True
    joined = word_before(text, number.start).lower() == "và" or text[max(0, number.start - 2) : number.start] == ", "
    return joined and counted > 0 and number.start - counted < 60 and not re.search(r"[.;\n]", text[counted : number.start])
