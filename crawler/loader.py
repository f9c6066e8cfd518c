"""Shows the registry to Scrapy: one spider a newspaper, named by its code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy.exceptions import UsageError

from crawler.newspaper import Newspaper
from crawler.registry import NEWSPAPERS, load_registry
from crawler.strict import nearest

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.settings import BaseSettings

    from crawler.spider import NewspaperSpider

CONCURRENCY_ON_LOOPBACK = {"CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 16}


def spider_for(newspaper: Newspaper) -> type[NewspaperSpider]:
    """Return the spider class of a newspaper."""
    from crawler.spider import NewspaperSpider

    members = {
        "name": newspaper.code,
        "newspaper": newspaper,
        "custom_settings": settings_for(newspaper),
        "__doc__": newspaper.name,
    }
    return type(newspaper.code.title(), (NewspaperSpider,), members)


def settings_for(newspaper: Newspaper) -> dict[str, Any]:
    """What a newspaper needs otherwise than the rest. Loopback needs no patience."""
    settings: dict[str, Any] = {}
    if newspaper.fixture:
        settings = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, **CONCURRENCY_ON_LOOPBACK}
    if newspaper.delay is not None:
        settings |= {"DOWNLOAD_DELAY": newspaper.delay, "AUTOTHROTTLE_START_DELAY": newspaper.delay}
    if not newspaper.verify_tls:
        settings["DOWNLOAD_VERIFY_CERTIFICATES"] = False
    return settings


class UnknownNewspaperError(UsageError, KeyError):
    """A KeyError, as Scrapy wants it of a spider loader; and one that its commands show as a sentence."""


class NewspaperLoader:
    """Scrapy's spider loader over the registry.

    `BAOTINH_REGISTRY` names another directory than the package's own, `BAOTINH_BASE_URLS` says where its fixture newspapers
    are served: {code: URL}.
    """

    def __init__(self, newspapers: dict[str, Newspaper]) -> None:
        self.newspapers = newspapers

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Load the registry."""
        directory = Path(settings.get("BAOTINH_REGISTRY") or NEWSPAPERS)
        return cls(load_registry(directory, settings.getdict("BAOTINH_BASE_URLS")))

    def load(self, spider_name: str) -> type[Spider]:
        """Return the spider class of a code; UnknownNewspaperError where there is no such newspaper."""
        if spider_name not in self.newspapers:
            raise UnknownNewspaperError(f"there is no newspaper '{spider_name}'{nearest(spider_name, self.newspapers)}")
        return spider_for(self.newspapers[spider_name])

    def list(self) -> list[str]:
        """The codes of the newspapers that are enabled."""
        return [code for code, newspaper in self.newspapers.items() if newspaper.enabled]

    def find_by_request(self, request: Request) -> list[str]:  # type: ignore[valid-type]
        """The codes of the newspapers that a request is on the site of."""
        return [code for code, newspaper in self.newspapers.items() if newspaper.owns(request.url)]
