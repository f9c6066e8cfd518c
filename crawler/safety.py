"""What a crawl may touch: the newspaper's own domains on the public internet, and nothing else.

Three gates: a request (a redirected one too) must be on the newspaper's own site, an address written as a number must be
public, and a name must resolve to public addresses. The last is held where names are resolved for the connection itself,
so that no second answer of the DNS can slip past it. Fixture newspapers, which are served on loopback, are let through.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from crawler.loader import NewspaperLoader

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred

    from crawler.spider import NewspaperSpider


class Refused(IgnoreRequest):
    """A request that is not made; the message says why."""


def is_public(host: str) -> bool:
    """Whether a host, if it is an IP address, is one of the public internet; True for names."""
    try:
        address: IPv4Address | IPv6Address = ip_address(host.strip("[]"))
    except ValueError:
        return host.lower().rstrip(".") != "localhost" and not host.lower().rstrip(".").endswith(".localhost")
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_global and not address.is_multicast


class OwnDomains:
    """Downloader middleware: refuses every request outside of the spider's newspaper, and to addresses that are not public."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware for one crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise Refused."""
        spider: NewspaperSpider = self.crawler.spider  # type: ignore[assignment]
        newspaper = spider.newspaper
        way = "a redirect to" if request.meta.get("redirect_times") else "a link to"
        if not newspaper.owns(request.url):
            raise Refused(f"{way} {request.url}, which is not on {newspaper.domain}")
        if not newspaper.fixture and not is_public(urlsplit(request.url).hostname or ""):
            raise Refused(f"{way} {request.url}, which is not on the public internet")


class PublicResolver(CachingThreadedResolver):
    """Resolves names for connections; a name that leads to a loopback, private or link-local address does not exist."""

    fixture_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: object) -> Self:
        """Make the resolver of a process; BAOTINH_FIXTURE_HOSTS, else the hosts of fixture newspapers, may be on loopback."""
        resolver = super().from_crawler(crawler, reactor)  # type: ignore[arg-type]
        hosts = crawler.settings.get("BAOTINH_FIXTURE_HOSTS")
        if hosts is None:
            newspapers = NewspaperLoader.from_settings(crawler.settings).newspapers.values()
            hosts = [urlsplit(newspaper.base_url).hostname or "" for newspaper in newspapers if newspaper.fixture]
        resolver.fixture_hosts = frozenset(hosts)
        return resolver

    def getHostByName(self, name: str, timeout: object = ()) -> Deferred[str]:  # noqa: N802
        """Fire with the IPv4 address of `name`, or fail with DNSLookupError."""
        return super().getHostByName(name).addCallback(self._check, name)

    def _check(self, address: str, name: str) -> str:
        if name in self.fixture_hosts or is_public(address):
            return address
        raise DNSLookupError(f"{name} resolves to {address}, which is not on the public internet")
