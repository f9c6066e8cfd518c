"""`find_periods`: the examples of fixtures/examples/periods.toml, the suite of fixtures/suites, and what holds of every text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Period
from extract.periods import find_periods
from fixtures.sentences import EXAMPLES
from fixtures.stories import read
from fixtures.suites import suite

ENTRIES = read(EXAMPLES / "periods.toml")["example"]
PUBLISHED = date(2023, 6, 15)
SYLLABLES = """
năm tháng quý ngày tuần 2020 2023 15 4 6 9 - / đến từ hết đầu cuối giữa nay qua trước sau tới nửa mỗi cùng kỳ học nhiệm giai đoạn
rằm mùng chạp âm lịch trung hạ giao thừa giỗ tổ trung thu cách đây nữa thứ hai chủ nhật mai hôm mốt 30 30/4 5.6 3/5 giờ 1884
tết kỷ hợi rằm giêng 15-5 4-2023 19/5/2023 I và , . ( ) thế thập niên hiện tính
"""
WORDS = st.sampled_from([*SYLLABLES.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map("".join))
DAYS = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from([date.min, date.max]))


def written(text: str, period: Period) -> str:
    words = text[period.start : period.end]
    if period.per:
        return f"{words} = per {period.per}"
    if period.first is None and period.last is None:
        return f"{words} = ? ?"
    return f"{words} = {period.first or '…'} {period.last or '…'}"


def published(entry: dict[str, object]) -> date | None:
    given = entry.get("published", PUBLISHED)
    return given if isinstance(given, date) else None


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry['text']} {entry.get('published', '')}" for entry in ENTRIES])
def test_reads(entry: dict[str, object]) -> None:
    text = str(entry["text"])
    assert [written(text, period) for period in find_periods(text, published(entry))] == entry["reads"], entry["why"]


@pytest.mark.parametrize(("text", "lines", "why"), suite("periods"))
def test_reads_the_suite(text: str, lines: list[str], why: str) -> None:
    assert [written(text, period) for period in find_periods(text, PUBLISHED)] == lines, why


def test_there_are_enough_examples() -> None:
    assert len(ENTRIES) >= 150 and all(entry["why"] for entry in ENTRIES)


@settings(deadline=None)
@given(TEXTS, DAYS)
def test_any_text_is_read_in_order_without_overlap(text: str, day: date | None) -> None:
    end = 0
    for period in find_periods(text, day):
        assert end <= period.start < period.end <= len(text)
        assert not (period.first and period.last) or period.first <= period.last
        assert not period.per or (period.first is None and period.last is None)
        end = period.end


@settings(deadline=None)
@given(TEXTS, TEXTS, DAYS)
def test_what_follows_a_sentence_changes_nothing_before_it(text: str, more: str, day: date | None) -> None:
    first = text.rstrip() + ".\n\n"
    alone = find_periods(first, day)
    assert find_periods(first + more, day)[: len(alone)] == alone


@settings(deadline=None)
@given(st.dates(date(1930, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    for text in (
        f"ngày {day.day}/{day.month}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    ):
        assert [(p.start, p.end, p.first, p.last) for p in find_periods(text)] == [(0, len(text), day, day)]
