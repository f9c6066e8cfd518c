"""`find_numbers`: the examples of fixtures/examples/numbers.toml, the suite of fixtures/suites, and what holds of every text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.model import Number
from extract.numbers import find_numbers
from fixtures.sentences import EXAMPLES
from fixtures.stories import read
from fixtures.suites import suite

ENTRIES = read(EXAMPLES / "numbers.toml")["example"]
SYLLABLES = """
một hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn triệu tỷ linh lẻ rưỡi phẩy âm không nửa phần chục vạn lăm mốt tư đôi gấp
"""
WORDS = SYLLABLES.split()
SIGNS = ["5", "2.300", "1,5", "3,500", "10", "350", "½", "-", "/", ",", "%", "$", "\n", ". ", "(", ")"]
OTHERS = ["đến", "và", "xã", "người", "Ba", "đồng", "tr", "k", "tá", "hơn", "giữa"]
PIECES = st.sampled_from([*WORDS, *SIGNS, *OTHERS])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join))


def written(text: str, number: Number) -> str:
    value = f"{number.value:.12g}"
    if number.value_max is not None:
        value = f"{value}..{number.value_max:.12g}"
    if number.of is not None:
        value = f"{value} of {number.of:.12g}"
    return f"{text[number.start : number.end]} = {value}"


def canonical(line: str) -> str:
    """The line with its numbers in the notation of `written`."""
    numeral, _, value = line.rpartition(" = ")
    return f"{numeral} = " + re.sub(r"-?\d+(?:\.\d+)?", lambda m: f"{float(m[0]):.12g}", value)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["text"] for entry in ENTRIES])
def test_reads(entry: dict[str, object]) -> None:
    text, lines = entry["text"], entry["reads"]
    assert isinstance(text, str) and isinstance(lines, list)
    assert [written(text, number) for number in find_numbers(text)] == [canonical(line) for line in lines], entry["why"]


@pytest.mark.parametrize(("text", "lines", "why"), suite("numbers"))
def test_reads_the_suite(text: str, lines: list[str], why: str) -> None:
    assert [written(text, number) for number in find_numbers(text)] == [canonical(line) for line in lines], why


def test_there_are_enough_examples() -> None:
    assert len(ENTRIES) >= 150 and all(entry["why"] for entry in ENTRIES)
    assert sum(not entry["reads"] for entry in ENTRIES) >= 40


UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
SCALES = ["", " nghìn", " triệu", " tỷ"]


def spelt_below_thousand(number: int, full: bool) -> str:
    """Three digits in words; `full` says the hundreds even where they are nought."""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    words = [UNITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [UNITS[tens], "mươi"]
    elif units and words:
        words.append("linh")
    if units == 5 and tens:
        words.append("lăm")
    elif units == 1 and tens > 1:
        words.append("mốt")
    elif units:
        words.append(UNITS[units])
    return " ".join(words)


def spelt(number: int) -> str:
    """A number below 10^12 as a schoolbook spells it."""
    if number == 0:
        return "không"
    groups = []
    for scale in SCALES:
        number, group = divmod(number, 1000)
        groups.append((group, scale))
    while not groups[-1][0]:
        groups.pop()
    return " ".join(
        spelt_below_thousand(group, full=i < len(groups) - 1) + scale
        for i, (group, scale) in reversed(list(enumerate(groups)))
        if group
    )


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.integers(0, 10**4), st.integers(0, 10**9), st.integers(0, 10**12 - 1)))
def test_every_number_is_read_as_it_is_spelt(number: int) -> None:
    text = spelt(number)
    assert [(n.start, n.end, n.value) for n in find_numbers(text)] == [(0, len(text), number)]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**12), st.sampled_from(["người", "đồng", "xã"]))
def test_digits_with_dots_are_read_back(number: int, noun: str) -> None:
    text = f"{number:,}".replace(",", ".") + " " + noun
    assert [n.value for n in find_numbers(text)] == [number]


@settings(deadline=None)
@given(TEXTS)
@example("mười một nửa")
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.value_max is None or number.value < number.value_max
        end = number.end


@settings(deadline=None)
@given(TEXTS, TEXTS)
@example("mười một", "mươi hộ")
def test_what_follows_a_sentence_changes_nothing_before_it(text: str, more: str) -> None:
    first = text.rstrip() + ".\n\n"
    alone = find_numbers(first)
    assert find_numbers(first + more)[: len(alone)] == alone
