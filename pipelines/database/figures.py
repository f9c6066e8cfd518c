"""Figures into the database, each with its stable key, its indicator's row and its subject's row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from extract.indicators.catalogue import catalogue
from extract.model import Figure, NamedUnit
from extract.text import key
from pipelines.database.figure_key import figure_keys
from pipelines.database.storable import iso, storable
from pipelines.database.who import unit_row


def save_figures(
    conn: sqlite3.Connection,
    version: int,
    url: str,
    text: str,
    figures: Sequence[Figure],
    units: Mapping[str, int],
    published: str | None,
    retrieved: str,
) -> None:
    """Writes a version's figures inside the caller's transaction; the version must have none.

    units: named units' names in this article → rows of `named_unit`.
    published, retrieved: days, ISO 8601; they date a figure without a period.
    """
    ids: list[int] = []
    for figure, figure_key in zip(figures, figure_keys(url, text, figures), strict=True):
        row = {
            "key": figure_key,
            "version": version,
            "as_of": iso(figure.period_end) or published or retrieved,
            "published": published,
            "indicator_id": indicator_row(conn, figure.indicator_code, figure.indicator),
            "subject_unit": _subject(conn, figure, units),
            **_fields(figure),
        }
        ids.append(int(conn.execute(_insert(tuple(row)), tuple(row.values())).lastrowid or 0))
    parts = [(ids[f.part_of], ids[i]) for i, f in enumerate(figures) if f.part_of is not None]
    conn.executemany("UPDATE figure SET part_of = ? WHERE id = ?", parts)


_PLAIN = (
    "start", "end", "sentence_start", "sentence_end", "value", "value_max", "of", "comparator", "indicator_code", "subject_code",
    "per", "status", "measure", "confidence", "rule",
)  # fmt: skip
_WORDS = ("quote", "text", "unit", "indicator", "subject", "baseline", "attribution")


def _fields(figure: Figure) -> dict[str, Any]:
    return {
        **{name: getattr(figure, name) for name in _PLAIN},
        **{name: storable(getattr(figure, name)) for name in _WORDS},
        "period_start": iso(figure.period_start),
        "period_end": iso(figure.period_end),
    }


@cache
def _insert(columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO figure ({names}) VALUES ({', '.join('?' * len(columns))})"


def _subject(conn: sqlite3.Connection, figure: Figure, units: Mapping[str, int]) -> int | None:
    if not figure.subject:
        return None
    return units.get(figure.subject) or unit_row(conn, NamedUnit(figure.subject, "other", code=figure.subject_code))


def indicator_row(conn: sqlite3.Connection, code: str | None, words: str | None) -> int | None:
    """The row of one indicator, made if it is new: by its code, else by its words; None without either."""
    identity = code or key(words or "")
    if not identity:
        return None
    found = conn.execute("SELECT id FROM indicator WHERE key = ?", (identity,)).fetchone()
    if found:
        return int(found[0])
    known = catalogue().get(code or "")
    row = (identity, code, known.vi if known else storable(words) or identity)
    return int(conn.execute("INSERT INTO indicator (key, code, name) VALUES (?, ?, ?)", row).lastrowid or 0)
