from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extract.model import Analysis, Mention, NamedUnit
from pipelines.database.errors import StoreError
from pipelines.database.store import Store
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "b.db")
    store.sync_newspapers(NEWSPAPERS)
    return store


TEXT = "Đảng bộ huyện Suối Vàng có trên 6.050 đảng viên.\n\nNăm 2023, huyện kết nạp 120 đảng viên mới."


def analysis(text: str = TEXT, **fields) -> Analysis:
    unit = NamedUnit("Đảng bộ huyện Suối Vàng", "party", (Mention(0, 23),))
    fields |= {"unit": "đảng viên", "subject": unit.name}
    known = figure(text, "6.050", value=6050, comparator="gt", indicator="đảng viên", **fields)
    new = figure(text, "120", value=120, indicator="đảng viên mới", **fields)
    return Analysis((known, new), (unit,))


def keys(store: Store) -> list[str]:
    return [row["key"] for row in store.rows("SELECT key FROM figures ORDER BY start")]


def test_a_saved_figure_comes_back_flat(store: Store) -> None:
    store.save_version(add_capture(store), article(TEXT, published=date(2024, 1, 5)), analysis(), extractor="e1")
    row = store.rows("SELECT * FROM figures ORDER BY start")[0]
    assert row["value"] == 6050 and row["comparator"] == "gt" and row["unit"] == "đảng viên"
    assert row["newspaper"] == "mau" and row["url"] == "http://bao.test/1" and row["published"] == "2024-01-05"
    assert row["sentence"] == "Đảng bộ huyện Suối Vàng có trên 6.050 đảng viên."
    assert row["quote"] == TEXT[row["start"] : row["end"]]


def test_the_same_text_again_makes_no_new_version(store: Store) -> None:
    first = store.save_version(add_capture(store), article(TEXT), analysis(), extractor="e1")
    again = store.save_version(add_capture(store), article(TEXT), analysis(), extractor="e1")
    assert again == first
    assert store.rows("SELECT count(*) AS n FROM article_version") == [{"n": 1}]
    assert list(store.captures_to_extract("e1")) == []


def test_a_changed_text_keeps_the_old_version_and_shows_the_new(store: Store) -> None:
    changed = TEXT.replace("120", "125")
    old = store.save_version(add_capture(store), article(TEXT), analysis(), extractor="e1")
    new = store.save_version(add_capture(store), article(changed), Analysis((figure(changed, "125", value=125),)), extractor="e1")
    assert store.rows("SELECT id, previous FROM article_version ORDER BY id") == [
        {"id": old, "previous": None},
        {"id": new, "previous": old},
    ]
    assert [r["value"] for r in store.rows("SELECT value FROM figures")] == [125]


def test_a_newer_extractor_replaces_and_keys_stay(store: Store) -> None:
    capture = add_capture(store)
    store.save_version(capture, article(TEXT), analysis(), extractor="e1")
    before = keys(store)
    assert [c.id for c in store.captures_to_extract("e2")] == [capture]
    better = [replace(f, start=f.start, end=f.end + 10, unit="người", rule="other") for f in analysis().figures]
    better = [replace(f, quote=TEXT[f.start : f.end]) for f in better]
    store.save_version(capture, article(TEXT), Analysis(tuple(better)), extractor="e2")
    assert keys(store) == before
    assert {r["unit"] for r in store.rows("SELECT unit FROM figures")} == {"người"}
    assert list(store.captures_to_extract("e2")) == []


def test_texts_that_a_newer_extractor_finds_the_same_become_one_version(store: Store) -> None:
    first, second = add_capture(store), add_capture(store)
    store.save_version(first, article(TEXT + "\n\nXem thêm"), analysis(), extractor="e1")
    store.save_version(second, article(TEXT), analysis(), extractor="e1")
    version = store.save_version(first, article(TEXT), analysis(), extractor="e2")
    assert store.save_version(second, article(TEXT), analysis(), extractor="e2") == version
    assert store.rows("SELECT id, previous FROM article_version") == [{"id": version, "previous": None}]
    assert len(keys(store)) == 2


def test_a_page_that_is_no_article_any_more_loses_its_figures(store: Store) -> None:
    capture = add_capture(store)
    store.save_version(capture, article(TEXT), analysis(), extractor="e1")
    store.save_nothing(capture, extractor="e2")
    assert keys(store) == []
    assert store.rows("SELECT * FROM article") == []
    assert list(store.captures_to_extract("e2")) == []


def test_a_key_ignores_edits_elsewhere_and_the_place_of_a_tone_mark(store: Store) -> None:
    text = "Xã Hoà Bình có 1.200 hộ dân."
    edited = "Đoạn mới viết thêm 7 điều.\n\nXã Hòa Bình có 1.200 hộ dân."
    store.save_version(add_capture(store), article(text), Analysis((figure(text, "1.200", value=1200),)), extractor="e")
    before = keys(store)
    store.save_version(add_capture(store), article(edited), Analysis((figure(edited, "1.200", value=1200),)), extractor="e")
    assert keys(store) == before


