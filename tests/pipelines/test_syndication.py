"""Copies are marked in the database: their figures stand apart, and a figure that many reprint counts once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.model import Analysis, Article
from pipelines.database.store import Store
from pipelines.syndication import mark_copies
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure

TEXT = (
    "Ba tháng đầu năm, xã Hạ Lương trồng mới 146 ha quế, đạt 73% kế hoạch năm. "
    "Bà con trong xã được cấp giống và tập huấn kỹ thuật.\n\n"
    "Toàn xã hiện có 1.280 ha quế, trong đó 310 ha đã được cấp chứng nhận hữu cơ, tạo việc làm cho 120 lao động ở các thôn bản."
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "t.db")
    store.sync_newspapers(NEWSPAPERS)
    return store


def save(store: Store, page: int, newspaper: str, hour: int, text: str = TEXT, source: str | None = None) -> int:
    at = datetime(2024, 3, 7, hour, tzinfo=UTC)
    made: Article = replace(article(text, published=at.date()), published_at=at, source=source)
    capture = add_capture(store, page, newspaper=newspaper)
    found = (figure(text, "146", value=146, unit="ha"),) if "146" in text else ()
    version = store.save_version(capture, made, Analysis(figures=found), extractor="x")
    return int(store.rows("SELECT article FROM article_version WHERE id = ?", (version,))[0]["article"])


def copies(store: Store) -> dict[int, int]:
    return {r["id"]: r["copy_of"] for r in store.rows("SELECT id, copy_of FROM article WHERE copy_of IS NOT NULL")}


def test_a_reprint_points_at_the_original_and_its_figures_are_marked(store: Store) -> None:
    first, second = save(store, 1, "mau", 5), save(store, 2, "ban", 9)
    assert mark_copies(store) == 1
    assert copies(store) == {second: first}
    rows = store.rows("SELECT article, copy FROM figures ORDER BY article")
    assert [(r["article"], r["copy"]) for r in rows] == [(first, 0), (second, 1)]


def test_the_credited_newspaper_is_the_original(store: Store) -> None:
    first, second = save(store, 1, "mau", 5, source="Báo Bạn"), save(store, 2, "ban", 9)
    mark_copies(store)
    assert copies(store) == {first: second}


def test_marking_again_changes_nothing(store: Store) -> None:
    save(store, 1, "mau", 5)
    save(store, 2, "ban", 9)
    mark_copies(store)
    before = store.conn.total_changes
    assert mark_copies(store) == 0
    assert store.conn.total_changes == before


def test_a_copy_that_was_rewritten_is_unmarked(store: Store) -> None:
    save(store, 1, "mau", 5)
    second = save(store, 2, "ban", 9)
    mark_copies(store)
    save(
        store,
        2,
        "ban",
        9,
        "Hôm nay báo đăng một bài khác hẳn ở địa chỉ cũ, nói về 45 học sinh của trường vừa được nhận học bổng mới. " * 3,
    )
    mark_copies(store)
    assert second not in copies(store)


def test_what_was_read_since_is_compared_with_its_week_once(store: Store) -> None:
    first = save(store, 1, "mau", 5)
    mark_copies(store)
    second = save(store, 2, "ban", 9)
    assert mark_copies(store) == 1
    assert copies(store) == {second: first}
    assert mark_copies(store) == 0
    assert copies(store) == {second: first}


def test_what_a_killed_run_read_is_marked_by_the_next(store: Store, tmp_path: Path) -> None:
    first, second = save(store, 1, "mau", 5), save(store, 2, "ban", 9)  # and killed before the copies were marked
    with Store.open(tmp_path / "t.db") as following:
        mark_copies(following)
        assert copies(following) == {second: first}


def test_an_article_read_again_by_a_newer_extractor_is_compared_again(store: Store) -> None:
    save(store, 1, "mau", 5)
    second = save(store, 2, "ban", 9)
    mark_copies(store)
    (capture,) = store.conn.execute("SELECT capture FROM article_version WHERE article = ?", (second,)).fetchone()
    other = "Bài báo nay được đọc đúng: hôm qua 45 học sinh của trường nhận học bổng, mỗi suất hai triệu đồng. " * 3
    store.save_version(capture, article(other, published=datetime(2024, 3, 7).date()), Analysis(), extractor="y")
    mark_copies(store)
    assert copies(store) == {}
