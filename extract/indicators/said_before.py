"""The figures before one, among which a name finds what it lacks: its fuller form, its whole, the sum that it breaks down."""

from __future__ import annotations

from collections.abc import Iterator

from extract.rules.spot import Spot
from extract.rules.words_before import parts_before

_LOOK_BACK = 4  # figures before, beyond the sentence


def of_sentence(spot: Spot) -> Iterator[Spot]:
    """The figures before one in its sentence, the nearest first."""
    other = spot.before
    while other is not None and other.line is spot.line:
        yield other
        other = other.before


def within(spot: Spot, near: int) -> Iterator[Spot]:
    """The last few figures before one, of its sentence or at most so many characters before it, the nearest first."""
    other = spot.before
    for _ in range(_LOOK_BACK):
        if other is None or (other.line is not spot.line and spot.line.start - other.line.start > near):
            return
        yield other
        other = other.before


def whole_before(spot: Spot) -> Spot | None:
    """The figure before "trong đó", of which one is a part; None where its sentence tells no whole."""
    opener = parts_before(spot)
    return next((other for other in of_sentence(spot) if opener and other.first < opener), None)


def is_sibling(spot: Spot, other: Spot) -> bool:
    """Whether another figure of the sentence is a part of the same whole."""
    return other.line is spot.line and other.first > parts_before(spot) > 0
