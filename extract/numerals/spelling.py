"""The grammar of one numeral: units, tens, hundreds and scales, in words and digits. No ranges, no fractions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from extract.numerals.tokens import Piece

_BILLION = 1_000_000_000
_LARGEST = Decimal(10) ** 30
_THOUSANDS = (1_000, 1_000_000, _BILLION, 1000 * _BILLION)


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
        kind, text = self.pieces[i].kind, self.pieces[i].text
        if kind in ("hundred", "scale") or text == "chục":
            return self._scale_alone(i)
        if text == "năm" and self._kind(i + 1) == "half" and self._joined(i):
            return None  # hai năm rưỡi: years
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
            terms, end = _add(terms, scale, value), after
            if scale == 1 or not self._more(end) or terms[-1][1] * terms[-1][0] > _LARGEST:
                break
            if part := self._part_of_scale(end, terms[-1][0]):
                terms.append((1, part * terms[-1][0]))
                return Simple(i, end + 1, _total(terms), scale)
        if not terms:
            return None
        scale, total = terms[-1][0], _total(terms)
        if self._kind(end) == "half" and self._joined(end):  # ba triệu rưỡi, ba nghìn rưỡi tỷ
            times, after = self._scales(end + 1)
            return Simple(i, after, (total + Decimal(scale) / 2) * times, scale * times)
        return Simple(i, end, total, scale)

    def _scale_alone(self, i: int) -> Simple:
        """`trăm rưỡi`, `triệu hai`: one of it and a part. All alone it is one of it, if its context lets it be a number."""
        times, end = self._scales(i + 1)
        unit = times * ({"hundred": 100, "tens": 10}.get(self.pieces[i].kind) or int(self.pieces[i].value))
        if self._kind(end) == "half" and self._joined(end):
            return Simple(i, end + 1, Decimal(unit) * 3 / 2, unit)
        if not self._joined(i) and (part := self._part_of_scale(end, unit)):
            return Simple(i, end + 1, unit * (1 + part), unit)
        return Simple(i, end, Decimal(unit), unit)

    def _part_of_scale(self, i: int, scale: int) -> Decimal | None:
        """The part of `scale` that piece i adds to it: một triệu `hai`, hai tỷ `tư`, 1tr`5`, 2tr`350`, 3 triệu `450`."""
        if not self._joined(i):
            return None
        piece = self.pieces[i]
        if piece.kind == "decimals":
            return piece.value
        if piece.kind == "digits" and len(piece.text) == 3 and scale in _THOUSANDS:
            return piece.value / 1000 if piece.text.isdigit() and self.closes(piece.end) else None
        if piece.kind == "after_tens" and self.closes(piece.end):
            return piece.value / 10
        scaled = self._kind(i + 1) == "scale" and self.adjacent[i]  # ba vạn năm nghìn
        lone = piece.kind in ("unit", "digits") and 0 < piece.value < 10 and not scaled
        return piece.value / 10 if lone and scale > 10 and self._single_stands(i) else None

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
            return words and (
                value >= 10 or self._kind(start - 1) == "zero_tens" or (self._kind(start) == "unit" and after - start > 1)
            )
        if scale < terms[-1][0]:
            return value * scale < terms[-1][0]
        return words and scale % _BILLION == 0 and all(s < scale for s, _ in terms)

    def _single_stands(self, i: int) -> bool:
        """A lone digit behind trăm, nghìn or triệu belongs to it only where the phrase ends or money or a scale follows."""
        piece = self.pieces[i]
        if piece.text in ("năm", "không") and not (self._kind(i + 1) == "scale" and self.adjacent[i]):
            return False
        return self.closes(piece.end) or (self._kind(i + 1) in ("scale", "half") and self.adjacent[i])

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


def _total(terms: list[tuple[int, Decimal]]) -> Decimal:
    return sum((scale * value for scale, value in terms), Decimal(0))


def _add(terms: list[tuple[int, Decimal]], scale: int, value: Decimal) -> list[tuple[int, Decimal]]:
    """`terms` with one more; a larger scale than the last multiplies all that came before it."""
    if terms and scale > terms[-1][0]:
        return [(scale, _total(terms) + value)]
    return [*terms, (scale, value)]
