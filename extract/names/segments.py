"""Where words begin and end around a place in a text, by underthesea, a sentence at a time and only where a rule asks."""

from __future__ import annotations

from bisect import bisect_right

from extract.syllables import Syllables
from extract.words import word_ends

_STRETCH = 1000  # characters


class Segments:
    """The words of one text."""

    def __init__(self, text: str, view: Syllables, sentences: list[tuple[int, int]]) -> None:
        self.text = text
        self.view = view
        self.sentences = sentences
        self._known: dict[int, dict[int, int]] = {}

    def begins(self, i: int) -> bool:
        """Whether a word begins at syllable `i`."""
        start, words = self._around(self.view.start[i])
        return self.view.start[i] - start in words

    def end(self, i: int) -> int:
        """Index after the word that syllable `i` is in."""
        start, words = self._around(self.view.start[i])
        at = self.view.start[i] - start
        after = words.get(at) or next((stop for first, stop in words.items() if first < at < stop), 0)
        return max(i + 1, self.view.at(start + after)) if after else i + 1

    def _around(self, offset: int) -> tuple[int, dict[int, int]]:
        """Where the sentence around an offset begins, and its words by their start in it; of an endless one, a stretch."""
        i = bisect_right(self.sentences, (offset, len(self.text))) - 1
        start, end = self.sentences[max(i, 0)]
        if end - start > 2 * _STRETCH:
            start = max(start, offset - offset % _STRETCH - 100)
            end = min(end, start + _STRETCH + 200)
        if start not in self._known:
            self._known[start] = word_ends(self.text[start:end])
        return start, self._known[start]
