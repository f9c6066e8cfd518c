from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.newspaper import Newspaper
from crawler.registry import load_registry
from pipelines.database.store import Store
from pipelines.health.check import check, check_newspapers
from tests.crawler.running import Desk
from tests.crawler.site import Site

GOOD = {"discovered": 40, "fetched": 40, "articles": 40, "characters": 80_000, "feeds_answered": 1, "finished": 1}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "baotinh.db") as store:
        store.sync_newspapers(newspapers().values())
        yield store


def newspapers(**changes: Any) -> dict[str, Newspaper]:
    """A newspaper that expects 20 to 60 articles a night, 95 % of them dated."""
    newspaper = load_registry()["baothainguyen"]
    return {"baothainguyen": replace(newspaper, expect=replace(newspaper.expect, min=20, max=60, dated=0.95), **changes)}


def night(store: Store, ago: int, **counts: int) -> None:
    """What the crawl of a night so many days ago counted."""
    run = store.start_run("nightly")
    counts = GOOD | counts
    places = ", ".join("?" * len(counts))
    with store.transaction() as connection:
        started = (datetime.now(UTC) - timedelta(days=ago)).strftime("%Y-%m-%dT%H:%M:%SZ")
        connection.execute("UPDATE run SET started = ?, finished = ?, outcome = 'ok' WHERE id = ?", (started, started, run))
        connection.execute(
            f"INSERT INTO health (run, newspaper, {', '.join(counts)}) VALUES (?, 'baothainguyen', {places})",
            (run, *counts.values()),
        )


def kinds(store: Store, **changes: Any) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in check_newspapers(store, newspapers(**changes))]


def month(store: Store) -> None:
    for ago in range(28, 0, -1):
        night(store, ago, fetched=38 + ago % 5)


def test_a_usual_night_is_well(store: Store) -> None:
    month(store)
    night(store, 0)
    assert kinds(store) == []


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        ({"fetched": 55}, ("unusual number", "warning")),
        ({"fetched": 25}, ("unusual number", "warning")),
        ({"articles": 40, "undated": 10}, ("dates lost", "error")),
        ({"articles": 20, "empty": 20, "characters": 40_000}, ("layout", "error")),
        ({"misfits": 30}, ("layout", "error")),
        ({"characters": 12_000}, ("length", "warning")),
        ({"feeds_empty": 1}, ("empty feed", "error")),
        ({"errors": 30}, ("failing", "warning")),
        ({"finished": 0}, ("failing", "warning")),
    ],
)
def test_a_night_that_is_not_well_is_found_out(store: Store, counts: dict[str, int], kind: tuple[str, str]) -> None:
    month(store)
    night(store, 0, **counts)
    assert kinds(store) == [kind]


def test_silence_behind_a_feed_that_answers_is_an_error(store: Store) -> None:
    month(store)
    night(store, 0, fetched=0, discovered=0, articles=0, characters=0)
    found = {finding.kind: finding for finding in check_newspapers(store, newspapers())}
    assert set(found) == {"too few articles", "unusual number"}
    assert "although its feed answers" in found["too few articles"].message


def test_more_than_expected_is_let_pass_on_the_first_night_only(store: Store) -> None:
    night(store, 1, fetched=400)
    assert kinds(store) == []
    night(store, 0, fetched=100)
    assert kinds(store) == [("too many articles", "warning")]


def test_two_crawls_of_one_night_are_one_night(store: Store) -> None:
    night(store, 0, fetched=15)
    assert kinds(store) == [("too few articles", "error")]
    night(store, 0, fetched=10)
    assert kinds(store) == []


def test_an_unverified_certificate_is_reported(store: Store) -> None:
    night(store, 0)
    assert kinds(store, verify_tls=False) == [("certificate", "warning")]


