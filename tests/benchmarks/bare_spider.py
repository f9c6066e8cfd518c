"""Scrapy with a spider that stores nothing: `python -m tests.benchmarks.bare_spider URL PAGES`."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response


class Bare(Spider):
    """Asks for pages and forgets them."""

    name = "bare"

    async def start(self) -> AsyncIterator[Request]:
        for number in range(int(sys.argv[2])):
            yield Request(f"{sys.argv[1]}/tin-so-{number}.html")

    def parse(self, response: Response) -> None: ...


SETTINGS = {
    "CONCURRENT_ITEMS": 4,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "LOG_LEVEL": "WARNING",
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
}

if __name__ == "__main__":
    process = AsyncCrawlerProcess(SETTINGS)
    process.crawl(Bare)
    process.start()
