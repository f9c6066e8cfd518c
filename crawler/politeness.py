"""Manners: robots.txt with its Crawl-delay, and waiting as long as a site asks for."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Self

from protego import Protego
from scrapy import signals
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.extensions.throttle import AutoThrottle

from crawler.safety import Refused

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

    from crawler.spider import NewspaperSpider

logger = logging.getLogger(__name__)

PATIENCE = 300.0  # seconds: a longer wait is for the next night
STRIKES = 5  # refusals for load in a row, after which a site is left alone for the night
FIRST_WAIT = 15.0  # seconds, where a site does not say; doubled with each strike
SLOWEST = 60.0  # seconds: what a Crawl-delay may ask for


class Robots(RobotsTxtMiddleware):
    """Obeys robots.txt as RFC 9309 has it: none (4xx) allows all, one that cannot be read (5xx, silence) forbids all."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        logging.getLogger(RobotsTxtMiddleware.__module__).setLevel(logging.CRITICAL)  # we say so ourselves, without a traceback
        crawler.signals.connect(self._obey_crawl_delay, signal=signals.robots_parsed)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Let the request pass, or raise Refused with what robots.txt says."""
        spider: NewspaperSpider = self.crawler.spider  # type: ignore[assignment]
        if spider.halted:
            raise Refused(spider.halted)
        if rp is not None and not rp.allowed(request.url, self._default_useragent):
            raise Refused("robots.txt forbids it")

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        spider: NewspaperSpider = self.crawler.spider  # type: ignore[assignment]
        await spider.receive_robots(response)
        if response.status >= 500 or response.status == 429:
            spider.halt(f"{response.url} cannot be read (HTTP {response.status}), so nothing is asked for")
        await super()._parse_robots(response if response.status < 400 else response.replace(body=b""), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        spider: NewspaperSpider = self.crawler.spider  # type: ignore[assignment]
        spider.halt(f"robots.txt of {netloc} cannot be read ({str(exc) or type(exc).__name__}), so nothing is asked for")
        super()._robots_error(exc, netloc)

    def _obey_crawl_delay(self, robotparser: RobotParser, request: Request) -> None:
        parser: Protego = robotparser.rp  # type: ignore[attr-defined]
        asked = parser.crawl_delay(self._default_useragent)
        engine = self.crawler.engine
        if not asked or engine is None:
            return
        delay = min(float(asked), SLOWEST)
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle:
            throttle.mindelay = max(throttle.mindelay, delay)
        engine.downloader._delay = max(engine.downloader._delay, delay)
        for slot in engine.downloader.slots.values():
            slot.delay = max(slot.delay, delay)


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Read a Retry-After header, in seconds or as a date: the seconds to wait from `now`; None where there is none."""
    text = (value or b"").decode("latin-1").strip()
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text).astimezone(UTC) - now).total_seconds())
    except (ValueError, TypeError):
        return None


class BackOff:
    """Downloader middleware: after 429 or 503 nothing is asked for until the site wants it; after many, no more this night."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._strikes = 0
        self._closed_until = 0.0  # on the monotonic clock, which no clock change moves

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware for one crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait until the site wants to be asked; raise Refused once the newspaper is done with for this night."""
        spider: NewspaperSpider = self.crawler.spider  # type: ignore[assignment]
        while not spider.must_stop() and (wait := self._closed_until - monotonic()) > 0:
            await asyncio.sleep(min(wait, 1.0))
        if reason := spider.must_stop():
            raise Refused(reason)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Pass an answer on; ask again later for one that says the site is busy."""
        if response.status not in (429, 503):
            self._strikes = 0
            return response
        spider: NewspaperSpider = self.crawler.spider  # type: ignore[assignment]
        self._strikes += 1
        asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        wait = FIRST_WAIT * 2 ** (self._strikes - 1) if asked is None else asked
        if wait > self.crawler.settings.getfloat("BAOTINH_PATIENCE", PATIENCE) or self._strikes >= STRIKES:
            reason = f"the site answered {response.status} {self._strikes} times in a row and wants {wait:.0f} s of rest"
            spider.rest(wait, reason)
            return response
        logger.info("%s answered %d: waiting %.0f s", response.url, response.status, wait)
        self._closed_until = max(self._closed_until, monotonic() + wait)
        return request.replace(dont_filter=True)
