"""A reviewer's corrections, laid over what the extractor read, which is kept beside and comes back with the next review."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from extract.model import NamedUnit
from pipelines.database.figures import indicator_row
from pipelines.database.who import unit_row

_REVIEWED = """
SELECT f.id, r.verdict, r.correction, f.extracted
FROM figure AS f
JOIN review AS r ON r.id = (SELECT max(id) FROM review WHERE figure_key = f.key)
WHERE f.version = ? AND (r.verdict = 'corrected' OR f.extracted IS NOT NULL)
"""


def apply_corrections(conn: sqlite3.Connection, versions: Iterable[int]) -> None:
    """Brings the figures of article versions in line with their newest reviews, inside the caller's transaction."""
    for version in set(versions):
        for id_, verdict, correction, extracted in conn.execute(_REVIEWED, (version,)).fetchall():
            if extracted:
                _set(conn, id_, {**json.loads(extracted), "extracted": None})
            if verdict == "corrected":
                columns = _columns(conn, id_, json.loads(correction))
                _set(conn, id_, {**columns, "extracted": json.dumps(_now(conn, id_, columns), ensure_ascii=False)})


def _columns(conn: sqlite3.Connection, figure: int, correction: dict[str, Any]) -> dict[str, Any]:
    """A correction with all that follows from it: the subject's row, the indicator's row, the day that the figure speaks of."""
    columns = dict(correction)
    if "subject" in correction:
        subject = correction["subject"]
        columns |= {"subject_code": None, "subject_unit": unit_row(conn, NamedUnit(subject, "other")) if subject else None}
    if "indicator" in correction or "indicator_code" in correction:
        columns["indicator_id"] = _indicator(conn, figure, correction)
    if correction.get("period_end"):
        columns["as_of"] = correction["period_end"]
    return columns


def _indicator(conn: sqlite3.Connection, figure: int, correction: dict[str, Any]) -> int | None:
    words, code = conn.execute("SELECT indicator, indicator_code FROM figure WHERE id = ?", (figure,)).fetchone()
    words = correction.get("indicator", words)
    code = correction.get("indicator_code", None if "indicator" in correction else code)
    return indicator_row(conn, code, words)


def _now(conn: sqlite3.Connection, figure: int, columns: Iterable[str]) -> dict[str, Any]:
    names = list(columns)
    chosen = ", ".join(f'"{name}"' for name in names)
    return dict(zip(names, conn.execute(f"SELECT {chosen} FROM figure WHERE id = ?", (figure,)).fetchone(), strict=True))


def _set(conn: sqlite3.Connection, figure: int, columns: dict[str, Any]) -> None:
    told = ", ".join(f'"{name}" = ?' for name in columns)
    conn.execute(f"UPDATE figure SET {told} WHERE id = ?", (*columns.values(), figure))
