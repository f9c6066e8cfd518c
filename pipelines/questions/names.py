"""From what a person calls a named unit or an indicator to the rows that it means."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

import click

from extract.indicators.catalogue import catalogue
from extract.names.places import find_places
from extract.text import clean, key
from pipelines.database.search import holds, match_query
from pipelines.database.store import Store
from pipelines.database.who import same_ground

_MANY = 30_000


class UnknownName(click.ClickException):
    """No row of the database answers to a name."""


def unit_ids(store: Store, name: str, *, within: bool = False) -> list[int]:
    """Rows of `named_unit` with this code or alias, or with these words side by side in their name (diacritics optional).

    within: also everything that lies inside them. Empty for a place of the map that no article names; raises UnknownName for what
    is on no map either.
    """
    name = clean(name).strip()
    found = _ids(store, "SELECT id FROM named_unit WHERE code = ?", name)
    found = found or _ids(
        store,
        "SELECT rowid FROM unit_search WHERE unit_search MATCH ?"
        " UNION SELECT named_unit FROM named_unit_alias WHERE key = ?",
        side_by_side(name),
        key(name),
    )  # fmt: skip
    if not found and not find_places(name):
        raise UnknownName(f"no named unit in {store.path} is called {name!r}; `baotinh figures --search` looks inside sentences")
    return units_inside(store, found) if within else found


def units_inside(store: Store, ids: Iterable[int]) -> list[int]:
    """These units and all that lie inside them, however deep: as articles say, and as the map says in both eras of units."""
    ids = list(ids)
    return _ids(
        store,
        "WITH RECURSIVE inside (id) AS ("
        " SELECT value FROM json_each(?) UNION SELECT n.id FROM inside JOIN named_unit AS n ON n.parent = inside.id"
        ") SELECT id FROM inside",
        json.dumps([*ids, *same_ground(store.conn, ids)]),
    )


def indicator_ids(store: Store, name: str) -> list[int]:
    """Rows of `indicator` with this code, or with all these words in their name, in articles or in the catalogue.

    The catalogue is Vietnamese and English; diacritics are optional. Empty for one of its indicators that no figure measures.
    Raises UnknownName for any other.
    """
    name = clean(name).strip()
    coded = _ids(store, "SELECT id FROM indicator WHERE key = ? AND code IS NOT NULL", name)
    if coded or name in catalogue():
        return coded
    codes = _catalogued(name)
    worded = _ids(
        store,
        "SELECT rowid FROM indicator_search WHERE indicator_search MATCH ?"
        " UNION SELECT id FROM indicator WHERE key IN (SELECT value FROM json_each(?)) AND code IS NOT NULL",
        match_query(name),
        json.dumps(codes),
    )
    if not (worded or codes):
        raise UnknownName(f"no figure in {store.path} measures {name!r}; `baotinh figures --search` looks inside sentences")
    return worded


def _catalogued(words: str) -> list[str]:
    return [entry.code for entry in catalogue().values() if holds(f"{entry.vi} {entry.en}", words)]


def check_newspaper(store: Store, code: str) -> None:
    """Raises UnknownName where the database knows no newspaper of this code."""
    if not store.rows("SELECT 1 FROM newspaper WHERE code = ?", (code,)):
        raise UnknownName(f"no newspaper {code!r} in {store.path}; `baotinh newspapers` lists their codes")


def side_by_side(words: str) -> str | None:
    """The search expression for `words` as one phrase."""
    return match_query('"' + words.replace('"', " ") + '"')


def of_many(store: Store, ids: list[int], column: Literal["subject_unit", "indicator_id"]) -> bool:
    """Whether so many figures are of these units or indicators that the newest are found faster among all figures."""
    counted = f"SELECT 1 FROM figure WHERE live AND {column} IN (SELECT value FROM json_each(?)) LIMIT {_MANY}"
    return len(ids) > 1 and store.rows(f"SELECT count(*) AS n FROM ({counted})", (json.dumps(ids),))[0]["n"] == _MANY


def one_of(ids: list[int], column: str, conditions: list[str], parameters: list[Any]) -> None:
    """Adds "`column` is one of `ids`"; a single id as `=`, with which an index gives the order and a limit ends early."""
    conditions.append(f"{column} = ?" if len(ids) == 1 else f"{column} IN (SELECT value FROM json_each(?))")
    parameters.append(ids[0] if len(ids) == 1 else json.dumps(ids))


def _ids(store: Store, sql: str, *parameters: str | None) -> list[int]:
    return [int(next(iter(row.values()))) for row in store.rows(sql, parameters)]
