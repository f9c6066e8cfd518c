"""A name where it stands in a text, before it is known whose it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from extract.names.vocabulary import Head, Level
from extract.syllables import Syllables

_VOWELS = re.compile("[aeiouy]+")
NO_LEVEL = Level("", ())


@dataclass(slots=True, eq=False)
class NameSpot:
    """A name, or a short form of one, at syllables `start` to `end`: a place (no head) or an organisation."""

    start: int
    end: int
    level: Level = NO_LEVEL  # of a place; NO_LEVEL for a known name alone
    name: str = ""  # of a place, without its level; empty where the level stands alone
    head: Head | None = None
    body: str = ""  # what of an organisation's name stands between its head and its place
    inner: NameSpot | None = None  # the place or organisation that it is of
    level_text: str = ""  # the level as written, with what stands between it and the name
    listed: bool = False  # in a list that shares one level
    alias: str = ""  # "(CDC)" in the middle of a name
    unit: object = field(default=None, repr=False)  # the unit that resolution finds


def surface(view: Syllables, start: int, end: int) -> str:
    """The text of syllables `start` to `end`, single-spaced as written."""
    out = [view.text[start]]
    for i in range(start + 1, end):
        out.append((" " if view.start[i] > view.end[i - 1] else "") + view.text[i])
    return "".join(out)


def run_end(view: Syllables, i: int, most: int = 4) -> int:
    """Index after the run of capitalised syllables that begins at `i`."""
    end = i
    while end < len(view) and end - i < most and view.capital[end] and not (end > i and _is_acronym(view.text[end])):
        end += 1
    return end


def _is_acronym(text: str) -> bool:
    """Capitals alone, roman numerals too: no part of a place's or a person's name."""
    return len(text) > 1 and text.isupper()


def is_foreign(syllable: str) -> bool:
    """Whether it has vowels in two places, as no Vietnamese syllable has: "Vinaconex"."""
    letters = unicodedata.normalize("NFD", syllable.lower())
    return len(_VOWELS.findall("".join(c for c in letters if c.isalpha()))) > 1
