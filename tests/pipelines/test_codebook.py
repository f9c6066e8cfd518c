from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipelines.database.store import Store
from pipelines.questions.codebook import about, as_markdown, columns_of

CODEBOOK = tomllib.loads(Path("pipelines/questions/codebook.toml").read_text(encoding="utf-8"))
TYPES = {"string", "integer", "number", "date", "datetime"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("codebook") / "b.db")


def tables(store: Store) -> list[str]:
    hidden = "name LIKE 'sqlite%' OR name LIKE '%\\_search%' ESCAPE '\\'"
    return [r["name"] for r in store.rows(f"SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND NOT ({hidden})")]


def test_every_table_and_column_of_the_database_is_described_in_both_languages(store: Store) -> None:
    for table in tables(store):
        assert about(table, "vi") and about(table, "en")
        for column in columns_of(store, table):
            assert column.vi and column.en and column.type in TYPES, (table, column)


def test_nothing_is_described_that_the_database_does_not_have(store: Store) -> None:
    assert set(CODEBOOK["tables"]) == set(tables(store))
    has = {f"{table}.{column.name}" for table in tables(store) for column in columns_of(store, table)}
    has |= {name.partition(".")[2] for name in has}
    assert set(CODEBOOK["columns"]) - has == set()


def test_the_codebook_reads_as_a_table_a_view(store: Store) -> None:
    said = as_markdown(store, ["figures", "series"], "vi")
    assert "## figures" in said and "| value | number | Giá trị theo đơn vị đo" in said
    assert "| value | number | Value in the unit" in as_markdown(store, ["series"], "en")
