"""Thirty times `kill -9` during one crawl of a thousand pages, then every page archived exactly once."""

from __future__ import annotations

import random
from pathlib import Path

from tests.crawler.killing import archived, kill_again_and_again
from tests.crawler.running import Desk
from tests.crawler.site import Site


def test_thirty_kills_in_a_thousand_pages(tmp_path: Path) -> None:
    desk, seed = Desk(tmp_path), random.randrange(1 << 30)
    with Site() as site:
        site.publish(range(1, 1001), words="Xã Bình An có 25 hợp tác xã. " * 40)
        site.register(desk.registry)
        kill_again_and_again(desk, site, pages=1000, kills=30, seed=seed)
        asked = len(site.asked)
        assert desk.crawl(site).returncode == 0
        assert archived(desk) == {f"{site.url}/tin-so-{number}.html": 1 for number in range(1, 1001)}
        print(f"\nseed {seed}: 30 kills; {asked} requests before the last run, {len(site.asked) - asked} in it, for 1,000 pages")
        site.shutdown()
