"""The phrases of `lexicon/subjects.toml`, looked for in a text."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.names.vocabulary import Trie
from extract.rules.phrases import lists_of
from extract.syllables import Syllables

POINTING = ("this_place", "this_region", "this_company", "this_body")
_phrases = lists_of("subjects")


def ends_with(view: Syllables, i: int, name: str) -> bool:
    """Whether a phrase of this list of `subjects.toml` ends before syllable `i`."""
    return _phrases(name).ending(view.norm, i) is not None


def begins(view: Syllables, i: int, name: str) -> bool:
    """Whether a phrase of this list begins at syllable `i`."""
    return _phrases(name).starting(view.norm, i, len(view)) is not None


@cache
def _all_phrases() -> Trie[str]:
    trie: Trie[str] = Trie()
    for name in ("rules", "private", "asked_of_all", "several_places", *POINTING, "country"):
        for phrase in load("subjects")[name]:
            trie.add(phrase, name)
    return trie


def phrases_of(view: Syllables) -> dict[str, list[tuple[int, int]]]:
    """List of `subjects.toml` → where its phrases stand, as syllables from and to, in order."""
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end, name in _all_phrases().everywhere(view):
        found.setdefault(name, []).append((start, end))
    return found
