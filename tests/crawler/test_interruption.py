"""Ctrl-C, and what systemd sends to stop a service."""

from __future__ import annotations

import signal
import subprocess
import time

import pytest

from tests.crawler.killing import archived
from tests.crawler.running import Desk
from tests.crawler.site import Asked, Site, article


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", ["crawl", "nightly"])
def test_an_interrupted_crawl_says_so_and_keeps_what_it_has(desk: Desk, site: Site, command: str, number: signal.Signals) -> None:
    def slow(asked: Asked) -> None:
        time.sleep(0.3)
        asked.serve(article(1, "Xã Bình An có 25 hợp tác xã."))

    site.publish(range(1, 101))
    site.pages |= {f"/tin-so-{number}.html": slow for number in range(1, 81)}
    process = subprocess.Popen(desk.command([site], name=command), stderr=subprocess.PIPE, text=True)
    while site.count()["/tin-so-80.html"] < 1:
        time.sleep(0.01)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert ("interrupted; the next run goes on from here" if command == "crawl" else "Aborted!") in said
    assert "Traceback" not in said
    fetched = desk.rows("SELECT count(*) FROM page WHERE kind = 'article' AND state = 'fetched'")[0]
    assert 0 < fetched < 100
    assert sum(archived(desk).values()) == fetched
    assert desk.rows("SELECT count(*) FROM page WHERE kind = 'article' AND state NOT IN ('fetched', 'queued')") == [0]
    assert desk.rows("SELECT command FROM run") == [command], "no extraction after it"
