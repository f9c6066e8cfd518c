"""`baotinh export`: the database as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from pipelines.options import db_option


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--with-text", is_flag=True, help="Also the articles' full texts, which are the newspapers' own.")
@db_option
def export(directory: Path, with_text: bool, db: str) -> None:
    """Write every view to DIR as CSV, JSON lines and Parquet, with a data package and the codebook.

    Of the articles' text only the sentences that figures stand in. The same database gives the same bytes.
    """
    from pipelines.database.store import Store
    from pipelines.export import export as write

    with Store.read(db) as store:
        counts = write(store, directory, with_text=with_text)
    for name, rows in counts.items():
        click.echo(f"{rows:10,} {name}")
    click.echo(f"{directory}: CSV, JSON lines, Parquet, {directory / 'datapackage.json'}")
