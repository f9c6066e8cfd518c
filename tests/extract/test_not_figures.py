"""`turned_down`: the examples of fixtures/examples/turned_down.toml, with the reasons that `baotinh read --why` prints."""

from datetime import date

import pytest

from extract.numbers import find_numbers
from extract.numerals.runs import runs
from extract.periods import find_periods
from extract.rules.not_figures import turned_down
from fixtures.sentences import EXAMPLES
from fixtures.stories import read

ENTRIES = read(EXAMPLES / "turned_down.toml")["example"]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["text"] for entry in ENTRIES])
def test_reasons(entry: dict[str, object]) -> None:
    text = str(entry["text"])
    numbers = find_numbers(text)
    reasons = turned_down(text, numbers, find_periods(text, date(2024, 5, 1)))
    assert [f"{text[numbers[i].start : numbers[i].end]} = {reason}" for i, reason in reasons.items()] == entry["reasons"]
    assert numbers


def test_both_kinds_are_shown() -> None:
    assert sum(bool(entry["reasons"]) for entry in ENTRIES) >= 60
    assert sum(not entry["reasons"] for entry in ENTRIES) >= 60


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("1 2 3 4 5 6 7 8 9 10 11 12", 12),
        ("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 và 12", 12),
        ("1 2 3 4 5 6 7 8 9 10 11", 0),
        ("5 xã " * 24, 24),
        ("7,5% " * 30, 30),
        ("5 xã " * 23, 0),
        ("5 xã, 6 hộ " * 24, 0),
        ("Xã có 5 hộ. " * 30, 0),
    ],
)
def test_long_runs_of_numbers_report_nothing(text: str, run: int) -> None:
    assert len(runs(text, find_numbers(text))) == run
