from __future__ import annotations

import os
import pty
import re
import subprocess
import time

from tests.crawler.running import Desk
from tests.crawler.site import Asked, Site, article


def slowly(asked: Asked) -> None:
    time.sleep(0.6)
    asked.serve(article(int(asked.path[8:-5]), "Xã Bình An có 25 hợp tác xã."))


def on_a_terminal(command: list[str]) -> str:
    """What a command shows on a terminal of 140 columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "140", "TERM": "xterm"}
    process = subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 1 << 16)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    assert process.wait() == 0
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def test_a_terminal_shows_a_live_table_with_the_time_left(desk: Desk, site: Site) -> None:
    site.publish(range(1, 41))
    site.pages |= {f"/tin-so-{number}.html": slowly for number in range(1, 41)}
    shown = on_a_terminal(desk.command([site]))
    for heading in ("newspaper", "fetched", "not modified", "waiting", "errors", "state"):
        assert heading in shown
    assert site.code in shown
    assert re.search(r"0 of 1 newspapers done, \d+ articles fetched, \d+ s left", shown)


def test_a_log_shows_nothing_but_lines(desk: Desk, site: Site) -> None:
    crawl = desk.crawl(site)
    assert crawl.stdout == f"{site.code}: 3 discovered, 3 fetched, 0 not modified, 0 errors\n"
    assert "\x1b" not in crawl.stderr
