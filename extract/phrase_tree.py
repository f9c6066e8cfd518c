"""Phrases as a tree of their syllables: the longest that begins at a place is found in one walk, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

END = None  # no syllable: under it a node has what the phrase that ends there stands for
Node = dict[str | None, Any]  # a syllable → the node of the phrases that go on with it


def grow(tree: Node, norms: Sequence[str], value: object) -> None:
    """Let a tree have a phrase; one that it has keeps its value."""
    for norm in norms:
        tree = tree.setdefault(norm, {})
    tree.setdefault(END, value)


def longest(tree: Node, norms: Sequence[str], start: int, stop: int) -> tuple[int, Any] | None:
    """The longest phrase of a tree at `norms[start:]` that ends by `stop`: (its end, its value)."""
    stop = min(stop, len(norms))
    node = tree.get(norms[start]) if start < stop else None
    if node is None:
        return None  # nearly always
    found = None
    while node is not None:
        start += 1
        if END in node:
            found = start, node[END]
        node = node.get(norms[start]) if start < stop else None
    return found
