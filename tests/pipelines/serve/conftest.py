"""A real database (the fixture newspapers, crawled and extracted), the real server, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fixtures.site import serve

REGISTRY = Path(__file__).parents[3] / "fixtures" / "newspapers"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
         "--disable-component-update", "--disable-quic")  # fmt: skip


def baotinh(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pipelines.cli", *arguments], check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("serve") / "baotinh.db"
    with serve() as sites:
        addresses = [f"--base-url={code}={url}" for code, url in sites.base_urls.items()]
        baotinh("crawl", *sites.base_urls, f"--registry={REGISTRY}", f"--db={db}", "--since=2020-01-01", *addresses)
    baotinh("extract", f"--registry={REGISTRY}", f"--db={db}")
    return db


@contextmanager
def served(database: Path, *options: str, **environment: str) -> Iterator[str]:
    """The address of `baotinh serve`, while the block runs."""
    command = [sys.executable, "-u", "-m", "pipelines.cli", "serve", f"--db={database}", "--port=0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            yield line.split()[2].rstrip("/")
        finally:
            process.kill()


@pytest.fixture(scope="session")
def base(database: Path) -> Iterator[str]:
    with served(database) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing, and CI must run the browser tests")
        pytest.skip("no chromium on this machine: the pages are not tested in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Visit:
    """A browser tab that remembers what went wrong, and whom it asked."""

    page: Page
    base: str
    console: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((self.base, "data:", "blob:")):
            self.elsewhere.append(url)

    def open(self, path: str) -> Page:
        answer = self.page.goto(self.base + path)
        assert answer is not None and answer.ok, f"{path}: {answer and answer.status}"
        return self.page


@pytest.fixture
def width() -> int:
    """Of the window, in pixels."""
    return 1200


@pytest.fixture
def visit(browser: Browser, base: str, width: int) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN")
    visit = Visit(context.new_page(), base)
    yield visit
    context.close()
    assert visit.console == []
    assert visit.elsewhere == []
