"""What grows on an area of which only its state is told: "diện tích nhiễm bệnh" of "lúa"."""

from __future__ import annotations

from extract.indicators.words import words_in
from extract.rules.clauses import Line
from extract.rules.phrases import fold

_GROWN = (fold("diện tích"), fold("sản lượng"))
_HEAD = 2  # words of one of these


def with_crop(words: str, line: Line, at: int) -> str:
    """The area or harvest with the crop that the sentence names last before a position, else first behind it."""
    norms = fold(words)
    start = _HEAD if norms[:_HEAD] in _GROWN else 1 + _HEAD
    if norms[start - _HEAD : start] not in _GROWN or not words_in("befalls").starting(norms, start, len(norms)):
        return words
    crops = words_in("crops").within(line.norms, 0, len(line))
    before = [crop for crop in crops if crop[1] <= at]
    crop = before[-1] if before else crops[0] if crops else None
    parts = words.split(" ")
    return " ".join([*parts[:start], line.said(crop[0], crop[1]).lower(), *parts[start:]]) if crop else words
