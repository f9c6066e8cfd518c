"""What the database knows of named units and of people, for the commands that show it."""

from __future__ import annotations

import json
from typing import Any

from pipelines.database.search import folded_words, toned_words
from pipelines.database.store import Store
from pipelines.questions.names import UnknownName, unit_ids

UNIT_COLUMNS = ("name", "type", "code", "inside", "aliases", "figures", "articles", "last_published")
PERSON_COLUMNS = ("name", "birth_year", "role", "unit", "from", "to", "articles", "url")

_UNITS = """
SELECT n.name, n.type, n.code, p.name AS inside,
       (SELECT group_concat(a.name, '; ') FROM named_unit_alias AS a WHERE a.named_unit = n.id AND a.name <> n.name) AS aliases,
       (SELECT count(*) FROM figure AS f JOIN article AS x ON x.latest_version = f.version
        WHERE f.subject_unit = n.id) AS figures,
       count(DISTINCT v.article) AS articles, max(v.published) AS last_published
FROM json_each(:ids) AS j
CROSS JOIN named_unit AS n ON n.id = j.value
LEFT JOIN named_unit AS p ON p.id = n.parent
LEFT JOIN named_unit_mention AS m ON m.named_unit = n.id
LEFT JOIN article_version AS v ON v.id = m.version
GROUP BY n.id ORDER BY articles DESC, figures DESC, n.name LIMIT :limit
"""

_MOST_NAMED = """
SELECT named_unit FROM named_unit_mention GROUP BY named_unit ORDER BY count(DISTINCT version) DESC, named_unit LIMIT ?
"""

# one row a person and role, with the first and the last day on which an article gives it
_PEOPLE = """
SELECT p.name, p.birth_year, r.role, n.name AS unit, min(v.published) AS "from", max(v.published) AS "to",
       count(DISTINCT v.article) AS articles, max(a.url) AS url
FROM json_each(:ids) AS j
CROSS JOIN person AS p ON p.id = j.value
JOIN person_role AS r ON r.person = p.id
JOIN article_version AS v ON v.id = r.version
JOIN article AS a ON a.id = v.article
LEFT JOIN named_unit AS n ON n.id = r.named_unit
GROUP BY p.id, r.role, n.id ORDER BY articles DESC, p.name, "from" LIMIT :limit
"""


def units(store: Store, name: str | None, *, within: bool = False, limit: int = 100) -> list[dict[str, Any]]:
    """Named units with this name, alias or code; without a name, those that most articles name. Raises UnknownName."""
    if name is None:
        ids = [row["named_unit"] for row in store.rows(_MOST_NAMED, (limit,))]
    else:
        ids = unit_ids(store, name, within=within)
    return store.rows(_UNITS, {"ids": json.dumps(ids), "limit": limit})


def people(store: Store, name: str | None, *, unit: str | None = None, limit: int = 100) -> list[dict[str, Any]]:
    """People whose name has these words side by side (diacritics optional), with their roles; `unit`: those with a role in it.

    Raises UnknownName for an unknown unit, and where nobody has that name.
    """
    if unit is None:
        known = store.rows("SELECT id, name FROM person")
    else:
        known = store.rows(_PEOPLE_OF, (json.dumps(unit_ids(store, unit, within=True)),))
    ids = [row["id"] for row in known if name is None or _has_words(row["name"], name)]
    if name is not None and not ids:
        raise UnknownName(f"no person in {store.path} is called {name!r}")
    return store.rows(_PEOPLE, {"ids": json.dumps(ids), "limit": limit})


def _has_words(name: str, words: str) -> bool:
    spell = folded_words if folded_words(words) == words.lower() else toned_words
    return f" {spell(words)} " in f" {spell(name)} "


_PEOPLE_OF = """
SELECT DISTINCT p.id, p.name
FROM json_each(?) AS j CROSS JOIN person_role AS r ON r.named_unit = j.value JOIN person AS p ON p.id = r.person
"""
