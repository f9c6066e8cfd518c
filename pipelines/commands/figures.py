"""`baotinh figures`: ask the database without SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from pipelines.options import DAY, db_option, format_option

TABLE = ("ngày đăng", "báo", "chủ thể", "chỉ số", "giá trị", "đơn vị", "thời gian", "tính chất", "mã")
_SORTS = ("newest", "oldest", "latest-period", "earliest-period", "largest", "smallest", "surest")


def _bounds(_: click.Context, __: click.Parameter, text: str | None) -> tuple[float | None, float | None]:
    least, _dots, most = (text or "").partition("..")
    try:
        low = float(least) if least else None
        high = float(most) if most else None
        if low != low or high != high:
            raise ValueError("not a number")
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no range; write 100..200, 100.. or ..200") from error
    return low, high if _dots else low


def _options(command: Callable[..., None]) -> Callable[..., None]:
    options = (
        click.option("--unit", metavar="NAME", help="Whose: a named unit, part of its name, or its code."),
        click.option("--within", is_flag=True, help="With --unit: also everything that lies inside it."),
        click.option("--indicator", metavar="CODE|WORDS", help="What is measured."),
        click.option("--status", type=click.Choice(("actual", "target", "estimate")), help="Done, promised or reckoned."),
        click.option("--measure", type=click.Choice(("level", "change", "over_target")), help="A level, or a change of one."),
        click.option("--value", metavar="LOW..HIGH", callback=_bounds, help="Value range; either end may be left out."),
        click.option("--in", "measured_in", metavar="UNIT", help="Unit of measurement: %, VND, ha, hộ, …"),
        click.option("--period", metavar="WHEN", help="The time spoken of: 2023, 2023-04, 2020..2023-06."),
        click.option("--since", metavar="DATE", type=DAY, help="Published on this day or later."),
        click.option("--until", metavar="DATE", type=DAY, help="Published on this day or earlier."),
        click.option("--newspaper", metavar="CODE", help="Only this newspaper."),
        click.option("--search", metavar="WORDS", help="Words in the sentence; diacritics optional, phrases in quotes."),
        click.option("--no-copies", is_flag=True, help="Leave out articles that copy another newspaper's."),
        click.option("--sort", type=click.Choice(_SORTS), default="newest", show_default=True),
        click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many."),
        format_option,
        db_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@_options
def figures(**asked: Any) -> None:
    """Figures that fit all that is asked, the newest first, each with its source and its sentence."""
    from pipelines.database.store import Store
    from pipelines.output import write_rows
    from pipelines.questions.queries import find_figures

    with Store.read(asked["db"]) as store:
        rows = find_figures(store, _query(asked))
        if asked["format_"] == "table":
            _print(rows, asked["search"])
        else:
            columns = [column[0] for column in store.conn.execute("SELECT * FROM figures LIMIT 0").description]
            write_rows(rows, asked["format_"], columns)


def _print(rows: Sequence[Mapping[str, Any]], searched: str | None) -> None:
    from pipelines.database.search import snippet
    from pipelines.output import write_rows

    shown = [table_row(row) for row in rows]
    columns: Sequence[str] = TABLE
    if searched:
        columns = (*TABLE[:-1], "câu", TABLE[-1])
        for line, row in zip(shown, rows, strict=True):
            line["câu"] = snippet(row["sentence"], searched, width=120).marked()
    write_rows(shown, "table", columns, title=f"{len(rows)} số liệu")


def _query(asked: Mapping[str, Any]) -> Any:
    from pipelines.questions.queries import FigureQuery, days_of

    least, most = asked["value"]
    first_day, last_day = days_of(asked["period"]) if asked["period"] else (None, None)
    same = ("unit", "within", "indicator", "status", "measure", "measured_in", "newspaper", "sort", "limit")
    return FigureQuery(
        **{name: asked[name] for name in same},
        since=asked["since"] and str(asked["since"]),
        until=asked["until"] and str(asked["until"]),
        text=asked["search"],
        copies=not asked["no_copies"],
        least=least,
        most=most,
        first_day=first_day,
        last_day=last_day,
    )


def table_row(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the view `figures` as a line for people, by the columns of `TABLE`."""
    from pipelines.wording import amount, nature, period

    cells = (
        figure["published"],
        figure["newspaper"],
        figure["subject"],
        figure["indicator"],
        amount(figure),
        figure["unit"],
        period(figure["period_start"], figure["period_end"]),
        nature(figure),
        figure["key"],
    )
    return dict(zip(TABLE, cells, strict=True))
