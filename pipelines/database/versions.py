"""What one capture says, written as an article version with its figures; facts are replaced, never patched."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from extract.model import Analysis, Article
from pipelines.database.corrections import apply_corrections
from pipelines.database.figures import save_figures
from pipelines.database.storable import iso, json_text, storable
from pipelines.database.who import save_who


def save_version(conn: sqlite3.Connection, capture: int, article: Article | None, analysis: Analysis, *, extractor: str) -> int:
    """Writes inside the caller's transaction. Returns the id of the version that now speaks for `capture`; 0 if none does.

    Captures of one page must come in the order of their ids. Raises KeyError for an unknown capture.
    """
    row = _article_row(conn, capture)
    before, own = _neighbours(conn, row["id"], capture)
    digest = article and sha256(f"{article.title}\n{article.text}".encode("utf-8", "replace")).hexdigest()
    if article is None or (before and before[1] == digest):
        version = before[0] if article and before else None
        _remove(conn, own)
    else:
        origin = {
            "article": row["id"],
            "retrieved": row["fetched"],
            "digest": digest,
            "capture": capture,
            "previous": before and before[0],
            "extractor": extractor,
        }
        version = _version_row(conn, own, {**origin, **_content(article)})
        units = save_who(conn, version, analysis)
        save_figures(
            conn, version, row["url"], article.text, analysis.figures, units, iso(article.published), row["fetched"][:10]
        )
        apply_corrections(conn, [version])
    known = (capture, extractor, version)
    conn.execute("INSERT OR REPLACE INTO extraction (capture, extractor, version) VALUES (?, ?, ?)", known)
    _link(conn, row["id"])
    return version or 0


def _article_row(conn: sqlite3.Connection, capture: int) -> dict[str, Any]:
    found = conn.execute(
        "SELECT p.id, p.newspaper, p.url, c.fetched FROM capture AS c JOIN page AS p ON p.id = c.page WHERE c.id = ?", (capture,)
    ).fetchone()
    if found is None:
        raise KeyError(f"no capture {capture}")
    page, newspaper, url, fetched = found
    conn.execute("INSERT OR IGNORE INTO article (page, newspaper, url) VALUES (?, ?, ?)", (page, newspaper, url))
    # the address it was first seen under: a changed headline may give the page another, and must not change its figures' keys
    id_, url = conn.execute("SELECT id, url FROM article WHERE page = ?", (page,)).fetchone()
    return {"id": id_, "url": url, "fetched": fetched}


def _neighbours(conn: sqlite3.Connection, article: int, capture: int) -> tuple[tuple[int, str] | None, int | None]:
    """The version before this capture (id, digest), and the version that an older extractor made of this capture."""
    versions = conn.execute(
        "SELECT id, digest, capture FROM article_version WHERE article = ? AND capture <= ? ORDER BY capture DESC LIMIT 2",
        (article, capture),
    ).fetchall()
    own = next((v[0] for v in versions if v[2] == capture), None)
    before = next(((v[0], v[1]) for v in versions if v[2] != capture), None)
    return before, own


def _remove(conn: sqlite3.Connection, version: int | None) -> None:
    if version is None:
        return
    (previous,) = conn.execute("SELECT previous FROM article_version WHERE id = ?", (version,)).fetchone()
    conn.execute("UPDATE article_version SET previous = ? WHERE previous = ?", (previous, version))
    conn.execute("UPDATE article SET latest_version = NULL WHERE latest_version = ?", (version,))
    conn.execute("UPDATE extraction SET version = ? WHERE version = ?", (previous, version))
    _clear(conn, version)
    conn.execute("DELETE FROM article_version WHERE id = ?", (version,))


def _clear(conn: sqlite3.Connection, version: int) -> None:
    for table in ("figure", "named_unit_mention", "person_role"):
        conn.execute(f"DELETE FROM {table} WHERE version = ?", (version,))


def _version_row(conn: sqlite3.Connection, own: int | None, columns: dict[str, str | int | None]) -> int:
    names = ", ".join(columns)
    values = tuple(columns.values())
    if own is None:
        marks = ", ".join("?" * len(columns))
        return int(conn.execute(f"INSERT INTO article_version ({names}) VALUES ({marks})", values).lastrowid or 0)
    _clear(conn, own)
    conn.execute(f"UPDATE article_version SET {', '.join(f'{c} = ?' for c in columns)} WHERE id = ?", (*values, own))
    return own


def _content(article: Article) -> dict[str, str | None]:
    return {
        "state": article.state,
        "language": article.language,
        "title": storable(article.title),
        "lead": storable(article.lead),
        "text": storable(article.text),
        "blocks": json_text(asdict(block) for block in article.blocks),
        "authors": json_text(article.authors),
        "published": iso(article.published),
        "published_at": iso(article.published_at),
        "modified_at": iso(article.modified_at),
        "section": storable(article.section),
        "tags": json_text(article.tags),
        "source": storable(article.source),
        "source_url": storable(article.source_url),
        "canonical_url": storable(article.canonical_url),
    }


def _link(conn: sqlite3.Connection, article: int) -> None:
    """Points the article at its newest version, which makes that version's figures the live ones; its copies are to be found."""
    conn.execute(
        "UPDATE article SET compared = 0, latest_version ="
        " (SELECT id FROM article_version WHERE article = article.id ORDER BY capture DESC LIMIT 1) WHERE id = ?",
        (article,),
    )
    conn.execute(
        "DELETE FROM article WHERE id = ? AND latest_version IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM article AS copy WHERE copy.copy_of = article.id)",
        (article,),
    )
