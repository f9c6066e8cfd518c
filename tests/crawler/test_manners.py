from __future__ import annotations

import time
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from crawler.politeness import retry_after
from tests.crawler.running import Desk
from tests.crawler.site import Site

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"120", 120),
        (b" 0 ", 0),
        (b"Mon, 23 Nov 2026 20:01:30 GMT", 90),
        (b"Mon, 23 Nov 2026 19:00:00 GMT", 0),
        (b"soon", None),
        (b"", None),
        (None, None),
        (b"-5", None),
    ],
)
def test_retry_after_is_read_in_seconds_or_as_a_date(header: bytes | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


def test_crawl_delay_is_kept_between_requests(desk: Desk, site: Site) -> None:
    times: list[float] = []
    pages = dict(site.pages)

    def noted(body: bytes):  # type: ignore[no-untyped-def]
        def answer(asked) -> None:  # type: ignore[no-untyped-def]
            times.append(time.monotonic())
            asked.serve(body)

        return answer

    site.pages |= {path: noted(body) for path, body in pages.items() if isinstance(body, bytes)}
    site.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 1\n"
    assert desk.crawl(site).returncode == 0
    gaps = [after - before for before, after in pairwise(times)]
    assert len(gaps) == 3
    assert min(gaps) >= 0.45, "a second, with a jitter of a half"


def test_a_site_that_wants_a_long_rest_is_left_alone_until_then(desk: Desk, site: Site) -> None:
    site.pages["/tin-so-3.html"] = lambda asked: asked.say(429, b"", Retry_After="7200")
    desk.crawl(site)
    assert site.count()["/tin-so-3.html"] == 1
    assert "7200 s of rest" in desk.rows("SELECT message FROM issue WHERE kind = 'stopped'")[0]
    site.publish(range(1, 4))
    site.asked.clear()
    desk.crawl(site)
    assert site.asked == []
    desk.hours_pass(3)
    desk.crawl(site)
    assert desk.rows("SELECT count(*) FROM page WHERE kind = 'article' AND state = 'fetched'") == [3]


def test_a_newspapers_own_rules_for_us_go_before_those_for_all(desk: Desk, site: Site) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n\nUser-agent: baotinh\nDisallow: /tin-so-2.html\n"
    desk.crawl(site)
    assert set(site.count()) == {"/robots.txt", "/tin.rss", "/tin-so-1.html", "/tin-so-3.html"}
