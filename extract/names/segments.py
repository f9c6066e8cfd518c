"""Where words begin and end around a place in a text, by underthesea: only where a rule asks, on the few syllables around."""

from __future__ import annotations

from extract.names.vocabulary import function_words
from extract.syllables import Syllables
from extract.words import word_ends

_BEFORE, _BEHIND = 4, 5  # syllables: on so many the words come out as on the whole sentence


class Segments:
    """The words of one text."""

    def __init__(self, text: str, view: Syllables) -> None:
        self.text = text
        self.view = view

    def begins(self, i: int) -> bool:
        """Whether a word begins at syllable `i`; most times the syllable before says so."""
        if i == 0 or not self.view.text[i - 1][-1].isalnum() or self.view.norm[i - 1] in function_words():
            return True
        start, words = self._around(i)
        return self.view.start[i] - start in words

    def end(self, i: int) -> int:
        """Index after the word that syllable `i` is in."""
        start, words = self._around(i)
        at = self.view.start[i] - start
        after = words.get(at) or next((stop for first, stop in words.items() if first < at < stop), 0)
        return max(i + 1, self.view.at(start + after)) if after else i + 1

    def _around(self, i: int) -> tuple[int, dict[int, int]]:
        """Where the stretch around a syllable begins, and its words by their start in it."""
        start = self.view.start[max(0, i - _BEFORE)]
        end = self.view.end[min(len(self.view), i + _BEHIND) - 1]
        return start, word_ends(self.text[start:end])
