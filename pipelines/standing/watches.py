"""`watches.toml`: standing questions. Read strictly: a wrong or missing key is told with the file, the watch and the key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import click

from crawler.strict import RegistryError, Table
from extract.model import Status

Condition = Literal["new", "changed", "crosses", "target missed", "conflict", "silent"]


class WatchError(click.ClickException):
    """Something in watches.toml that its owner can mend."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One standing question: which figures, and what about them is worth an alert."""

    name: str
    condition: Condition
    unit: str | None = None
    within: bool = False
    indicator: str | None = None
    status: str | None = None
    newspaper: str | None = None
    by: float | None = None  # changed: by more than this much, or this share where `relative`
    relative: bool = False
    value: float | None = None  # crosses
    days: int | None = None  # silent: no article for longer than this
    notify: tuple[str, ...] = ()  # apprise addresses


def load_watches(path: Path) -> list[Watch]:
    """The watches of a file, in order. Raises WatchError."""
    try:
        table = Table.of_file(path)
        notify = table.strings("notify")
        watches = [_watch(row, notify) for row in table.tables("watch")]
        table.done()
    except RegistryError as error:
        raise WatchError(str(error)) from error
    if not watches:
        raise WatchError(f"{path}: holds no [[watch]]")
    names = [watch.name for watch in watches]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise WatchError(f"{path}: two watches are called {twice!r}")
    return watches


def _watch(row: Table, notify: tuple[str, ...]) -> Watch:
    name, condition = row.need("name", str), row.need("condition", str)
    if condition not in get_args(Condition):
        raise row.error("condition", f"{condition!r} is none of {', '.join(get_args(Condition))}")
    own = row.strings("notify") or notify
    if condition == "silent":
        watch = Watch(name, "silent", newspaper=row.need("newspaper", str), days=_positive(row, "days"), notify=own)
    else:
        by, relative = _by(row) if condition == "changed" else (None, False)
        watch = Watch(
            name,
            condition,  # type: ignore[arg-type]
            unit=row.get("unit", str),
            within=row.get("within", bool) or False,
            indicator=row.get("indicator", str),
            status=_status(row),
            newspaper=row.get("newspaper", str),
            by=by,
            relative=relative,
            value=row.need("value", float) if condition == "crosses" else None,
            notify=own,
        )
        if not (watch.unit or watch.indicator or watch.newspaper):
            raise row.error("unit", "is missing; a watch names a unit, an indicator or a newspaper")
    row.done()
    return watch


def _status(row: Table) -> str | None:
    status = row.get("status", str)
    if status is not None and status not in get_args(Status):
        raise row.error("status", f"{status!r} is none of {', '.join(get_args(Status))}")
    return status


def _positive(row: Table, key: str) -> int:
    number = row.need(key, int)
    if number < 1:
        raise row.error(key, "must be 1 or more")
    return number


def _by(row: Table) -> tuple[float, bool]:
    """`by = 100` is an amount, `by = "5%"` a share of the value before."""
    told = row.need("by", str) if row.holds("by", str) else row.need("by", float)
    share = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*%", told) if isinstance(told, str) else None
    if isinstance(told, str) and share is None:
        raise row.error("by", f"{told!r}: write an amount, 100, or a share, '5%'")
    amount = float(share[1]) / 100 if share else float(told)
    if amount < 0:
        raise row.error("by", "must be 0 or more")
    return amount, share is not None
