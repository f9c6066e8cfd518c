"""`baotinh check`: is everything well?"""

from __future__ import annotations

from pathlib import Path

import click

from pipelines.options import db_option, format_option
from pipelines.output import write_rows

COLUMNS = ("severity", "newspaper", "kind", "message")


@click.command()
@db_option
@click.option("--archive", type=click.Path(path_type=Path), help="Where the WARC files lie; archive/ beside the database.")
@click.option("--registry", type=click.Path(path_type=Path), help="Another directory of newspapers than the package's own.")
@format_option
def check(db: str, archive: Path | None, registry: Path | None, format_: str) -> None:
    """Compare each newspaper's last night with its usual ones and what its file expects; fail if there is an error."""
    from dataclasses import asdict

    from pipelines.database.store import Store
    from pipelines.health.check import check as run_check
    from pipelines.health.check import note
    from pipelines.health.counts import count_read
    from pipelines.registry.choosing import newspapers_of

    path = Path(db)
    if not path.is_file():
        raise click.ClickException(f"{db}: there is no such database; `baotinh crawl` makes one, --db names another")
    with Store.open(path) as store:
        count_read(store)
        findings = run_check(store, newspapers_of(registry), archive or path.parent / "archive")
        run = store.start_run("check")
        note(store, run, findings)
        store.finish_run(run, "issues" if findings else "ok", {"findings": len(findings)})
    if findings or format_ != "table":
        write_rows([asdict(finding) for finding in findings], format_, COLUMNS)
    else:
        click.echo("Everything is well.")
    if any(finding.severity == "error" for finding in findings):
        raise SystemExit(1)
