"""Lists under an opening line ("Năm 2024, huyện phấn đấu:"): what that line says holds for the items, a paragraph each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"(?:[-–—+•*▪●]|\d{1,2}[.)]|[a-zđ]\))\s?")
_ANNOUNCES = ("cụ thể:", "như sau:", "gồm:")  # how a line ends that a list must follow
_GOES_ON = (";", ",")  # how an item without a mark ends while another follows


def openings(text: str, sentences: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Index of each sentence that stands in a list's item → index of the sentence that opens the list.

    sentences: character spans, in order; a sentence never goes over a line's end. A list ends with the last paragraph that bears
    its mark, or, where items bear none, with the one that ends in no semicolon. Behind a line that announces a list ("cụ thể:")
    an item may also end in a full stop, if the next one begins with the same words.
    """
    found: dict[int, int] = {}
    opening: int | None = None
    marked = more = False  # whether the list's items bear a mark; whether another item may follow
    announced = False  # whether the opening line says that a list follows
    alike: str | None = None  # how the items of such a list begin
    for first, last in _paragraphs(text, sentences):
        said = text[sentences[first][0] : sentences[last][1]].strip()
        mark = _MARK.match(said) is not None
        if opening == first - 1:
            marked, more = mark, mark or said.endswith(_GOES_ON)
            alike = _beginning(said) if announced and not mark else None
        if opening is not None and mark == marked and (more or alike == _beginning(said)):
            found.update(dict.fromkeys(range(first, last + 1), opening))
            more = marked or said.endswith(_GOES_ON)
        else:
            opening, more, alike = (last if said.endswith(":") else None), False, None
            announced = said.endswith(_ANNOUNCES)
    return found


def _beginning(said: str) -> str:
    """The first two words of a paragraph."""
    return " ".join(said.lower().split()[:2])


def _paragraphs(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(first, last) sentence of each line of the text."""
    first = 0
    for i in range(1, len(sentences) + 1):
        if i == len(sentences) or "\n" in text[sentences[i - 1][1] : sentences[i][0]]:
            yield first, i - 1
            first = i
