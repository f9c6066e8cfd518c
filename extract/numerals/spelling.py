"""The grammar of one numeral: units, tens, hundreds and scales, in words and digits. No ranges, no fractions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from extract.numerals.tokens import Piece

_BILLION = 1_000_000_000
_LARGEST = Decimal(10) ** 30


@dataclass(slots=True)
class Simple:
    """One numeral: `pieces[first:last]`. `scale` is what its last scale word multiplies by (1 without one)."""

    first: int
    last: int
    value: Decimal
    scale: int = 1


class Reader:
    """Reads numerals from the pieces of one text; `adjacent[i]` says that pieces i and i + 1 touch or are one space apart."""

    def __init__(self, pieces: list[Piece], adjacent: list[bool], closes: Callable[[int], bool]) -> None:
        self.pieces = pieces
        self.adjacent = adjacent
        self.closes = closes  # whether the phrase ends at a position, or money follows

    def read(self, i: int) -> Simple | None:
        """The longest numeral that begins at piece i."""
        kind = self.pieces[i].kind
        if kind == "hundred" or kind == "scale" or (kind == "tens" and self.pieces[i].text == "chục"):
            return self._half_alone(i)
        terms: list[tuple[int, Decimal]] = []  # (scale, value), scales falling
        end = i
        while True:
            start = self._skip_zero_tens(end) if terms else end
            small = self._small(start)
            if small is None:
                break
            value, after = small
            scale, after = self._scales(after)
            if terms and not self._fits(terms, scale, value, start, after):
                break
            if terms and scale == 1 and self._is_tenth(start, after, value):
                terms.append((1, value * terms[-1][0] / 10))
                end = after
                break
            terms, end = _add(terms, scale, value), after
            if scale == 1 or not self._more(end) or terms[-1][1] * terms[-1][0] > _LARGEST:
                break
        if not terms:
            return None
        last_scale = terms[-1][0]
        total = sum((scale * value for scale, value in terms), Decimal(0))
        if self._kind(end) == "half" and self._joined(end):
            total, end = total + Decimal(last_scale) / 2, end + 1
        return Simple(i, end, total, last_scale)

    def _half_alone(self, i: int) -> Simple | None:
        """`trăm rưỡi`, `triệu rưỡi`: one and a half of it. A scale word without a number is vague and no numeral."""
        if self._kind(i + 1) != "half" or not self.adjacent[i]:
            return None
        unit = {"hundred": 100, "tens": 10}.get(self.pieces[i].kind) or int(self.pieces[i].value)
        return Simple(i, i + 2, Decimal(unit) * 3 / 2, unit)

    def _small(self, i: int) -> tuple[Decimal, int] | None:
        """A number below a thousand in words, or a digit run with its trăm or chục; and the piece behind it."""
        kind = self._kind(i)
        if kind == "digits":
            value = self.pieces[i].value
            if self._kind(i + 1) == "point" and self.adjacent[i]:
                return self._fraction(value, i + 1) or (value, i + 1)
            if self._kind(i + 1) in ("hundred", "tens") and self.adjacent[i] and self.pieces[i + 1].text != "mươi":
                return value * (100 if self._kind(i + 1) == "hundred" else 10), i + 2
            return value, i + 1
        if kind == "one_of_two" and self._kind(i + 1) == "scale" and self.adjacent[i]:
            return Decimal("0.5"), i + 1
        if kind == "ten":
            return self._tail(Decimal(10), i + 1)
        if kind != "unit":
            return None
        value, after = self.pieces[i].value, i + 1
        if self._kind(after) == "hundred" and self._joined(after):
            return self._below_hundred(value * 100, after + 1)
        if self._kind(after) == "tens" and self._joined(after) and value:
            return self._tail(value * 10, after + 1)
        if self._kind(after) == "after_tens" and self._joined(after) and value:
            return value * 10 + self.pieces[after].value, after + 1
        return self._fraction(value, after) or (value, after)

    def _tail(self, tens: Decimal, i: int) -> tuple[Decimal, int]:
        """The unit behind mười or mươi. `năm` there is the word for years: five is written lăm."""
        value, after = tens, i
        if self._joined(i) and (
            self._kind(i) == "after_tens"
            or (
                self._kind(i) == "unit"
                and (self.pieces[i].text not in ("năm", "không") or self._scaled(i, "năm"))
                and self._kind(i + 1) not in ("tens", "hundred")
            )
        ):
            value, after = tens + self.pieces[i].value, i + 1
        return self._fraction(value, after) or (value, after)

    def _below_hundred(self, hundreds: Decimal, i: int) -> tuple[Decimal, int]:
        """What follows trăm: linh năm, hai mươi lăm, mười, or a single digit that stands for tens (một trăm hai = 120)."""
        if not self._joined(i):
            return hundreds, i
        if self._kind(i) == "half":
            return hundreds + 50, i + 1
        if self._kind(i) == "zero_tens" and self._kind(i + 1) in ("unit", "after_tens", "ten") and self.adjacent[i]:
            if self._kind(i + 1) == "after_tens":
                return hundreds + self.pieces[i + 1].value, i + 2
            small = self._small(i + 1)
            return (hundreds + small[0], small[1]) if small and small[0] < 100 else (hundreds, i)
        if self._kind(i) == "ten" or (
            self._kind(i) == "unit" and self._kind(i + 1) in ("tens", "after_tens") and self.adjacent[i]
        ):
            small = self._small(i)
            return (hundreds + small[0], small[1]) if small else (hundreds, i)
        if self._kind(i) == "after_tens" or (self._kind(i) == "unit" and self._single_stands(i)):
            return hundreds + self.pieces[i].value * 10, i + 1
        return self._fraction(hundreds, i) or (hundreds, i)

    def _fraction(self, whole: Decimal, i: int) -> tuple[Decimal, int] | None:
        """`phẩy năm`, `phẩy bảy mươi lăm`, `phẩy không hai`: the digits behind the decimal comma."""
        if self._kind(i) != "point" or not self._joined(i) or not self._joined(i + 1):
            return None
        digits, j = "", i + 1
        while (
            self._joined(j)
            and self._kind(j) in ("unit", "digits", "after_tens")
            and self._kind(j + 1) not in ("tens", "hundred")
            and len(digits) < 12
        ):
            digits, j = digits + str(self.pieces[j].value), j + 1
        if not digits and (small := self._small(i + 1)):
            digits, j = str(small[0]), small[1]
        return (whole + Decimal("0." + digits), j) if digits.isdigit() else None

    def _scales(self, i: int) -> tuple[int, int]:
        scale = 1
        while self._kind(i) == "scale" and self._joined(i) and scale < 10**18:
            scale, i = scale * int(self.pieces[i].value), i + 1
        return scale, i

    def _fits(self, terms: list[tuple[int, Decimal]], scale: int, value: Decimal, start: int, after: int) -> bool:
        """Whether one more term continues the numeral: scales fall (hai triệu ba trăm nghìn), or tỷ multiplies all before it."""
        words = self.pieces[start].kind != "digits"
        if scale == 1:
            if value >= terms[-1][0]:
                return False
            if words and (
                value >= 10 or self._kind(start - 1) == "zero_tens" or (self._kind(start) == "unit" and after - start > 1)
            ):
                return True
            return self._single_stands(after - 1) and value < 10
        if scale < terms[-1][0]:
            return value * scale < terms[-1][0]
        return words and scale % _BILLION == 0 and all(s < scale for s, _ in terms)

    def _is_tenth(self, start: int, after: int, value: Decimal) -> bool:
        """`một triệu hai` is 1,2 triệu; `một triệu linh hai` is not."""
        return after - start == 1 and value < 10 and self._kind(start - 1) != "zero_tens"

    def _single_stands(self, i: int) -> bool:
        """A lone digit behind trăm, nghìn or triệu belongs to it only where the phrase ends or money or a scale follows."""
        piece = self.pieces[i]
        if piece.text in ("năm", "không") and not (self._kind(i + 1) == "scale" and self.adjacent[i]):
            return False
        return self.closes(piece.end) or piece.glued or (self._kind(i + 1) in ("scale", "half") and self.adjacent[i])

    def _scaled(self, i: int, word: str) -> bool:
        """`sáu mươi năm nghìn`: before a scale even năm is the digit, however it should be spelt."""
        return self.pieces[i].text == word and self._kind(i + 1) == "scale" and self.adjacent[i]

    def _skip_zero_tens(self, i: int) -> int:
        return i + 1 if self._kind(i) == "zero_tens" and self._joined(i) and self._joined(i + 1) else i

    def _more(self, i: int) -> bool:
        return self._joined(i) and i < len(self.pieces)

    def _kind(self, i: int) -> str:
        return self.pieces[i].kind if i < len(self.pieces) else ""

    def _joined(self, i: int) -> bool:
        """Whether piece i continues the one before it."""
        return 0 < i < len(self.pieces) and self.adjacent[i - 1]


def _add(terms: list[tuple[int, Decimal]], scale: int, value: Decimal) -> list[tuple[int, Decimal]]:
    """`terms` with one more; a larger scale than the last multiplies all that came before it."""
    if terms and scale > terms[-1][0]:
        return [(scale, sum((s * v for s, v in terms), value))]
    return [*terms, (scale, value)]
