from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.model import Analysis
from pipelines.cli import main
from pipelines.database.store import Store
from pipelines.questions.lookups import article as article_of
from pipelines.questions.lookups import citation
from pipelines.questions.lookups import figure as figure_of
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure

TEXT = "Tổng thu 50% & {quỹ} đạt 12 tỷ đồng."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "b.db")
    store.sync_newspapers(NEWSPAPERS)
    story = article(TEXT, title="Thu #1", published=date(2024, 1, 5))
    store.save_version(add_capture(store), story, Analysis((figure(TEXT, "12 tỷ", value=12e9, unit="VND"),)), extractor="e")
    return store


def test_a_citation_says_where_and_what(store: Store) -> None:
    row = store.rows("SELECT * FROM figures")[0]
    said = citation(store, row).text
    start = TEXT.index("12 tỷ")
    place = f"ký tự {start}–{start + 5}"
    for part in ("Báo Mẫu", "“Thu #1”", "5/1/2024", "http://bao.test/1", "6/1/2024", place, f"“{TEXT}”", row["key"]):
        assert part in said


def test_bibtex_escapes_what_tex_would_read(store: Store) -> None:
    entry = citation(store, store.rows("SELECT * FROM figures")[0]).bibtex
    assert r"50\% \& \{quỹ\}" in entry and r"Thu \#1" in entry
    assert entry.startswith("@misc{baotinh-") and "  year = {2024}," in entry and "  urldate = {2024-01-06}," in entry
    assert entry.replace(r"\{", "").replace(r"\}", "").count("{") == entry.replace(r"\{", "").replace(r"\}", "").count("}")


def test_csl_json_is_an_item_of_a_newspaper(store: Store) -> None:
    key = store.rows("SELECT key FROM figures")[0]["key"]
    result = CliRunner().invoke(main, ["cite", key, "--as", "csl", "--db", str(store.path)])
    item = json.loads(result.output)
    assert item["type"] == "article-newspaper" and item["container-title"] == "Báo Mẫu"
    assert item["issued"] == {"date-parts": [[2024, 1, 5]]} and item["accessed"] == {"date-parts": [[2024, 1, 6]]}


def test_an_unknown_key_is_said_so(store: Store) -> None:
    result = CliRunner().invoke(main, ["cite", "0123", "--db", str(store.path)])
    assert result.exit_code == 1 and "no figure '0123'" in result.output


def test_a_cited_key_is_answered_after_the_article_changed(store: Store) -> None:
    key = store.rows("SELECT key FROM figures")[0]["key"]
    rewritten = "Bài viết lại, không còn con số nào."
    store.save_version(add_capture(store, fetched="2024-01-07T00:00:00Z"), article(rewritten), Analysis(), extractor="e")
    shown = figure_of(store, key)
    assert shown is not None and not shown["live"]
    assert shown["sentence"] == TEXT and shown["about"]["text"] == TEXT and TEXT in shown["citation"].text


def test_a_figure_shows_its_history_over_versions_and_its_article(store: Store) -> None:
    key = store.rows("SELECT key FROM figures")[0]["key"]
    longer = TEXT + "\n\nThêm một đoạn."
    found = Analysis((figure(longer, "12 tỷ", value=12e9, unit="VND"),))
    store.save_version(add_capture(store, fetched="2024-01-07T00:00:00Z"), article(longer), found, extractor="e")
    shown = figure_of(store, key)
    assert shown is not None
    assert [h["retrieved"][:10] for h in shown["history"]] == ["2024-01-06", "2024-01-07"]
    story = article_of(store, shown["article"])
    assert story is not None and story["text"] == longer
    assert [f["key"] for f in story["figures"]] == [key] and len(story["versions"]) == 2
