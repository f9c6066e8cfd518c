"""`baotinh targets`: what was promised, beside what is done."""

from __future__ import annotations

from typing import Any

import click

from pipelines.options import db_option, format_option

TABLE = ("chủ thể", "chỉ số", "chỉ tiêu", "đơn vị", "hạn", "thực hiện", "đến ngày", "đạt", "mã")


@click.command()
@click.option("--unit", metavar="NAME", help="Whose: a named unit, part of its name, or its code.")
@click.option("--within", is_flag=True, help="With --unit: also everything that lies inside it.")
@click.option("--indicator", metavar="CODE|WORDS", help="What is measured.")
@click.option("--due", metavar="WHEN", help="By when: 2025, 2025-06, 2024..2025.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@format_option
@db_option
def targets(**asked: Any) -> None:
    """Each target beside the newest actual figure of the same unit and indicator: how far, by when."""
    from pipelines.database.store import Store
    from pipelines.output import write_rows
    from pipelines.questions.queries import days_of
    from pipelines.questions.views import columns_of, view_rows

    due = days_of(asked["due"]) if asked["due"] else None
    same = {name: asked[name] for name in ("unit", "within", "indicator", "limit")}
    with Store.read(asked["db"]) as store:
        rows = view_rows(store, "target_progress", due=due, **same)
        if asked["format_"] == "table":
            write_rows([_table_row(row) for row in rows], "table", TABLE, title=f"{len(rows)} chỉ tiêu")
        else:
            write_rows(rows, asked["format_"], columns_of(store, "target_progress"))


def _table_row(row: dict[str, Any]) -> dict[str, Any]:
    from pipelines.wording import COMPARATORS, number, period

    cells = (
        row["named_unit"],
        row["indicator"],
        COMPARATORS[row["comparator"]] + number(row["target"]),
        row["unit"],
        period(None, row["due"]).removeprefix("đến "),
        "" if row["actual"] is None else number(row["actual"]),
        row["actual_as_of"],
        "" if row["share"] is None else f"{number(round(row['share'] * 100, 1))}%",
        row["target_key"],
    )
    return dict(zip(TABLE, cells, strict=True))
