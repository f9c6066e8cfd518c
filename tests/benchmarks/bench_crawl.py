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


def run(command: Sequence[str]) -> int:
    """Run on the first core; the most memory it had, in KB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=lambda: on_core(0))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss


def crawl(directory: Path, url: str, pages: int) -> tuple[Desk, int]:
    desk = Desk(directory)
    directory.mkdir()
    (directory / "baotinh.toml").write_text("[crawl]\npages = 1000000\nmegabytes = 100000\n", encoding="utf-8")
    site = SimpleNamespace(code="baomau", url=url)
    Site.register(site, desk.registry, lists='sitemaps = ["/sitemap.xml"]')  # type: ignore[arg-type]
    memory = run(desk.command([site]))  # type: ignore[list-item]
    assert desk.rows("SELECT fetched FROM health") == [pages]
    return desk, memory


def seconds(url: str) -> float:
    with urlopen(f"{url}/times") as answer:
        return float(answer.read())


def test_archiving_keeps_most_of_scrapys_speed(tmp_path: Path) -> None:
    bare, ours = [], []
    with fast_site(PAGES) as url:
        for number in range(ROUNDS):
            run([sys.executable, "-m", "tests.benchmarks.bare_spider", url, str(PAGES)])
            bare.append(PAGES / seconds(url))
            crawl(tmp_path / str(number), url, PAGES)
            ours.append(PAGES / seconds(url))
    ratio = max(ours) / max(bare)
    print(f"\nbare Scrapy {max(bare):.0f} pages/s, crawl with archive and frontier {max(ours):.0f} pages/s: {ratio:.0%}")
    assert ratio >= 0.8


def test_memory_does_not_grow_with_the_crawl(tmp_path: Path) -> None:
    with fast_site(PAGES) as url:
        _, few = crawl(tmp_path / "few", url, PAGES)
    with fast_site(MANY_PAGES) as url:
        _, many = crawl(tmp_path / "many", url, MANY_PAGES)
    print(f"\n{PAGES} pages {few / 1024:.0f} MB, {MANY_PAGES} pages {many / 1024:.0f} MB: {many / few:.0%}")
    assert many <= 1.2 * few
