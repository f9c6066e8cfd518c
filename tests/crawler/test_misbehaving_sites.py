"""One crawl of many newspapers at a time, each of which misbehaves in its own way; what is left of it is asked afterwards."""

from __future__ import annotations

import gzip
import socket
import struct
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.archive import read_record
from tests.crawler.running import Desk
from tests.crawler.site import Asked, Site, feed

SOFT_404 = "<html><head><title>Không tìm thấy trang | Báo</title></head></html>".encode()
TIMEOUT = 3  # seconds


def dribble(asked: Asked) -> None:
    """Sends a byte now and then, for ever."""
    asked.send_response(200)
    asked.send_header("Content-Length", "1000000")
    asked.end_headers()
    for _ in range(100):
        asked.wfile.write(b"x")
        asked.wfile.flush()
        time.sleep(0.2)


def reset(asked: Asked) -> None:
    """Sends half an answer, then resets the connection."""
    asked.send_response(200)
    asked.send_header("Content-Length", "100000")
    asked.end_headers()
    asked.wfile.write(b"<html>")
    asked.wfile.flush()
    asked.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    asked.connection.close()


class Busy:
    """Answers 429 the first time."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def __call__(self, asked: Asked) -> None:
        self.times.append(time.monotonic())
        if len(self.times) == 1:
            asked.say(429, b"", Retry_After="2")
        else:
            asked.serve(b"<html><title>Tin</title></html>")


def storm(asked: Asked) -> None:
    asked.say(503, b"", Retry_After="0")


def astray(asked: Asked) -> None:
    """Redirects on and on."""
    number = int(asked.path.partition("-so-")[2].partition(".")[0])
    asked.say(302, b"", Location=f"/tin-so-{number + 1}.html")


BOMB = gzip.compress(bytes(50 << 20), 1)


def bomb(asked: Asked) -> None:
    asked.say(200, BOMB, Content_Encoding="gzip")


def huge(asked: Asked) -> None:
    asked.say(200, bytes(9 << 20))


def wants_cookies(asked: Asked) -> None:
    if "session=1" in asked.headers.get("Cookie", ""):
        asked.serve(b"<html><title>Tin</title></html>")
    else:
        asked.say(302, b"", Location=asked.path, Set_Cookie="session=1")


def leads_to(url: str) -> Any:
    return lambda asked: asked.say(302, b"", Location=url)


def silence(asked: Asked) -> None:
    time.sleep(TIMEOUT + 1)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&d;</loc></url></urlset>"""


def prepare(sites: SimpleNamespace) -> None:
    """Let each site misbehave."""
    for site in vars(sites).values():
        site.publish(range(1, 4))
    sites.slow.pages["/tin-so-2.html"] = dribble
    sites.torn.pages["/tin-so-2.html"] = reset
    sites.busy.pages["/tin-so-2.html"] = Busy()
    for number in range(1, 4):
        sites.stormy.pages[f"/tin-so-{number}.html"] = storm
    for number in range(2, 100):
        sites.astray.pages[f"/tin-so-{number}.html"] = astray
    sites.bomb.pages |= {"/tin-so-2.html": bomb, "/tin-so-3.html": huge}
    sites.entities.pages["/sitemap.xml"] = ENTITIES
    sites.endless.pages["/tin.rss"] = feed(sites.endless.url, range(50_000))
    sites.endless.pages |= {f"/tin-so-{number}.html": f"<title>{number}</title>".encode() for number in range(50_000)}
    sites.garbled.pages["/tin-so-2.html"] = "<html><meta charset=utf-8><p>Đảng bộ</p></html>".encode("utf-16")
    sites.garbled.pages["/tin.rss"] = sites.garbled.pages["/tin.rss"].replace(b"<title>Tin<", b"<title>\xff\xfe\xd0<")
    sites.forbidding.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n"
    sites.silent.pages["/robots.txt"] = silence
    sites.cookies.pages["/tin-so-2.html"] = wants_cookies
    sites.soft.pages["/tin-so-2.html"] = SOFT_404
    sites.soft.pages["/tin-so-3.html"] = leads_to("/")
    sites.soft.pages["/"] = b"<html><title>Trang nhat</title></html>"
    sites.outward.pages["/tin-so-2.html"] = leads_to(f"{sites.soft.url}/tin-so-1.html")
    sites.outward.pages["/tin-so-3.html"] = leads_to("http://169.254.169.254/latest/meta-data/")


