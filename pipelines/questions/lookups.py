"""All about one thing: a figure, an article, a named unit, an indicator; and what is new. Each answer fills one page."""

from __future__ import annotations

from typing import Any

from pipelines.database.store import Store
from pipelines.questions.citation import Citation, cite

Row = dict[str, Any]
_ABOUT = """
SELECT a.id, a.newspaper, n.name AS newspaper_name, n.province, a.url, a.copy_of, a.gone, v.id AS version, v.title, v.lead,
    v.text, v.authors, v.published, v.published_at, v.modified_at, v.section, v.tags, v.source, v.source_url, v.state,
    v.retrieved, c.id AS capture, c.warc_file, c.warc_offset, c.digest, o.url AS original_url
FROM article_version AS v
JOIN article AS a ON a.id = v.article
JOIN newspaper AS n ON n.code = a.newspaper
JOIN capture AS c ON c.id = v.capture
LEFT JOIN article AS o ON o.id = a.copy_of
"""
_OF_VERSION = f"{_ABOUT} WHERE v.id = ?"
_OF_ARTICLE = f"{_ABOUT} WHERE v.id = (SELECT latest_version FROM article WHERE id = ?)"
_NEWEST_OF_KEY = "SELECT * FROM all_figures WHERE key = ? ORDER BY live DESC, version DESC LIMIT 1"


def figure(store: Store, key: str) -> Row | None:
    """A figure by its key: the row of `all_figures`, `about` its article, `history`, `reviews`, `conflicts`, `parts`, `citation`.

    `history`: what each version of the article said in this place, the oldest first. A key that was cited once is answered for as
    long as the database lives: where it is not `live` any more, by the last version that held it. None for a key that never was.
    """
    found = store.rows(_NEWEST_OF_KEY, (key,))
    if not found:
        return None
    row = found[0]
    (about,) = store.rows(_OF_VERSION, (row["version"],))
    return {
        **row,
        "about": about,
        "history": _history(store, row),
        "reviews": store.rows("SELECT * FROM review WHERE figure_key = ? ORDER BY id", (key,)),
        "conflicts": _conflicts(store, row),
        "parts": store.rows("SELECT g.* FROM figure AS p JOIN figures AS g ON g.id = p.id WHERE p.part_of = ?", (row["id"],)),
        "citation": citation(store, row),
    }


def citation(store: Store, row: Row) -> Citation:
    """How to cite a row of `figures` or `all_figures`."""
    (about,) = store.rows(_OF_VERSION, (row["version"],))
    return cite(row, newspaper=about["newspaper_name"], authors=about["authors"])


def _history(store: Store, row: Row) -> list[Row]:
    return store.rows(
        "SELECT v.id AS version, v.retrieved, v.extractor, f.value, f.value_max, f.comparator, f.unit, f.measure, f.status,"
        ' f.per, f."of", f.quote, substr(v.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence'
        " FROM figure AS f JOIN article_version AS v ON v.id = f.version WHERE f.key = ? ORDER BY v.capture",
        (row["key"],),
    )


def _conflicts(store: Store, row: Row) -> list[Row]:
    if row["subject_unit"] is None or row["indicator_id"] is None:
        return []
    of_series = "SELECT * FROM conflicts WHERE subject_unit = ? AND indicator_id = ? AND (key = ? OR earlier_key = ?)"
    return store.rows(of_series, (row["subject_unit"], row["indicator_id"], row["key"], row["key"]))


def article(store: Store, article_id: int) -> Row | None:
    """An article's newest version with its text, `figures` in order, `named_units`, `people`, `versions`, `copies`."""
    found = store.rows(_OF_ARTICLE, (article_id,))
    if not found:
        return None
    (about,) = found
    version = (about["version"],)
    return {
        **about,
        "figures": store.rows(
            "SELECT g.* FROM figure AS f JOIN figures AS g ON g.id = f.id WHERE f.version = ? ORDER BY g.start", version
        ),
        "named_units": store.rows(
            "SELECT n.id, n.name, n.type, n.code, count(*) AS mentions FROM named_unit_mention AS m"
            " JOIN named_unit AS n ON n.id = m.named_unit WHERE m.version = ? GROUP BY n.id ORDER BY min(m.start)",
            version,
        ),
        "people": store.rows(
            "SELECT p.id, p.name, r.role, r.named_unit, n.name AS org FROM person_role AS r JOIN person AS p ON p.id = r.person"
            " LEFT JOIN named_unit AS n ON n.id = r.named_unit WHERE r.version = ? ORDER BY r.start",
            version,
        ),
        "versions": store.rows(
            "SELECT id, retrieved, title, digest FROM article_version WHERE article = ? ORDER BY capture", (article_id,)
        ),
        "copies": store.rows("SELECT id, newspaper, url FROM article WHERE copy_of = ? ORDER BY id", (article_id,)),
    }


