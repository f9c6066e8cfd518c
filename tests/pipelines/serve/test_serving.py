from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.database.store import Store
from pipelines.serve.app import Site
from pipelines.serve.marking import pieces
from tests.pipelines.serve.conftest import served


def get(url: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(url) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return answer.status, headers, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode()


def test_nothing_can_be_written(base: str, database: Path) -> None:
    status, _, text = get(f"{base}/baotinh?sql=delete+from+figure")
    assert status == 400
    assert "Statement must be a SELECT" in text
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM figure").fetchone()[0] > 0


def test_sql_that_runs_too_long_is_stopped_with_a_clear_message(base: str) -> None:
    endless = "with+recursive+c(x)+as+(select+1+union+all+select+x%2B1+from+c)+select+count(*)+from+c"
    status, _, text = get(f"{base}/baotinh?sql={endless}")
    assert status == 400
    assert "took too long" in text


@pytest.mark.parametrize("path", ["/bai/999999", "/so-lieu/0123456789abcdef", "/don-vi/999999", "/chi-so/999999", "/luu/999999"])
def test_what_is_not_there_is_said(base: str, path: str) -> None:
    status, _, text = get(base + path)
    assert status == 404
    assert "Không có" in text


@pytest.mark.parametrize("words", ["%22", "*", "a%00b", "%3Cscript%3Ealert(1)%3C/script%3E", "NEAR(", "x" * 5000, "%E2%80%AE"])
def test_any_search_is_answered(base: str, words: str) -> None:
    status, _, text = get(f"{base}/tim?q={words}")
    assert status == 200
    assert "<script>alert" not in text


def test_the_archived_page_cannot_run_or_call_home(base: str, database: Path) -> None:
    with sqlite3.connect(database) as connection:
        (capture,) = connection.execute("SELECT capture FROM article_version").fetchone()
    status, headers, text = get(f"{base}/luu/{capture}")
    assert status == 200
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "<html" in text


def test_hostile_article_text_stays_text(base: str, database: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.db"
    shutil.copy(database, hostile)
    with Store.open(hostile) as store, store.transaction() as connection:
        connection.execute("DELETE FROM figure")
        connection.execute(
            "UPDATE article_version SET title = ?, text = ? WHERE article = 1",
            ("<script>alert(1)</script>'; DROP TABLE figure;--\u202e", "<img src=x onerror=alert(1)> " + "dài " * 250_000),
        )
    with served(hostile) as address:
        status, _, text = get(f"{address}/bai/1")
    assert status == 200
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "Bài quá dài" in text
    assert len(text) < 1_000_000


def test_overlapping_mentions_are_marked_in_turn() -> None:
    text = "Có 2, 3 và 5 xã."
    figures = [{"start": 3, "end": 15}, {"start": 6, "end": 15}, {"start": 11, "end": 15}]
    assert [p.text for p in pieces(text, figures)] == ["Có ", "2, 3 và 5 xã", "."]
    assert "".join(p.text for p in pieces(text, [{"start": 3, "end": 4}, {"start": 3, "end": 9}])) == text


def test_a_missing_database_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert "none.db: there is no such database" in result.stderr


def test_reviewing_needs_a_password(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BAOTINH_PASSWORD", raising=False)
    result = CliRunner().invoke(main, ["serve", "--db", str(database), "--review"])
    assert result.exit_code == 1
    assert "BAOTINH_PASSWORD" in result.stderr


def test_a_large_database_is_shown_without_counting_it(database: Path, base: str, tmp_path: Path) -> None:
    large = tmp_path / "baotinh.db"
    shutil.copy(database, large)
    with sqlite3.connect(large) as connection:
        connection.execute("UPDATE figure SET id = 200000 WHERE id = (SELECT max(id) FROM figure)")
    question = "/baotinh/figures.json?_extra=x&status=target"
    assert json.loads(get(base + question)[2])["filtered_table_rows_count"] > 0
    with served(large) as address:
        answer = json.loads(get(address + question)[2])
    assert answer["filtered_table_rows_count"] is None and answer["suggested_facets"] == [] and answer["rows"]


def test_only_a_copys_figure_is_called_a_copy(base: str, database: Path) -> None:
    with sqlite3.connect(database) as connection:
        said = {
            bool(copied): "Bài đăng lại" in get(f"{base}/so-lieu/{key}")[2]
            for key, copied in connection.execute("SELECT min(key), copy FROM figure WHERE live GROUP BY copy")
        }
    assert said == {True: True, False: False}


def test_a_large_databases_tables_are_listed_without_being_counted(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.serve.large.FIGURES", 1)
    site = Site(database, archive=database.parent / "archive")
    with ThreadPoolExecutor() as apart:  # the browser of other tests has a loop running in this thread
        answer = apart.submit(asyncio.run, site.client.get("/baotinh")).result()
    assert answer.status_code == 200
    assert "figures" in answer.text
    assert "Many rows" in answer.text
