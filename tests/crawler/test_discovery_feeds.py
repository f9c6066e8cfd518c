"""Feeds: RSS and Atom in every state that newspapers leave them in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.discovery import Discovered, DiscoveryError, discover
from crawler.feed import MAX_ENTRIES
from tests.crawler.newspapers import newspaper

PAPER = newspaper()
URL = "https://baonuixanh.vn/rss/home.rss"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'{head}<rss version="2.0"><channel><title>Báo Núi Xanh</title>{entries}</channel></rss>'.encode()


def item(number: int, stated: str = "", host: str = "https://baonuixanh.vn") -> str:
    return f"<title>Bài {number}</title><link>{host}/bai-{number}.html</link>" + (
        f"<pubDate>{stated}</pubDate>" if stated else ""
    )


def numbers(found: list[Discovered]) -> list[str | None]:
    return [PAPER.article_id(one.url) for one in found]


def test_articles_come_newest_first_whatever_the_dates_look_like() -> None:
    body = rss(
        item(1, "Fri, 25 Sep 2026 23:00:00 GMT"),
        item(2, "2026-09-26T05:00:00+07:00"),
        item(3, "9/26/2026 9:20:00 AM"),
        item(4, "26/09/2026 08:00"),
    )
    assert numbers(discover("feed", body, URL, PAPER)) == ["3", "4", "1", "2"]


def test_an_atom_feed_is_read_too() -> None:
    body = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
    <entry><title>a</title>
    <link rel="alternate" href="/bai-7.html?utm_source=atom"/><id>tag:7</id>
    <updated>2026-09-26T02:20:00Z</updated></entry></feed>"""
    assert discover("feed", body, URL, PAPER) == [
        Discovered("https://baonuixanh.vn/bai-7.html", datetime(2026, 9, 26, 2, 20, tzinfo=UTC), "article")
    ]


def test_a_date_without_an_offset_is_the_newspapers_own_time() -> None:
    (found,) = discover("feed", rss(item(1, "9/26/2026 9:20:00 AM")), URL, PAPER)
    assert found.published is not None
    assert found.published.utcoffset() == timedelta(hours=7)


def test_an_article_without_a_readable_date_is_kept() -> None:
    assert discover("feed", rss(item(1, "vừa xong"), item(2)), URL, PAPER) == [
        Discovered("https://baonuixanh.vn/bai-1.html", None, "article"),
        Discovered("https://baonuixanh.vn/bai-2.html", None, "article"),
    ]


def test_an_empty_feed_behind_200_is_valid_and_gives_nothing() -> None:
    assert discover("feed", rss(), URL, PAPER) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<html><body>Trang kh\xc3\xb4ng t\xe1\xbb\x93n t\xe1\xba\xa1i</body></html>",
        b'{"items": []}',
        b"\x00\xff\x10" * 50,
        b"/etc/passwd",
    ],
)
def test_what_is_no_feed_is_told(body: bytes) -> None:
    with pytest.raises(DiscoveryError, match=r"^https://baonuixanh.vn/rss/home.rss is not a feed: it begins with b"):
        discover("feed", body, URL, PAPER)


def test_only_the_newspapers_own_articles_count_and_each_once() -> None:
    body = rss(
        item(1), item(1, "26/09/2026 08:00", "http://www.baonuixanh.vn"), item(2, host="https://elsewhere.vn"),
        item(3, host="http://127.0.0.1"), "<link>https://baonuixanh.vn/kinh-te</link>",
        "<link>javascript:alert(1)</link>", "<title>x</title>",
    )  # fmt: skip
    (found,) = discover("feed", body, URL, PAPER)
    assert found.url == "https://baonuixanh.vn/bai-1.html"
    assert found.published is not None


def test_articles_older_than_since_are_left_out_and_undated_ones_stay() -> None:
    body = rss(item(1, "26/09/2026 00:30"), item(2, "25/09/2026 23:30"), item(3))
    assert numbers(discover("feed", body, URL, PAPER, since=date(2026, 9, 26))) == ["3", "1"]
    utc = rss(item(1, "Fri, 25 Sep 2026 17:30:00 GMT"))  # half past midnight in Vietnam
    assert numbers(discover("feed", utc, URL, PAPER, since=date(2026, 9, 26))) == ["1"]


def test_a_truncated_feed_gives_what_arrived() -> None:
    assert numbers(discover("feed", rss(item(1), item(2))[:-60], URL, PAPER)) in (["1"], ["1", "2"])


def test_a_feed_in_an_older_encoding_is_read() -> None:
    body = rss(item(1, "26/09/2026 08:00"), head='<?xml version="1.0" encoding="utf-16"?>').decode().encode("utf-16")
    assert numbers(discover("feed", body, URL, PAPER)) == ["1"]


def test_of_an_endless_feed_only_the_first_entries_are_read() -> None:
    body = rss(*(item(number) for number in range(1, MAX_ENTRIES + 500)))
    assert len(discover("feed", body, URL, PAPER)) == MAX_ENTRIES


def test_entities_of_a_feed_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY {name} "{("&" + inner + ";") * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "no">{levels}]>'
    found = discover("feed", rss(item(1) + "<description>&i;</description>", item(2), head=head), URL, PAPER)
    assert {one.url for one in found} <= {"https://baonuixanh.vn/bai-1.html", "https://baonuixanh.vn/bai-2.html"}
