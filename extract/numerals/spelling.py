"""The grammar of one numeral: small numbers and the scales above them. No ranges, no fractions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.numerals.small import Small

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


class Reader(Small):
    """Reads whole numerals: small numbers with their scales."""

    def read(self, i: int) -> Simple | None:
        """The longest numeral that begins at piece i."""
        if self.kind(i) == "digits" and not self.joined(i + 1):
            return Simple(i, i + 1, self.pieces[i].value)  # as most are
        if self.pieces[i].text == "năm" and self.kind(i + 1) == "half" and self.joined(i):
            return None  # hai năm rưỡi: years
        terms: list[tuple[int, Decimal]] = []  # (scale, value), scales falling
        start = end = i
        small = self.small(i) or self._one_implied(i)
        while small:
            value, after = small
            scale, after = self._scales(after, begins=after == i)
            if terms and not self._fits(terms, scale, value, start, after):
                break
            terms, end = _add(terms, scale, value), after
            if scale == 1 or not self._more(end) or terms[-1][1] * terms[-1][0] > _LARGEST:
                break
            if part := self._part_of_scale(end, terms[-1][0]):
                terms.append((1, part * terms[-1][0]))
                return Simple(i, end + 1, _total(terms), scale)
            start = self._skip_zero_tens(end)
            small = self.small(start)
        return self._closed(i, end, terms) if terms else None

    def _one_implied(self, i: int) -> tuple[Decimal, int] | None:
        """`trăm hai`, `chục`, `triệu rưỡi`: one of it; whether it is a number at all, its context says."""
        if self.kind(i) == "hundred":
            return (Decimal(100), i + 1) if self.joined(i) else self.below_hundred(Decimal(100), i + 1)
        if self.pieces[i].text == "chục":
            return (Decimal(15), i + 2) if self.kind(i + 1) == "half" and self.joined(i + 1) else (Decimal(10), i + 1)
        return (Decimal(1), i) if self.kind(i) == "scale" else None

    def _closed(self, first: int, end: int, terms: list[tuple[int, Decimal]]) -> Simple:
        """With the half or the decimals that may stand behind: ba triệu rưỡi, ba nghìn rưỡi tỷ, một nghìn phẩy hai."""
        scale, total = terms[-1][0], _total(terms)
        if self.kind(end) == "half" and self.joined(end):
            times, after = self._scales(end + 1)
            return Simple(first, after, (total + Decimal(scale) / 2) * times, scale * times)
        if more := self.fraction(total, end):
            return Simple(first, more[1], more[0], scale)
        return Simple(first, end, total, scale)

    def _part_of_scale(self, i: int, scale: int) -> Decimal | None:
        """The part of `scale` that piece i adds to it: một triệu `hai`, hai tỷ `tư`, 1tr`5`, 2tr`350`, 3 triệu `450`."""
        if not self.joined(i):
            return None
        piece = self.pieces[i]
        if piece.kind == "decimals":
            return piece.value
        if piece.kind == "digits" and len(piece.text) == 3 and scale in _THOUSANDS:
            return piece.value / 1000 if piece.text.isdigit() and self.closes(piece.end) else None
        if piece.kind == "after_tens" and self.closes(piece.end):
            return piece.value / 10
        scaled = self.kind(i + 1) == "scale" and self.adjacent[i]  # ba vạn năm nghìn
        lone = piece.kind in ("unit", "digits") and 0 < piece.value < 10 and not scaled
        return piece.value / 10 if lone and scale > 10 and self.single_stands(i) else None

    def _scales(self, i: int, *, begins: bool = False) -> tuple[int, int]:
        """The scale words at piece i, multiplied; `begins`: nothing before i belongs to them."""
        scale = 1
        while self.kind(i) == "scale" and (begins or self.joined(i)) and scale < 10**18:
            scale, i, begins = scale * int(self.pieces[i].value), i + 1, False
        return scale, i

    def _fits(self, terms: list[tuple[int, Decimal]], scale: int, value: Decimal, start: int, after: int) -> bool:
        """Whether one more term continues the numeral: scales fall (hai triệu ba trăm nghìn), or tỷ multiplies all before it."""
        hundreds = terms[-1][0] == 1_000 and len(self.pieces[start].text) == 3  # "12 nghìn 500 người"
        words = hundreds or self.pieces[start].kind != "digits" or after - start > 1  # "2 nghìn 5 trăm" is said as in words
        if scale == 1:
            if value >= terms[-1][0]:
                return False
            return words and (
                value >= 10 or self.kind(start - 1) == "zero_tens" or (self.kind(start) == "unit" and after - start > 1)
            )
        if scale < terms[-1][0]:
            return value * scale < terms[-1][0]
        return words and scale % _BILLION == 0 and all(s < scale for s, _ in terms)

    def _skip_zero_tens(self, i: int) -> int:
        return i + 1 if self.kind(i) == "zero_tens" and self.joined(i) and self.joined(i + 1) else i

    def _more(self, i: int) -> bool:
        return self.joined(i) and i < len(self.pieces)


def _total(terms: list[tuple[int, Decimal]]) -> Decimal:
    return sum((scale * value for scale, value in terms), Decimal(0))


def _add(terms: list[tuple[int, Decimal]], scale: int, value: Decimal) -> list[tuple[int, Decimal]]:
    """`terms` with one more; a larger scale than the last multiplies all that came before it."""
    if terms and scale > terms[-1][0]:
        return [(scale, _total(terms) + value)]
    return [*terms, (scale, value)]
