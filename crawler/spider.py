"""The one spider: asks a newspaper for its lists and for the articles that are due, archives every answer, extracts nothing.

What is to be asked for next stands in the frontier, so Scrapy's scheduler has nothing to do: requests go straight to its
downloader, through all downloader middlewares. That saves a fifth of the time that a page takes.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.http import Response
from scrapy.utils.misc import load_object

from crawler.frontier import LONGEST_REST, Kind, Page, Visit
from crawler.newspaper import Newspaper
from crawler.receive import receive
from crawler.safety import Refused
from crawler.session import CrawlError, Session, Tally
from crawler.verdict import failed

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

BATCH = 100  # pages taken from the frontier at a time
SILENCE = 8  # failures to connect in a row, after which a site is left alone for the night
LIST_BYTES = 64 << 20  # a feed of 50,000 items is 30 MB; articles are held to DOWNLOAD_MAXSIZE
ROOTS: tuple[tuple[Kind, str], ...] = (("feed", "feeds"), ("sitemap", "sitemaps"), ("section", "sections"))


class NewspaperSpider(Spider):
    """Crawls `newspaper`, a class attribute that the loader sets. `session` is shared with other spiders of the process."""

    newspaper: ClassVar[Newspaper]
    session: Session
    tally: Tally

    def __init__(self, session: Session | None = None, **arguments: str) -> None:
        super().__init__()
        self.arguments = arguments
        if session:
            self.session = session
        self.halted: str | None = None
        self._waiting: deque[Page] = deque()  # taken from the frontier, to be asked for next
        self._asked = 0  # pages whose answers are on their way
        self._silent = 0
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider; without a session (under `scrapy crawl`), `BAOTINH_SESSION` names the function that opens one."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if not hasattr(spider, "session"):
            spider.session = load_object(crawler.settings["BAOTINH_SESSION"])(crawler, spider)
        spider.tally = spider.session.tally(spider.name)
        crawler.signals.connect(spider._close, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the lists, then for whatever is due, newest first, until nothing is, or the session says stop."""
        try:
            async with self.session.seats:
                with self.session.unbroken():
                    await self._crawl()
        except* CrawlError:
            self.halt(str(self.session.broken))
        except* Exception as mistakes:
            self._break(mistakes.exceptions[0])
            raise
        return
        yield  # nothing for the scheduler

    def halt(self, reason: str) -> None:
        """Ask this newspaper for nothing more in this run."""
        if not self.halted:
            self.halted = self.tally.state = reason
            self.session.report(self.name, None, "stopped", reason)

    def must_stop(self) -> str | None:
        """Why nothing more is to be asked for in this run, if that is so."""
        if not self.halted and (reason := self.session.stop_reason(self.name)):
            self.tally.limited = True
            self.halt(reason)
        return self.halted

    def rest(self, seconds: float, reason: str) -> None:
        """Ask for nothing more in this run, nor in later ones until the site has rested."""
        self.halt(reason)
        self._commit()
        rest = timedelta(seconds=min(seconds, LONGEST_REST.total_seconds()))
        self.session.frontier.rest(self.name, self.session.now() + rest)

    async def receive_robots(self, response: Response) -> None:
        """Archive a robots.txt and take up the sitemaps that it names."""
        try:
            with self.session.unbroken():
                page = self.session.frontier.page(self.name, response.url, "robots", self.session.now())
                await receive(self.session, self.newspaper, page, response)
        except CrawlError as error:
            self.halt(str(error))

    async def _crawl(self) -> None:
        if until := self.session.frontier.rests_until(self.name, self.session.now()):
            self.halt(f"the site wants to rest until {until}")
            return
        self.tally.state = "lists"
        for kind, attribute in ROOTS:
            for url in getattr(self.newspaper, attribute):
                self._waiting.append(self.session.frontier.page(self.name, url, kind, self.session.now()))
        async with asyncio.TaskGroup() as at_a_time:
            for _ in range(self.settings.getint("CONCURRENT_REQUESTS")):
                at_a_time.create_task(self._ask_on())

    async def _ask_on(self) -> None:
        """Ask for one page after the other until none is left."""
        with self.session.unbroken():
            while page := await self._next():
                self._asked += 1
                try:
                    await self._ask(page)
                finally:
                    self._asked -= 1
                    self._changed.set()

    async def _next(self) -> Page | None:
        """The next page that is due. Where none is, an answer that is on its way may bring some; None at the end."""
        async with self._turn:
            while not self.must_stop():
                if self._asked and self._last_pages_asked():
                    await self._change()
                    continue
                if self._waiting:
                    return self._waiting.popleft()
                self.tally.state = "articles"
                self._waiting.extend(self.session.frontier.due(self.name, self.session.now(), BATCH))
                if self._waiting:
                    continue
                if self.session.frontier.uncommitted:
                    self._commit()  # a list that came may have brought articles
                elif self._asked:
                    await self._change()
                else:
                    self.tally.finished = True
                    break
            return None

    def _last_pages_asked(self) -> bool:
        """Whether what is on its way may be all that the budget allows."""
        pages = self.session.limits.pages
        return pages is not None and self.tally.fetched + self._asked >= pages

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    async def _ask(self, page: Page) -> None:
        """Ask for a page, and take what comes: an answer of any status, or none."""
        engine = self.crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(self._request(page))
        except Exception as error:
            if self.halted or not engine.running:
                self.session.frontier.release(page)
            else:
                self._record_failure(page, error)
            return
        self._silent = 0
        await receive(self.session, self.newspaper, page, response)

    def _request(self, page: Page) -> Request:
        headers = {}
        if page.digest and not (self.session.limits.everything and page.kind != "article"):
            known = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
            headers = {name: value for name, value in known.items() if value}
        meta = {} if page.kind == "article" else {"download_maxsize": LIST_BYTES}
        return Request(page.url, headers=headers, meta=meta)

    def _record_failure(self, page: Page, error: Exception) -> None:
        refused = isinstance(error, Refused)
        why = str(error) or type(error).__name__
        now = self.session.now()
        verdict = failed(page, why, now, state="refused" if refused else "failed")
        visit = Visit(
            page,
            now,
            verdict.state,
            next_fetch=verdict.next_fetch,
            attempts=verdict.attempts,
            etag=page.etag,
            last_modified=page.last_modified,
            error=why,
        )
        self.session.record(self.name, visit)
        self.session.report(self.name, page.url, "refused" if refused else "fetch failed", why)
        self.tally.errors += 1
        self._silent += not refused
        if self._silent >= SILENCE:
            self.halt(f"the site failed {SILENCE} times in a row: {why}")

    def _commit(self) -> None:
        try:
            self.session.commit()
        except CrawlError as error:
            self.halt(str(error))

    def _break(self, error: Exception) -> None:
        """A mistake of ours: better no crawl than one that does not know what it does. Scrapy logs where it happened."""
        self.session.broken = self.session.broken or CrawlError(f"the crawl had to stop, by a mistake of its own: {error!r}")
        self.halt(str(self.session.broken))

    def _close(self) -> None:
        self._commit()
        self.tally.seconds = monotonic() - self.tally.started
        if self.tally.finished:
            self.tally.state = "done"
        elif not self.halted:
            self.tally.interrupted = True
            self.halt("interrupted; the next run goes on from here")
