"""Sitemaps, news sitemaps and sitemap indexes, plain or gzipped, and the robots.txt that names them."""

from __future__ import annotations

import re
import zlib
from datetime import date, datetime
from urllib.parse import urljoin

from lxml import etree
from protego import Protego

from crawler.dates import read_date
from crawler.discovered import Discovered, DiscoveryError, article_at, newest_first, own_address
from crawler.newspaper import Newspaper

MAX_BYTES = 64 << 20  # unpacked; the protocol allows 50 MB
_MONTH_IN_NAME = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_/]?(?P<month>0?[1-9]|1[0-2])?(?!\d)")


def robots_sitemaps(body: bytes, url: str, newspaper: Newspaper) -> list[Discovered]:
    """The sitemaps on the newspaper's own site that its robots.txt names."""
    robots = Protego.parse(body.decode("utf-8", "replace"))
    named = (own_address(urljoin(url, address), newspaper) for address in robots.sitemaps)
    return newest_first(Discovered(address, None, "sitemap") for address in named if address)


def sitemap_links(body: bytes, url: str, newspaper: Newspaper, since: date | None = None) -> list[Discovered]:
    """The articles of a sitemap, or the sitemaps of an index, newest first; without those last changed before `since`.

    DiscoveryError for what is no sitemap, declares entities, or is larger than MAX_BYTES unpacked.
    """
    root = _root(_unpacked(body, url), url)
    is_index = _name(root) == "sitemapindex"
    if not is_index and _name(root) != "urlset":
        raise DiscoveryError(f"{url} is not a sitemap: its root is <{_name(root)}>")
    found: list[Discovered | None] = []
    for entry in root.iterchildren("{*}sitemap" if is_index else "{*}url"):
        address, stated = urljoin(url, _text(entry, "{*}loc")), _date(entry, newspaper)
        if _is_before(since, stated) or (is_index and _named_before(since, address)):
            continue
        if is_index:
            own = own_address(address, newspaper)
            found.append(Discovered(own, stated, "sitemap") if own else None)
        else:
            found.append(article_at(address, stated, newspaper))
    return newest_first(one for one in found if one is not None)


def _unpacked(body: bytes, url: str) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    stream = zlib.decompressobj(wbits=31)
    try:
        unpacked = stream.decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise DiscoveryError(f"{url} is not readable as gzip: {error}") from error
    if stream.unconsumed_tail:
        raise DiscoveryError(f"{url} unpacks to more than {MAX_BYTES >> 20} MB")
    return unpacked


def _root(body: bytes, url: str) -> etree._Element:
    if b"<!ENTITY" in body.replace(b"\0", b""):  # in UTF-16 too
        raise DiscoveryError(f"{url} declares entities, which no sitemap needs")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True, remove_comments=True)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise DiscoveryError(f"{url} is not XML: {error}") from error
    if root is None:
        raise DiscoveryError(f"{url} is not XML: it begins with {body[:60]!r}")
    return root


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _text(entry: etree._Element, path: str) -> str:
    return (entry.findtext(path) or "").strip()


def _date(entry: etree._Element, newspaper: Newspaper) -> datetime | None:
    stated = _text(entry, "{*}news/{*}publication_date") or _text(entry, "{*}lastmod")
    return read_date(stated, newspaper.timezone)


def _is_before(since: date | None, stated: datetime | None) -> bool:
    return since is not None and stated is not None and stated.date() < since


def _named_before(since: date | None, address: str) -> bool:
    """Whether a sitemap's own name says that it covers a month, or a year, before `since`: `/sitemaps/news-2026-9.xml`."""
    found = _MONTH_IN_NAME.search(address.rpartition("/")[2])
    if since is None or found is None:
        return False
    return (int(found["year"]), int(found["month"] or 12)) < (since.year, since.month)
