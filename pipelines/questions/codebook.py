"""The codebook: what every table, view and column means, in Vietnamese and English, read from codebook.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pipelines.database.store import Store

Language = Literal["vi", "en"]
_FILE = Path(__file__).with_name("codebook.toml")
_HEADINGS = {
    "vi": ("Bảng mã", "cột", "kiểu", "ý nghĩa"),
    "en": ("Codebook", "column", "type", "meaning"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, its Frictionless type, and its meaning in both languages."""

    name: str
    type: str
    vi: str
    en: str


def describe(table: str, column: str) -> Column:
    """What one column means. Raises KeyError where the codebook does not say."""
    columns = _codebook()["columns"]
    told = columns.get(f"{table}.{column}") or columns[column]
    return Column(column, told.get("type", "string"), told["vi"], told["en"])


def about(table: str, language: Language) -> str:
    """What a row of a table or view is. Raises KeyError where the codebook does not say."""
    return str(_codebook()["tables"][table][language])


def columns_of(store: Store, table: str) -> list[Column]:
    """A table's or view's columns as the database has them, each described."""
    return [describe(table, row["name"]) for row in store.rows("SELECT name FROM pragma_table_xinfo(?)", (table,))]


def as_markdown(store: Store, tables: Sequence[str], language: Language) -> str:
    """The codebook of these tables and views, for people."""
    return "\n".join(_lines(store, tables, language)) + "\n"


def _lines(store: Store, tables: Sequence[str], language: Language) -> Iterator[str]:
    heading, *columns = _HEADINGS[language]
    yield f"# {heading}"
    for table in tables:
        yield from ("", f"## {table}", "", about(table, language), "", f"| {' | '.join(columns)} |", "| --- | --- | --- |")
        for column in columns_of(store, table):
            meaning = column.vi if language == "vi" else column.en
            yield f"| {column.name} | {column.type} | {meaning.replace('|', '/')} |"


@cache
def _codebook() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
