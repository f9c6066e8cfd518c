"""Which language a text is in, told by its commonest syllables: enough to keep Vietnamese figures apart from English ones."""

from __future__ import annotations

import re
import unicodedata

from extract.page.vocabulary import words

_SCRIPTS = {  # in this order: Japanese is written with Chinese characters, too
    "ja": [("\u3041", "\u30ff")],
    "zh": [("\u4e00", "\u9fff")],
    "ko": [("\uac00", "\ud7a3")],
    "ru": [("\u0400", "\u04ff")],
    "km": [("\u1780", "\u17ff")],
    "lo": [("\u0e80", "\u0eff")],
    "th": [("\u0e00", "\u0e7f")],
}
_PAGE = 200_000  # characters of markup that are looked at; the text of some pages begins late
_SAMPLE = 1_500  # characters of text
_WORD = re.compile(r"[^\W\d_]+")


def _words(text: str, most: int) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text[:most]).lower())


def vietnamese_share(text: str) -> float:
    """The share (0 to 1) of a text's words that are among the commonest Vietnamese syllables written with marks."""
    return _share(_words(text, _PAGE), "vietnamese_syllables")


def language_of(text: str, declared: str | None = None) -> str:
    """`vi`, `en`, a language told by its script (`zh`, `ja`, `ko`, `ru`, `km`, `lo`, `th`), what the page declares, or `und`.

    A short text is taken as Vietnamese unless something speaks against it.
    """
    found = _words(text, _SAMPLE)
    vietnamese = _share(found, "vietnamese_syllables")
    if vietnamese >= 0.1:
        return "vi"
    english = _share(found, "english_words")
    if max(vietnamese, english) >= 0.04:
        return "vi" if vietnamese >= english else "en"
    if script := _by_script(text[:2000]):
        return script
    if len(found) < 40 and declared in (None, "vi"):
        return "vi"
    return declared if declared and declared not in ("vi", "en") else "und"


def _by_script(text: str) -> str | None:
    """The language whose script most of a text's letters are of."""
    letters = [c for c in text if c.isalpha()]
    for language, ranges in _SCRIPTS.items():
        if sum(any(low <= c <= high for low, high in ranges) for c in letters) > 0.3 * len(letters) > 0:
            return language
    return None


def _share(found: list[str], name: str) -> float:
    known = words(name)
    return sum(map(known.__contains__, found)) / len(found) if found else 0.0
