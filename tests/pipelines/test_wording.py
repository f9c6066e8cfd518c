from datetime import date

import pytest

from pipelines.wording import amount, number, period


@pytest.mark.parametrize(
    ("value", "words"), [(5650.0, "5.650"), (2.5, "2,5"), (-0.8, "-0,8"), (1234567.89, "1.234.567,89"), (100.0, "100")]
)
def test_numbers_have_vietnamese_separators(value: float, words: str) -> None:
    assert number(value) == words


def test_an_amount_shows_comparator_range_and_denominator() -> None:
    figure = {"value": 8.0, "value_max": 9.0, "of": None, "comparator": "eq", "measure": "level", "per": "year"}
    assert amount(figure) == "8–9/năm"
    assert amount({**figure, "unit": "VND/người/năm"}) == "8–9"
    assert amount({**figure, "value": -1.5, "value_max": -1.0, "measure": "change", "per": None}) == "-1,5 đến -1"
    assert amount({**figure, "value_max": None, "of": 10.0, "per": None, "comparator": "gt"}) == "> 8/10"
    assert amount({**figure, "value_max": None, "per": None, "measure": "change"}) == "+8"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        ("2020-01-01", "2025-12-31", "2020–2025"),
        (date(2023, 4, 1), date(2023, 4, 30), "4/2023"),
        (date(2023, 2, 1), date(2023, 2, 27), "1/2/2023–27/2/2023"),
        (None, date(2023, 4, 30), "đến 30/4/2023"),
        (date(2020, 1, 1), None, "từ 1/1/2020"),
        (None, None, ""),
    ],
)
def test_periods_are_said_as_newspapers_say_them(first: date | str | None, last: date | str | None, words: str) -> None:
    assert period(first, last) == words
