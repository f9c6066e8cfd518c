"""`baotinh cite`: a figure as it is cited."""

from __future__ import annotations

import click

from pipelines.options import db_option
from pipelines.output import shown, to_json


@click.command()
@click.argument("key", metavar="FIGURE")
@click.option("--as", "style", type=click.Choice(("text", "bibtex", "csl")), default="text", show_default=True)
@db_option
def cite(key: str, style: str, db: str) -> None:
    """How to cite FIGURE, given by its key (the last column of `baotinh figures`)."""
    from pipelines.database.store import Store
    from pipelines.questions.lookups import figure

    with Store.read(db) as store:
        found = figure(store, key)
    if found is None:
        raise click.ClickException(f"no figure {key!r} in {db}")
    citation = found["citation"]
    click.echo(shown({"text": citation.text, "bibtex": citation.bibtex, "csl": to_json(citation.csl, indent=2)}[style]))
