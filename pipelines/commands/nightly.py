"""`baotinh nightly`: the scheduled job."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipelines.commands.crawl import crawl_options, plan

WATCHES = Path("watches.toml")


@click.command()
@crawl_options
@click.option("--watches", type=click.Path(path_type=Path), help="The standing questions; watches.toml, if there is one.")
@click.option("--minutes", type=click.IntRange(1), help="The time limit for all of it; baotinh.toml has it otherwise.")
def nightly(minutes: int | None, watches: Path | None, registry: Path | None, **options: Any) -> None:
    """Crawl, extract, watch and check; write a report to reports/ beside the database; fail if anything is wrong."""
    from pipelines.config import load_config
    from pipelines.health.report import rendered, write_report
    from pipelines.nightly import nightly as run_nightly
    from pipelines.progress import start_logging
    from pipelines.registry.choosing import newspapers_of

    start_logging(verbose=False)
    crawl = plan(registry=registry, pages=None, **options)
    seconds = (minutes or load_config(options["config"]).minutes) * 60
    if watches is None and WATCHES.exists():
        watches = WATCHES
    report = run_nightly(crawl, newspapers_of(registry), seconds, watches=watches)
    texts = rendered(report, crawl.db)
    click.echo(texts["txt"], nl=False)
    try:
        write_report(texts, report.started, crawl.db)
    except OSError as error:
        raise click.ClickException(f"{crawl.db.parent / 'reports'}: the report cannot be written: {error.strerror}") from error
    if report.failed:
        raise SystemExit(1)
