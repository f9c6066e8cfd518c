from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pipelines.serve.conftest import served

PASSWORD = "chè xanh"


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    with sqlite3.connect(database) as source, sqlite3.connect(tmp_path / "copy.db") as target:
        source.backup(target)
    shutil.copytree(database.parent / "archive", tmp_path / "archive")
    return tmp_path / "copy.db"


@pytest.fixture
def page(browser: Browser, copy: Path) -> Iterator[Page]:
    with served(copy, "--review", BAOTINH_PASSWORD=PASSWORD) as base:
        context = browser.new_context(base_url=base)
        yield context.new_page()
        context.close()


def come_in(page: Page, password: str = PASSWORD) -> None:
    page.goto("/duyet")
    page.get_by_label("Tên người duyệt").fill("Hà Minh")
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Vào").click()


def reviews(copy: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(copy) as connection:
        return connection.execute("SELECT verdict, reviewer, note, correction FROM review ORDER BY id").fetchall()


def test_a_figure_is_confirmed_with_who_and_why(page: Page, copy: Path) -> None:
    come_in(page)
    page.locator("table.facts a[href^='/so-lieu/']").first.click()
    page.get_by_label("Ghi chú").fill("đã gọi điện hỏi")
    page.get_by_role("button", name="Đúng", exact=True).click()
    assert "đã duyệt: đúng" in page.locator("main").inner_text()
    assert reviews(copy) == [("confirmed", "Hà Minh", "đã gọi điện hỏi", None)]


def test_a_corrected_figure_says_what_the_person_says(page: Page, copy: Path) -> None:
    come_in(page)
    page.locator("table.facts a[href^='/so-lieu/']").first.click()
    page.get_by_text("Sửa", exact=True).click()
    page.get_by_label("giá trị", exact=True).fill("123456")
    page.get_by_role("button", name="Ghi điều đã sửa").click()
    assert "123.456" in page.locator("h1").inner_text()
    assert reviews(copy)[0][3] == '{"value": 123456.0}'


def test_a_rejected_figure_counts_no_more_and_its_page_says_so(page: Page, copy: Path) -> None:
    come_in(page)
    page.locator("table.facts a[href^='/so-lieu/']").first.click()
    url = page.url
    page.get_by_role("button", name="Không phải số liệu").click()
    page.wait_for_url("**/duyet")
    answer = page.goto(url)
    assert answer is not None and answer.status == 200
    assert "không còn được tính" in page.locator(".notice").first.inner_text()
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT live FROM figure WHERE key = ?", (url.rsplit("/", 1)[1],)).fetchone() == (0,)


def test_a_wrong_value_is_refused_with_the_reason(page: Page, copy: Path) -> None:
    come_in(page)
    page.locator("table.facts a[href^='/so-lieu/']").first.click()
    page.get_by_text("Sửa", exact=True).click()
    page.get_by_label("giá trị", exact=True).fill("nhiều")
    page.get_by_role("button", name="Ghi điều đã sửa").click()
    assert "is no number" in page.locator("main").inner_text()
    assert reviews(copy) == []


def test_without_the_password_nothing_is_kept(page: Page, copy: Path) -> None:
    come_in(page, "đoán bừa")
    assert "mật khẩu không đúng" in page.locator("main").inner_text()
    with sqlite3.connect(copy) as connection:
        (key,) = connection.execute("SELECT key FROM figure WHERE live").fetchone()
    answer = page.request.post(f"/so-lieu/{key}/duyet", form={"verdict": "confirmed"})
    assert answer.status == 403
    assert reviews(copy) == []
