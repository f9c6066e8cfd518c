"""`baotinh conflicts`: figures that contradict each other."""

from __future__ import annotations

from typing import Any

import click

from pipelines.options import db_option, format_option

TABLE = ("chủ thể", "chỉ số", "thời gian", "trước", "sau", "đơn vị", "đăng trước", "đăng sau", "mã trước", "mã sau")


@click.command()
@click.option("--unit", metavar="NAME", help="Whose: a named unit, part of its name, or its code.")
@click.option("--within", is_flag=True, help="With --unit: also everything that lies inside it.")
@click.option("--indicator", metavar="CODE|WORDS", help="What is measured.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@format_option
@db_option
def conflicts(unit: str | None, within: bool, indicator: str | None, limit: int, format_: str, db: str) -> None:
    """Two articles, one unit, indicator and period, two values."""
    from pipelines.database.store import Store
    from pipelines.output import write_rows
    from pipelines.questions.views import columns_of, view_rows

    with Store.read(db) as store:
        rows = view_rows(store, "conflicts", unit=unit, within=within, indicator=indicator, limit=limit)
        if format_ == "table":
            write_rows([_table_row(row) for row in rows], "table", TABLE, title=f"{len(rows)} mâu thuẫn")
        else:
            write_rows(rows, format_, columns_of(store, "conflicts"))


def _table_row(row: dict[str, Any]) -> dict[str, Any]:
    from pipelines.wording import number, period

    cells = (
        row["named_unit"],
        row["indicator"],
        period(row["period_start"], row["period_end"]),
        number(row["earlier_value"]),
        number(row["value"]),
        row["unit"],
        row["earlier_published"],
        row["published"],
        row["earlier_key"],
        row["key"],
    )
    return dict(zip(TABLE, cells, strict=True))
