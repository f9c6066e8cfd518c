"""`baotinh newspapers` and its live check, against real sites on loopback: well-kept ones and broken ones."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.registry import load_registry
from fixtures.site import serve
from pipelines.cli import main
from pipelines.database.store import Store
from tests.crawler.site import Site, article, feed

FIXTURES = Path(__file__).parents[2] / "fixtures" / "newspapers"


def baotinh(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=FIXTURES.parents[1])


class Broken:
    """Several newspapers that are wrong in one way each, checked in one go."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.sites: list[Site] = []

    def add(self, code: str, lists: str = 'feeds = ["/tin.rss"]') -> Site:
        site = Site(code)
        site.publish(range(1, 4), "Xã Bình An có 25 hợp tác xã. " * 20)
        site.register(self.directory, lists=lists)
        self.sites.append(site)
        return site

    def check(self) -> tuple[subprocess.CompletedProcess[str], dict[str, list[dict[str, str]]]]:
        addresses = [word for site in self.sites for word in ("--base-url", f"{site.code}={site.url}")]
        done = baotinh("newspapers", "check", "--registry", str(self.directory), "--format", "json", *addresses)
        findings: dict[str, list[dict[str, str]]] = {site.code: [] for site in self.sites}
        for row in json.loads(done.stdout):
            if row["verdict"] == "correct":
                findings[row["newspaper"]].append(row)
        return done, findings


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broken]:
    broken = Broken(tmp_path_factory.mktemp("registry"))
    yield broken
    for site in broken.sites:
        site.shutdown()
        site.server_close()


def dated(number: int, words: str, more: str = "") -> bytes:
    """An article's page that says when it was published."""
    meta = f'<meta property="article:published_time" content="{datetime.now(UTC).isoformat()}">'
    head, body = article(number, words).split(b"</head>")
    story = body.replace(b"<h1>", b"<article><h1>").replace(b"</body>", b"</article>" + more.encode() + b"</body>")
    return head + meta.encode() + b"</head>" + story


def test_the_check_passes_the_fixture_newspapers() -> None:
    with serve() as sites:
        addresses = [word for code, url in sites.base_urls.items() for word in ("--base-url", f"{code}={url}")]
        done = baotinh("newspapers", "check", "--registry", str(FIXTURES), "--format", "json", *addresses)
    findings = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert {row["newspaper"] for row in findings} == set(sites.base_urls)
    assert {row["verdict"] for row in findings} <= {"ok", "note"}
    for newspaper in load_registry(FIXTURES, sites.base_urls).values():
        looked_at = {row["looked_at"] for row in findings if row["newspaper"] == newspaper.code}
        assert {"robots.txt", *newspaper.feeds, *newspaper.sections, *newspaper.sitemaps} <= looked_at
        assert f"{newspaper.code}: passes; set verified = true" in done.stderr
    first = {code: path for code, path, _ in reversed(sites.requests)}
    assert set(first.values()) == {"/robots.txt"}


