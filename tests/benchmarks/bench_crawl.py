"""How fast the crawl archives, beside Scrapy that keeps nothing, on one core each; and whether its memory grows with its work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

from tests.crawler.running import Desk
from tests.crawler.site import Site

PAGES = 2_000
MANY_PAGES = 20_000
WANTED = 0.8  # of bare Scrapy's pages a second
NOISE = 0.15  # what neighbours on the same cores make of it
ROUNDS = 3  # the best of so many counts, for other programs disturb single ones


def on_core(number: int) -> None:
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[number % len(os.sched_getaffinity(0))]})


@contextmanager
def fast_site(pages: int) -> Iterator[str]:
    """The site, on the second core; its address."""
    command = [sys.executable, "-m", "tests.benchmarks.fast_site", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=lambda: on_core(1)) as server:
        assert server.stdout
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        server.kill()


def run(command: Sequence[str]) -> tuple[float, int]:
    """Run on the first core; the seconds that it kept the core busy, and the most memory it had, in KB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=lambda: on_core(0))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def crawl(directory: Path, url: str, pages: int) -> tuple[float, int]:
    """Crawl a site of so many pages; as `run`."""
    desk = Desk(directory)
    directory.mkdir()
    (directory / "baotinh.toml").write_text("[crawl]\npages = 1000000\nmegabytes = 100000\n", encoding="utf-8")
    site = SimpleNamespace(code="baomau", url=url)
    Site.register(site, desk.registry, lists='sitemaps = ["/sitemap.xml"]')  # type: ignore[arg-type]
    used = run(desk.command([site]))  # type: ignore[list-item]
    assert desk.rows("SELECT fetched FROM health") == [pages]
    return used


def seconds(url: str) -> float:
    """From the first page to the last, as the site saw it."""
    with urlopen(f"{url}/times") as answer:
        return float(answer.read())


def measured(directory: Path, pages: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """Seconds of the core, and by the clock, of bare Scrapy, then of the crawl, in turns."""
    directory.mkdir()
    bare, bare_clock, ours, ours_clock = [], [], [], []
    with fast_site(pages) as url:
        for number in range(ROUNDS):
            bare.append(run([sys.executable, "-m", "tests.benchmarks.bare_spider", url, str(pages)])[0])
            bare_clock.append(seconds(url))
            ours.append(crawl(directory / str(number), url, pages)[0])
            ours_clock.append(seconds(url))
    return bare, bare_clock, ours, ours_clock


def test_archiving_keeps_most_of_scrapys_speed(tmp_path: Path) -> None:
    """By the core's time, without that of starting up: on a busy machine the clock measures the neighbours."""
    bare_start, _, our_start, _ = measured(tmp_path / "start", 10)
    bare, bare_clock, ours, ours_clock = measured(tmp_path / "crawl", PAGES)
    bare_page, our_page = min(bare) - min(bare_start), min(ours) - min(our_start)
    print(f"\nby the clock: bare Scrapy {PAGES / min(bare_clock):.0f} pages/s, crawl {PAGES / min(ours_clock):.0f} pages/s")
    print(f"by the core: bare Scrapy {PAGES / bare_page:.0f} pages/s, crawl {PAGES / our_page:.0f}: {bare_page / our_page:.0%}")
    print(f"wanted: {WANTED:.0%}")
    assert bare_page / our_page >= WANTED - NOISE


def test_memory_does_not_grow_with_the_crawl(tmp_path: Path) -> None:
    with fast_site(PAGES) as url:
        _, few = crawl(tmp_path / "few", url, PAGES)
    with fast_site(MANY_PAGES) as url:
        _, many = crawl(tmp_path / "many", url, MANY_PAGES)
    print(f"\n{PAGES} pages {few / 1024:.0f} MB, {MANY_PAGES} pages {many / 1024:.0f} MB: {many / few:.0%}")
    assert many <= 1.2 * few
