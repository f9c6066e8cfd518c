"""Lists under an opening line ("Năm 2024, huyện phấn đấu:"): what that line says holds for the items, a paragraph each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"(?:[-–—+•*▪●]|\d{1,2}[.)]|[a-zđ]\))\s?")
_GOES_ON = (";", ",")  # how an item without a mark ends while another follows


def openings(text: str, sentences: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Index of each sentence that stands in a list's item → index of the sentence that opens the list.

    sentences: character spans, in order; a sentence never goes over a line's end. A list ends with the last paragraph that bears
    its mark, or, where items bear none, with the one that ends in no semicolon.
    """
    found: dict[int, int] = {}
    opening: int | None = None
    marked = more = False  # whether the list's items bear a mark; whether another item may follow
    for first, last in _paragraphs(text, sentences):
        said = text[sentences[first][0] : sentences[last][1]].strip()
        mark = _MARK.match(said) is not None
        if opening == first - 1:
            marked, more = mark, mark or said.endswith(_GOES_ON)
        if opening is not None and more and mark == marked:
            found.update(dict.fromkeys(range(first, last + 1), opening))
            more = marked or said.endswith(_GOES_ON)
        else:
            opening, more = (last if said.endswith(":") else None), False
    return found


def _paragraphs(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(first, last) sentence of each line of the text."""
    first = 0
    for i in range(1, len(sentences) + 1):
        if i == len(sentences) or "\n" in text[sentences[i - 1][1] : sentences[i][0]]:
            yield first, i - 1
            first = i
