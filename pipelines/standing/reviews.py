"""What people say of figures: confirmed, corrected or rejected, by the figure's stable key, kept through every re-extraction."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import click

from extract.model import Comparator, Measure, Per, Status
from pipelines.database.corrections import apply_corrections
from pipelines.database.storable import storable
from pipelines.database.store import Store, now

Verdict = Literal["confirmed", "corrected", "rejected"]
_NUMBERS = ("value", "value_max", "of")
_DAYS = ("period_start", "period_end")
_CHOICES = {"comparator": get_args(Comparator), "status": get_args(Status), "measure": get_args(Measure), "per": get_args(Per)}
_WORDS = ("unit", "indicator", "indicator_code", "subject", "baseline", "attribution")
_NEEDED = ("value", "comparator", "status", "measure")
CORRECTABLE = (*_NUMBERS, *_DAYS, *_CHOICES, *_WORDS)


class ReviewError(click.ClickException):
    """A review that cannot be kept, and why."""


@dataclass(frozen=True, slots=True)
class Review:
    """One person's judgement of one figure."""

    figure_key: str
    verdict: Verdict
    reviewer: str
    correction: Mapping[str, Any] | None = None  # column → right value; None says that the figure has none
    note: str | None = None


def add_review(store: Store, review: Review) -> None:
    """Keeps a judgement and lets it count at once: a rejected figure goes, a corrected one says what the person says.

    Raises ReviewError: no such figure, nobody's name, a column that cannot be corrected, a value that does not fit it.
    """
    _check(store, review)
    correction = {name: _fitting(name, value) for name, value in (review.correction or {}).items()}
    told = json.dumps(correction, ensure_ascii=False, sort_keys=True) if correction else None
    with store.transaction() as conn:
        conn.execute(
            "INSERT INTO review (figure_key, verdict, correction, reviewer, created, note) VALUES (?, ?, ?, ?, ?, ?)",
            (review.figure_key, review.verdict, told, storable(review.reviewer.strip()), now(), storable(review.note)),
        )
        apply_corrections(conn, [version for (version,) in _versions(conn, review.figure_key)])


def _check(store: Store, review: Review) -> None:
    if not _versions(store.conn, review.figure_key):
        raise ReviewError(f"no figure {review.figure_key!r} in {store.path}")
    if review.verdict not in get_args(Verdict):
        raise ReviewError(f"{review.verdict!r} is no verdict: {', '.join(get_args(Verdict))}")
    if not review.reviewer.strip():
        raise ReviewError("a review needs its reviewer's name")
    if bool(review.correction) != (review.verdict == "corrected"):
        raise ReviewError("a figure is corrected by saying what is right, and only a corrected one is")


def _fitting(name: str, value: Any) -> Any:
    if name not in CORRECTABLE:
        raise ReviewError(f"{name!r} cannot be corrected; these can: {', '.join(CORRECTABLE)}")
    if value is None or value == "":
        if name in _NEEDED:
            raise ReviewError(f"{name}: every figure has one")
        return None
    if name in _NUMBERS:
        return _number(name, value)
    if name in _DAYS:
        return _day(name, value)
    if name in _CHOICES and value not in _CHOICES[name]:
        raise ReviewError(f"{name}: {value!r} is none of {', '.join(_CHOICES[name])}")
    return storable(str(value).strip())


def _number(name: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise ReviewError(f"{name}: {value!r} is no number; write 6050 or 12.5") from error
    if not math.isfinite(number):
        raise ReviewError(f"{name}: {value!r} is no number; write 6050 or 12.5")
    return number


def _day(name: str, value: Any) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise ReviewError(f"{name}: {value!r} is not a date; write it as 2023-05-04") from error


def _versions(conn: sqlite3.Connection, figure_key: str) -> list[tuple[int]]:
    return conn.execute("SELECT version FROM figure WHERE key = ?", (figure_key,)).fetchall()


def precision(store: Store, by: Literal["rule", "newspaper"]) -> list[dict[str, Any]]:
    """How right reviewed figures were, a row for each rule or newspaper and one, the last, for all of them.

    `found`: the share that are figures at all (confirmed or corrected). `right`: the share that needed no correction.
    """
    counts = (
        "count(*) AS reviewed, sum(verdict = 'confirmed') AS confirmed, sum(verdict = 'corrected') AS corrected,"
        " sum(verdict = 'rejected') AS rejected,"
        " round(avg(verdict <> 'rejected'), 4) AS found, round(avg(verdict = 'confirmed'), 4) AS right"
    )
    each = store.rows(f"SELECT {by} AS name, {counts} FROM reviews GROUP BY {by} ORDER BY reviewed DESC, name")
    everything = store.rows(f"SELECT 'all' AS name, {counts} FROM reviews HAVING count(*) > 0")
    return each + everything
