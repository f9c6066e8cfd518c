"""Pieces of numerals in the order of the text: digit runs with their separators, and number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.lexicon import load
from extract.syllables import Syllables
from extract.text import fold_tone

_LEXICON = load("numerals")
_WORDS: dict[str, tuple[str, Decimal]] = {
    **{word: ("unit", Decimal(value)) for word, value in _LEXICON["units"].items()},
    **{word: ("after_tens", Decimal(value)) for word, value in _LEXICON["after_tens"].items()},
    **{word: ("scale", Decimal(value)) for word, value in _LEXICON["scales"].items()},
    **{word: (kind, Decimal(0)) for kind, words in _LEXICON["others"].items() for word in words},
}
_VULGAR: dict[str, list[int]] = _LEXICON["vulgar"]
_SUFFIXES: dict[str, int] = _LEXICON["suffixes"]
_CURRENCIES = frozenset(_LEXICON["glued"]["currencies"])
_GLUED_UNITS = frozenset(_LEXICON["glued"]["units"])
_SINGLE_LETTERS = frozenset(_LEXICON["glued"]["letters"])
_MAX_DIGITS = 24  # longer runs are keys and codes, not quantities

# Every repetition is possessive or in an atomic group, so no character is read twice. Groups are never repeated possessively:
# Python before 3.11.5 forgets to step back where such a repetition fails halfway, and reads "9," for "9".
_NOT_NUMERALS = (
    r"0\d{2,4}[ .-]\d{3,8}(?:[ .-]\d{2,4}){0,3}(?!\d)",  # a telephone
    r"1[89]00[ .-]\d{3,6}(?!\d)",
    r"\d{4}-\d\d-\d\d(?>(?:[tT ]\d\d:\d\d(?>(?::\d\d)?))?)",
    r"\d{1,2}[:hHgG]\d{2}(?>(?::\d{2})?)(?!\w)",  # the time of day
    r"\d{1,2} giờ [0-5]\d(?=\s*+(?:$|[.,;:)](?!\d)|(?:ngày|sáng|trưa|chiều|tối|đêm|cùng|hôm|đến|tới|thì)(?!\w)))",  # 7 giờ 30
    r"(?:(?<=[Ll]úc )|(?<=[Hh]ồi ))[0-2]?\d(?: ?giờ|[hHgG])(?>(?: [0-5]?\d(?>(?: phút)?))?)(?!\w)",
    r"[0-2]?\d(?: ?giờ|[hHgG])(?= (?:(?:rạng )?sáng|trưa|chiều|tối|đêm|khuya)(?!\w)| ngày \d)",  # 7 giờ sáng, 14h ngày 5/6
    r"\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d{2}(?>(?:\d{2})?)(?!\w)",
    r"(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d(?!\w|[.,]\d)",
    rf"\d++(?>(?:/\d++)?)\s?[/-]\s?(?!{'|'.join(_CURRENCIES)})[A-ZĐ]{{2}}[\w/-]*+",  # a document: 18-NQ/TW
)
_NOT_NUMERAL = re.compile("|".join(_NOT_NUMERALS))
_OPENERS = frozenset(map(fold_tone, (*_WORDS, *_VULGAR)))
_DIGITS = re.compile(r"\d++(?>(?:[.,]\d++)*)")
_LETTERS = re.compile(rf"[^\W\d_{''.join(_VULGAR)}]++(?>(?:²|³)?)")
_GLUED = re.compile(r"\d([^\W\d_]{1,5})$")
_METRES = re.compile(rf"(?:\d|{'|'.join(_LEXICON['scales'])}) ?[kcdm]?m $|/ ?k?m $")
_NEXT_COUNT = re.compile(rf"\w|-|[.,/]\d| (?:{'|'.join(_LEXICON['powers']['not_before'])})(?!\w)")
_DECIMALS = re.compile(r"[.,]\d{1,6}$")
_GROUP = re.compile(r" (\d{3})(?![\d\w]|[./]\d|,\d{3})")
_MILLIONS_OF_DONG = re.compile(r" ?([Tt]r)(?=\.? ?(?:đ|Đ)(?:ồng|ỒNG)?(?!\w))")  # 10 trđ, 5 tr đồng; alone "tr" is a page
_DECIMALS_BEHIND = re.compile(r",\d{1,2}(?!\d)")
_REST = re.compile(r"\d{1,3}(?!\w|[.,]\d)")


@dataclass(slots=True)
class Piece:
    """One piece. `value` is a digit run's or a word's number (0 where it has none), `text` the word in lower case."""

    start: int
    end: int
    kind: str  # digits, unit, after_tens, scale, decimals (of the scale they touch), vulgar, or a key of [others] in the lexicon
    value: Decimal
    text: str = ""
    glued: bool = False  # letters of a unit or a currency touch it
    comma: bool = False  # digits with one comma before three digits: a decimal, unless the context says thousands


def pieces(text: str, view: Syllables) -> Iterator[Piece]:
    """All pieces of `text`. Digits inside codes, names, dates and clock times give none."""
    covered, code_end = 0, -2
    for i in view.having(_OPENERS, digits=True):
        start, end = view.start[i], view.end[i]
        if start < covered:
            continue
        digits = _DIGITS.match(text, start)
        if digits is None:
            word = text[start:end].lower()
            if word in _VULGAR:
                yield Piece(start, end, "vulgar", Decimal(0), word)
            elif word in _WORDS and not _continues_word(text, start, end):
                yield Piece(start, end, *_WORDS[word], word)
            continue
        covered = end = digits.end()
        other = _NOT_NUMERAL.match(text, start)
        if other or (code_end == start - 1 and text[code_end] in "-."):  # 000.00.19.H55-230512: goes on with a code
            code_end = other.end() if other else end
            covered = max(end, code_end)
        elif not (piece := _digits(text, start, end)):
            code_end = end
        else:
            covered = piece.end
            yield piece
            if suffix := _suffix(text, piece.end):
                covered = suffix.end
                yield suffix
                if rest := _rest_of_scale(text, suffix):  # 1tr5, 2tr350
                    covered = rest.end
                    yield rest


def _continues_word(text: str, start: int, end: int) -> bool:
    """Letters that touch digits or an underscore are no word of their own."""
    return (
        (start > 0 and (text[start - 1].isdigit() or text[start - 1] == "_"))
        or text[end : end + 1].isdigit()
        or text[end : end + 1] == "_"
    )


def _digits(text: str, start: int, end: int) -> Piece | None:
    glued = False
    if start and (text[start - 1].isalpha() or text[start - 1] == "_"):
        if not _currency_before(text, start):
            return None
        glued = True
    elif _joined_to_name(text, start) or _is_power(text, start, end):
        return None
    letters = _LETTERS.match(text, end)
    if letters and not _suffix(text, end):
        if not _is_unit(letters[0], text[letters.end() : letters.end() + 2]):
            return None
        glued = True
    if not letters:
        end = _grouped_by_spaces(text, start, end)
    value = read_digits(text[start:end])
    if value is None:
        return None
    leading_point = start and text[start - 1] in ".," and (start == 1 or text[start - 2] in " -\n")
    if leading_point and text[start:end].isdigit():
        start, value = start - 1, Decimal(f"0.{text[start:end]}")
    comma = text.find(",", start, end) == end - 4 and text.count(".", start, end) == 0 and text[start] != "0"
    return Piece(start, end, "digits", value, text[start:end], glued, comma)


def _currency_before(text: str, start: int) -> bool:
    first = start
    while first and start - first < 5 and text[first - 1].isalpha():
        first -= 1
    return text[first:start] in _CURRENCIES and not (first and text[first - 1].isalnum())


def _joined_to_name(text: str, start: int) -> bool:
    """`Covid-19`, `GMT+7`, `NQ/2016`: the digits belong to a name or a code; `VND1000-VND2000` is none of these."""
    if start < 2 or text[start - 1] not in "-/–+.":
        return False
    before = text[start - 2]
    if text[start - 1] == "+":
        return before.isalnum()  # GMT+7, Km 47+300
    return before.isalpha() and (text[start - 1] in "-–" or before.isupper()) and not _behind_unit(text, start - 1)


def _is_power(text: str, start: int, end: int) -> bool:
    """The 2 and 3 of "40 m 2", "2,6 triệu m 3 nước"; but "rộng 7 m, 2 bên", "dài 7 m 2 bên"."""
    if text[start:end] not in ("2", "3") or not _METRES.search(text, max(0, start - 12), start):
        return False
    return not _NEXT_COUNT.match(text, end)


def _behind_unit(text: str, end: int) -> bool:
    """Whether a unit or a scale glued to digits ends there: the first half of 10k-20k, 3kg-6kg."""
    letters = _GLUED.search(text, max(0, end - 6), end)
    return letters is not None and (letters[1] in _SUFFIXES or _is_unit(letters[1], ""))


def _is_unit(letters: str, following: str) -> bool:
    """Whether letters glued to digits are a unit (15m, 70mm, 20MW, 5km2) and not part of a code (12A1, 9X, 7b)."""
    if following[:1].isdigit() and not (
        letters.lower() in ("m", "km", "cm", "dm", "mm") and following[:1] in "23" and not following[1:].isalnum()
    ):
        return False
    if letters in _GLUED_UNITS or letters in _CURRENCIES:
        return True
    return letters.islower() if len(letters) > 1 else letters in _SINGLE_LETTERS


def _suffix(text: str, end: int) -> Piece | None:
    """A scale glued to digits: 500k, 15tr, 2tỷ, 3M."""
    if not text[end : end + 1].isalpha() and text[end : end + 2] not in (" t", " T"):
        return None
    if shorthand := _MILLIONS_OF_DONG.match(text, end):
        return Piece(shorthand.start(1), shorthand.end(1), "scale", Decimal(1_000_000), "tr", glued=True)
    letters = _LETTERS.match(text, end)
    if not letters or (text[letters.end() : letters.end() + 1].isdigit() and not _REST.match(text, letters.end())):
        return None
    word = letters[0]
    if word == "G" and not _DECIMALS.search(text, max(0, end - 8), end):
        return None  # 5G is a network, .0012G a number
    value = _SUFFIXES.get(word)
    if value is None and _WORDS.get(word.lower(), ("",))[0] == "scale":
        value = int(_WORDS[word.lower()][1])
    return Piece(end, letters.end(), "scale", Decimal(value), word.lower(), glued=True) if value else None


def _rest_of_scale(text: str, scale: Piece) -> Piece | None:
    """The digits glued to a scale: its decimals. Behind one letter only a single digit: 3M2 may be, 3M250 is a name."""
    rest = _REST.match(text, scale.end)
    if not rest or (len(rest[0]) > 1 and len(scale.text) == 1):
        return None
    return Piece(*rest.span(), "decimals", Decimal(f"0.{rest[0]}"), rest[0], glued=True)


def _grouped_by_spaces(text: str, start: int, end: int) -> int:
    """The end of `12 500 000`, whose thousands are grouped by spaces."""
    if end - start > 3 or text[start] == "0" or not text[start:end].isdigit():
        return end
    grouped = end
    while group := _GROUP.match(text, grouped):
        grouped = group.end()
    decimals = _DECIMALS_BEHIND.match(text, grouped) if grouped > end else None
    return decimals.end() if decimals else grouped


def read_digits(digits: str) -> Decimal | None:
    """The number that digits with separators stand for; None where it is no number (a date, a section, a code).

    Dots or spaces group thousands and a comma begins decimals, as Vietnamese writes; the English way only where it cannot
    be Vietnamese: `1.5`, `1,234,567`, `100,000`.
    """
    if len(digits) > _MAX_DIGITS:
        return None
    digits = digits.replace(" ", "")
    if digits.isdecimal():
        return Decimal(digits)
    dots, commas = digits.split("."), digits.split(",")
    if len(commas) == 1:
        return _one_separator(dots, single_is_thousands=True)
    if len(dots) == 1:
        return _one_separator(commas, single_is_thousands=commas[-1] == "000")
    whole, _, rest = digits.partition("," if digits.rindex(",") > digits.rindex(".") else ".")
    if "," in rest or "." in rest:  # 1,234,567.8 : the last separator is the decimal one, the others group
        whole, _, rest = digits.rpartition("." if digits.rindex(".") > digits.rindex(",") else ",")
    groups = whole.replace(",", ".").split(".")
    return Decimal("".join(groups) + "." + rest) if _grouped(groups) and len({*whole} & {",", "."}) == 1 else None


def _one_separator(groups: list[str], *, single_is_thousands: bool) -> Decimal | None:
    if _grouped(groups) and (len(groups) > 2 or single_is_thousands):
        return Decimal("".join(groups))
    return Decimal(".".join(groups)) if len(groups) == 2 else None


def _grouped(groups: list[str]) -> bool:
    return 0 < len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])
