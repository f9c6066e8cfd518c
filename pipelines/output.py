"""Rows for people and for programs: one way to print a table, CSV, JSON or JSON lines to standard output."""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import click

FORMATS = ("table", "csv", "json", "jsonl")
Row = Mapping[str, Any]


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dataclasses as objects, dates as ISO 8601, whole floats as integers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


# what would steer a terminal instead of standing in it: control characters, and marks that turn the direction of writing
_STEERS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " ")


def shown(text: str) -> str:
    """`text` as a terminal may show it: a space in the place of each control character, so that offsets stay."""
    return text.translate(_STEERS)


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON with Vietnamese letters as they are."""
    return json.dumps(plain(value), ensure_ascii=False, indent=indent)


def write_rows(rows: Iterable[Row], format_: str, columns: Sequence[str], *, title: str | None = None) -> int:
    """Prints `rows` and returns how many there were. CSV holds `columns`; JSON and JSON lines hold each row whole."""
    if format_ == "table":
        return _write_table(list(rows), columns, title)
    if format_ == "csv":
        return _write_csv(rows, columns)
    everything = list(rows)
    if format_ == "jsonl":
        for row in everything:
            click.echo(to_json(row))
    else:
        click.echo(to_json(everything, indent=2))
    return len(everything)


def _write_csv(rows: Iterable[Row], columns: Sequence[str]) -> int:
    writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow(plain({c: row.get(c) for c in columns}))
        count += 1
    return count


def _write_table(rows: list[Row], columns: Sequence[str], title: str | None) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if row.get(c) is None else shown(str(plain(row.get(c))))) for c in columns))
    console.print(table)
    return len(rows)
