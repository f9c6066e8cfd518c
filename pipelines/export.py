"""The database as files for other programs: every view as CSV, JSON lines and Parquet, a data package, the codebook.

The same database gives the same bytes: rows in a stated order, no clock, no random names.
"""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from pipelines.database.store import Store
from pipelines.output import plain, to_json
from pipelines.questions.codebook import Column, about, as_markdown, columns_of

if TYPE_CHECKING:
    import pyarrow as pa

# view → by what its rows are ordered; this is also the order of the data package
ORDERS = {
    "figures": "id",
    "all_figures": "id",
    "latest_figures": "subject_unit, indicator_id, key",
    "series": "subject_unit, indicator_id, as_of, key",
    "target_progress": "target_key",
    "conflicts": "key, earlier_key",
    "revisions": "key, earlier_key",
    "reviews": "figure_key",
    "newspaper_health": "newspaper",
}
_ARTICLES = """
SELECT a.id, a.newspaper, a.url, v.title, v.published, v.retrieved, v.authors, v.text
FROM article AS a JOIN article_version AS v ON v.id = a.latest_version ORDER BY a.id
"""
_BATCH = 5000
_PACKAGE = "datapackage.json"


class ExportError(click.ClickException):
    """A directory that cannot be exported to, and why."""


def export(store: Store, directory: Path, *, with_text: bool = False) -> dict[str, int]:
    """Writes the whole export to `directory` and returns how many rows each table has.

    with_text: also the articles' full texts; without it, no more of an article than the sentences that figures stand in.
    The directory appears, or is replaced, when all is written. Raises ExportError: it holds something else, the disk is full.
    """
    if directory.exists() and any(directory.iterdir()) and not (directory / _PACKAGE).exists():
        raise ExportError(f"{directory}: holds files that are no export; name another directory")
    try:
        directory.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=directory.absolute().parent, prefix=".export-") as half:
            counts = _write(store, Path(half), with_text)
            if directory.exists():
                shutil.rmtree(directory)
            Path(half).rename(directory)
            Path(half).mkdir()  # for the context manager to take away
        directory.chmod(0o755)
    except OSError as error:
        raise ExportError(f"{directory}: cannot be written: {error.strerror or error}") from error
    return counts


def _write(store: Store, directory: Path, with_text: bool) -> dict[str, int]:
    queries = {view: f"SELECT * FROM {view} ORDER BY {order}" for view, order in ORDERS.items()}
    if with_text:
        queries["articles"] = _ARTICLES
    store.conn.execute("BEGIN")  # one moment of the database, whatever else writes meanwhile
    try:
        counts = {name: _table(store, directory, name, sql) for name, sql in queries.items()}
        for language, name in (("vi", "codebook.vi.md"), ("en", "codebook.md")):
            (directory / name).write_text(as_markdown(store, list(ORDERS), language), encoding="utf-8")  # type: ignore[arg-type]
        _write_package(store, directory, list(queries))
    finally:
        store.conn.execute("ROLLBACK")
    return counts


def _columns(store: Store, name: str) -> list[Column]:
    if name != "articles":
        return columns_of(store, name)
    told = {column.name: column for table in ("article", "article_version") for column in columns_of(store, table)}
    return [told[name] for name in ("id", "newspaper", "url", "title", "published", "retrieved", "authors", "text")]


def _table(store: Store, directory: Path, name: str, sql: str) -> int:
    import pyarrow.parquet as pq

    columns = _columns(store, name)
    schema = _arrow_schema(columns)
    count = 0
    with ExitStack() as stack:
        table = stack.enter_context((directory / f"{name}.csv").open("w", encoding="utf-8", newline=""))
        lines = stack.enter_context((directory / f"{name}.jsonl").open("w", encoding="utf-8"))
        parquet = stack.enter_context(pq.ParquetWriter(directory / f"{name}.parquet", schema, compression="zstd"))
        csv.writer(table, lineterminator="\n").writerow([column.name for column in columns])
        for rows in _batches(store, sql):
            _write_text(rows, columns, table, lines)
            parquet.write_batch(_arrow_batch(rows, columns, schema))
            count += len(rows)
    return count


def _batches(store: Store, sql: str) -> Iterator[list[tuple[Any, ...]]]:
    cursor = store.conn.execute(sql)
    while rows := list(islice(cursor, _BATCH)):
        yield rows


def _write_text(rows: Sequence[tuple[Any, ...]], columns: Sequence[Column], table: IO[str], lines: IO[str]) -> None:
    names = [column.name for column in columns]
    shown = [[plain(value) for value in row] for row in rows]
    csv.writer(table, lineterminator="\n").writerows(shown)
    lines.writelines(to_json(dict(zip(names, row, strict=True))) + "\n" for row in shown)


def _arrow_schema(columns: Sequence[Column]) -> pa.Schema:
    import pyarrow as pa

    types = {"integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    return pa.schema([pa.field(c.name, types.get(c.type, pa.string()), metadata={"vi": c.vi, "en": c.en}) for c in columns])


def _arrow_batch(rows: Sequence[tuple[Any, ...]], columns: Sequence[Column], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    arrays = []
    for place, (column, field) in enumerate(zip(columns, schema, strict=True)):
        values = [row[place] for row in rows]
        if column.type == "date":
            values = [date.fromisoformat(value) if value else None for value in values]
        arrays.append(pa.array(values, type=field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _write_package(store: Store, directory: Path, names: Sequence[str]) -> None:
    package = {
        "name": "baotinh",
        "title": "Báo tỉnh: figures that Vietnam's provincial newspapers report",
        "description": "Every figure with its sentence and source. codebook.md, codebook.vi.md: what each column means.",
        "profile": "data-package",
        "sources": store.rows("SELECT name AS title, 'https://' || domain AS path FROM newspaper ORDER BY code"),
        "resources": [_resource(store, directory, name) for name in names],
    }
    (directory / _PACKAGE).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _resource(store: Store, directory: Path, name: str) -> dict[str, Any]:
    path = directory / f"{name}.csv"
    with path.open("rb") as file:
        digest = sha256()
        while piece := file.read(1 << 20):
            digest.update(piece)
    return {
        "name": name.replace("_", "-"),
        "path": path.name,
        "title": about("article" if name == "articles" else name, "en"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
        "alternatives": [f"{name}.jsonl", f"{name}.parquet"],
        "schema": {"fields": [_field(column) for column in _columns(store, name)], "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": column.type, "title": column.vi, "description": column.en}
