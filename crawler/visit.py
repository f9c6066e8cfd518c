"""A visit to sites for an errand other than the crawl, with the crawl's own manners, limits and refusals.

An errand is what `newspapers check` and `new` do at a newspaper's site, or the fetching of single pages for `baotinh read`.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response

from crawler.loader import settings_for
from crawler.newspaper import Newspaper
from crawler.process import SETTINGS
from crawler.provisional import provisional
from crawler.safety import is_public

T = TypeVar("T")
_FAILURES = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    OSError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)


class UnreachableError(Exception):
    """An address that gave no answer, or that may not be asked; the message says why, in one line."""


class Site:
    """The newspaper's site during a visit. `robots` is its answer for robots.txt, once anything was asked for."""

    def __init__(self, newspaper: Newspaper, spider: _Visitor[Any]) -> None:
        self.newspaper = newspaper
        self._spider = spider

    @property
    def robots(self) -> Response | None:
        """The answer to robots.txt: None before the first request, and where there was no answer."""
        return self._spider.robots

    async def get(self, url: str) -> Response:
        """The answer at `url`, of any status, redirects followed. Raises UnreachableError."""
        engine = self._spider.crawler.engine
        assert engine is not None
        try:
            return await engine.download_async(Request(url, dont_filter=True))
        except _FAILURES as error:
            raise UnreachableError(" ".join((str(error) or type(error).__name__).split())) from error


Errand = Callable[[Site], Awaitable[T]]


class _Visitor(Spider, Generic[T]):
    """Does one errand at one newspaper; what the crawl's middlewares ask of a spider, it has."""

    name = "visitor"
    newspaper: Newspaper
    errand: Errand[T]
    results: dict[str, T]
    halted: str | None = None
    robots: Response | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Run the errand; there is nothing to schedule."""
        self.results[self.newspaper.code] = await self.errand(Site(self.newspaper, self))
        return
        yield

    def halt(self, reason: str) -> None:
        """Ask this newspaper for nothing more."""
        self.halted = reason

    def must_stop(self) -> str | None:
        """Why nothing more is to be asked for, if that is so."""
        return self.halted

    def rest(self, seconds: float, reason: str) -> None:
        """Ask for nothing more: the site wants to be left alone for so long."""
        self.halt(reason)

    async def receive_robots(self, response: Response) -> None:
        """Keep the robots.txt."""
        self.robots = response


def visit(newspapers: Iterable[Newspaper], errand: Errand[T], settings: Mapping[str, Any]) -> dict[str, T]:
    """Run an errand at each newspaper, all at the same time, and return what each brought, by code.

    The newspapers need not be in the registry. `settings` are Scrapy's, and BAOTINH_CONTACT. Can be called once in a process.
    An exception of the errand is raised here.
    """
    newspapers = list(newspapers)
    results: dict[str, T] = {}
    failures: list[Exception] = []

    async def careful(site: Site) -> T | None:
        try:
            return await errand(site)
        except Exception as error:  # carried out of the reactor, which would only log it
            failures.append(error)
            return None

    hosts = [urlsplit(newspaper.base_url).hostname for newspaper in newspapers if newspaper.fixture]
    process = AsyncCrawlerProcess({**SETTINGS, "BAOTINH_FIXTURE_HOSTS": hosts, **settings})
    logging.getLogger("scrapy").setLevel(settings.get("LOG_LEVEL", "ERROR"))  # Scrapy sets it to DEBUG
    for newspaper in newspapers:
        members = {"custom_settings": settings_for(newspaper), "errand": staticmethod(careful)}
        kind = type("Visitor", (_Visitor,), members)
        process.crawl(kind, newspaper=newspaper, results=results)
    process.start()
    if failures:
        raise failures[0]
    return results


def fetch_pages(urls: Iterable[str], settings: Mapping[str, Any]) -> dict[str, Response | UnreachableError]:
    """What is found at single addresses of any sites, robots.txt obeyed: each one's answer, of any status, or why there is none.

    An address that is not on the public internet is asked for where `urls` names it, and no redirect leads to one.
    Can be called once in a process, as `visit`.
    """
    pages: dict[str, list[str]] = {}
    sites: dict[str, Newspaper] = {}
    for url in urls:
        site = provisional(url, fixture=not is_public(urlsplit(url).hostname or ""))
        sites[site.code] = site
        pages.setdefault(site.code, []).append(url)

    async def errand(site: Site) -> dict[str, Response | UnreachableError]:
        return {url: await _answer(site, url) for url in pages[site.newspaper.code]}

    found = visit(sites.values(), errand, settings)
    return {url: answer for answers in found.values() for url, answer in answers.items()}


async def _answer(site: Site, url: str) -> Response | UnreachableError:
    try:
        return await site.get(url)
    except UnreachableError as error:
        return error