def test_equal_words_in_one_article_have_different_keys(store: Store) -> None:
    text = "Có 12 hộ.\nCó 12 hộ."
    twice = figure(text, "12", value=12), figure(text, "12", value=12, after=10)
    store.save_version(add_capture(store), article(text), Analysis(twice), extractor="e")
    assert len(set(keys(store))) == 2


def test_a_part_points_at_its_whole(store: Store) -> None:
    text = "Có 54 tổ chức, trong đó 19 đảng bộ."
    parts = figure(text, "54", value=54), figure(text, "19", value=19, part_of=0)
    store.save_version(add_capture(store), article(text), Analysis(parts), extractor="e")
    whole, part = store.rows("SELECT id, part_of FROM figures ORDER BY start")
    assert part["part_of"] == whole["id"]


def test_a_failure_in_the_middle_leaves_nothing(store: Store) -> None:
    capture = add_capture(store)
    good = figure(TEXT, "6.050", value=6050)
    with pytest.raises(sqlite3.IntegrityError):
        store.save_version(capture, article(TEXT), Analysis((good, replace(good, status="perhaps"))), extractor="e1")
    assert store.rows("SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM figure) AS n") == [{"n": 0}]
    assert [c.id for c in store.captures_to_extract("e1")] == [capture]


HOSTILE = ["<script>alert(1)</script>", "'); DROP TABLE figure; --", "a\u202eb", "x\0y\ud800z", "A" * 10_000_000]


@pytest.mark.parametrize("hostile", HOSTILE, ids=["script", "sql", "right to left", "no text", "10 MB"])
def test_hostile_text_is_kept_and_offsets_hold(store: Store, hostile: str) -> None:
    text = f"{hostile} có 12 hộ."
    found = Analysis((figure(text, "12", value=12),))
    store.save_version(add_capture(store), article(text, title=hostile[:100]), found, extractor="e")
    row = store.rows("SELECT value, quote, sentence, text, start FROM figures")[0]
    assert row["quote"] == "12" and row["sentence"].endswith("có 12 hộ.")
    assert len(row["sentence"]) == len(text)


def test_runs_and_issues_are_kept(store: Store) -> None:
    run = store.start_run("crawl")
    store.add_issue(run, "mau", "http://bao.test/1", "encoding", "repaired")
    store.finish_run(run, "issues", {"pages": 3})
    assert [*store.rows("SELECT outcome, counts FROM run")[0].values()] == ["issues", '{"pages": 3}']
    assert store.rows("SELECT kind FROM issue WHERE run = ?", (run,)) == [{"kind": "encoding"}]


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    store = Store.open(path)
    store.conn.execute("PRAGMA user_version = 999")
    store.close()
    for opening in (Store.open, Store.read):
        with pytest.raises(StoreError, match=r"b\.db: made by a newer baotinh"):
            opening(path)


def test_files_that_are_no_database_of_ours_are_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database\n" * 200)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(StoreError, match=r"text\.db: the database is not a SQLite database"):
        Store.open(tmp_path / "text.db")
    with pytest.raises(StoreError, match=r"other\.db: a SQLite database of another program"):
        Store.open(tmp_path / "other.db")
    with pytest.raises(StoreError, match=r"none\.db: there is no such database"):
        Store.read(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_locked_database_is_said_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Store.open(store.path)
    other.conn.execute("PRAGMA busy_timeout = 10")
    with store.transaction(), pytest.raises(StoreError, match="in use by another program"):
        other.start_run("crawl")
    assert other.start_run("crawl") == 1


def test_a_full_disk_is_said_so_and_keeps_what_was_there(store: Store) -> None:
    store.save_version(add_capture(store), article(TEXT), analysis(), extractor="e")
    capture = add_capture(store, page=2)
    pages = store.conn.execute("PRAGMA page_count").fetchone()[0]
    store.conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="the disk is full"):
        store.save_version(capture, article("Dài " * 500_000), Analysis(), extractor="e")
    assert len(keys(store)) == 2


def test_a_read_only_file_can_be_read_and_not_written() -> None:
    """In a process of its own, without root's right to write everywhere; in a folder that anybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.db"
        Store.open(path).close()
        for leftover in Path(folder).glob("b.db-*"):
            leftover.unlink()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        code = (
            "import os\nfrom pipelines.database.store import Store\nfrom pipelines.database.errors import StoreError\n"
            "from pipelines.database.migrations import migrations, views\nmigrations(), views()\n"
            "os.geteuid() or os.setuid(65534)\n"
            f"print(Store.read({str(path)!r}).rows('SELECT count(*) AS n FROM figures'))\n"
            f"try: Store.open({str(path)!r}).start_run('x')\nexcept StoreError as e: print(e.message)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path.cwd())
        Path(folder).chmod(0o755)
    assert "[{'n': 0}]" in done.stdout, done.stderr
    assert "read-only" in done.stdout, done.stderr
