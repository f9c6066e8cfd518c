"""The frontier: which pages are known, which are due, and what each visit brought. It lives in the tables `page` and `capture`.

Visits are kept until `commit`, which brings the archive to the disk first and then writes all of them in one transaction:
whatever kills the process in between, a page is either archived and known, or neither.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from crawler.archive import Archive, Location
from crawler.discovered import Discovered

Kind = Literal["article", "feed", "sitemap", "section", "robots"]
State = Literal["queued", "fetched", "failed", "gone", "refused"]
LONGEST_REST = timedelta(days=7)  # a site that asks for more has made a mistake, or our clock was wrong
_CLOCK_ERROR = timedelta(days=1)  # a visit further in the future than this was dated by a clock that was wrong

_COLUMNS = (
    "id, url, kind, state, discovered, published_hint, attempts, etag, last_modified, digest,"
    " (SELECT max(fetched) FROM capture WHERE capture.page = page.id) AS captured"
)
_DUE = f"""
SELECT {_COLUMNS} FROM page
WHERE id IN (
    SELECT id FROM page
    WHERE newspaper = ? AND next_fetch <= ? AND kind IN ('article', 'sitemap', 'section')
      AND id NOT IN (SELECT value FROM json_each(?))
    ORDER BY kind = 'article', coalesce(published_hint, discovered) DESC, id DESC LIMIT ?
)
ORDER BY kind = 'article', coalesce(published_hint, discovered) DESC, id DESC
"""
_WRONG_CLOCK = "UPDATE page SET next_fetch = ? WHERE fetched > ? AND state = 'fetched' AND kind = 'article'"
_ADD = """
INSERT INTO page (url, newspaper, kind, state, discovered, published_hint, next_fetch, article_id)
VALUES (?, ?, ?, 'queued', ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""
_CAPTURE = """
INSERT INTO capture (page, run, fetched, http_status, digest, warc_file, warc_offset) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
# what an answer without new content does not say, stays
_SEEN = """
UPDATE page SET
    state = ?, fetched = ?, http_status = ?, next_fetch = ?, attempts = ?, etag = ?, last_modified = ?, error = ?,
    digest = coalesce(?, digest), warc_file = coalesce(?, warc_file), warc_offset = coalesce(?, warc_offset)
WHERE id = ?
"""
# a list that is named again is asked for again, once in a run
_ADD_LIST = _ADD.replace("DO NOTHING", "(url) DO UPDATE SET next_fetch = excluded.next_fetch WHERE coalesce(fetched, '') < ?")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the frontier knows it; times in ISO 8601, UTC."""

    id: int
    url: str
    kind: Kind
    state: State
    discovered: str
    published_hint: str | None
    attempts: int
    etag: str | None
    last_modified: str | None
    digest: str | None
    captured: str | None  # when its newest content was archived

    @property
    def born(self) -> datetime:
        """When it appeared: as the page that led to it said, if that lies in the past, else when it was discovered."""
        discovered = datetime.fromisoformat(self.discovered)
        if not self.published_hint:
            return discovered
        return min(datetime.fromisoformat(self.published_hint), discovered)


@dataclass(frozen=True, slots=True)
class Visit:
    """What asking for a page brought. `location` is where its content was archived, if that was new."""

    page: Page
    when: datetime
    state: State
    status: int | None = None
    next_fetch: datetime | None = None
    attempts: int = 0
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    location: Location | None = None
    error: str | None = None
    links: tuple[Discovered, ...] = ()


def stamp(when: datetime) -> str:
    """Return a moment as the database holds it: ISO 8601, UTC, whole seconds."""
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Frontier:
    """The pages of all newspapers. `connection` is in autocommit mode; only one crawl, `run`, at a time may use its database."""

    def __init__(self, connection: sqlite3.Connection, run: int | None = None) -> None:
        self.connection = connection
        self.run = run
        self.discovered: Counter[str] = Counter()  # new pages since this object was made, by newspaper
        self._opened = stamp(datetime.now(UTC))
        self._visits: list[tuple[str, Visit]] = []
        self._taken: set[int] = set()

    def mend_clock(self, now: datetime) -> None:
        """Make articles due whose last visit lies in the future: the clock was wrong then, and so is their schedule."""
        with self._transaction():
            self.connection.execute(_WRONG_CLOCK, (stamp(now), stamp(now + _CLOCK_ERROR)))

    def archive_files(self) -> dict[str, int]:
        """The archive files and their committed lengths in bytes."""
        return dict(self.connection.execute("SELECT name, bytes FROM archive_file"))

    def add_archive_file(self, name: str) -> None:
        """Make a new archive file known, before anything is written to it."""
        with self._transaction():
            self.connection.execute("INSERT INTO archive_file (name, bytes) VALUES (?, 0)", (name,))

    def page(self, newspaper: str, url: str, kind: Kind, now: datetime) -> Page:
        """Take the page at `url`, which becomes known if it was not."""
        with self._transaction():
            self.connection.execute(_ADD, (url, newspaper, kind, stamp(now), None, stamp(now), None))
        page = Page(*self.connection.execute(f"SELECT {_COLUMNS} FROM page WHERE url = ?", (url,)).fetchone())
        self._taken.add(page.id)
        return page

    def add(self, newspaper: str, links: Iterable[Discovered], now: datetime) -> int:
        """Make pages known, and due at once; return how many articles were new."""
        with self._transaction():
            return self._add(newspaper, links, stamp(now))

    def due(self, newspaper: str, now: datetime, limit: int) -> list[Page]:
        """Take up to `limit` pages that are due, lists before articles, newest first. A page is taken once, until its visit
        is committed or it is released.
        """
        wanted = (newspaper, stamp(now), json.dumps(list(self._taken)), limit)
        pages = [Page(*row) for row in self.connection.execute(_DUE, wanted)]
        self._taken.update(page.id for page in pages)
        return pages

    def release(self, page: Page) -> None:
        """Give a page back untouched: the next run finds it as it was."""
        self._taken.discard(page.id)

    def waiting(self, newspaper: str, now: datetime) -> int:
        """How many pages are due."""
        query = "SELECT count(*) FROM page WHERE newspaper = ? AND kind <> 'robots' AND kind <> 'feed' AND next_fetch <= ?"
        count: int = self.connection.execute(query, (newspaper, stamp(now))).fetchone()[0]
        return count

    def rest(self, newspaper: str, until: datetime) -> None:
        """Remember that a site wants not to be asked before then; kept on its robots.txt, which is always asked for first."""
        with self._transaction():
            values = (stamp(until), newspaper)
            self.connection.execute("UPDATE page SET next_fetch = ? WHERE newspaper = ? AND kind = 'robots'", values)

    def rests_until(self, newspaper: str, now: datetime) -> str | None:
        """Until when (ISO 8601, UTC) a site wants not to be asked, if that lies ahead."""
        query = (
            "SELECT max(next_fetch) FROM page"
            " WHERE newspaper = ? AND kind = 'robots' AND state <> 'queued' AND next_fetch > ? AND next_fetch <= ?"
        )
        until: str | None = self.connection.execute(query, (newspaper, stamp(now), stamp(now + LONGEST_REST))).fetchone()[0]
        return until

    def same_content(self, newspaper: str, page: Page, digest: str) -> int:
        """How many other pages of a newspaper have answered with exactly this content."""
        query = (
            "SELECT count(DISTINCT page) FROM capture JOIN page ON page.id = capture.page"
            " WHERE capture.digest = ? AND capture.page <> ? AND newspaper = ?"
        )
        count: int = self.connection.execute(query, (digest, page.id, newspaper)).fetchone()[0]
        return count

    def knows(self, newspaper: str, links: Iterable[Discovered]) -> bool:
        """Whether all of these pages of a newspaper are known, under this or another address."""
        query = "SELECT 1 FROM page WHERE url = ? OR (newspaper = ? AND article_id = ?)"
        return all(self.connection.execute(query, (one.url, newspaper, one.article_id)).fetchone() for one in links)

    def record(self, newspaper: str, visit: Visit) -> None:
        """Keep what a visit brought until the next commit."""
        self._visits.append((newspaper, visit))

    @property
    def uncommitted(self) -> int:
        """How many visits the next commit will write."""
        return len(self._visits)

    def commit(self, archive: Archive) -> None:
        """Write every kept visit, after what the archive holds of it is on the disk."""
        if not self._visits:
            return
        length = archive.sync()
        with self._transaction():
            if length:
                self.connection.execute("UPDATE archive_file SET bytes = ? WHERE name = ?", (length[1], length[0]))
            for newspaper, visit in self._visits:
                self._write(newspaper, visit)
        self._taken.difference_update(visit.page.id for _, visit in self._visits)
        self._visits.clear()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def _add(self, newspaper: str, links: Iterable[Discovered], now: str) -> int:
        before = self.connection.total_changes
        rows = [
            (one.url, newspaper, one.kind, now, stamp(one.published) if one.published else None, now, one.article_id)
            for one in links
        ]
        self.connection.executemany(_ADD, [row for row in rows if row[2] == "article"])
        new = self.connection.total_changes - before
        self.connection.executemany(_ADD_LIST, [(*row, self._opened) for row in rows if row[2] != "article"])
        self.discovered[newspaper] += new
        return new

    def _write(self, newspaper: str, visit: Visit) -> None:
        page, when = visit.page, stamp(visit.when)
        next_fetch = stamp(visit.next_fetch) if visit.next_fetch else None
        place = (visit.digest, visit.location.file, visit.location.offset) if visit.location else (None, None, None)
        seen = (visit.state, when, visit.status, next_fetch, visit.attempts, visit.etag, visit.last_modified, visit.error)
        self.connection.execute(_SEEN, (*seen, *place, page.id))
        if visit.location:
            self.connection.execute(_CAPTURE, (page.id, self.run, when, visit.status, *place))
        if visit.links:
            self._add(newspaper, visit.links, when)
