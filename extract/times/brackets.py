"""The brackets of a sentence, and which of its times can be read from inside and from outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.model import Period

_SIGN = re.compile(r"[()]")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets: where it opens and where it closes."""

    start: int
    end: int

    def holds_only(self, time: Period) -> bool:
        """Whether nothing but a time stands inside: `4.126 ha (2007)`."""
        return self.end - self.start - 1 == time.end - time.start


class Brackets:
    """The closed brackets of the text from `start` to before `end`, in order."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._pairs = list(_pairs(text, start, end)) if text.find("(", start, end) >= 0 else []

    def around(self, position: int) -> Bracket | None:
        """The brackets around a position."""
        return next((pair for pair in self._pairs if pair.start < position < pair.end), None)

    def show(self, position: int, time: Period) -> bool:
        """Whether a time holds at a position: one in brackets does inside them, one that fills them for what stands before."""
        pair = self.around(time.start)
        return pair is None or pair.start < position < pair.end or pair.holds_only(time)

    def left_out(self, start: int, end: int) -> str:
        """The text between two offsets without what stands in brackets."""
        pieces, at = [], start
        for pair in self._pairs:
            if start <= pair.start and pair.end <= end:
                pieces.append(self._text[at : pair.start])
                at = pair.end + 1
        return "".join([*pieces, self._text[at:end]])


def _pairs(text: str, start: int, end: int) -> Iterator[Bracket]:
    open_at = None
    for sign in _SIGN.finditer(text, start, end):
        if sign[0] == "(":
            open_at = sign.start()
        elif open_at is not None:
            yield Bracket(open_at, sign.start())
            open_at = None
