"""Annotated articles to score against: JSON lines of text, figures, optional spans, named units and people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


class GoldError(ValueError):
    """A gold file that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article. `figures` hold the annotation's fields; `start` and `end` there are those of the numeral.

    optional: character spans whose figures count neither way. units, people: names.
    """

    id: str
    text: str
    published: date | None
    figures: tuple[dict[str, Any], ...]
    optional: tuple[tuple[int, int], ...]
    units: frozenset[str]
    people: frozenset[str]


def read_gold(paths: Iterable[Path]) -> list[Gold]:
    """Every article of the files, one JSON object a line. Raises GoldError."""
    articles = []
    for path in paths:
        for number, line in enumerate(_lines(path), start=1):
            if line.strip():
                try:
                    articles.append(_article(json.loads(line)))
                except (ValueError, KeyError, TypeError) as error:
                    raise GoldError(f"{path}, line {number}: {type(error).__name__}: {error}") from error
    if not articles:
        raise GoldError("no annotated article in " + ", ".join(map(str, paths)))
    return articles


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error


def _article(record: dict[str, Any]) -> Gold:
    text: str = record["text"]
    for figure in record["figures"]:
        said = figure.get("text")
        if said is not None and text[figure["start"] : figure["end"]] != said:
            raise ValueError(f"figure {said!r} does not stand at {figure['start']}:{figure['end']}")
    return Gold(
        id=str(record.get("id", "")),
        text=text,
        published=date.fromisoformat(record["published"]) if record.get("published") else None,
        figures=tuple(record["figures"]),
        optional=tuple((span["start"], span["end"]) for span in record.get("optional", ())),
        units=frozenset(unit["name"] for unit in record.get("named_units", ())),
        people=frozenset(person["name"] for person in record.get("people", ())),
    )
