"""Phrases of the lexicon: vocabulary matched on tone-folded syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache, lru_cache
from typing import Generic, TypeVar

from extract.lexicon import load
from extract.text import fold_tone

Value = TypeVar("Value")
_PIECE = re.compile(r"<[nt]>|\d+|[^\W\d_]+|[^\s\w]|_")


@lru_cache(maxsize=16384)  # rules ask about the same words, and newspapers say the same phrases
def fold(phrase: str) -> tuple[str, ...]:
    """A phrase as the syllables that the tokenizer makes of it, tone-folded."""
    return tuple(map(fold_tone, _PIECE.findall(phrase)))


def syllables(words: str) -> frozenset[str]:
    """Words of one syllable each, tone-folded, to look norms up in."""
    return frozenset(fold(words))


def _by_length(values: dict[tuple[str, ...], Value], at: int) -> dict[str, list[tuple[int, dict[tuple[str, ...], Value]]]]:
    """The phrases by their syllable `at` and by how many syllables they have, the longest first."""
    tables: dict[str, dict[int, dict[tuple[str, ...], Value]]] = {}
    for phrase, value in values.items():
        tables.setdefault(phrase[at], {}).setdefault(len(phrase), {})[phrase] = value
    return {syllable: sorted(lengths.items(), key=lambda entry: -entry[0]) for syllable, lengths in tables.items()}


class Phrases(Generic[Value]):
    """Phrases and what each stands for; the longest phrase wins."""

    __slots__ = ("_by_first", "_by_last", "openers")

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        values: dict[tuple[str, ...], Value] = {}
        for phrase, value in entries:
            values.setdefault(fold(phrase), value)
        self._by_first, self._by_last = _by_length(values, 0), _by_length(values, -1)
        self.openers: Set[str] = self._by_first.keys()  # the syllables with which the phrases begin

    @classmethod
    def of(cls, phrases: Iterable[str], value: Value) -> Phrases[Value]:
        """Phrases that all stand for one value."""
        return cls((phrase, value) for phrase in phrases)

    def starting(self, norms: Sequence[str], start: int, stop: int) -> tuple[int, Value] | None:
        """The longest phrase at `norms[start:]` that ends by `stop`: (its end, its value)."""
        if start >= stop or (lengths := self._by_first.get(norms[start])) is None:
            return None
        for length, phrases in lengths:
            end = start + length
            if end <= stop and (phrase := tuple(norms[start:end])) in phrases:
                return end, phrases[phrase]
        return None

    def all_starting(self, norms: Sequence[str], start: int) -> list[tuple[int, Value]]:
        """Every phrase at `norms[start:]`, longest first: (its length, its value)."""
        return [
            (length, phrases[phrase])
            for length, phrases in self._by_first.get(norms[start], ())
            if (phrase := tuple(norms[start : start + length])) in phrases
        ]

    def ending(self, norms: Sequence[str], end: int, start: int = 0) -> tuple[int, Value] | None:
        """The longest phrase that ends at `norms[:end]` and starts no earlier than `start`: (its start, its value)."""
        if end <= start or (lengths := self._by_last.get(norms[end - 1])) is None:
            return None
        for length, phrases in lengths:
            begin = end - length
            if begin >= start and (phrase := tuple(norms[begin:end])) in phrases:
                return begin, phrases[phrase]
        return None

    def within(self, norms: Sequence[str], start: int, stop: int) -> list[tuple[int, int, Value]]:
        """Every phrase in `norms[start:stop]`, left to right, longest first, none overlapping: (start, end, value)."""
        found: list[tuple[int, int, Value]] = []
        looked_through, openers = norms[start:stop], self.openers
        if openers.isdisjoint(looked_through):  # nearly always
            return found
        read_to = start
        for at in [at for at, norm in enumerate(looked_through, start) if norm in openers]:
            if at >= read_to and (hit := self.starting(norms, at, stop)):
                read_to = hit[0]
                found.append((at, *hit))
        return found


@cache
def phrases_in(file: str, kind: str) -> Phrases[bool]:
    """The phrases that a file of the lexicon lists under a name."""
    return Phrases.of(load(file)[kind], True)