def test_every_kind_of_fault_is_found_and_says_which_key_to_correct(broken: Broken) -> None:
    words = "Xã Bình An có 25 hợp tác xã, nhiều hơn năm trước. "
    broken.add("feedgone", 'feeds = ["/mat.rss"]')
    broken.add("feedempty").pages["/tin.rss"] = feed("", range(0))
    broken.add("feedhtml").pages["/tin.rss"] = b"<html><body>Bao tri</body></html>"
    other = broken.add("otherform")
    other.pages["/tin.rss"] = other.pages["/tin.rss"].replace(b"/tin-so-", b"/bai-viet-")  # type: ignore[union-attr]
    broken.add("forbidden").pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n"
    undated = broken.add("undated")
    leaking = broken.add("leaking")
    chrome = broken.add("chrome")
    short = broken.add("short")
    for number in range(1, 4):
        undated.pages[f"/tin-so-{number}.html"] = re.sub(rb"<(time|meta).*?>", b"", article(number, words * 20))
        teaser = "Huyện Tân Hòa có 77 hộ thoát nghèo trong năm nay"
        link = f'<ul><li><a href="/tin-so-{number + 7}.html">{teaser}</a></li></ul>'
        leaking.pages[f"/tin-so-{number}.html"] = dated(number, f"{words * 20}</p><p>{teaser}</p><p>{words * 9}", link)
        site_text = "Tỉnh Núi Xanh đang tổ chức cuộc thi viết về quê hương, với mười giải thưởng cho các bài hay nhất."
        chrome.pages[f"/tin-so-{number}.html"] = dated(
            number, f"Chuyện thứ {number}: " + words * 20 + f"</p><p>{site_text}</p><p>{words * 9}"
        )
        short.pages[f"/tin-so-{number}.html"] = dated(number, "Tin ngắn.")
    done, findings = broken.check()
    assert done.returncode == 1
    assert "to be corrected:" in done.stderr

    def found(code: str, key: str, words: str) -> bool:
        return any(row["key"] == key and words in row["message"] for row in findings[code])

    assert found("feedgone", "discovery.feeds", "HTTP 404")
    assert found("feedempty", "discovery.feeds", "nothing in it")
    assert found("feedhtml", "discovery.feeds", "is not a feed")
    assert found("otherform", "discovery.article", "none of its 3 links matches")
    assert found("otherform", "discovery.article", "/bai-viet-1.html")
    assert found("forbidden", "discovery.feeds", "robots.txt forbids it")
    assert found("undated", "layout.published", "no publication date")
    assert found("leaking", "layout.remove", "Huyện Tân Hòa có 77 hộ thoát nghèo")
    assert found("chrome", "layout.remove", "two articles have the same text")
    assert found("short", "layout", "no article on this page")
    assert not any(path.startswith("/t") for path in broken.sites[4].count())


def test_a_site_that_does_not_answer_is_one_finding(tmp_path: Path) -> None:
    site = Site("tatmay")
    site.register(tmp_path, lists='feeds = ["/tin.rss", "/b.rss", "/c.rss"]')
    site.server_close()
    site.shutdown()
    done = baotinh("newspapers", "check", "--registry", str(tmp_path), "--format", "json", "--base-url", f"tatmay={site.url}")
    (finding,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert "cannot be read (Connection was refused" in finding["message"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "baothainguyn"), "did you mean 'baothainguyen'?"),
        (("check", "baothainguyen", "--config", "/nonexistent"), "say who asks"),
        (("check", "--base-url", "x"), "is not CODE=URL"),
        (("check", "--base-url", "sggp=http://127.0.0.1:1"), "only a fixture newspaper"),
        (("--registry", "/nonexistent"), "holds no newspaper"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BAOTINH_CONTACT", raising=False)
    done = CliRunner().invoke(main, ["newspapers", *arguments])
    assert done.exit_code != 0
    assert message in done.output
    assert isinstance(done.exception, SystemExit)


def test_the_registry_is_shown_with_and_without_a_database(tmp_path: Path) -> None:
    db = tmp_path / "baotinh.db"
    without = json.loads(baotinh("newspapers", "--format", "json", "--db", str(db)).stdout)
    assert len(without) == len(load_registry())
    assert all(row["last_night"] is None for row in without)
    assert not db.exists()
    with Store.open(db) as store:
        store.sync_newspapers([load_registry()["baothainguyen"]])
        for articles in (3, 41):
            run = store.start_run("crawl")
            with store.transaction() as connection:
                connection.execute(
                    "INSERT INTO health (run, newspaper, articles) VALUES (?, 'baothainguyen', ?)", (run, articles)
                )
            store.add_issue(run, "baothainguyen", None, "stopped", "x")
    rows = list(csv.DictReader(io.StringIO(baotinh("newspapers", "--format", "csv", "--db", str(db)).stdout)))
    (row,) = [row for row in rows if row["newspaper"] == "baothainguyen"]
    assert (row["articles"], row["issues"], row["province"]) == ("41", "1", "Thái Nguyên")
    assert row["last_night"] == datetime.now(UTC).date().isoformat()