NAMES = ["slow", "torn", "busy", "stormy", "astray", "bomb", "entities", "endless", "garbled", "forbidding", "silent"]
NAMES += ["cookies", "soft", "outward"]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """All of them, after one crawl."""
    desk = Desk(tmp_path_factory.mktemp("misbehaving"))
    (desk.directory / "baotinh.toml").write_text(f"[crawl]\ntimeout = {TIMEOUT}\n", encoding="utf-8")
    sites = SimpleNamespace(**{name: Site(name) for name in NAMES})
    for name, site in vars(sites).items():
        site.register(
            desk.registry,
            lists='feeds = ["/tin.rss"]\nsitemaps = ["/sitemap.xml"]' if name == "entities" else 'feeds = ["/tin.rss"]',
        )
    prepare(sites)
    crawl = desk.crawl(*vars(sites).values(), arguments=["--pages", "20"])
    yield SimpleNamespace(desk=desk, sites=sites, crawl=crawl)
    for site in vars(sites).values():
        site.shutdown()
        site.server_close()


def page(crawled: SimpleNamespace, name: str, number: int) -> tuple[str, str]:
    """State and error of an article."""
    url = f"{getattr(crawled.sites, name).url}/tin-so-{number}.html"
    ((state, error),) = crawled.desk.rows("SELECT state, error FROM page WHERE url = ?", url)
    return state, error or ""


def test_the_crawl_ends_and_says_that_something_was_wrong(crawled: SimpleNamespace) -> None:
    assert crawled.crawl.returncode == 0
    assert "Traceback" not in crawled.crawl.stderr
    assert crawled.desk.rows("SELECT outcome FROM run") == ["issues"]


@pytest.mark.parametrize("name", ["slow", "torn", "busy", "astray", "bomb", "entities", "garbled", "cookies", "soft", "outward"])
def test_what_is_well_is_fetched_beside_it(crawled: SimpleNamespace, name: str) -> None:
    assert page(crawled, name, 1)[0] == "fetched"


def test_slow_bytes_end_at_the_time_limit(crawled: SimpleNamespace) -> None:
    state, error = page(crawled, "slow", 2)
    assert state == "failed"
    assert "longer than" in error
    ((attempts, again),) = crawled.desk.rows(
        "SELECT attempts, next_fetch > fetched FROM page WHERE url LIKE ? || '/tin-so-2.html'", crawled.sites.slow.url
    )
    assert (attempts, again) == (1, 1)


def test_a_reset_is_tried_again_at_once_and_in_later_runs(crawled: SimpleNamespace) -> None:
    assert page(crawled, "torn", 2)[0] == "failed"
    assert crawled.sites.torn.count()["/tin-so-2.html"] == 2


def test_retry_after_is_obeyed(crawled: SimpleNamespace) -> None:
    first, second = crawled.sites.busy.pages["/tin-so-2.html"].times
    assert second - first >= 2
    assert page(crawled, "busy", 2)[0] == "fetched"


def test_a_storm_ends_the_newspapers_night_and_its_pages_wait(crawled: SimpleNamespace) -> None:
    asked = sum(n for path, n in crawled.sites.stormy.count().items() if "tin-so" in path)
    assert 5 <= asked <= 10
    assert crawled.desk.rows("SELECT message FROM issue WHERE newspaper = 'stormy' AND kind = 'stopped'")[0].startswith(
        "the site answered 503"
    )
    waiting = crawled.desk.rows(
        "SELECT count(*) FROM page WHERE newspaper = 'stormy' AND kind = 'article' AND next_fetch IS NOT NULL"
    )
    assert waiting == [3]


