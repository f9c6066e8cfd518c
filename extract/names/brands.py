"""Names in English whose last word says that they are a business or a school: "Khuê Airlines", "Mountain View Homestay"."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.names.spots import NameSpot, is_foreign, surface
from extract.names.vocabulary import Head, function_words
from extract.syllables import Syllables
from extract.text import fold_tone

_LONGEST = 6  # words before the last


def find_brands(view: Syllables) -> dict[int, NameSpot]:
    """The names by the syllable at which they begin."""
    found: dict[int, NameSpot] = {}
    for last in view.having(_kinds()):
        first = _first(view, last)
        if first < last and (view.capital[last] or any(map(is_foreign, view.text[first:last]))):
            name = surface(view, first, last + 1)
            found[first] = NameSpot(first, last + 1, head=Head(name, _kinds()[view.norm[last]], "fixed"))
    return found


def _first(view: Syllables, last: int) -> int:
    """Where the name that ends in `last` begins: at the first of the capitals and foreign words before it."""
    i = last
    while i > max(0, last - _LONGEST) and (view.capital[i - 1] or is_foreign(view.text[i - 1])) and view.text[i - 1].isalpha():
        i -= 1
    while i < last and (not view.capital[i] or view.norm[i] in function_words()):  # "Theo Khuê Airlines"
        i += 1
    return i


@cache
def _kinds() -> dict[str, str]:
    """The last words, tone-folded → the type of what they name."""
    return {fold_tone(word): type_ for type_, words in load("organisations")["english"].items() for word in words}
