"""One crawl: the newspapers' spiders, the database, the archive and the lock put together, and a run to remember it by."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import click

from crawler.archive import Archive, ArchiveError
from crawler.frontier import Frontier
from crawler.newspaper import Newspaper
from crawler.session import CrawlError, Limits, Session, Tally
from pipelines.config import CrawlConfig
from pipelines.database.errors import StoreError
from pipelines.database.store import Outcome, Store
from pipelines.health.counts import mark_gone, save_crawl
from pipelines.lock import only_one


@dataclass(frozen=True, slots=True)
class Crawl:
    """What is to be crawled, into which database and archive, and how far."""

    newspapers: Sequence[Newspaper]
    db: Path
    archive: Path
    limits: Limits = field(default_factory=Limits)
    settings: Mapping[str, Any] = field(default_factory=dict)  # for Scrapy: contact, registry, log level
    command: str = "crawl"


@dataclass(frozen=True, slots=True)
class Result:
    """How a crawl went."""

    run: int
    outcome: Outcome
    tallies: Mapping[str, Tally]

    @property
    def interrupted(self) -> bool:
        """Whether a signal ended it."""
        return any(tally.interrupted for tally in self.tallies.values())


def check_contact(newspapers: Sequence[Newspaper], config: CrawlConfig) -> None:
    """Raise ClickException if a real newspaper would be asked without saying who asks."""
    real = next((newspaper for newspaper in newspapers if not newspaper.fixture), None)
    if real and not config.contact:
        raise click.ClickException(
            f"before {real.name} is asked for anything, say who asks: put your mail address or page into baotinh.toml"
            ' ([crawl] contact = "you@example.org") or into BAOTINH_CONTACT; newspapers read it in every request'
        )


def shard_of(newspapers: Sequence[Newspaper], part: int, parts: int) -> list[Newspaper]:
    """The newspapers of one of several machines; a newspaper stays where it is when others come or go."""
    return [newspaper for newspaper in newspapers if crc32(newspaper.code.encode()) % parts == part - 1]


@contextmanager
def opened(crawl: Crawl) -> Iterator[tuple[Store, Session, int]]:
    """Lock and open everything that a crawl needs: store, session, and the run's number."""
    with only_one(crawl.db), Store.open(crawl.db) as store:
        store.sync_newspapers(crawl.newspapers)
        known = Frontier(store.conn).archive_files()
        try:
            archive = Archive(crawl.archive, known)
        except (ArchiveError, OSError) as error:
            raise click.ClickException(str(error)) from error
        run = store.start_run(crawl.command)

        def report(newspaper: str, url: str | None, kind: str, message: str) -> None:
            try:
                store.add_issue(run, newspaper, url, kind, message)
            except StoreError as error:
                raise CrawlError(error.format_message()) from error

        session = Session(Frontier(store.conn, run), archive, crawl.limits, report)
        try:
            yield store, session, run
        finally:
            session.close()


def finish(store: Store, session: Session, run: int) -> Result:
    """Write down how the newspapers fared, and end the run."""
    tallies = session.tallies
    for code, tally in tallies.items():
        tally.discovered = session.frontier.discovered[code]
    save_crawl(store, run, tallies)
    mark_gone(store)
    unwell = any(tally.errors or not tally.finished for tally in tallies.values())
    outcome: Outcome = "failed" if session.broken else "issues" if unwell else "ok"
    counts = ("discovered", "fetched", "not_modified", "errors", "bytes")
    store.finish_run(run, outcome, {name: sum(getattr(tally, name) for tally in tallies.values()) for name in counts})
    return Result(run, outcome, tallies)


def run_crawl(crawl: Crawl, beside: Callable[[Session], Awaitable[None]] | None = None) -> Result:
    """Crawl; `beside` runs meanwhile, for progress. Raises ClickException where disk or database refuse."""
    from crawler.process import crawl_all

    with opened(crawl) as (store, session, run):
        for newspaper in crawl.newspapers:
            session.tally(newspaper.code)
        codes = [newspaper.code for newspaper in crawl.newspapers]
        crawl_all(codes, session, crawl.settings, (lambda: beside(session)) if beside else None)
        result = finish(store, session, run)
    if session.broken:
        raise click.ClickException(str(session.broken))
    return result
