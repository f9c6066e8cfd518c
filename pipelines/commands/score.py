"""`baotinh score`: precision, recall and F1 against annotated articles, and what a change to the rules won and lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.options import db_option, format_option
from pipelines.output import to_json, write_rows

if TYPE_CHECKING:
    from pipelines.scoring.levels import Score

_FILE = click.Path(dir_okay=False, path_type=Path)
REVIEW_COLUMNS = ("by", "name", "reviewed", "confirmed", "corrected", "rejected", "found", "right")
COLUMNS = ("level", "precision", "recall", "f1")


@click.command()
@click.argument("gold", nargs=-1, type=_FILE, metavar="GOLD…")
@click.option("--wrong", is_flag=True, help="List every miss, false alarm and wrong field.")
@click.option("--save", type=_FILE, help="Keep which figures were right, to compare with later.")
@click.option("--against", type=_FILE, help="A file that --save wrote: tell what was won and lost.")
@click.option("--reviews", is_flag=True, help="Instead of GOLD: what people reviewed, by rule and newspaper.")
@format_option
@db_option
def score(
    gold: tuple[Path, ...], wrong: bool, save: Path | None, against: Path | None, reviews: bool, format_: str, db: str
) -> None:
    """Read every article of GOLD (JSON lines with text and figures) and count what is right."""
    if bool(gold) == reviews:
        raise click.UsageError("give files of GOLD, or --reviews")
    if reviews:
        _reviews(db, format_)
        return
    from extract import analyse
    from pipelines.scoring.gold import GoldError, read_gold
    from pipelines.scoring.levels import score as count

    before = _saved(against)
    try:
        articles = read_gold(gold)
    except GoldError as error:
        raise click.ClickException(str(error)) from error
    result = count(articles, analyse)
    title = f"{len(articles)} articles, {result.gold} gold figures, {result.predicted} read"
    write_rows(_rows(result), format_, COLUMNS, title=title)
    if wrong:
        for line in result.wrong:
            click.echo(line, err=format_ != "table")
    if before is not None:
        _compare(before, result)
    if save:
        save.write_text(to_json(result.figures, indent=1) + "\n", encoding="utf-8")


def _reviews(db: str, format_: str) -> None:
    from pipelines.database.store import Store
    from pipelines.standing.reviews import precision

    with Store.read(db) as store:
        by_rule = [{"by": "rule", **row} for row in precision(store, "rule")]
        by_newspaper = [{"by": "newspaper", **row} for row in precision(store, "newspaper")]
    if not by_rule:
        raise click.ClickException(f"{db}: nobody has reviewed a figure yet; `baotinh review` does")
    write_rows(by_rule + by_newspaper[:-1], format_, REVIEW_COLUMNS, title=f"{by_rule[-1]['reviewed']} reviewed figures")


def _rows(result: Score) -> list[dict[str, object]]:
    from pipelines.scoring.levels import FIELDS, LEVELS, NAMES

    rows: list[dict[str, object]] = []
    measured = [(level, result.f1(level)) for level in LEVELS] + [(kind, result.names_f1(kind)) for kind in NAMES]
    for level, numbers in measured:
        rows.append({"level": level, **dict(zip(COLUMNS[1:], (round(n, 4) for n in numbers), strict=True))})
    rows += [{"level": f"field {name}", "recall": round(result.share(name), 4)} for name in FIELDS]
    return rows


def _saved(path: Path | None) -> dict[str, list[str]] | None:
    if path is None:
        return None
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return {name: list(levels) for name, levels in saved.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise click.ClickException(f"{path} is no file that --save wrote: {error}") from error


def _compare(before: dict[str, list[str]], result: Score) -> None:
    from pipelines.scoring.levels import LEVELS, won_and_lost

    for level in LEVELS:
        won, lost = won_and_lost(before, result.figures, level)
        click.echo(f"{level}: {len(won)} won, {len(lost)} lost", err=True)
        for sign, names in (("+", won), ("-", lost)):
            for name in names:
                click.echo(f"  {sign} {name}", err=True)
