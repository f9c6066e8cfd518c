"""No question reads the whole of `figure`: SQLite's own plan says so, for every statement that the product sends."""

from __future__ import annotations

import pytest

from pipelines.database.store import Store
from tests.benchmarks.questions import QUESTIONS
from tests.benchmarks.synthetic import fill

# without a unit or an indicator the newest rows are read off an index, from its end, until there are enough
_NEWEST_FIRST = {"newest figures", "newest figures of a newspaper", "units spoken of", "indicators spoken of"}
_SMALL = (
    "CONSTANT ROW",
    "SCAN n USING INDEX sqlite_autoindex_newspaper",
    "SCAN run",
    "SCAN inside",
    "SCAN outwards",
    "SCAN up",
    "SCAN newspaper_health",
    "SCAN c",
    "SCAN (subquery",
)
_RARE = {"figures with rare words", "conflicts of a quiet unit"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("plans") / "b.db"
    fill(path, articles=600)
    return Store.read(path)


def plans(store: Store, name: str) -> list[str]:
    statements: list[str] = []
    store.conn.set_trace_callback(statements.append)
    QUESTIONS[name](store)
    store.conn.set_trace_callback(None)
    asked = dict.fromkeys(s for s in statements if s.lstrip().upper().startswith(("SELECT", "WITH")))
    return [row["detail"] for sql in asked for row in store.rows(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_reads_all_figures(store: Store, name: str) -> None:
    details = plans(store, name)
    assert details
    scans = [d for d in details if d.startswith("SCAN") and "VIRTUAL TABLE" not in d and "_search_config" not in d]
    assert not [d for d in scans if "figure_published" not in d and not any(small in d for small in _SMALL)], details
    if name in _NEWEST_FIRST:
        assert any("figure_published" in d for d in scans)
    else:
        assert not [d for d in scans if "figure_published" in d], details


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in _RARE])
def test_every_question_has_an_answer_here(store: Store, name: str) -> None:
    assert QUESTIONS[name](store)


def test_a_full_scan_would_be_seen(store: Store) -> None:
    QUESTIONS["a full scan"] = lambda s: s.rows("SELECT * FROM figures WHERE rule = 'x'")
    try:
        assert [d for d in plans(store, "a full scan") if d.startswith("SCAN")]
    finally:
        del QUESTIONS["a full scan"]