def unit(store: Store, unit_id: int, *, limit: int = 100) -> Row | None:
    """A named unit: `parents` (outwards), `inside`, `people` (newest roles first), `latest` figures by indicator, `targets`."""
    found = store.rows("SELECT * FROM named_unit WHERE id = ?", (unit_id,))
    if not found:
        return None
    return {
        **found[0],
        "aliases": [
            r["name"] for r in store.rows("SELECT name FROM named_unit_alias WHERE named_unit = ? ORDER BY name", (unit_id,))
        ],
        "parents": store.rows(_OUTWARDS, (unit_id,)),
        "inside": store.rows(
            "SELECT id, name, type, code FROM named_unit WHERE parent = ? ORDER BY name LIMIT ?", (unit_id, limit)
        ),
        "people": store.rows(_PEOPLE, (unit_id, limit)),
        "latest": store.rows(
            "SELECT * FROM latest_figures WHERE subject_unit = ? ORDER BY published DESC LIMIT ?", (unit_id, limit)
        ),
        "targets": store.rows(
            "SELECT * FROM target_progress WHERE subject_unit = ? ORDER BY target_published DESC LIMIT ?", (unit_id, limit)
        ),
    }


_OUTWARDS = """
WITH RECURSIVE outwards (id, name, type, parent, depth) AS (
    SELECT p.id, p.name, p.type, p.parent, 1 FROM named_unit AS n JOIN named_unit AS p ON p.id = n.parent WHERE n.id = ?
    UNION
    SELECT p.id, p.name, p.type, p.parent, up.depth + 1
    FROM outwards AS up JOIN named_unit AS p ON p.id = up.parent WHERE up.depth < 9
) SELECT id, name, type FROM outwards ORDER BY depth
"""
_PEOPLE = """
SELECT p.id, p.name, r.role, max(v.published) AS published, v.article
FROM person_role AS r
JOIN person AS p ON p.id = r.person
JOIN article_version AS v ON v.id = r.version
WHERE r.named_unit = ?
GROUP BY p.id, r.role
ORDER BY published DESC
LIMIT ?
"""


def indicator(store: Store, indicator_id: int, *, limit: int = 100) -> Row | None:
    """An indicator: `latest` figures of every unit, the newest first."""
    found = store.rows("SELECT * FROM indicator WHERE id = ?", (indicator_id,))
    if not found:
        return None
    latest = "SELECT * FROM latest_figures WHERE indicator_id = ? ORDER BY published DESC LIMIT ?"
    return {**found[0], "latest": store.rows(latest, (indicator_id, limit))}


def series(store: Store, unit_id: int, indicator_id: int) -> list[Row]:
    """The points of one unit and indicator, the earliest first: rows of the view `series`."""
    return store.rows(
        "SELECT * FROM series WHERE subject_unit = ? AND indicator_id = ? ORDER BY as_of, key", (unit_id, indicator_id)
    )


def news(store: Store, *, since: str, limit: int = 20) -> Row:
    """What was published since a day (ISO 8601): the newest `figures`, the biggest `changes` in per cent, `articles` counted."""
    changes = (
        "SELECT id FROM figure WHERE live AND NOT copy AND published >= ?"
        " AND measure = 'change' AND unit = '%' AND status = 'actual' ORDER BY abs(value) DESC LIMIT ?"
    )
    return {
        "figures": store.rows(
            "SELECT * FROM figures WHERE published >= ? ORDER BY published DESC, id DESC LIMIT ?", (since, limit)
        ),
        "changes": store.rows(f"SELECT * FROM figures WHERE id IN ({changes}) ORDER BY abs(value) DESC", (since, limit)),
        "articles": store.rows("SELECT count(*) AS n FROM article_version WHERE published >= ?", (since,))[0]["n"],
    }


def units_spoken_of(store: Store, *, limit: int = 200) -> list[Row]:
    """Named units with the most `figures` among the newest 50,000: `id`, `name`, `type`."""
    return store.rows(_SPOKEN_OF.format(table="named_unit", column="subject_unit", told="t.type"), (limit,))


def indicators_spoken_of(store: Store, *, limit: int = 200) -> list[Row]:
    """Indicators with the most `figures` among the newest 50,000, those of the catalogue first: `id`, `name`, `code`."""
    found = store.rows(_SPOKEN_OF.format(table="indicator", column="indicator_id", told="t.code"), (limit,))
    return sorted(found, key=lambda row: row["code"] is None)


_SPOKEN_OF = """
SELECT t.id, t.name, {told}, c.figures
FROM (
    SELECT id, count(*) AS figures
    FROM (SELECT {column} AS id FROM figure INDEXED BY figure_published WHERE live ORDER BY published DESC LIMIT 50000)
    WHERE id IS NOT NULL GROUP BY id ORDER BY figures DESC, id LIMIT ?
) AS c
JOIN {table} AS t ON t.id = c.id
ORDER BY c.figures DESC, t.id
"""


def targets_due(store: Store, *, first: str, last: str, limit: int = 20) -> list[Row]:
    """Targets whose time ends in these days, the earliest first: rows of the view `target_progress`."""
    return store.rows("SELECT * FROM target_progress WHERE due BETWEEN ? AND ? ORDER BY due LIMIT ?", (first, last, limit))
