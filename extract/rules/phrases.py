"""Phrases of the lexicon: vocabulary matched on tone-folded syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import Generic, TypeVar

from extract.text import fold_tone

Value = TypeVar("Value")
_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\s\w]|_")


@lru_cache(maxsize=1024)  # several rules ask about the words of one figure
def fold(phrase: str) -> tuple[str, ...]:
    """A phrase as the syllables that the tokenizer makes of it, tone-folded."""
    return tuple(fold_tone(piece) for piece in _PIECE.findall(phrase))


def syllables(words: str) -> frozenset[str]:
    """Words of one syllable each, tone-folded, to look norms up in."""
    return frozenset(fold(words))


class Phrases(Generic[Value]):
    """Phrases and what each stands for; the longest phrase wins."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            syllables = fold(phrase)
            self._by_first.setdefault(syllables[0], []).append((syllables, value))
            self._by_last.setdefault(syllables[-1], []).append((syllables, value))
        for table in (self._by_first, self._by_last):
            for found in table.values():
                found.sort(key=lambda entry: -len(entry[0]))
        self.openers: Set[str] = self._by_first.keys()  # the syllables with which the phrases begin

    @classmethod
    def of(cls, phrases: Iterable[str], value: Value) -> Phrases[Value]:
        """Phrases that all stand for one value."""
        return cls((phrase, value) for phrase in phrases)

    def starting(self, norms: Sequence[str], start: int, stop: int) -> tuple[int, Value] | None:
        """The longest phrase at `norms[start:]` that ends by `stop`: (its end, its value)."""
        if start >= stop:
            return None
        for syllables, value in self._by_first.get(norms[start], ()):
            end = start + len(syllables)
            if end <= stop and tuple(norms[start:end]) == syllables:
                return end, value
        return None

    def all_starting(self, norms: Sequence[str], start: int) -> list[tuple[int, Value]]:
        """Every phrase at `norms[start:]`, longest first: (its length, its value)."""
        return [
            (len(syllables), value)
            for syllables, value in self._by_first.get(norms[start], ())
            if tuple(norms[start : start + len(syllables)]) == syllables
        ]

    def ending(self, norms: Sequence[str], end: int, start: int = 0) -> tuple[int, Value] | None:
        """The longest phrase that ends at `norms[:end]` and starts no earlier than `start`: (its start, its value)."""
        if end <= start:
            return None
        for syllables, value in self._by_last.get(norms[end - 1], ()):
            begin = end - len(syllables)
            if begin >= start and tuple(norms[begin:end]) == syllables:
                return begin, value
        return None

    def within(self, norms: Sequence[str], start: int, stop: int) -> list[tuple[int, int, Value]]:
        """Every phrase in `norms[start:stop]`, left to right, longest first, none overlapping: (start, end, value)."""
        found = []
        read_to, openers = start, self.openers
        for at in [at for at, norm in enumerate(norms[start:stop], start) if norm in openers]:
            if at >= read_to and (hit := self.starting(norms, at, stop)):
                read_to = hit[0]
                found.append((at, *hit))
        return found
