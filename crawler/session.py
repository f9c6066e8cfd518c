"""What the newspapers of one crawl share: frontier, archive, limits, and the tally of each newspaper."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from time import monotonic

from crawler.archive import Archive, Location
from crawler.frontier import Frontier, Page, Visit
from crawler.warc import Exchange, Original

COMMIT_EVERY = 200  # visits,
COMMIT_SECONDS = 0.25  # or so long after the last commit, whichever comes first
AT_A_TIME = 16  # newspapers

Report = Callable[[str, str | None, str, str], None]  # newspaper, url, kind, message → an issue


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a crawl goes; the budgets are for each newspaper, `seconds` for the whole crawl, None is without limit."""

    since: date | None = None  # articles that are known to be older are left out
    everything: bool = False  # ask for lists unconditionally: `since` may reach further back than last time
    pages: int | None = None
    bytes: int | None = None
    seconds: float | None = None
    is_open: Callable[[datetime], bool] | None = None  # whether the night window is open


@dataclass(slots=True)
class Tally:
    """One newspaper's crawl in numbers."""

    fetched: int = 0
    not_modified: int = 0
    errors: int = 0
    bytes: int = 0
    feeds_answered: int = 0
    feeds_empty: int = 0
    discovered: int = 0
    started: float = field(default_factory=monotonic)
    seconds: float = 0.0
    state: str = "starting"
    finished: bool = False  # everything that was due was asked for
    limited: bool = False  # it ended early by a limit of ours
    interrupted: bool = False  # by a signal: somebody wants the whole process to end

    def elapsed(self) -> float:
        """Seconds since it began, or that it took."""
        return self.seconds or monotonic() - self.started


class CrawlError(Exception):
    """The crawl cannot go on: the disk or the database refuses. Nothing that was committed is lost."""


class Session:
    """One crawl of some newspapers into one database and archive; not to be shared between processes."""

    def __init__(
        self, frontier: Frontier, archive: Archive, limits: Limits, report: Report, now: Callable[[], datetime] = _now
    ) -> None:
        self.frontier = frontier
        self.archive = archive
        self.limits = limits
        self._report = report
        self.now = now
        self.tallies: dict[str, Tally] = {}
        self.broken: CrawlError | None = None
        frontier.mend_clock(now())
        self.seats = asyncio.Semaphore(AT_A_TIME)
        self._committed = monotonic()
        self._deadline = None if limits.seconds is None else monotonic() + limits.seconds

    def tally(self, newspaper: str) -> Tally:
        """The tally of a newspaper."""
        return self.tallies.setdefault(newspaper, Tally())

    def report(self, newspaper: str, url: str | None, kind: str, message: str) -> None:
        """Note an issue; after a refusal there is nowhere to note it. Raises CrawlError."""
        if not self.broken:
            with self.unbroken():
                self._report(newspaper, url, kind, message)

    def stop_reason(self, newspaper: str) -> str | None:
        """Why this newspaper's crawl must end now, if it must."""
        limits, tally = self.limits, self.tally(newspaper)
        if self.broken:
            return str(self.broken)
        if self._deadline is not None and monotonic() > self._deadline:
            return f"the time limit of {limits.seconds:.0f} s is reached"
        if limits.pages is not None and tally.fetched >= limits.pages:
            return f"the budget of {limits.pages} pages is used up"
        if limits.bytes is not None and tally.bytes >= limits.bytes:
            return f"the budget of {limits.bytes} bytes is used up"
        if limits.is_open and not limits.is_open(self.now()):
            return "the night window has closed"
        return None

    def store(self, exchange: Exchange, page: Page, *, is_same: bool) -> Location:
        """Archive an answer: in full, or as a revisit of the page's last capture where its content `is_same`."""
        original = None
        if is_same and page.digest and page.captured:
            original = Original(page.url, page.captured, page.digest)
        with self.unbroken():
            name = self.archive.file_for(exchange.when)
            if name != self.archive.name:
                self._change_file(name)
            return self.archive.write(exchange, original=original)

    def record(self, newspaper: str, visit: Visit) -> None:
        """Keep a visit; commit once there are enough."""
        self.frontier.record(newspaper, visit)
        if self.frontier.uncommitted >= COMMIT_EVERY or monotonic() > self._committed + COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make everything so far durable. Raises CrawlError where disk or database refuse."""
        with self.unbroken():
            self.frontier.commit(self.archive)
        self._committed = monotonic()

    def close(self) -> None:
        """Commit what there is and close the archive; after a refusal, as far as the disk allows."""
        try:
            with suppress(OSError, sqlite3.OperationalError) if self.broken else nullcontext():
                self.frontier.commit(self.archive)
        finally:
            self.archive.close()

    def _change_file(self, name: str) -> None:
        self.frontier.commit(self.archive)
        if name not in self.archive.lengths:
            self.frontier.add_archive_file(name)
        self.archive.open(name)

    @contextmanager
    def unbroken(self) -> Iterator[None]:
        """Turn a refusal of the disk or the database into the end of the session, for all newspapers: CrawlError."""
        if self.broken:
            raise self.broken
        try:
            yield
        except CrawlError as error:
            self.broken = self.broken or error
            raise
        except (OSError, sqlite3.OperationalError) as error:
            self.broken = CrawlError(f"the crawl had to stop, nothing is lost: {error}")
            raise self.broken from error