def test_endless_redirects_end(crawled: SimpleNamespace) -> None:
    state, error = page(crawled, "astray", 2)
    assert state == "failed"
    assert "redirect" in error
    assert sum(crawled.sites.astray.count().values()) < 30


def test_neither_a_gzip_bomb_nor_a_huge_page_is_swallowed(crawled: SimpleNamespace) -> None:
    assert "during decompression" in page(crawled, "bomb", 2)[1]
    assert "larger than download max size" in page(crawled, "bomb", 3)[1]
    assert sum(file.stat().st_size for file in crawled.desk.archive.iterdir()) < 10 << 20


def test_entities_of_a_sitemap_are_not_expanded(crawled: SimpleNamespace) -> None:
    (message,) = crawled.desk.rows("SELECT message FROM issue WHERE kind = 'list unreadable'")
    assert "declares entities" in message


def test_an_endless_feed_is_taken_newest_first_up_to_the_budget(crawled: SimpleNamespace) -> None:
    assert crawled.desk.rows("SELECT count(*) FROM page WHERE newspaper = 'endless' AND kind = 'article'") == [10_000]
    fetched = crawled.desk.rows(
        "SELECT count(*) FROM page WHERE newspaper = 'endless' AND kind = 'article' AND state = 'fetched'"
    )
    assert 20 <= fetched[0] < 60
    assert (
        "budget of 20 pages" in crawled.desk.rows("SELECT message FROM issue WHERE newspaper = 'endless' AND kind = 'stopped'")[0]
    )


def test_wrong_encodings_are_archived_as_they_came(crawled: SimpleNamespace) -> None:
    url = f"{crawled.sites.garbled.url}/tin-so-2.html"
    ((file, offset),) = crawled.desk.rows("SELECT warc_file, warc_offset FROM page WHERE url = ?", url)
    assert read_record(crawled.desk.archive / file, offset).payload == crawled.sites.garbled.pages["/tin-so-2.html"]


def test_a_forbidding_robots_txt_is_obeyed(crawled: SimpleNamespace) -> None:
    assert set(crawled.sites.forbidding.count()) == {"/robots.txt"}
    assert crawled.desk.rows("SELECT message FROM issue WHERE newspaper = 'forbidding'") == ["robots.txt forbids it"]


def test_a_robots_txt_that_does_not_come_forbids_all(crawled: SimpleNamespace) -> None:
    assert set(crawled.sites.silent.count()) == {"/robots.txt"}
    (message,) = crawled.desk.rows("SELECT message FROM issue WHERE newspaper = 'silent'")
    assert "cannot be read" in message


def test_a_demand_for_cookies_is_not_met(crawled: SimpleNamespace) -> None:
    assert page(crawled, "cookies", 2)[0] == "failed"
    assert not any("cookie" in headers for _, headers in crawled.sites.cookies.asked)


def test_soft_404s_are_no_articles(crawled: SimpleNamespace) -> None:
    assert page(crawled, "soft", 2)[1].startswith("soft 404")
    assert "which is no article" in page(crawled, "soft", 3)[1]
    assert crawled.desk.rows(
        "SELECT count(*) FROM capture JOIN page ON page.id = page WHERE newspaper = 'soft' AND kind = 'article'"
    ) == [1]


def test_redirects_off_the_newspapers_site_are_refused(crawled: SimpleNamespace) -> None:
    for number in (2, 3):
        state, error = page(crawled, "outward", number)
        assert state == "refused"
        assert "which is not on outward.example" in error
    assert crawled.sites.soft.count()["/tin-so-1.html"] == 1


def test_everybody_is_told_who_asks(crawled: SimpleNamespace) -> None:
    assert all(headers["user-agent"].startswith("baotinh/") for _, headers in crawled.sites.slow.asked)
