"""Whether a number word in its place is the number, or a syllable of a name or another word."""

from __future__ import annotations

import re

from extract.lexicon import load
from extract.numerals.tokens import Piece

_LEXICON = load("numerals")
_NOT: dict[str, dict[str, list[str]]] = _LEXICON["not_numeral"]
_ORDINAL = frozenset(_LEXICON["ordinal"]["before"])
_KINSHIP = frozenset(_LEXICON["kinship"]["before"])
_VAGUE = frozenset(_LEXICON["vague"]["before"])
_TO_MORE = re.compile(r" (?:đến|tới|hoặc|hay) (?:sáu|bảy|tám|chín|mười)(?!\w)")  # from five to seven, never from a year to seven
_NOTHING = re.compile(rf" (?:{'|'.join(_LEXICON['closing']['money'])}|phần trăm|độ C)(?!\w)", re.IGNORECASE)
_CLOCK = ("lúc", "hồi")
_PER_CENT = re.compile(r" phần (?:trăm|nghìn|ngàn|vạn)(?!\w)")
_UNCOUNTED = frozenset(_LEXICON["scale_alone"]["not_after"])
_SCALES = {*_LEXICON["scales"], *_LEXICON["others"]["hundred"], "chục"}
_COMPARED = frozenset(_LEXICON["scale_alone"]["after"])
_AFTER_DIGIT = "|".join(["mươi", *_LEXICON["units"], *_LEXICON["after_tens"]])
_OR_SO = re.compile(rf",? (?:sáu|bảy|bẩy)(?!\w| (?:{_AFTER_DIGIT})(?!\w))")  # năm bảy người; but năm bảy mươi, năm bảy lăm
_THINGS = frozenset(_LEXICON["năm"]["things"])
_YEAR_BEFORE = frozenset(_LEXICON["năm"]["not_after"])
_NEXT = re.compile(r"[ \t]*+([^\W_]++)")
_LAST = re.compile(r"([^\W_]++)[ \t]*+$")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;…\n])[\s\"“”'‘’(\[•*+–-]*$")
_SENTENCE_ENDS = re.compile(r"\s*+(?:$|[.!?;]\s|[.!?;]$|\n)")


def word_before(text: str, position: int) -> str:
    """The word that ends at `position` (white space between allowed), as written; "" at a sign or the text's start."""
    match = _LAST.search(text, max(0, position - 24), position)
    return match[1] if match else ""


def word_after(text: str, position: int) -> str:
    """The word that begins at `position` (white space between allowed), as written; "" at a sign or the text's end."""
    match = _NEXT.match(text, position, position + 40)
    return match[1] if match else ""


def begins_sentence(text: str, position: int) -> bool:
    """Whether only quotes, brackets or bullets stand between a sentence's end and `position`."""
    return _SENTENCE_BEGINS.search(text, max(0, position - 8), position) is not None and (
        position <= 8 or _SENTENCE_BEGINS.search(text[max(0, position - 8) : position].lstrip(" ")) is not None
    )


def stands_alone_as_number(text: str, first: Piece, last: Piece) -> bool:
    """Whether the numeral from `first` to `last` is one; digits always are."""
    if first.kind == "digits":
        return not _leading_zeros(first) or is_isolated(text, first.start, last.end)
    before = word_before(text, first.start)
    if before.lower() in _ORDINAL or (first.kind == "unit" and before.lower() in _VAGUE):
        return False
    if first.kind in ("hundred", "scale", "tens"):
        return is_isolated(text, first.start, last.end) or _scale_alone(text, first, last, before.lower())
    if is_isolated(text, first.start, last.end):
        return True
    if first is last:
        return _single_word(text, first, before)
    if last.kind == "unit" and text[first.end : last.start].isspace():  # bốn ba: the second of two digits
        return _spelt_like_number(text, first, "") and not _other_word(first, before, "")
    return True


def is_isolated(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a sentence of its own."""
    return begins_sentence(text, start) and _SENTENCE_ENDS.match(text, end) is not None


def _scale_alone(text: str, first: Piece, last: Piece, before: str) -> bool:
    """`hơn trăm hộ`, `gần nghìn tỷ đồng`, `triệu rưỡi` are numbers; `hàng trăm hộ`, `vài nghìn` leave open how many."""
    if not set(text[first.start : last.end].lower().split()) <= _SCALES:
        return before not in _UNCOUNTED
    after = word_after(text, last.end).lower()
    return before in _COMPARED and after not in _NOT.get(last.text, {}).get("after", ()) and text[first.start].islower()


def _leading_zeros(piece: Piece) -> bool:
    """`0912345678` is a telephone number; `05 xã` is a count."""
    return len(piece.text) > 2 and piece.text[0] == "0" and piece.text.isdigit()


def _single_word(text: str, piece: Piece, before: str) -> bool:
    after = word_after(text, piece.end)
    if not _spelt_like_number(text, piece, after):
        return False
    if piece.text == "không":
        nothing = _NOTHING.match(text, piece.end)
        return bool(nothing and is_isolated(text, piece.start, nothing.end())) or (before.lower() == "số" and not after)
    if after == "giờ" and before.lower() in _CLOCK:
        return False
    if piece.text == "năm" and (before.lower() == "âm" or _TO_MORE.match(text, piece.end)):
        return True
    if piece.text == "năm" and (after == "năm" or _OR_SO.match(text, piece.end)):
        return before.lower() not in _YEAR_BEFORE and not before.isdigit()
    if piece.text == "năm":
        return after.lower() in _THINGS and before.lower() not in _YEAR_BEFORE and not before.isdigit()
    if after == "phần" and _PER_CENT.match(text, piece.end):
        return True
    return not _other_word(piece, before, after)


def _other_word(piece: Piece, before: str, after: str) -> bool:
    """Whether the words around say that it is a name or no number: chị Hai, lúa chín, một số."""
    exceptions = _NOT.get(piece.text, {})
    return (
        after.lower() in exceptions.get("after", ())
        or before.lower() in exceptions.get("before", ())
        or (before.lower() in _KINSHIP and not after.islower())
    )


def _spelt_like_number(text: str, piece: Piece, after: str) -> bool:
    """Capitals make a name (Ba Bể, anh Tám), except at a sentence's start or in a line of capitals."""
    word = text[piece.start : piece.end]
    if word.islower():
        return True
    if word.isupper():
        return not after or after.isupper()
    return begins_sentence(text, piece.start) and not after[:1].isupper()
