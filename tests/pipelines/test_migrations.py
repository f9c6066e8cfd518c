"""A database of every earlier version, with data in it, becomes one of this version and loses nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipelines.database import migrations as module
from pipelines.database.errors import StoreError
from pipelines.database.migrations import migrate, migrations, version_of, views
from pipelines.database.search import add_functions, match_query
from pipelines.database.store import Store

TEXT = "Xã Hoà Lạc có 120 hộ nghèo."
DATA = f"""
INSERT INTO newspaper (code, name, province, domain) VALUES ('mau', 'Báo Mẫu', 'Mẫu', 'bao.test');
INSERT INTO run (id, command, started, version) VALUES (1, 'crawl', '2024-01-05T20:00:00Z', '0');
INSERT INTO page (id, url, newspaper, kind, state, discovered)
VALUES (1, 'http://bao.test/1', 'mau', 'article', 'fetched', '2024-01-05');
INSERT INTO capture (id, page, fetched, http_status, digest, warc_file, warc_offset)
VALUES (1, 1, '2024-01-05T20:00:00Z', 200, 'a', 'a.warc.gz', 0), (2, 1, '2024-01-06T20:00:00Z', 200, 'b', 'a.warc.gz', 9);
INSERT INTO article (id, page, newspaper, url) VALUES (1, 1, 'mau', 'http://bao.test/1');
INSERT INTO article_version
    (id, article, retrieved, digest, capture, previous, title, text, published, state, language, extractor)
VALUES (1, 1, '2024-01-05T20:00:00Z', 'a', 1, NULL, 'Tin', '{TEXT}', '2024-01-05', 'full', 'vi', 'e'),
       (2, 1, '2024-01-06T20:00:00Z', 'b', 2, 1, 'Tin', '{TEXT}', '2024-01-05', 'full', 'vi', 'e');
INSERT INTO named_unit (id, key, name, type) VALUES (1, 'xa hoa lac', 'xã Hoà Lạc', 'commune');
INSERT INTO indicator (id, key, name) VALUES (1, 'ho ngheo', 'hộ nghèo');
INSERT INTO figure (version, value, key, as_of, published, start, "end", quote, sentence_start, sentence_end, text, unit,
    indicator, indicator_id, subject, subject_unit, comparator, status, measure, confidence, rule)
SELECT column1, column2, 'k', '2024-01-05', '2024-01-05', 14, 20, '120 hộ', 0, 27, '120', 'hộ',
    'hộ nghèo', 1, 'xã Hoà Lạc', 1, 'eq', 'actual', 'level', 1, 'r'
FROM (VALUES (1, 119), (2, 120));
UPDATE article SET latest_version = 2 WHERE id = 1;
INSERT INTO issue (run, newspaper, url, kind, message, created) VALUES (1, 'mau', 'http://bao.test/1', 'page', 'm', '2024-01-05');
INSERT INTO watch (name, definition, created) VALUES ('w', '{{}}', '2024-01-05');
INSERT INTO alert (watch, key, message, created) VALUES ('w', 'k', 'm', '2024-01-05');
INSERT INTO review (figure_key, verdict, reviewer, created) VALUES ('k', 'confirmed', 'Lan', '2024-01-05');
"""


def old_database(path: Path, version: int) -> dict[str, list[tuple]]:
    """A database of an earlier version with data, and all its rows by table."""
    conn = sqlite3.connect(path, isolation_level=None)
    add_functions(conn)
    conn.execute("PRAGMA foreign_keys = 1")
    migrate(conn, path, to=version)
    conn.executescript(DATA)
    rows = contents(conn)
    conn.close()
    return rows


def contents(conn: sqlite3.Connection) -> dict[str, list[tuple]]:
    """Table → its columns' names, then its rows."""
    hidden = "name LIKE 'sqlite%' OR name LIKE '%!_search%' ESCAPE '!'"
    tables = conn.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND NOT ({hidden})").fetchall()
    found = {}
    for (table,) in tables:
        cursor = conn.execute(f"SELECT * FROM {table}")
        found[table] = [tuple(column[0] for column in cursor.description), *cursor]
    return found


@pytest.mark.parametrize("version", range(1, len(migrations()) + 1))
def test_data_of_every_earlier_version_comes_through_whole(tmp_path: Path, version: int) -> None:
    path = tmp_path / "b.db"
    before = old_database(path, version)
    with Store.open(path) as store:
        assert version_of(store.conn) == len(migrations())
        after = contents(store.conn)
        for table, (columns, *rows) in before.items():
            kept = [after[table][0].index(column) for column in columns]
            assert [tuple(row[place] for place in kept) for row in after[table][1:]] == rows, table
        (figure,) = store.rows("SELECT value, sentence, review FROM figures")
        assert figure == {"value": 120, "sentence": TEXT, "review": "confirmed"}
        assert store.rows("SELECT earlier_value, value FROM revisions") == [{"earlier_value": 119, "value": 120}]
        for index, found in (("article_search", 2), ("figure_search", 2), ("unit_search", 1), ("indicator_search", 1)):
            query = match_query("hộ nghèo" if index == "indicator_search" else "hòa")
            assert len(store.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", (query,))) == found, index
        assert store.rows("PRAGMA foreign_key_check") == []
        assert store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_reading_brings_an_older_database_up_to_date_first(tmp_path: Path) -> None:
    old_database(tmp_path / "b.db", 1)
    with Store.read(tmp_path / "b.db") as store:
        assert len(store.rows("SELECT * FROM figures")) == 1


def test_a_migration_that_fails_leaves_the_version_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.db"
    Store.open(path).close()
    broken = module.Migration(len(migrations()) + 1, "CREATE TABLE half (x); SELECT 1 FROM nowhere;")
    monkeypatch.setattr(module, "migrations", lambda: (*migrations(), broken))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Store.open(path)
    monkeypatch.undo()
    with Store.open(path) as store:
        assert version_of(store.conn) == len(migrations())
        assert store.rows("SELECT name FROM sqlite_master WHERE name = 'half'") == []


def test_a_changed_view_file_changes_the_view_and_leaves_other_views(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.db"
    with Store.open(path) as store:
        store.conn.execute("CREATE VIEW mine AS SELECT key FROM figures")
    changed = {**views(), "series": "CREATE VIEW series AS\nSELECT 7 AS seven"}
    monkeypatch.setattr(module, "views", lambda: changed)
    with Store.open(path) as store:
        assert store.rows("SELECT * FROM series") == [{"seven": 7}]
        assert store.rows("SELECT * FROM mine") == []
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store.rows("SELECT * FROM series") == []


def test_opening_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    Store.open(path).close()
    before = path.read_bytes()
    Store.open(path).close()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_database_and_a_foreign_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    Store.open(tmp_path / "empty.db").close()
    (tmp_path / "page.db").write_bytes(b"\x89PNG" * 2000)
    with pytest.raises(StoreError, match="not a SQLite database"):
        Store.read(tmp_path / "page.db")
