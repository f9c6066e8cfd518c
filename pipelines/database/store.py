"""The database file: opened, migrated, and written to in whole transactions."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import sqlite_utils

from extract.model import Analysis, Article
from pipelines.database.errors import StoreError, explained
from pipelines.database.migrations import check_version, is_current, migrate
from pipelines.database.search import add_functions
from pipelines.database.versions import save_version
from pipelines.version import product_version

Outcome = Literal["ok", "issues", "failed"]
_BUSY_SECONDS = 15.0


class Newspaper(Protocol):
    """What the database keeps of a newspaper of the registry."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def province(self) -> str | None: ...  # noqa: D102
    @property
    def domain(self) -> str: ...  # noqa: D102
    @property
    def fixture(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Capture:
    """An archived answer that is to be read: which page, and where it lies in the archive."""

    id: int
    url: str
    newspaper: str
    fetched: str
    digest: str
    warc_file: str
    warc_offset: int


def now() -> str:
    """This moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """One open database. Made by `open` or `read`; every method that writes does so in one transaction."""

    def __init__(self, path: Path, conn: sqlite3.Connection) -> None:
        self.path = path
        self.conn = conn
        self.db = sqlite_utils.Database(conn)

    @classmethod
    def open(cls, path: str | Path) -> Store:
        """Opens `path` to read and write; makes the file, its folder and whatever of the schema is missing.

        Raises StoreError: made by a newer version, not a database, locked, read-only, disk full.
        """
        path = Path(path)
        with explained(path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"{path}: its folder cannot be made ({error.strerror})") from error
            conn = _connect(f"{path.absolute().as_uri()}?mode=rwc")
            check_version(conn, path)
            conn.execute("PRAGMA journal_mode = WAL")
            conn.execute("PRAGMA synchronous = NORMAL")
            migrate(conn, path)
        return cls(path, conn)

    @classmethod
    def read(cls, path: str | Path) -> Store:
        """Opens a database that exists, for asking only; a file that may be written is brought up to this version first.

        Raises StoreError as `open` does, and where there is no such file.
        """
        path = Path(path)
        if not path.is_file():
            raise StoreError(f"{path}: there is no such database; `baotinh crawl` makes one, --db names another")
        with explained(path):
            conn = _connect(_reading(path))
            check_version(conn, path)
            current = is_current(conn)
            conn.close()
            if not current:
                cls.open(path).close()
            conn = _connect(_reading(path))
            conn.execute("PRAGMA query_only = 1")
        return cls(path, conn)

    def close(self) -> None:
        """Closes the file."""
        self.conn.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing. Inside another transaction, a part of that one."""
        with explained(self.path):
            if not self.conn.in_transaction:
                self.conn.execute("BEGIN IMMEDIATE")
                try:
                    yield self.conn
                    self.conn.execute("COMMIT")
                except BaseException:
                    if self.conn.in_transaction:
                        self.conn.execute("ROLLBACK")
                    raise
            else:
                with self.db.atomic():
                    yield self.conn

    def rows(self, sql: str, parameters: Mapping[str, Any] | tuple[Any, ...] = ()) -> list[dict[str, Any]]:
        """What a SELECT answers, each row by its columns' names."""
        with explained(self.path):
            cursor = self.conn.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def start_run(self, command: str) -> int:
        """Notes that `command` begins; the run's id."""
        with self.transaction() as conn:
            cursor = conn.execute(
                "INSERT INTO run (command, started, version) VALUES (?, ?, ?)", (command, now(), product_version())
            )
            return int(cursor.lastrowid or 0)

    def finish_run(self, run: int, outcome: Outcome, counts: Mapping[str, Any]) -> None:
        """Notes how a run ended, and what it counted."""
        with self.transaction() as conn:
            conn.execute(
                "UPDATE run SET finished = ?, outcome = ?, counts = ? WHERE id = ?",
                (now(), outcome, json.dumps(dict(counts), ensure_ascii=False, sort_keys=True), run),
            )

    def add_issue(self, run: int, newspaper: str | None, url: str | None, kind: str, message: str) -> None:
        """Notes something that went wrong and did not stop the run."""
        with self.transaction() as conn:
            conn.execute(
                "INSERT INTO issue (run, newspaper, url, kind, message, created) VALUES (?, ?, ?, ?, ?, ?)",
                (run, newspaper, url, kind, message, now()),
            )

    def forget_issues(self, run: int, capture: Capture) -> None:
        """Takes back what earlier runs noted about a capture's page, if it was read before: now it is read anew."""
        with self.transaction() as conn:
            conn.execute(
                "DELETE FROM issue WHERE url = ? AND kind IN ('page', 'no article') AND run <> ?"
                " AND EXISTS (SELECT 1 FROM extraction WHERE capture = ?)",
                (capture.url, run, capture.id),
            )

    def sync_newspapers(self, newspapers: Iterable[Newspaper]) -> None:
        """Brings the `newspaper` rows up to the registry. A newspaper that left the registry keeps its row and its articles."""
        with self.transaction() as conn:
            conn.executemany(
                "INSERT INTO newspaper (code, name, province, domain, fixture) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (code) DO UPDATE SET name = excluded.name, province = excluded.province,"
                " domain = excluded.domain, fixture = excluded.fixture",
                [(n.code, n.name, n.province, n.domain, int(n.fixture)) for n in newspapers],
            )

    def captures_to_extract(self, extractor: str, own: Mapping[str, str] | None = None) -> Iterator[Capture]:
        """Captures of article pages that `extractor` has not read, the oldest of a page first. Safe to write while it runs.

        own: the extractors of newspapers, by code, that are read otherwise than the rest.
        """
        with explained(self.path):
            ids = self.conn.execute(_TO_EXTRACT, (json.dumps(own or {}), extractor)).fetchall()
            for (id_,) in ids:
                yield Capture(*self.conn.execute(_CAPTURE, (id_,)).fetchone())

    def save_version(self, capture_id: int, article: Article, analysis: Analysis, *, extractor: str) -> int:
        """Keeps what one capture says, in one transaction, and returns the article version's id.

        It replaces what an older extractor made of the same capture. A text that says what the page's capture before it said
        makes no new version: the earlier one is returned.
        """
        with self.transaction() as conn:
            return save_version(conn, capture_id, article, analysis, extractor=extractor)

    def save_nothing(self, capture_id: int, *, extractor: str) -> None:
        """Notes that `extractor` finds no article in a capture; what an older one found there goes."""
        with self.transaction() as conn:
            save_version(conn, capture_id, None, Analysis(), extractor=extractor)


_TO_EXTRACT = """
SELECT c.id FROM capture AS c JOIN page AS p ON p.id = c.page
WHERE p.kind = 'article' AND c.http_status = 200
  AND NOT EXISTS (SELECT 1 FROM extraction AS e WHERE e.capture = c.id AND e.extractor =
      coalesce((SELECT value FROM json_each(?) WHERE key = p.newspaper), ?))
ORDER BY c.id
"""
_CAPTURE = """
SELECT c.id, p.url, p.newspaper, c.fetched, c.digest, c.warc_file, c.warc_offset
FROM capture AS c JOIN page AS p ON p.id = c.page WHERE c.id = ?
"""


def _connect(uri: str) -> sqlite3.Connection:
    conn = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    add_functions(conn)
    conn.execute("PRAGMA foreign_keys = 1")
    return conn


def _reading(path: Path) -> str:
    """The address to read a file by; where SQLite may not even note that it reads, the file is said not to change."""
    wal = path.with_name(path.name + "-wal")
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    still = not writable and not (wal.exists() and wal.stat().st_size)
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
