"""Text as everything after it sees it: NFC, no invisible characters, tone marks in one place for comparing, sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.long_texts import cut_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " ")
_STROKED = (("Ð", "Đ"), ("ð", "đ"), ("Ɖ", "Đ"), ("ɖ", "đ"))  # letters of other alphabets that look like Đ and are typed for it
_LETTER = re.compile(r"[\s\S][\u0300-\u036f]*")
_WORD = re.compile(r"\w+|%")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def clean(text: str) -> str:
    """NFC, without zero-width characters, all spaces alike, Đ as Đ. Done once, when a text enters; offsets count from here."""
    return with_stroke(unicodedata.normalize("NFC", text.translate(_INVISIBLE | _SPACES)).replace("\r\n", "\n"))


def with_stroke(text: str) -> str:
    """`text` with the Vietnamese Đ for the Icelandic and the African letter that look like it; no offset changes."""
    for wrong, right in _STROKED:
        text = text.replace(wrong, right)
    return text


def composed(text: str) -> tuple[str, Sequence[int]]:
    """`text` in NFC with every kind of space as a space, and for each of its offsets (the end too) the offset in `text`."""
    spaced = text.translate(_SPACES)
    if unicodedata.is_normalized("NFC", spaced):
        return spaced, range(len(text) + 1)
    letters = list(_LETTER.finditer(spaced))
    parts = [unicodedata.normalize("NFC", letter[0]) for letter in letters]
    offsets = [letter.start() for letter, part in zip(letters, parts, strict=True) for _ in part]
    return "".join(parts), [*offsets, len(text)]


@lru_cache(maxsize=65536)
def fold_tone(syllable: str) -> str:
    """Lower case, with the tone mark moved behind the syllable, so that `Hoà` and `Hòa` are the same key."""
    decomposed = unicodedata.normalize("NFD", with_stroke(syllable).lower())
    tone = "".join(c for c in decomposed if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)) + tone


@lru_cache(maxsize=16384)  # rules ask about the same words, and newspapers say the same phrases
def key(text: str) -> str:
    """A comparison key for a name or a phrase: tone-folded syllables, single spaces, no punctuation."""
    return " ".join(map(fold_tone, _WORD.findall(text)))


# What may be written with a full stop inside a sentence: titles, administrative levels, "numéro", "et cetera" before more.
_ABBREVIATIONS = frozenset(
    "tp tx tt pgs gs ts ths th ks bs ds cn ktv ncs nsnd nsưt lm ht đđ tr mr mrs ms dr st no đt đc vd tcn q p h x".split(" ")  # noqa: SIM905
)
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*|\n")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_OPENERS = "\"'“‘«([-–—•*"


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Character spans of the sentences, in order, without the white space around them.

    A line's end is always a sentence's end. A closing quote belongs to the sentence that it closes.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            _add(spans, text, start, stop.end())
            start = stop.end()
    _add(spans, text, start, len(text))
    return spans


def sentences(doc: Doc) -> Doc:
    """The component that fills `doc.user_data["sentences"]`; reads `["numbers"]` and `["periods"]`, of which it cuts none."""
    text = doc.user_data["text"]
    doc.user_data["sentences"] = cut_sentences(text, find_sentences(text), doc.user_data["numbers"], doc.user_data["periods"])
    return doc


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(bare)))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with this mark."""
    mark = stop[0]
    if mark == "\n" or stop.end() == len(text):
        return True
    after = text[stop.end() : stop.end() + 6]
    before = text[max(start, stop.start() - 12) : stop.start()]
    word = _LAST_WORD.search(before)
    if not after[0].isspace():  # "thủy sản.Tuy nhiên": the space is missing; "TP.Cần Thơ", "H.Y" and "vnexpress.vn" go on
        glued = mark == "." and word and word.group()[-2:].islower() and after[0].isupper() and after[1:2].islower()
        return bool(glued) and not _abbreviates(before, word)
    first = after.lstrip(" " + _OPENERS)[:1]
    if first and not (first.isupper() or first.isdigit()):
        return False
    if not first and not after.strip():
        return True
    return mark != "." or not _abbreviates(before, word)


def _abbreviates(before: str, word: re.Match[str] | None) -> bool:
    """Whether the full stop after `before` belongs to an abbreviation, an initial or the number of a list's item."""
    if word is None:
        return before.strip().isdigit() and len(before.strip()) < 3 and before.strip() == before
    letters = word.group()
    if letters.lower() in _ABBREVIATIONS:
        return letters[0].isupper() or letters.lower() in {"tr", "no"}
    if len(letters) > 1 or not letters.isupper():
        return False
    name = before[: word.start()].split()  # "anh Nguyễn Văn A. Sau đó": a shortened name ends a sentence, "Q. Ba Đình" does not
    return not (name and name[-1][:1].isupper())
