"""The schema's versions: numbered SQL files, applied in order, each in a transaction of its own; views follow their files."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.database.errors import StoreError

MIGRATIONS = Path(__file__).with_name("migrations")
VIEWS = Path(__file__).parent.parent / "views"


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: `0002_search.sql` brings a database from version 1 to version 2."""

    number: int
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """All of them in order. Raises ValueError where a number is missing or given twice."""
    found = tuple(Migration(int(p.name.split("_")[0]), p.read_text("utf-8")) for p in sorted(MIGRATIONS.glob("*.sql")))
    if [m.number for m in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"{MIGRATIONS}: numbers must run 1, 2, 3 …, not {[m.number for m in found]}")
    return found


@cache
def views() -> dict[str, str]:
    """View's name → its statement, one view a file."""
    return {p.stem: f"CREATE VIEW {p.stem} AS\n{p.read_text('utf-8').strip().rstrip(';')}" for p in sorted(VIEWS.glob("*.sql"))}


def version_of(conn: sqlite3.Connection) -> int:
    """The number of the last migration that was applied; 0 is an empty file."""
    number: int = conn.execute("PRAGMA user_version").fetchone()[0]
    return number


def check_version(conn: sqlite3.Connection, path: Path | str) -> None:
    """Raises StoreError if a newer baotinh, or another program, made this file."""
    newest = migrations()[-1].number
    version = version_of(conn)
    if version > newest:
        raise StoreError(f"{path}: made by a newer baotinh (schema {version}; this one knows {newest}): upgrade it")
    if version == 0 and conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreError(f"{path}: a SQLite database of another program, not of baotinh")


def migrate(conn: sqlite3.Connection, path: Path | str, *, to: int | None = None) -> None:
    """Brings the schema up to `to` (default: the newest) and the views up to their files. Needs autocommit mode."""
    check_version(conn, path)
    for migration in migrations():
        if version_of(conn) < migration.number <= (to or len(migrations())):
            _in_transaction(conn, f"{migration.sql}\nPRAGMA user_version = {migration.number};")
    if to is None:
        _refresh_views(conn)


def is_current(conn: sqlite3.Connection) -> bool:
    """Whether schema and views are those of this baotinh."""
    return version_of(conn) == migrations()[-1].number and not _changed_views(conn)


def _changed_views(conn: sqlite3.Connection) -> dict[str, str]:
    stored = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    return {name: sql for name, sql in views().items() if stored.get(name) != sql}


def _refresh_views(conn: sqlite3.Connection) -> None:
    changed = _changed_views(conn)
    if changed:
        _in_transaction(conn, "\n".join(f"DROP VIEW IF EXISTS {name};\n{sql};" for name, sql in changed.items()))


def _in_transaction(conn: sqlite3.Connection, script: str) -> None:
    try:
        conn.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")
    except BaseException:
        if conn.in_transaction:
            conn.rollback()
        raise
