"""Where a newspaper's new articles are: from the bytes of a feed, a sitemap, a section page or robots.txt to addresses."""

from __future__ import annotations

from datetime import date
from typing import Literal

from crawler.discovered import Discovered, DiscoveryError
from crawler.feed import feed_links
from crawler.newspaper import Newspaper
from crawler.section import section_links
from crawler.sitemap import robots_sitemaps, sitemap_links

__all__ = ["Discovered", "DiscoveryError", "discover"]


def discover(
    kind: Literal["feed", "sitemap", "section", "robots"], body: bytes, url: str, newspaper: Newspaper, since: date | None = None
) -> list[Discovered]:
    """What the list at `url` leads to, newest first: articles not known to be older than `since`, and further lists.

    Every address is canonical, on the newspaper's own site, and given once. An empty but valid feed gives nothing.
    DiscoveryError where the body is not what its kind says.
    """
    match kind:
        case "feed":
            found = feed_links(body, url, newspaper)
        case "sitemap":
            found = sitemap_links(body, url, newspaper, since)
        case "section":
            found = section_links(body, url, newspaper, since)
        case "robots":
            found = robots_sitemaps(body, url, newspaper)
    return [one for one in found if not _is_older(one, since, newspaper)]


def _is_older(one: Discovered, since: date | None, newspaper: Newspaper) -> bool:
    if since is None or one.kind != "article":
        return False
    day = one.published.astimezone(newspaper.timezone).date() if one.published else newspaper.last_day(one.url)
    return day is not None and day < since
