from __future__ import annotations

from crawler.archive import read_record, records
from tests.crawler.running import Desk
from tests.crawler.site import Site


def test_a_crawl_archives_every_article_once_with_its_place(desk: Desk, site: Site) -> None:
    assert desk.crawl(site).returncode == 0
    pages = desk.rows("SELECT url, warc_file, warc_offset FROM page WHERE kind = 'article' AND state = 'fetched'")
    assert len(pages) == 3
    for url, file, offset in pages:
        record = read_record(desk.archive / file, offset)
        assert record.url == url
        assert record.payload == site.pages[url.removeprefix(site.url)]
    (file,) = desk.archive.iterdir()
    assert sorted(record.url for record in records(file) if "tin-so" in record.url) == sorted(url for url, _, _ in pages)


def test_a_second_crawl_fetches_nothing_new_and_adds_no_page(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    before = desk.rows("SELECT * FROM capture"), desk.rows("SELECT count(*) FROM page")
    site.asked.clear()
    assert desk.crawl(site).returncode == 0
    assert (desk.rows("SELECT * FROM capture"), desk.rows("SELECT count(*) FROM page")) == before
    assert [path for path, _ in site.asked] == ["/robots.txt", "/tin.rss"]
    assert "if-none-match" in site.asked[1][1]


def test_a_new_article_is_fetched_and_the_old_ones_are_not(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    site.asked.clear()
    site.publish(range(1, 5))
    desk.crawl(site)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/tin.rss", "/tin-so-4.html"]
