"""Copies of articles marked in the database, so that a figure which ten newspapers reprint is counted once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from extract.duplicates import WINDOW, Cluster, Record, find_copies
from pipelines.database.store import Store

_DAYS = """
SELECT min(v.published) AS first, max(v.published) AS last
FROM article AS a JOIN article_version AS v ON v.id = a.latest_version
WHERE NOT a.compared
"""
_FROM = """
FROM article AS a
JOIN article_version AS v ON v.id = a.latest_version
JOIN newspaper AS n ON n.code = a.newspaper
WHERE v.text <> '' AND ((v.published BETWEEN :first AND :last) OR (v.published IS NULL AND NOT a.compared))
ORDER BY a.id
"""
_ARTICLES = f"SELECT a.id, v.text, n.name, v.published, v.published_at, a.url, v.source, v.source_url {_FROM}"
_IDS = f"SELECT a.id {_FROM}"
_COPIES = "SELECT id, copy_of FROM article WHERE id IN (SELECT value FROM json_each(?))"
_DONE = "UPDATE article SET compared = 1 WHERE NOT compared"


def mark_copies(store: Store) -> int:
    """Marks (`article.copy_of`) every article that is a copy of another; unmarks those that are none any more.

    Compares the articles that were read since they were last compared with those of their week, so that a run which was killed
    before it came here is made up for by the next. Returns how many of them all are copies.
    """
    days = store.rows(_DAYS)[0]
    first = date.fromisoformat(days["first"]) - WINDOW if days["first"] else date.max
    last = date.fromisoformat(days["last"]) + WINDOW if days["last"] else date.min
    span = {"first": first.isoformat(), "last": last.isoformat()}
    clusters = find_copies(_records(store, span))
    _save(store, [row["id"] for row in store.rows(_IDS, span)], clusters)
    return sum(len(cluster.copies) for cluster in clusters)


def _records(store: Store, span: dict[str, str]) -> Iterator[Record]:
    """One at a time, so that the texts are never in memory together."""
    for id_, text, publisher, on, at, url, source, source_url in store.conn.execute(_ARTICLES, span):
        yield Record(id_, text, publisher, _published(on, at), url, source, source_url)


def _published(on: str | None, at: str | None) -> datetime | date | None:
    return datetime.fromisoformat(at) if at else date.fromisoformat(on) if on else None


def _save(store: Store, articles: list[int], clusters: list[Cluster]) -> None:
    """Writes only what changes: each change goes through to the article's figures."""
    original = {copy: cluster.original for cluster in clusters for copy in cluster.copies}
    with store.transaction() as conn:
        for start in range(0, len(articles), 500):
            some = articles[start : start + 500]
            for row in store.rows(_COPIES, (f"[{','.join(map(str, some))}]",)):
                wanted = original.get(row["id"])
                if wanted != row["copy_of"]:
                    conn.execute("UPDATE article SET copy_of = ? WHERE id = ?", (wanted, row["id"]))
        conn.execute(_DONE)
