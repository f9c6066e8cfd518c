"""Which figures? One question, asked alike by the command line and the web pages."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import click

from pipelines.database.search import match_query
from pipelines.database.store import Store
from pipelines.questions.names import check_newspaper, indicator_ids, of_many, one_of, unit_ids

_Column = Literal["subject_unit", "indicator_id"]
# what people can sort by → how; every order ends by `id`, so that pages of results fit together
SORTS = {
    "newest": "f.published DESC, f.id DESC",
    "oldest": "f.published, f.id",
    "latest-period": "f.as_of DESC, f.id DESC",
    "earliest-period": "f.as_of, f.id",
    "largest": "f.value DESC, f.id DESC",
    "smallest": "f.value, f.id",
    "surest": "f.confidence DESC, f.id DESC",
}


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """What a figure must be; None asks nothing. Names and words may come without diacritics."""

    unit: str | None = None  # a named unit's name, part of it, or its code
    within: bool = False  # also what lies inside that unit
    indicator: str | None = None  # a code of the catalogue, or words
    status: str | None = None
    measure: str | None = None
    least: float | None = None  # value bounds, inclusive
    most: float | None = None
    measured_in: str | None = None  # the unit of measurement
    first_day: str | None = None  # the time that the figure speaks of lies in these days, inclusive
    last_day: str | None = None
    since: str | None = None  # day of publication, inclusive
    until: str | None = None
    newspaper: str | None = None
    text: str | None = None  # words in the sentence, or in whose, what, in what and said by whom
    copies: bool = True  # syndicated copies too
    sort: str = "newest"
    limit: int = 100
    offset: int = 0


def find_figures(store: Store, query: FigureQuery) -> list[dict[str, Any]]:
    """Rows of the view `figures`, in the order asked for. Raises UnknownName for a unit or an indicator that no figure has."""
    tables, conditions, parameters = _asked(store, query)
    order = "s.rowid DESC" if query.text and query.sort == "newest" else SORTS[query.sort]
    several = any(c.startswith("f.") and "json_each" in c for c in conditions)
    if several and not any(c.endswith(("_unit = ?", "_id = ?")) for c in conditions):
        order = order.replace("f.published", "+f.published")  # a few units: by their index, and not all figures by their date
    chosen = f"SELECT f.id FROM {tables} WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ? OFFSET ?"
    ids = [row["id"] for row in store.rows(chosen, (*parameters, query.limit, query.offset))]
    return figures_by_id(store, ids)


def count_figures(store: Store, query: FigureQuery, *, most: int = 10_000) -> int:
    """How many figures `find_figures` would give without limit; it stops counting at `most`, which then means so many or more."""
    tables, conditions, parameters = _asked(store, query)
    counted = f"SELECT 1 FROM {tables} WHERE {' AND '.join(conditions)} LIMIT ?"
    return int(store.rows(f"SELECT count(*) AS n FROM ({counted})", (*parameters, most))[0]["n"])


def figures_by_id(store: Store, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Rows of the view `figures`, in the order of `ids`; what is not live is left out."""
    rows = store.rows("SELECT * FROM figures WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    place = {id_: n for n, id_ in enumerate(ids)}
    return sorted(rows, key=lambda row: place[row["id"]])


def _asked(store: Store, query: FigureQuery) -> tuple[str, list[str], list[Any]]:
    tables = "figure AS f"
    conditions = ["f.live"]
    parameters: list[Any] = []
    if query.text:
        # the index comes first: it gives the newest rows at once, and the rest of the question is asked of these
        tables = "figure_search AS s CROSS JOIN figure AS f ON f.id = s.rowid"
        conditions.append("figure_search MATCH ?")
        parameters.append(_words(query.text))
    for column, ids in _ids(store, query):
        one_of(ids, f"{'+' * of_many(store, ids, column)}f.{column}", conditions, parameters)
    if query.newspaper:
        check_newspaper(store, query.newspaper)
    for condition, value in _plain(query):
        if value is not None:
            conditions.append(condition)
            parameters.append(value)
    if not query.copies:
        conditions.append("NOT f.copy")
    return tables, conditions, parameters


def _ids(store: Store, query: FigureQuery) -> list[tuple[_Column, list[int]]]:
    asked: list[tuple[_Column, list[int]]] = []
    if query.unit:
        asked.append(("subject_unit", unit_ids(store, query.unit, within=query.within)))
    if query.indicator:
        asked.append(("indicator_id", indicator_ids(store, query.indicator)))
    return asked


def _plain(query: FigureQuery) -> list[tuple[str, Any]]:
    return [
        ("f.status = ?", query.status),
        ("f.measure = ?", query.measure),
        ("coalesce(f.value_max, f.value) >= ?", query.least),
        ("f.value <= ?", query.most),
        ("f.unit = ?", query.measured_in),
        ("coalesce(f.period_start, f.as_of) >= ?", query.first_day),
        ("f.as_of <= ?", query.last_day),
        ("f.published >= ?", query.since),
        ("f.published <= ?", query.until),
        (
            "EXISTS (SELECT 1 FROM article_version AS v JOIN article AS a ON a.id = v.article"
            " WHERE v.id = f.version AND a.newspaper = ?)",
            query.newspaper,
        ),
    ]


def _words(text: str) -> str:
    expression = match_query(text)
    if expression is None:
        raise click.BadParameter(f"{text!r} holds no word to search for")
    return expression


def days_of(period: str) -> tuple[str, str]:
    """First and last day of `2023`, `2023-04`, `2023-04-30`, or of `2020..2023-06`. Raises click.BadParameter."""
    first, _, last = period.partition("..")
    return _days(first)[0], _days(last or first)[1]


def _days(text: str) -> tuple[str, str]:
    parts = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", text.strip())
    if parts is None or parts[1] == "0000":
        raise click.BadParameter(f"{text!r} is no year, month or day; write 2023, 2023-04 or 2023-04-30")
    year, month, day = parts.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    last = monthrange(int(year), int(month))[1]
    if day and int(day) > last:
        raise click.BadParameter(f"{text!r}: that month has {last} days")
    return (text.strip(),) * 2 if day else (f"{year}-{month}-01", f"{year}-{month}-{last}")