def test_a_missing_and_a_short_archive_file_are_errors(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        connection.execute("INSERT INTO archive_file VALUES ('a.warc.gz', 10), ('b.warc.gz', 10), ('c.warc.gz', 10)")
    (tmp_path / "b.warc.gz").write_bytes(b"12345")
    (tmp_path / "c.warc.gz").write_bytes(b"1234567890 and what a crash left")
    messages = [finding.message for finding in check(store, newspapers(), tmp_path) if finding.kind == "archive"]
    assert [re.sub(r".*/", "", message) for message in messages] == [
        "a.warc.gz: the archive file is missing",
        "b.warc.gz: 5 bytes of the archive file are missing",
    ]


def test_a_crawl_that_was_cut_short_says_why_until_another_one_of_that_night_was_not(desk: Desk, site: Site) -> None:
    desk.crawl(site, arguments=["--pages", "2"])
    assert desk.rows("SELECT fetched, finished FROM health") == [(2, 0)], "two pages, however many are asked for at a time"
    assert "its crawl was cut short: the budget of 2 pages is used up" in desk.run("check", arguments=["--format", "csv"]).stdout
    desk.crawl(site)
    assert "cut short" not in desk.run("check").stdout


STORY = """Chiều 12/11, UBND xã Bình An tổ chức hội nghị đánh giá phong trào thi đua phát triển kinh tế tập thể.
Theo báo cáo, toàn xã hiện có 25 hợp tác xã và 12 tổ hợp tác đang hoạt động, tạo việc làm cho hơn 350 lao động địa phương.
Các đại biểu đã thảo luận nhiều giải pháp nhằm mở rộng thị trường, hỗ trợ vốn vay và đào tạo nghề cho bà con thời gian tới."""


LAYOUT = """[[layout]]
body = ["div.noi-dung"]
"""


def framed(number: int, frame: str) -> bytes:
    """An article whose text stands in a frame of this class; in `noi-dung` always stands something."""
    text = "".join(f"<p>{line}</p>" for line in STORY.splitlines())
    return (
        f"<html><head><title>Tin số {number}</title>"
        '<meta property="article:published_time" content="2026-11-12T18:00:00+07:00"></head>'
        f"<body><h1>Tin số {number}</h1><div class={frame}>{text}</div><div class=noi-dung><p>Mời bạn đọc.</p></div></body>"
    ).encode()


def test_a_layout_that_no_longer_fits_is_told_and_mended_in_the_newspapers_file(desk: Desk, site: Site) -> None:
    def publish(numbers: range, frame: str) -> None:
        site.publish(numbers)
        site.pages |= {f"/tin-so-{number}.html": framed(number, frame) for number in numbers}

    def misfits() -> list[str]:
        return [message for message in desk.rows("SELECT message FROM issue WHERE kind = 'page'") if "layout changed" in message]

    site.register(desk.registry, more=LAYOUT)
    publish(range(1, 11), "noi-dung")
    assert desk.run("nightly", site).returncode == 0
    assert misfits() == []

    publish(range(11, 21), "than-bai")
    desk.days_pass(1)
    second = desk.run("nightly", site)
    assert second.returncode == 1
    assert len(misfits()) == 10
    told = desk.run("check")
    assert (told.returncode, "10 of 10 pages show no article, or do not fit the layout" in told.stdout) == (1, True)

    site.register(desk.registry, more=LAYOUT.replace("[\"div.noi", "[\"div.than-bai\", \"div.noi"))
    mended = desk.run("extract")
    assert "20 articles" in mended.stdout, "a changed file is another reading of the archive"
    assert misfits() == []
    assert desk.run("check").returncode == 0


def test_a_site_that_changes_its_layout_between_two_nights_fails_the_second(desk: Desk, site: Site) -> None:
    site.publish(range(1, 11), words=STORY)
    first = desk.run("nightly", site)
    assert first.returncode == 0, first.stdout + first.stderr
    assert desk.rows("SELECT sum(articles), sum(empty), sum(figures) > 0 FROM health") == [(10, 0, 1)]
    site.publish(range(11, 21))
    for number in range(11, 21):  # the text now comes by script
        site.pages[f"/tin-so-{number}.html"] = f"<html><body><div id=app data-id={number}></div></body></html>".encode()
    desk.days_pass(1)
    second = desk.run("nightly", site)
    assert second.returncode == 1
    assert "layout" in second.stdout
    assert desk.rows("SELECT kind FROM issue WHERE kind = 'layout'") == ["layout"]
    html = next((desk.directory / "reports").glob("*.html")).read_text(encoding="utf-8")
    assert "Something is wrong" in html
    assert desk.run("check").returncode == 1
