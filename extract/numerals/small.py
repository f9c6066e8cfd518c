"""Numbers below a thousand, in words and digits, with the decimals behind them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extract.numerals.tokens import Piece

_LOOSE = (1, 2)  # hai ba: two or three; năm bảy: five to seven
_GO_ON = ("unit", "after_tens", "tens", "hundred", "ten", "part")


class Small:
    """Reads small numbers from the pieces of one text; `adjacent[i]`: pieces i and i + 1 touch or are one space apart."""

    def __init__(self, pieces: list[Piece], adjacent: list[bool], closes: Callable[[int], bool]) -> None:
        self.pieces = pieces
        self.adjacent = adjacent
        self.closes = closes  # whether the phrase ends at a position, or money follows

    def small(self, i: int) -> tuple[Decimal, int] | None:
        """A number below a thousand in words, or a digit run with its trăm or chục; and the piece behind it."""
        kind = self.kind(i)
        if kind == "digits":
            value = self.pieces[i].value
            if self.kind(i + 1) == "point" and self.adjacent[i]:
                return self.fraction(value, i + 1) or (value, i + 1)
            if self.kind(i + 1) == "hundred" and self.adjacent[i]:
                return self.below_hundred(value * 100, i + 2)
            if self.kind(i + 1) == "tens" and self.adjacent[i] and self.pieces[i + 1].text != "mươi":
                return value * 10, i + 2
            return value, i + 1
        if kind == "one_of_two" and self.kind(i + 1) == "scale" and self.adjacent[i]:
            return Decimal("0.5"), i + 1
        if kind == "ten":
            return self._tail(Decimal(10), i + 1)
        if kind == "twenty" and self.joined(i + 1) and self.kind(i + 1) in ("unit", "after_tens"):
            return self._tail(Decimal(20), i + 1)
        if kind != "unit":
            return None
        value, after = self.pieces[i].value, i + 1
        if self.kind(after) == "hundred" and self.joined(after):
            return self.below_hundred(value * 100, after + 1)
        if self.kind(after) == "tens" and self.joined(after) and value:
            return self._tail(value * 10, after + 1)
        if self.kind(after) == "after_tens" and self.joined(after) and value:
            return value * 10 + self.pieces[after].value, after + 1
        if self._says_tens(i) and self.pieces[after].value - value not in _LOOSE:
            value, after = value * 10 + self.pieces[after].value, after + 1
        return self.fraction(value, after) or (value, after)

    def _tail(self, tens: Decimal, i: int) -> tuple[Decimal, int]:
        """The unit behind mười or mươi. `năm` there is the word for years: five is written lăm."""
        value, after = tens, i
        if self.joined(i) and (
            self.kind(i) == "after_tens"
            or (
                self.kind(i) == "unit"
                and (self.pieces[i].text not in ("năm", "không") or self._scaled(i, "năm"))
                and not (self.kind(i + 1) in ("tens", "hundred") and self.joined(i + 1))
            )
        ):
            value, after = tens + self.pieces[i].value, i + 1
        return self.fraction(value, after) or (value, after)

    def below_hundred(self, hundreds: Decimal, i: int) -> tuple[Decimal, int]:
        """What follows trăm: linh năm, hai mươi lăm, mười, or a single digit that stands for tens (một trăm hai = 120)."""
        if not self.joined(i):
            return hundreds, i
        if self.kind(i) == "half":
            return hundreds + 50, i + 1
        if self.kind(i) == "zero_tens" and self.kind(i + 1) in ("unit", "after_tens", "ten") and self.adjacent[i]:
            if self.kind(i + 1) == "after_tens":
                return hundreds + self.pieces[i + 1].value, i + 2
            small = self.small(i + 1)
            return (hundreds + small[0], small[1]) if small and small[0] < 100 else (hundreds, i)
        if self.kind(i) == "ten" or (self.kind(i) == "unit" and self.kind(i + 1) in ("tens", "after_tens") and self.adjacent[i]):
            small = self.small(i)
            return (hundreds + small[0], small[1]) if small else (hundreds, i)
        if self._says_tens(i):
            return hundreds + self.pieces[i].value * 10 + self.pieces[i + 1].value, i + 2
        if self.kind(i) == "after_tens" or (self.kind(i) == "unit" and self.single_stands(i)):
            return hundreds + self.pieces[i].value * 10, i + 1
        return self.fraction(hundreds, i) or (hundreds, i)

    def fraction(self, whole: Decimal, i: int) -> tuple[Decimal, int] | None:
        """`phẩy năm`, `phẩy bảy mươi lăm`, `phẩy không hai`: the digits behind the decimal comma."""
        if self.kind(i) != "point" or not self.joined(i) or not self.joined(i + 1):
            return None
        digits, j = "", i + 1
        while (
            self.joined(j)
            and self.kind(j) in ("unit", "digits", "after_tens")
            and not (self.kind(j + 1) in ("tens", "hundred") and self.joined(j + 1))
            and len(digits) < 12
        ):
            digits, j = digits + str(self.pieces[j].value), j + 1
        if not digits and (small := self.small(i + 1)):
            digits, j = str(small[0]), small[1]
        return (whole + Decimal("0." + digits), j) if digits.isdigit() else None

    def single_stands(self, i: int) -> bool:
        """A lone digit behind trăm, nghìn or triệu belongs to it only where the phrase ends or money or a scale follows."""
        piece = self.pieces[i]
        if piece.text in ("năm", "không") and not (self.kind(i + 1) == "scale" and self.adjacent[i]):
            return False
        return self.closes(piece.end) or (self.kind(i + 1) in ("scale", "half") and self.adjacent[i])

    def _says_tens(self, i: int) -> bool:
        """Fast speech leaves mươi out: `bốn ba` is 43. Two digits, no more; năm, also the word for years, only before a scale."""
        first, behind = self.pieces[i], i + 1
        if not (self.kind(i) == self.kind(behind) == "unit" and self.joined(behind)) or first.value < 2:
            return False
        per_cent = self.kind(i + 2) == "part" and self.kind(i + 3) == "hundred"
        goes_on = self.kind(i + 2) in _GO_ON and self.joined(i + 2) and not per_cent
        if self.pieces[behind].value < 2 or goes_on or self._follows_unit(i):
            return False
        if first.text == self.pieces[behind].text == "ba":  # ba ba: a turtle
            return False
        return (self.kind(i + 2) == "scale" and self.joined(i + 2)) or "năm" not in (first.text, self.pieces[behind].text)

    def _follows_unit(self, i: int) -> bool:
        return self.joined(i) and self.kind(i - 1) == "unit"

    def _scaled(self, i: int, word: str) -> bool:
        """`sáu mươi năm nghìn`: before a scale even năm is the digit, however it should be spelt."""
        return self.pieces[i].text == word and self.kind(i + 1) == "scale" and self.adjacent[i]

    def kind(self, i: int) -> str:
        """What piece i is; "" behind the last."""
        return self.pieces[i].kind if i < len(self.pieces) else ""

    def joined(self, i: int) -> bool:
        """Whether piece i continues the one before it."""
        return 0 < i < len(self.pieces) and self.adjacent[i - 1]
