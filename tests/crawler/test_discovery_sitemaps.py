"""Sitemaps: news sitemaps, indexes, gzip, and what must not be swallowed."""

import gzip
from datetime import date

import pytest

from crawler import sitemap
from crawler.discovery import Discovered, DiscoveryError, discover
from tests.crawler.newspapers import newspaper

PAPER = newspaper()
URL = "https://baonuixanh.vn/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def urlset(*entries: str, head: str = HEAD) -> bytes:
    return f"{head}<urlset {SPACE}>{''.join(f'<url>{entry}</url>' for entry in entries)}</urlset>".encode()


def index(*entries: str) -> bytes:
    return f"{HEAD}<sitemapindex {SPACE}>{''.join(f'<sitemap>{entry}</sitemap>' for entry in entries)}</sitemapindex>".encode()


def loc(path: str, changed: str = "") -> str:
    return f"<loc>https://baonuixanh.vn/{path}</loc>" + (f"<lastmod>{changed}</lastmod>" if changed else "")


def paths(found: list[Discovered]) -> list[str]:
    return [one.url.removeprefix("https://baonuixanh.vn/") for one in found]


def test_a_news_sitemap_gives_articles_with_their_publication_date() -> None:
    news = "<news:news><news:publication_date>2026-09-26T09:20:00+07:00</news:publication_date></news:news>"
    body = urlset(loc("bai-1.html", "2026-09-25"), loc("bai-2.html", "2026-09-30") + news, loc("kinh-te"))
    found = discover("sitemap", body, URL, PAPER)
    assert paths(found) == ["bai-2.html", "bai-1.html"]
    assert found[0].published is not None
    assert found[0].published.isoformat() == "2026-09-26T09:20:00+07:00"


def test_an_index_leads_to_sitemaps_of_the_newspaper_newest_first_and_not_before_since() -> None:
    body = index(
        loc("sitemaps/news-2026-8.xml"), loc("sitemaps/news-2026-9.xml"), loc("sitemap-2026-10.xml.gz", "2026-10-02"),
        loc("old.xml", "2026-01-01"), loc("sitemap-2025.xml"), loc("categories.xml"),
        "<loc>https://elsewhere.vn/sitemap.xml</loc>",
    )  # fmt: skip
    found = discover("sitemap", body, URL, PAPER, since=date(2026, 9, 15))
    assert sorted(paths(found)) == ["categories.xml", "sitemap-2026-10.xml.gz", "sitemaps/news-2026-9.xml"]
    assert {one.kind for one in found} == {"sitemap"}
    assert len(discover("sitemap", body, URL, PAPER)) == 6


def test_a_gzipped_sitemap_is_unpacked() -> None:
    assert paths(discover("sitemap", gzip.compress(urlset(loc("bai-1.html"))), URL + ".gz", PAPER)) == ["bai-1.html"]


def test_a_sitemap_without_a_namespace_with_blanks_around_and_broken_marks_is_read() -> None:
    body = b"\n\n<urlset><url><loc>\n https://baonuixanh.vn/bai-1.html?a=1&b=2 \n</loc></url><url><loc>/bai-2.html</loc></url>"
    assert paths(discover("sitemap", body, URL, PAPER)) == ["bai-1.html", "bai-2.html"]


def test_entities_are_refused() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    for body in (urlset(loc("bai-1.html"), head=head), urlset(head=head).decode().encode("utf-16")):
        with pytest.raises(DiscoveryError, match=r"sitemap.xml declares entities"):
            discover("sitemap", body, URL, PAPER)


def test_a_gzip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_BYTES", 1 << 20)
    with pytest.raises(DiscoveryError, match="unpacks to more than 1 MB"):
        discover("sitemap", gzip.compress(b" " * (20 << 20)), URL, PAPER)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "is not XML"),
        (b"not found", "is not XML"),
        (b"<html><body>404</body></html>", "its root is <html>"),
        (b"<rss version='2.0'></rss>", "its root is <rss>"),
        (b"\x1f\x8bgarbage", "is not readable as gzip"),
    ],
)
def test_what_is_no_sitemap_is_told(body: bytes, message: str) -> None:
    with pytest.raises(DiscoveryError, match=message):
        discover("sitemap", body, URL, PAPER)


def test_a_truncated_gzip_gives_what_arrived() -> None:
    packed = gzip.compress(urlset(*(loc(f"bai-{number}.html") for number in range(3000))))
    found = discover("sitemap", packed[: len(packed) // 2], URL, PAPER)
    assert 0 < len(found) < 3000


def test_robots_txt_names_sitemaps_on_the_newspapers_own_site() -> None:
    body = b"User-agent: *\nDisallow: /search\nSitemap: https://www.baonuixanh.vn/news.xml\nsitemap: /b.xml\nSitemap: https://x.vn/c.xml\n"
    found = discover("robots", body, "https://baonuixanh.vn/robots.txt", PAPER)
    assert found == [
        Discovered("https://baonuixanh.vn/news.xml", None, "sitemap"),
        Discovered("https://baonuixanh.vn/b.xml", None, "sitemap"),
    ]
    assert discover("robots", b"<html>\xff 404</html>", "https://baonuixanh.vn/robots.txt", PAPER) == []
