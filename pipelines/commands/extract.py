"""`baotinh extract`: bring every archived article's figures up to the current extractor."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.options import db_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.newspaper import Newspaper
    from pipelines.database.store import Capture, Store


@click.command()
@db_option
@click.option("--archive", type=click.Path(path_type=Path), help="Where the WARC files lie; archive/ beside the database.")
@click.option("--registry", type=click.Path(path_type=Path), help="Another directory of newspapers than the package's own.")
def extract(db: str, archive: Path | None, registry: Path | None) -> None:
    """Read every archived page that the current extractor has not read; ask no newspaper for anything."""
    from pipelines.database.errors import StoreError
    from pipelines.database.store import Store
    from pipelines.lock import only_one
    from pipelines.registry.choosing import newspapers_of

    path = Path(db)
    if not path.exists():
        raise click.ClickException(f"{db}: there is no such database; `baotinh crawl` makes one, --db names another")
    try:
        with only_one(path), Store.open(path) as store:
            totals = run_extraction(store, archive or path.parent / "archive", newspapers_of(registry))
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"{totals['read']} pages read: {totals['articles']} articles with {totals['figures']} figures, "
        f"{totals['empty']} pages without an article, {totals['issues']} issues"
    )


def run_extraction(store: Store, archive: Path, registry: Mapping[str, Newspaper]) -> Counter[str]:
    """One run of the extractor over the archive, noted in `run`; what it counted in all."""
    from rich.console import Console
    from rich.progress import Progress

    from pipelines.extraction import extract_all

    run = store.start_run("extract")
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("extract", total=None)

        def show(capture: Capture, _figures: int) -> None:
            bar.update(task, advance=1, description=capture.newspaper)

        by_newspaper = extract_all(store, archive, registry, run=run, progress=show)
    totals: Counter[str] = sum(by_newspaper.values(), Counter())
    store.finish_run(run, "issues" if totals["issues"] else "ok", totals)
    return totals
