"""`baotinh review`: confirm, correct or reject a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pipelines.options import db_option, format_option

if TYPE_CHECKING:
    from pipelines.database.store import Store

TABLE = ("figure_key", "verdict", "correction", "reviewer", "created", "newspaper", "rule", "quote", "note")


@click.command()
@click.argument("key", required=False, metavar="[FIGURE]")
@click.option("--confirm", "verdict", flag_value="confirmed", help="The figure is right.")
@click.option("--reject", "verdict", flag_value="rejected", help="It is no figure, or not what the sentence says.")
@click.option("--correct", "corrections", multiple=True, metavar="FIELD=VALUE", help="What is right instead; may be repeated.")
@click.option("--by", "reviewer", metavar="NAME", help="Who says so; the login name where left out.")
@click.option("--note", help="Why.")
@format_option
@db_option
def review(
    key: str | None,
    verdict: str | None,
    corrections: tuple[str, ...],
    reviewer: str | None,
    note: str | None,
    format_: str,
    db: str,
) -> None:
    """Judge FIGURE, given by its key; without one, list what was judged.

    The judgement stays with the figure through every re-extraction: --correct value=6050 --correct unit="đảng viên"; an empty
    value says that there is none.
    """
    from pipelines.database.store import Store

    if key is None:
        if verdict or corrections:
            raise click.UsageError("which figure? Give its key, the last column of `baotinh figures`")
        with Store.read(db) as store:
            _list(store, format_)
        return
    if bool(verdict) == bool(corrections):
        raise click.UsageError("one of --confirm, --reject and --correct")
    with Store.open(_existing(db)) as store:
        _keep(store, key, verdict or "corrected", dict(map(_correction, corrections)), reviewer or _login(), note)


def _keep(store: Store, key: str, verdict: Any, correction: dict[str, str], reviewer: str, note: str | None) -> None:
    from pipelines.standing.reviews import Review, add_review

    add_review(store, Review(key, verdict, reviewer, correction or None, note))
    click.echo(f"{key}: {verdict} by {reviewer}")


def _list(store: Store, format_: str) -> None:
    from pipelines.output import write_rows
    from pipelines.questions.views import columns_of

    rows = store.rows("SELECT * FROM reviews ORDER BY created DESC, figure_key")
    write_rows(rows, format_, TABLE if format_ == "table" else columns_of(store, "reviews"))


def _correction(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"{text!r}: write FIELD=VALUE", param_hint="--correct")
    return name.strip(), value


def _existing(db: str) -> str:
    from pathlib import Path

    if not Path(db).is_file():
        raise click.ClickException(f"{db}: there is no such database")
    return db


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise click.UsageError("who reviews? --by NAME") from error
