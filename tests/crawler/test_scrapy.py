"""The crawl as Scrapy's own tools see it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from scrapy.settings import Settings

from crawler.loader import settings_for
from crawler.registry import load_registry
from crawler.settings import BaoTinh
from tests.crawler.newspapers import newspaper
from tests.crawler.running import Desk
from tests.crawler.site import Site

ROOT = Path(__file__).parents[2]


def places(desk: Desk, site: Site) -> dict[str, str]:
    """An environment in which the site is the only newspaper."""
    own = {
        "BAOTINH_DB": str(desk.db),
        "BAOTINH_REGISTRY": str(desk.registry),
        "BAOTINH_BASE_URLS": json.dumps({site.code: site.url}),
    }
    return {**os.environ, "PYTHONPATH": str(ROOT), **own}


def scrapy(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment or None, capture_output=True, text=True, timeout=60, check=False)


def test_scrapy_list_shows_the_enabled_newspapers() -> None:
    enabled = sorted(code for code, one in load_registry().items() if one.enabled)
    assert scrapy("list").stdout.split() == enabled


def test_scrapy_crawl_crawls_one_newspaper(desk: Desk, site: Site) -> None:
    crawl = scrapy("crawl", site.code, "-a", "since=2026-11-01", **places(desk, site))
    assert crawl.returncode == 0, crawl.stderr
    assert desk.rows("SELECT fetched FROM health") == [3]
    assert desk.rows("SELECT command, outcome FROM run") == [("scrapy crawl", "ok")]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["baothainguyen"], "say who asks"),
        (["baothainguyem"], "there is no newspaper 'baothainguyem'; did you mean 'baothainguyen'?"),
        (["baothainguyen", "-s", "BAOTINH_DB=/proc/nowhere.db"], "/proc/nowhere.db"),
    ],
)
def test_what_cannot_be_crawled_is_told_in_a_sentence(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    contact = "" if "say who asks" in sentence else "you@example.org"
    places = {"BAOTINH_DB": str(tmp_path / "b.db"), "BAOTINH_CONFIG": str(tmp_path / "baotinh.toml"), "BAOTINH_CONTACT": contact}
    crawl = scrapy("crawl", *arguments, **{**os.environ, **places})
    assert crawl.returncode != 0
    assert sentence in crawl.stdout + crawl.stderr
    assert "Traceback" not in crawl.stderr


def test_one_add_on_carries_all_settings() -> None:
    settings = Settings()
    BaoTinh().update_settings(settings)
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getbool("AUTOTHROTTLE_ENABLED")
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert settings.getfloat("DOWNLOAD_DELAY") * settings.getfloat("DOWNLOAD_DELAY_JITTER") > 0


def test_a_newspaper_may_need_a_longer_delay_or_no_certificate() -> None:
    slow = newspaper(head="delay = 7.5\nverify_tls = false")
    assert settings_for(slow) == {
        "DOWNLOAD_DELAY": 7.5,
        "AUTOTHROTTLE_START_DELAY": 7.5,
        "DOWNLOAD_VERIFY_CERTIFICATES": False,
    }


@contextmanager
def scrapyd(directory: Path, environment: dict[str, str]) -> Iterator[str]:
    """A scrapyd on a free port, with the configuration that docs/ recommends; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    configuration = (ROOT / "docs" / "scrapyd.conf").read_text(encoding="utf-8")
    shutil.copy(ROOT / "scrapy.cfg", directory)
    (directory / "scrapyd.conf").write_text(configuration.replace("6800", str(port)).replace("5.0", "0.2"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapyd"], cwd=directory, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def answer(url: str, **data: Any) -> dict[str, Any]:
    """What scrapyd answers, once it does."""
    for _ in range(100):
        try:
            with urlopen(url, urlencode(data, doseq=True).encode() if data else None) as response:
                said: dict[str, Any] = json.load(response)
                return said
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(url)


def test_scrapyd_runs_newspapers(desk: Desk, site: Site) -> None:
    with scrapyd(desk.directory, places(desk, site)) as address:
        scheduled = answer(f"{address}/schedule.json", project="baotinh", spider=site.code)
        assert scheduled["status"] == "ok"
        while not answer(f"{address}/listjobs.json?project=baotinh")["finished"]:
            time.sleep(0.2)
    assert desk.rows("SELECT fetched FROM health") == [3]
