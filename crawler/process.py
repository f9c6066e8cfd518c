"""Runs the spiders of several newspapers in one process."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

from crawler.session import CrawlError, Session

SETTINGS = {"ADDONS": {"crawler.settings.BaoTinh": 0}, "LOG_INSTALL_ROOT_HANDLER": False}


def crawl_all(
    codes: Iterable[str], session: Session, settings: Mapping[str, Any], beside: Callable[[], Awaitable[None]] | None = None
) -> None:
    """Crawl newspapers and return when all are done. `beside` runs meanwhile and is cancelled at the end.

    `settings` tell the add-on who asks and which registry to use. Can be called once in a process: Twisted's reactor does
    not start twice.
    """
    process = AsyncCrawlerProcess({**SETTINGS, **settings})
    logging.getLogger("scrapy").setLevel(settings.get("LOG_LEVEL", "WARNING"))  # Scrapy sets it to DEBUG, a record a request
    loop = asyncio.get_event_loop()
    company = loop.create_task(_alongside(beside)) if beside else None
    for code in codes:
        process.crawl(code, session=session)
    _collect_less()
    with _signals_restored():
        process.start()
    if process.bootstrap_failed and not session.broken:
        session.broken = CrawlError("a newspaper's spider could not start; the log says why")
    if company:
        company.cancel()


async def _alongside(beside: Callable[[], Awaitable[None]]) -> None:
    with suppress(asyncio.CancelledError):
        await beside()


@contextmanager
def _signals_restored() -> Iterator[None]:
    """Whatever is done after the crawl can be interrupted again: Scrapy leaves its own handlers behind."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _collect_less() -> None:
    """Leave what is loaded by now out of garbage collection, and collect the rest less often: it took 7 % of the time."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
