"""An article's text cut into pieces, so that every figure in it can be marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 200_000  # of a text on one page; a browser draws more only with pain


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, with the figure that it states, if it states one."""

    text: str
    figure: Mapping[str, Any] | None = None


def pieces(text: str, figures: Sequence[Mapping[str, Any]]) -> Iterator[Piece]:
    """`text` (at most MOST_CHARACTERS of it) as pieces in order; figures must be in the order of their start.

    Where two mentions overlap ("2, 3 và 5 xã"), the later one begins where the earlier ends.
    """
    at = 0
    end_of_text = min(len(text), MOST_CHARACTERS)
    for figure in figures:
        start, end = max(figure["start"], at), min(figure["end"], end_of_text)
        if start >= end:
            continue
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], figure)
        at = end
    if at < end_of_text:
        yield Piece(text[at:end_of_text])


def sentence(figure: Mapping[str, Any]) -> tuple[str, str, str]:
    """A figure's sentence: what stands before the mention, the mention, what stands after."""
    text = figure["sentence"] or ""
    start = max(0, figure["start"] - figure["sentence_start"])
    end = min(len(text), max(start, figure["end"] - figure["sentence_start"]))
    return text[:start], text[start:end], text[end:]
