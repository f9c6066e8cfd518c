"""Kills a crawl again and again, then lets it end, and asks what the archive holds."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter

from crawler.archive import records
from tests.crawler.running import Desk
from tests.crawler.site import Site


def kill_again_and_again(desk: Desk, site: Site, pages: int, kills: int, seed: int) -> None:
    """`kills` times: start a crawl, let it get some share of the pages, and `kill -9` it at a random moment.

    The site answers at such a pace that the crawl commits about once in each of its lives.
    """
    chance = random.Random(seed)
    site.pause = 0.08
    for _ in range(kills):
        process = subprocess.Popen(desk.command([site]), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        wanted = len(site.asked) + chance.randrange(1, 3 * pages // kills)
        while len(site.asked) < wanted and process.poll() is None:
            time.sleep(0.001)
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.wait()
    site.pause = 0


def archived(desk: Desk) -> Counter[str]:
    """How often each article stands in the archive in full."""
    found: Counter[str] = Counter()
    for file in desk.archive.iterdir():
        found.update(record.url for record in records(file) if "/tin-so-" in record.url)
        check = subprocess.run([sys.executable, "-m", "warcio.cli", "check", str(file)], capture_output=True, check=False)
        assert check.returncode == 0, check.stdout
    return found
