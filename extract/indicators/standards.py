"""Which standard communes and districts have reached, where only their sentence tells: "xã đạt chuẩn" of "nông thôn mới"."""

from __future__ import annotations

from extract.indicators.words import starts_with
from extract.rules.clauses import Line
from extract.rules.phrases import fold

_REACHED = fold("đạt chuẩn")
_STANDARD = "nông thôn mới"
_NORMS = fold(_STANDARD)


def with_standard(words: str, line: Line, at: int) -> str:
    """The places that reached a standard with the standard that the sentence speaks of."""
    if fold(words)[-2:] != _REACHED or not starts_with(words, "inventory"):
        return words
    spoken_of = any(tuple(line.norms[here : here + len(_NORMS)]) == _NORMS for here in range(len(line)))
    return f"{words} {_STANDARD}" if spoken_of else words
