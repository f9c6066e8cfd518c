"""`baotinh people`: who is named, and in which roles."""

from __future__ import annotations

import click

from pipelines.options import db_option, format_option

TABLE = ("tên", "sinh năm", "chức vụ", "đơn vị", "từ", "đến", "bài", "liên kết")


@click.command()
@click.argument("name", required=False)
@click.option("--unit", metavar="NAME", help="Only those with a role in this unit or inside it.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@format_option
@db_option
def people(name: str | None, unit: str | None, limit: int, format_: str, db: str) -> None:
    """People by NAME, with their roles over time; without it, those that most articles name."""
    from pipelines.database.store import Store
    from pipelines.output import write_rows
    from pipelines.questions import who as who_queries

    with Store.read(db) as store:
        rows = who_queries.people(store, name, unit=unit, limit=limit)
    if format_ == "table":
        shown = [dict(zip(TABLE, (row[column] for column in who_queries.PERSON_COLUMNS), strict=True)) for row in rows]
        write_rows(shown, "table", TABLE, title=f"{len(rows)} chức vụ")
    else:
        write_rows(rows, format_, who_queries.PERSON_COLUMNS)
