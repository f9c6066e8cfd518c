from __future__ import annotations

import resource
import sqlite3
import subprocess
from collections.abc import Callable

import pytest

from crawler.archive import records
from tests.crawler.killing import archived, kill_again_and_again
from tests.crawler.running import Desk
from tests.crawler.site import Site


def test_killed_again_and_again_every_page_is_archived_exactly_once(desk: Desk, site: Site) -> None:
    site.publish(range(1, 301), words="Xã Bình An có 25 hợp tác xã. " * 40)
    kill_again_and_again(desk, site, pages=300, kills=6, seed=5)
    asked = len(site.asked)
    assert desk.crawl(site).returncode == 0
    assert len(site.asked) - asked < 300, "what was committed before a kill is not asked for again"
    assert archived(desk) == {f"{site.url}/tin-so-{number}.html": 1 for number in range(1, 301)}
    assert desk.rows("SELECT count(*) FROM page WHERE kind = 'article' AND state <> 'fetched'") == [0]
    assert desk.rows("SELECT count(*), count(DISTINCT page) FROM capture JOIN page ON page.id = page WHERE kind = 'article'") == [
        (300, 300)
    ]


def test_what_a_crash_left_at_the_end_of_a_file_is_cut_off(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    (file,) = desk.archive.iterdir()
    whole = file.read_bytes()
    with file.open("ab") as stream:
        stream.write(whole[:100])  # the beginning of a record that was never committed
    site.publish(range(1, 5))
    assert desk.crawl(site).returncode == 0
    assert file.read_bytes().startswith(whole)
    assert len([record for record in records(file) if record.url.endswith("/tin-so-4.html")]) == 1


def test_an_archive_file_that_lost_something_stops_the_crawl_with_a_sentence(desk: Desk, site: Site) -> None:
    desk.crawl(site)
    (file,) = desk.archive.iterdir()
    file.write_bytes(file.read_bytes()[:-10])
    crawl = desk.crawl(site)
    assert crawl.returncode == 1
    assert str(file) in crawl.stderr
    assert "bring the file back" in crawl.stderr


def test_a_full_disk_stops_the_crawl_and_loses_nothing(desk: Desk, site: Site) -> None:
    site.publish(range(1, 101), words="".join(f"Xã số {n} có {n * 7919 % 1000} hộ. " for n in range(9000)))
    limit = 2_000_000  # bytes that any file may have: the archive comes upon it first

    crawl = subprocess.run(
        desk.command([site]),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert crawl.returncode == 1
    assert "nothing is lost" in crawl.stderr
    fetched = desk.rows("SELECT count(*) FROM page WHERE kind = 'article' AND state = 'fetched'")[0]
    assert 0 < fetched < 100
    assert sum(archived(desk).values()) == fetched
    assert desk.crawl(site).returncode == 0
    assert archived(desk) == {f"{site.url}/tin-so-{number}.html": 1 for number in range(1, 101)}


def with_files_up_to(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("command", ["crawl", "nightly"])
def test_a_database_that_cannot_grow_is_told_in_sentences(desk: Desk, site: Site, command: str) -> None:
    assert desk.crawl(site).returncode == 0
    with sqlite3.connect(desk.db) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    site.publish(range(1, 2000))
    limit = with_files_up_to(300_000)
    crawl = subprocess.run(
        desk.command([site], name=command), capture_output=True, text=True, timeout=60, check=False, preexec_fn=limit
    )
    assert crawl.returncode == 1
    assert "Traceback" not in crawl.stderr
    assert "the crawl had to stop, nothing is lost" in crawl.stdout + crawl.stderr
    assert desk.crawl(site).returncode == 0
    assert archived(desk) == {f"{site.url}/tin-so-{number}.html": 1 for number in range(1, 2000)}


def test_two_crawls_of_one_database_do_not_run_at_a_time(desk: Desk, site: Site) -> None:
    def never(asked: object) -> None:
        import time

        time.sleep(20)

    site.pages["/robots.txt"] = never
    first = subprocess.Popen(desk.command([site]), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while not site.asked:
        pass
    second = desk.crawl(site)
    assert second.returncode == 1
    assert "another crawl" in second.stderr
    first.kill()
    first.wait()
    site.pages["/robots.txt"] = b""
    assert desk.crawl(site).returncode == 0, "the lock dies with its process"


@pytest.mark.parametrize("option", [["--since", "gestern"], ["--shard", "6/5"], ["--base-url", "nonsense"], ["baonaodo"]])
def test_a_wrong_option_is_one_sentence(desk: Desk, site: Site, option: list[str]) -> None:
    crawl = desk.crawl(site, arguments=option)
    assert crawl.returncode in (1, 2)
    assert option[-1] in crawl.stderr
    assert "Traceback" not in crawl.stderr
