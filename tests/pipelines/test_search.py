from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Analysis
from pipelines.cli import main
from pipelines.database.search import folded_words, marks, match_query, snippet, toned_words
from pipelines.database.store import Store
from pipelines.questions.article_search import find_articles
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure

TEXTS = {
    1: "Đảng bộ xã Hoà Lạc có 120 đảng viên.",
    2: "Đang viện trợ cho 45 hộ dân.",
    3: "Xã Hòa Lạc thu 6.050 tấn chè.",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "b.db")
    store.sync_newspapers(NEWSPAPERS)
    for page, text in TEXTS.items():
        numeral = next(w for w in text.split() if w[0].isdigit())
        found = Analysis((figure(text, numeral, value=1),))
        store.save_version(add_capture(store, page), article(text, title=None), found, extractor="e")
    return store


def find(store: Store, query: str, index: str = "article_search") -> list[int]:
    return [
        r["rowid"] for r in store.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid", (match_query(query),))
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dang vien", [1, 2]),
        ("đảng viên", [1]),
        ("Đảng Viên", [1]),
        ("Hoà Lạc", [1, 3]),
        ("Hòa", [1, 3]),
        ("hoa", [1, 3]),
        ("6.050", [3]),
        ("050.6", []),
        ('"xã hoà"', [1, 3]),
        ('"lạc xã"', []),
        ("lạc xã", [1, 3]),
        ("hộ dan", []),
        ("chè", [3]),
        ("thóc", []),
    ],
)
@pytest.mark.parametrize("index", ["article_search", "figure_search"])
def test_words_are_found_with_and_without_diacritics(store: Store, query: str, found: list[int], index: str) -> None:
    assert find(store, query, index) == found


@pytest.mark.parametrize(
    "query", ['"', "*", "NEAR(", "folded:x OR", "a AND", "-chè", "(", "'; DROP TABLE figure;--", "\0", "\ud800"]
)
def test_nothing_that_a_person_types_is_search_syntax(store: Store, query: str) -> None:
    expression = match_query(query)
    if expression is not None:
        store.rows("SELECT rowid FROM article_search WHERE article_search MATCH ?", (expression,))


def test_what_is_replaced_or_deleted_leaves_the_index(store: Store) -> None:
    capture = store.rows("SELECT id FROM capture ORDER BY id LIMIT 1")[0]["id"]
    text = "Đảng bộ xã khác có 7 hợp tác xã."
    store.save_version(capture, article(text), Analysis((figure(text, "7", value=7),)), extractor="e2")
    store.conn.execute("UPDATE article SET latest_version = NULL WHERE id = 3")
    store.conn.execute("DELETE FROM extraction WHERE version = 3")
    store.conn.execute("DELETE FROM article_version WHERE id = 3")
    assert words_in(store) == words_when_indexed_afresh(store)
    assert find(store, "hoà") == [] and find(store, "hoà", "figure_search") == []
    assert find(store, "hợp tác") == [1]


def test_a_changed_figure_is_found_by_its_new_words(store: Store) -> None:
    store.conn.execute("UPDATE figure SET subject = 'Hội Nông dân' WHERE version = 3")
    assert find(store, "nông dân", "figure_search") == [3]
    assert words_in(store) == words_when_indexed_afresh(store)


def words_in(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {index: _instances(store, index) for index in ("article_search", "figure_search")}


def words_when_indexed_afresh(store: Store) -> dict[str, list[tuple[object, ...]]]:
    texts = {
        "article_search": "SELECT id, folded_words(title, text), toned_words(title, text) FROM article_version",
        "figure_search": "SELECT id, folded, toned FROM figure_words",
    }
    for index, sql in texts.items():
        store.conn.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        store.conn.execute(f"INSERT INTO {index} (rowid, folded, toned) {sql}")
    return words_in(store)


def _instances(store: Store, index: str) -> list[tuple[object, ...]]:
    store.conn.execute("DROP TABLE IF EXISTS temp.words")
    store.conn.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {index}, instance)")
    return sorted(store.conn.execute("SELECT doc, col, offset, term FROM temp.words").fetchall())


def test_a_text_with_figures_in_it_cannot_be_changed_under_them(store: Store) -> None:
    with pytest.raises(Exception, match="figures stand in this text"):
        store.conn.execute("UPDATE article_version SET text = 'x' WHERE id = 1")


def test_a_snippet_marks_the_words_in_their_own_spelling() -> None:
    text = "Mở đầu không liên quan. " * 20 + "Toàn xã Hoà Lạc có 120 đảng viên mới. " + "Phần cuối dài dòng. " * 20
    for query in ("đảng viên hòa", "dang vien hoa"):
        piece = snippet(text, query, width=120)
        assert text[piece.start : piece.end] == piece.text
        assert [piece.text[a:b] for a, b in piece.marks] == ["Hoà", "đảng", "viên"]


def test_a_quoted_phrase_is_marked_whole() -> None:
    text = "Đảng là gì? Đảng viên là ai?"
    assert [text[a:b] for a, b in marks(text, '"đảng viên"')] == ["Đảng viên"]


@given(st.text(max_size=300), st.text(max_size=30), st.integers(20, 200))
def test_any_text_gives_a_snippet_whose_offsets_are_right(text: str, query: str, width: int) -> None:
    piece = snippet(text, query, width=width)
    assert text[piece.start : piece.end] == piece.text
    assert len(piece.text) <= width
    assert all(0 <= a < b <= len(piece.text) for a, b in piece.marks)


@given(st.text(max_size=200))
def test_both_spellings_keep_one_word_for_one(text: str) -> None:
    assert len(folded_words(text).split(" ")) == len(toned_words(text).split(" "))


def test_articles_are_found_on_the_command_line_with_the_words_in_their_place(store: Store) -> None:
    result = CliRunner().invoke(main, ["search", "hoa", "lac", "--db", str(store.path), "--format", "json"])
    assert [row["text"] for row in json.loads(result.output)] == [TEXTS[3], TEXTS[1]]
    shown = CliRunner().invoke(main, ["search", "hoà", "--db", str(store.path)], color=True).output
    assert "Xã \x1b[1mHòa\x1b[0m Lạc" in shown and shown.endswith("2 bài\n")


def test_an_older_version_is_not_found(store: Store) -> None:
    text = "Bài đã được viết lại."
    store.save_version(add_capture(store, 1), article(text, title=None), Analysis(), extractor="e")
    assert [row["id"] for row in find_articles(store, "hoà lạc")] == [3]
    assert [row["id"] for row in find_articles(store, "viet lai")] == [1]
