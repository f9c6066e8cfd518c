from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

from crawler.archive import read_record
from crawler.schedule import next_look
from tests.crawler.running import Desk
from tests.crawler.site import Asked, Site, article


def asked(site: Site) -> list[str]:
    paths = sorted(path for path, _ in site.asked if "tin-so" in path)
    site.asked.clear()
    return paths


def test_young_articles_are_looked_at_again_after_hours_then_days() -> None:
    born = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    looks = [now := born]
    while (now := next_look(born, now)) is not None:
        looks.append(now)
    assert [round((look - born) / timedelta(hours=1)) for look in looks] == [0, 6, 24, 72, 168, 336]


def test_an_article_that_is_not_due_is_not_asked_for(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    asked(site)
    desk.hours_pass(5)
    desk.crawl(site)
    assert asked(site) == []
    desk.hours_pass(2)
    desk.crawl(site)
    assert asked(site) == ["/tin-so-1.html", "/tin-so-2.html", "/tin-so-3.html"]


def test_an_unchanged_article_is_asked_for_conditionally_and_adds_nothing(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    before = desk.rows("SELECT * FROM capture")
    desk.hours_pass(7)
    site.asked.clear()
    desk.crawl(site)
    assert all("if-none-match" in headers for path, headers in site.asked if "tin-so" in path)
    assert desk.rows("SELECT * FROM capture") == before


def test_an_unchanged_article_without_validators_is_a_revisit_record(desk: Desk, site: Site) -> None:
    def plainly(asked: Asked) -> None:
        asked.say(200, article(1, "Xã Bình An có 25 hợp tác xã."))

    site.pages["/tin-so-1.html"] = plainly
    desk.crawl(site)
    before = desk.rows("SELECT * FROM capture")
    desk.hours_pass(7)
    desk.crawl(site)
    assert desk.rows("SELECT * FROM capture") == before
    (file,) = desk.archive.iterdir()
    from warcio.archiveiterator import ArchiveIterator

    with file.open("rb") as stream:
        revisits = [
            (record.rec_headers["WARC-Profile"].rpartition("/")[2], record.rec_headers["WARC-Refers-To-Target-URI"])
            for record in ArchiveIterator(stream)
            if record.rec_type == "revisit" and "tin-so" in record.rec_headers["WARC-Target-URI"]
        ]
    assert ("identical-payload-digest", f"{site.url}/tin-so-1.html") in revisits
    assert ("server-not-modified", f"{site.url}/tin-so-2.html") in revisits


def test_a_changed_article_is_captured_again_and_its_old_capture_kept(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    site.pages["/tin-so-1.html"] = article(1, "Xã Bình An có 27 hợp tác xã.")
    desk.hours_pass(7)
    desk.crawl(site)
    captures = desk.rows(
        "SELECT c.warc_file, c.warc_offset FROM capture AS c JOIN page AS p ON p.id = c.page"
        " WHERE p.url LIKE '%tin-so-1.html' ORDER BY c.id"
    )
    said = [read_record(desk.archive / file, offset).payload for file, offset in captures]
    assert ["25" in page.decode() for page in said] == [True, False]
    assert ["27" in page.decode() for page in said] == [False, True]


def test_a_deleted_article_is_gone_but_not_forgotten_and_may_come_back(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    page = site.pages["/tin-so-1.html"]
    site.pages["/tin-so-1.html"] = lambda asked: asked.say(410, b"<title>404</title>")
    desk.hours_pass(7)
    desk.crawl(site)
    (row,) = desk.rows("SELECT state, digest IS NOT NULL, warc_file IS NOT NULL FROM page WHERE url LIKE '%tin-so-1.html'")
    assert row == ("gone", 1, 1)
    site.pages["/tin-so-1.html"] = page
    desk.hours_pass(20)
    desk.crawl(site)
    assert desk.rows("SELECT state FROM page WHERE url LIKE '%tin-so-1.html'") == ["fetched"]


def test_a_clock_that_was_wrong_one_night_does_not_silence_an_article(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    with sqlite3.connect(desk.db) as connection:  # that night, the clock stood in 2031
        connection.execute("UPDATE page SET fetched = '2031-05-01T00:00:00Z', next_fetch = '2031-05-01T06:00:00Z'")
    site.asked.clear()
    desk.crawl(site)
    assert len(asked(site)) == 3
    desk.crawl(site)
    assert asked(site) == []


def test_an_article_under_two_addresses_is_one_page(desk: Desk, site: Site) -> None:
    site.pages["/tin-so-2.html"] = lambda asked: asked.say(301, b"", Location="/tin-so-1.html?utm_source=feed")
    site.pages["/tin-so-1.html?utm_source=feed"] = site.pages["/tin-so-1.html"]
    desk.crawl(site)
    assert desk.rows("SELECT state FROM page WHERE url LIKE '%tin-so-2.html'") == ["refused"]
    assert desk.rows("SELECT count(*) FROM capture JOIN page ON page.id = page WHERE kind = 'article'") == [2]
