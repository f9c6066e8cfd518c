"""What the options of several commands have in common."""

from __future__ import annotations

from datetime import date

import click

from pipelines.output import FORMATS

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How results are printed."
)
db_option = click.option(
    "--db", default="output/baotinh.db", show_default=True, type=click.Path(dir_okay=False), help="The database file."
)


class Day(click.ParamType[date]):
    """A day written in ISO 8601."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; BadParameter where it is none."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2023-05-04", param, ctx)


DAY = Day()
