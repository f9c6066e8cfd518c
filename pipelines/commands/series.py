"""`baotinh series`: one unit and indicator over time, drawn in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import click

from pipelines.options import db_option, format_option
from pipelines.output import shown

_WIDTH = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"
_LINE = ("named_unit", "indicator", "unit", "measure", "status", "per")


@click.command()
@click.argument("unit", metavar="UNIT")
@click.argument("indicator", metavar="INDICATOR")
@click.option("--within", is_flag=True, help="Also everything that lies inside UNIT.")
@click.option("--limit", type=click.IntRange(1), default=500, show_default=True, help="At most so many points, the newest.")
@format_option
@db_option
def series(unit: str, indicator: str, within: bool, limit: int, format_: str, db: str) -> None:
    """INDICATOR (code or words) of UNIT over time: one value a period, as it was published last."""
    from pipelines.database.store import Store
    from pipelines.output import write_rows
    from pipelines.questions.views import columns_of, view_rows

    with Store.read(db) as store:
        points = view_rows(store, "series", unit=unit, within=within, indicator=indicator, limit=limit)
        rows = sorted(points, key=lambda p: [str(p[name]) for name in (*_LINE, "as_of", "key")])
        if format_ != "table":
            write_rows(rows, format_, columns_of(store, "series"))
            return
    for line in chart(rows):
        click.echo(shown(line))


def chart(points: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Rows of the view `series` as text: a heading for each line of points, then one bar a point, the longest `_WIDTH` wide."""
    from pipelines.wording import MEASURES, STATUSES, amount, period

    for line, group in groupby(points, key=lambda p: tuple(p[name] for name in _LINE)):
        named_unit, indicator, unit, measure, status, _per = line
        kind = ", ".join(word for word in (unit, MEASURES[measure], STATUSES[status]) if word)
        yield f"{named_unit} · {indicator} ({kind})"
        rows = list(group)
        longest = max(abs(p["value"]) for p in rows)
        when = [period(p["period_start"], p["period_end"]) or f"[{p['as_of']}]" for p in rows]
        for label, point in zip(when, rows, strict=True):
            bar = _bar(abs(point["value"]) / longest if longest else 0)
            yield f"  {label:<{max(map(len, when))}}  {bar} {amount(point)}  {point['key']}"
        yield ""


def _bar(share: float) -> str:
    eighths = round(share * _WIDTH * 8)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()).ljust(_WIDTH)
