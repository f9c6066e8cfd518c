"""Dates in feeds, sitemaps and lists, as sites write them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dates import read_date

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENT = datetime(2026, 9, 26, 9, 20, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "text",
    [
        "Sat, 26 Sep 2026 09:20:00 +0700",
        "Sat, 26 Sep 2026 02:20:00 GMT",
        "Sat, 26 Sep 2026 09:20:00 +07:00",
        "Sat, 26 Sep 2026 09:20:00 GMT+7",
        "Sat, 26 Sep 2026 09:20:00",
        "26 Sep 2026 09:20 +0700",
        "Sat, 26 Sep 2026 02:20:00 -0000",
        "Sat, 26 Sep 2026 09:20:00 +7",
        "September 26, 2026 9:20 AM",
        "2026-09-26 9:20:00",
        "2026-09-26 09:20:00 SA",
        "2026/09/26 09:20",
        "9:20, ngày 26 tháng 9 năm 2026",
        "2026-09-26T09:20:00+07:00",
        "2026-09-26T02:20:00Z",
        "2026-09-26T02:20:00.000Z",
        "2026-09-26 09:20:00",
        "2026-09-26 09:20:00 +0700",
        "2026-09-26T09:20",
        "9/26/2026 9:20:00 AM",
        "26/9/2026 9:20:00 SA",
        "26/09/2026 09:20",
        "26/09/2026 - 09:20",
        "26/09/2026, 09h20",
        "26-09-2026 09:20:00",
        "26.09.2026 | 09:20",
        "09:20 26/09/2026",
        "09:20, 26/09/2026",
        "09:20 ngày 26/09/2026",
        "Thứ bảy, 26/09/2026 - 09:20",
        "Cập nhật lúc 09:20, ngày 26/09/2026",
        "  \n26/09/2026 09:20\t",
    ],
)
def test_a_time_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text, VIETNAM) == MOMENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9/6/2026 9:20:00 PM", datetime(2026, 9, 6, 21, 20)),  # AM and PM come with the month first
        ("9/6/2026 9:20:00 CH", datetime(2026, 6, 9, 21, 20)),  # SA and CH with the day first
        ("9/6/2026 12:05:00 AM", datetime(2026, 9, 6, 0, 5)),
        ("9/6/2026 21:20", datetime(2026, 6, 9, 21, 20)),
        ("9/26/2026 21:20", datetime(2026, 9, 26, 21, 20)),  # there is no 26th month
        ("26/09/2026", datetime(2026, 9, 26)),
        ("2026-09-26", datetime(2026, 9, 26)),
        ("2026-09-26 9:20 CH", datetime(2026, 9, 26, 21, 20)),
        ("September 26, 2026 9:20 PM", datetime(2026, 9, 26, 21, 20)),
        ("26 Sep 2026", datetime(2026, 9, 26)),
    ],
)
def test_day_and_month_are_told_apart(text: str, expected: datetime) -> None:
    assert read_date(text, VIETNAM) == expected.replace(tzinfo=VIETNAM)


def test_an_offset_that_is_given_is_kept() -> None:
    assert read_date("2026-09-26T02:20:00Z", VIETNAM).utcoffset() == timedelta(0)  # type: ignore[union-attr]
    assert read_date("Sat, 26 Sep 2026 04:20:00 +0200", VIETNAM).tzinfo == timezone(timedelta(hours=2))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hôm nay",
        "2 giờ trước",
        "31/02/2026",
        "45/13/2026 10:00",
        "2026-13-45",
        "123456",
        "Thu, 1 Jan 1970 00:00:00 GMT",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",  # fields that nobody filled, as .NET writes them
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "31/12/9999 00:00",
        "1/2",
        "١٢/٠٩/٢٠٢٦ الساعة",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, VIETNAM) is None


@given(st.text(max_size=60) | st.text(alphabet="0123456789/:-+ TZAPM.,", max_size=40))
def test_any_text_gives_an_aware_time_or_none(text: str) -> None:
    read = read_date(text, UTC)
    assert read is None or read.utcoffset() is not None
