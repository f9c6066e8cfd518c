"""Which language a text is in, told by its commonest syllables: enough to keep Vietnamese figures apart from English ones."""

from __future__ import annotations

import re
import unicodedata

from extract.page.vocabulary import words

_WORD = re.compile(r"[^\W\d_]+")


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text[:60_000]).lower())


def vietnamese_share(text: str) -> float:
    """The share (0 to 1) of a text's words that are among the commonest Vietnamese syllables written with marks."""
    return _share(_words(text), "vietnamese_syllables")


def language_of(text: str) -> str:
    """`vi`, `en`, or `und` for what is neither."""
    found = _words(text)
    vietnamese, english = _share(found, "vietnamese_syllables"), _share(found, "english_words")
    if max(vietnamese, english) < 0.04:
        return "und"
    return "vi" if vietnamese >= english else "en"


def _share(found: list[str], name: str) -> float:
    known = words(name)
    return sum(w in known for w in found) / len(found) if found else 0.0
