"""Text as everything after it sees it: NFC, no invisible characters, tone marks in one place for comparing, sentences."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def clean(text: str) -> str:
    """NFC, without zero-width characters, no-break spaces as spaces. Done once, when a text enters; offsets count from here."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\u00a0", " ").replace("\r\n", "\n")


@lru_cache(maxsize=65536)
def fold_tone(syllable: str) -> str:
    """Lower case, with the tone mark moved behind the syllable, so that `Hoà` and `Hòa` are the same key."""
    decomposed = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(c for c in decomposed if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)) + tone


def key(text: str) -> str:
    """A comparison key for a name or a phrase: tone-folded syllables, single spaces, no punctuation."""
    return " ".join(fold_tone(s) for s in re.findall(r"\w+|%", text))
