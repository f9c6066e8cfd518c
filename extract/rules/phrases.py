"""Phrases of the lexicon: vocabulary matched on tone-folded syllables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import Generic, TypeVar

from extract.lexicon import load
from extract.phrase_tree import END, Node, grow, longest
from extract.text import fold_tone

Value = TypeVar("Value")
_PIECE = re.compile(r"<[nt]>|\d+|[^\W\d_]+|[^\s\w]|_")


@lru_cache(maxsize=16384)  # rules ask about the same words, and newspapers say the same phrases
def fold(phrase: str) -> tuple[str, ...]:
    """A phrase as the syllables that the tokenizer makes of it, tone-folded."""
    return tuple(map(fold_tone, _PIECE.findall(phrase)))


def words(text: str) -> list[str]:
    """A text in the pieces that the tokenizer makes of it, as written."""
    return _PIECE.findall(text)


def syllables(words: str) -> frozenset[str]:
    """Words of one syllable each, tone-folded, to look norms up in."""
    return frozenset(fold(words))


class Phrases(Generic[Value]):
    """Phrases and what each stands for; the longest phrase wins."""

    __slots__ = ("_backward", "_forward", "openers")

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._forward: Node = {}
        self._backward: Node = {}
        for phrase, value in entries:
            norms = fold(phrase)
            grow(self._forward, norms, value)
            grow(self._backward, norms[::-1], value)
        self.openers = frozenset(norm for norm in self._forward if norm is not None)  # the syllables with which the phrases begin

    @classmethod
    def of(cls, phrases: Iterable[str], value: Value) -> Phrases[Value]:
        """Phrases that all stand for one value."""
        return cls((phrase, value) for phrase in phrases)

    def starting(self, norms: Sequence[str], start: int, stop: int) -> tuple[int, Value] | None:
        """The longest phrase at `norms[start:]` that ends by `stop`: (its end, its value)."""
        return longest(self._forward, norms, start, stop)

    def all_starting(self, norms: Sequence[str], start: int) -> list[tuple[int, Value]]:
        """Every phrase at `norms[start:]`, longest first: (its length, its value)."""
        found: list[tuple[int, Value]] = []
        node, at = self._forward, start
        while at < len(norms) and (node := node.get(norms[at], {})):
            at += 1
            if END in node:
                found.insert(0, (at - start, node[END]))
        return found

    def ending(self, norms: Sequence[str], end: int, start: int = 0) -> tuple[int, Value] | None:
        """The longest phrase that ends at `norms[:end]` and starts no earlier than `start`: (its start, its value)."""
        found, node = None, self._backward.get(norms[end - 1]) if end > start else None
        while node is not None:
            end -= 1
            if END in node:
                found = end, node[END]
            node = node.get(norms[end - 1]) if end > start else None
        return found

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


def lists_of(*names: str) -> Callable[..., Phrases[bool]]:
    """`phrases_in` of one file, or of one list of it, for a module that asks for the same again and again."""
    return cache(partial(phrases_in, *names))
