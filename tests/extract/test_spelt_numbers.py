"""`find_numbers` reads back every number as each region and each style spells it."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.numbers import find_numbers

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


@dataclass(frozen=True)
class Style:
    """How a speaker spells: the words that differ by region, and what is left out in fast speech."""

    thousand: str = "nghìn"
    billion: str = "tỷ"
    zero_tens: str = "linh"
    four: str = "tư"
    five: str = "lăm"
    seven: str = "bảy"
    empty_hundreds: bool = True  # một nghìn không trăm linh năm, or một nghìn linh năm
    tens: bool = True  # hai mươi mốt, or hai mốt

    def digit(self, digit: int) -> str:
        return self.seven if digit == 7 else DIGITS[digit]

    def unit_behind_tens(self, unit: int, tens: int) -> str:
        if unit == 5:
            return self.five
        if unit == 1 and tens > 1:
            return "mốt"
        return self.four if unit == 4 and tens > 1 else self.digit(unit)

    def below_hundred(self, number: int) -> str:
        tens, unit = divmod(number, 10)
        if tens == 0:
            return self.digit(unit)
        if tens == 1:
            return "mười" + (f" {self.unit_behind_tens(unit, tens)}" if unit else "")
        short = not self.tens and unit in (1, 4, 5) and self.unit_behind_tens(unit, tens) != "bốn"
        spoken = [self.digit(tens)] + ["mươi"] * (not short) + [self.unit_behind_tens(unit, tens)] * bool(unit)
        return " ".join(spoken)

    def below_thousand(self, number: int, *, leads: bool) -> str:
        hundreds, rest = divmod(number, 100)
        words = [self.digit(hundreds), "trăm"] if hundreds or not (leads or (rest < 10 and not self.empty_hundreds)) else []
        if 0 < rest < 10 and not (leads and not hundreds):
            words.append(self.zero_tens)
        if rest or not words:
            words.append(self.below_hundred(rest))
        return " ".join(words)

    def spell(self, number: int) -> str:
        """A number below 10^15: groups of three under tỷ, and the thousands and units of tỷ above it."""
        if number >= 10**9:
            high, low = divmod(number, 10**9)
            return f"{self.spell(high)} {self.billion}" + (f" {self._groups(low, leads=False)}" if low else "")
        return self._groups(number, leads=True)

    def _groups(self, number: int, *, leads: bool) -> str:
        words = []
        for scale, name in ((10**6, " triệu"), (10**3, f" {self.thousand}"), (1, "")):
            group, number = divmod(number, scale)
            if group:
                words.append(self.below_thousand(group, leads=leads and not words) + name)
        return " ".join(words) or DIGITS[0]


STYLES = st.builds(
    Style,
    thousand=st.sampled_from(["nghìn", "ngàn"]),
    billion=st.sampled_from(["tỷ", "tỉ"]),
    zero_tens=st.sampled_from(["linh", "lẻ"]),
    four=st.sampled_from(["tư", "bốn"]),
    five=st.sampled_from(["lăm", "nhăm"]),
    seven=st.sampled_from(["bảy", "bẩy"]),
    empty_hundreds=st.booleans(),
    tens=st.booleans(),
)
NUMBERS = st.one_of(st.integers(0, 10**4), st.integers(0, 10**7), st.integers(0, 10**9), st.integers(0, 10**15 - 1))


def values(text: str) -> list[tuple[int, int, float]]:
    return [(n.start, n.end, n.value) for n in find_numbers(text)]


@settings(max_examples=1000, deadline=None)
@given(NUMBERS, STYLES)
def test_every_style_is_read_back(number: int, style: Style) -> None:
    text = style.spell(number)
    assert values(text) == [(0, len(text), number)]


@settings(max_examples=300, deadline=None)
@given(NUMBERS, STYLES)
def test_money_in_a_sentence_is_read_back(number: int, style: Style) -> None:
    spelt = style.spell(number + 10)
    text = f"Gia đình chị bán được {spelt} đồng tiền rau."
    start = text.index(spelt)
    assert values(text) == [(start, start + len(spelt), number + 10)]


@settings(max_examples=300, deadline=None)
@given(NUMBERS, STYLES)
def test_capitals_are_read_back(number: int, style: Style) -> None:
    spelt = style.spell(number)
    for text in (spelt.upper(), spelt.capitalize()):
        assert values(text) == [(0, len(text), number)]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(0, 9), min_size=1, max_size=6), STYLES)
def test_decimals_are_read_back(whole: int, decimals: list[int], style: Style) -> None:
    text = f"{style.spell(whole)} phẩy {' '.join(map(style.digit, decimals))}"
    assert values(text) == [(0, len(text), float(f"{whole}.{''.join(map(str, decimals))}"))]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**15), st.sampled_from([".", " ", "\u00a0", "\u202f"]))
def test_digits_in_groups_are_read_back(number: int, separator: str) -> None:
    text = f"{number:,}".replace(",", separator)
    assert values(f"{text} đồng") == [(0, len(text), number)]
