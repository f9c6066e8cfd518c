"""`baotinh watch`: standing questions and their alerts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.options import db_option, format_option

if TYPE_CHECKING:
    from pipelines.standing.watching import Alert

TABLE = ("tin", "nội dung", "trước đó", "báo", "ngày đăng", "câu")


@click.command()
@click.option("--watches", default="watches.toml", show_default=True, type=click.Path(path_type=Path), help="The questions.")
@click.option("--feed", type=click.Path(path_type=Path), help="The Atom feed; alerts.atom beside the database.")
@format_option
@db_option
def watch(watches: Path, feed: Path | None, format_: str, db: str) -> None:
    """Find what is new for each watch since the last time, tell its services, and write the Atom feed.

    Exits 1 if a service did not take its alerts; they are kept, and told next time.
    """
    from pipelines.config import utc_now
    from pipelines.database.store import Store
    from pipelines.standing.alerts import feed_beside, tell_all
    from pipelines.standing.watches import load_watches

    asked = load_watches(watches)
    Store.read(db).close()
    with Store.open(db) as store:
        alerts, failures = tell_all(store, asked, feed or feed_beside(Path(db)), moment=utc_now())
    _print(alerts, format_)
    for failure in failures:
        click.echo(f"baotinh watch: {failure}", err=True)
    if failures:
        raise SystemExit(1)


def _print(alerts: list[Alert], format_: str) -> None:
    from dataclasses import asdict, fields

    from pipelines.output import write_rows
    from pipelines.standing.watching import Alert

    rows = [asdict(alert) for alert in alerts]
    if format_ != "table":
        write_rows(rows, format_, [field.name for field in fields(Alert)])
        return
    names = ("watch", "message", "before", "newspaper", "published", "sentence")
    shown = [dict(zip(TABLE, (row[name] for name in names), strict=True)) for row in rows]
    write_rows(shown, "table", TABLE, title=f"{len(rows)} tin mới")
