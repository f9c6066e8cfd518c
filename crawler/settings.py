"""All of Scrapy's settings as one add-on: `ADDONS = {"crawler.settings.BaoTinh": 0}`."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

TIMEOUT = 45  # seconds for a whole answer, however slowly it drips

SETTINGS: dict[str, Any] = {
    # safe: nobody reaches into the crawl, and it reaches nowhere that it should not
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "HTTPPROXY_ENABLED": False,  # a proxy would resolve names for us, to whatever address
    "DOWNLOAD_MAXSIZE": 8 << 20,  # bytes, before and after decompression
    "DOWNLOAD_WARNSIZE": 0,
    "REDIRECT_MAX_TIMES": 5,
    "METAREFRESH_ENABLED": False,
    "COOKIES_ENABLED": False,
    # polite
    "ROBOTSTXT_OBEY": True,
    "CONCURRENT_REQUESTS": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 2.0,
    "DOWNLOAD_DELAY_JITTER": 0.5,
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_START_DELAY": 2.0,
    "AUTOTHROTTLE_MAX_DELAY": 60.0,
    "RETRY_TIMES": 1,
    "RETRY_HTTP_CODES": [500, 502, 504, 522, 524, 408],  # 429 and 503 are BackOff's
    "DEFAULT_REQUEST_HEADERS": {
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": "vi,en;q=0.5",
    },
    # what Scrapy does for each page and this crawl has no use for
    "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",  # what a crawl counts stands in the table `health`
    "LOGSTATS_INTERVAL": 0,
    "DOWNLOADER_STATS": False,
    "EXTENSIONS": {
        "scrapy.extensions.corestats.CoreStats": None,
        "scrapy.extensions.logcount.LogCount": None,
        "scrapy.extensions.feedexport.FeedExporter": None,
    },
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "crawler.safety.OwnDomains": 50,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "crawler.politeness.Robots": 100,
        "crawler.politeness.BackOff": 560,
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    },
}


class BaoTinh:
    """The add-on. It needs `BAOTINH_CONTACT`, a mail address or URL, unless only fixture newspapers are crawled."""

    @classmethod
    def update_pre_crawler_settings(cls, settings: BaseSettings) -> None:
        """Set what Scrapy asks for before there is a crawl: where its spiders are, and who resolves names for the process."""
        settings.set("SPIDER_LOADER_CLASS", "crawler.loader.NewspaperLoader", priority="addon")
        settings.set("TWISTED_DNS_RESOLVER", "crawler.safety.PublicResolver", priority="addon")
        if find_spec("uvloop"):  # there is none for Windows; a fifth more pages a second
            settings.set("ASYNCIO_EVENT_LOOP", "uvloop.Loop", priority="addon")

    def update_settings(self, settings: BaseSettings) -> None:
        """Set what is not set by the project, the command line or the spider."""
        for name, value in SETTINGS.items():
            settings.set(name, value, priority="addon")
        settings.set("DOWNLOAD_TIMEOUT", settings.getint("BAOTINH_TIMEOUT", TIMEOUT), priority="addon")
        settings.set("USER_AGENT", user_agent(settings.get("BAOTINH_CONTACT")), priority="addon")


def user_agent(contact: str | None) -> str:
    """Return how the crawler presents itself: name, version, and whom to write to."""
    try:
        number = version("baotinh")
    except PackageNotFoundError:  # run from a checkout
        number = "0"
    return f"baotinh/{number} (+{contact})" if contact else f"baotinh/{number}"
