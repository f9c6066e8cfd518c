"""`baotinh units`: what is known of named units."""

from __future__ import annotations

import click

from pipelines.options import db_option, format_option

TABLE = ("tên", "loại", "mã", "thuộc", "tên khác", "số liệu", "bài", "bài mới nhất")


@click.command()
@click.argument("name", required=False)
@click.option("--within", is_flag=True, help="Also everything that lies inside NAME, under old and new names.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@format_option
@db_option
def units(name: str | None, within: bool, limit: int, format_: str, db: str) -> None:
    """Named units by NAME, alias or code; without it, those that most articles name."""
    from pipelines.database.store import Store
    from pipelines.output import write_rows
    from pipelines.questions import who as who_queries

    with Store.read(db) as store:
        rows = who_queries.units(store, name, within=within, limit=limit)
    if format_ == "table":
        shown = [dict(zip(TABLE, (row[column] for column in who_queries.UNIT_COLUMNS), strict=True)) for row in rows]
        write_rows(shown, "table", TABLE, title=f"{len(rows)} đơn vị")
    else:
        write_rows(rows, format_, who_queries.UNIT_COLUMNS)
