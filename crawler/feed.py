"""RSS and Atom feeds."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urljoin

import feedparser

from crawler.dates import read_date
from crawler.discovered import Discovered, DiscoveryError, article_at, newest_first
from crawler.newspaper import Newspaper

MAX_ENTRIES = 10_000  # a feed is newest first, and its reader takes a tenth of a millisecond an entry
_ENDS = (b"</item>", b"</entry>")


def feed_links(body: bytes, url: str, newspaper: Newspaper) -> list[Discovered]:
    """The articles of a feed, newest first; none where the feed is valid but empty. DiscoveryError where it is no feed."""
    parsed = feedparser.parse(BytesIO(_first_entries(body)), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise DiscoveryError(f"{url} is not a feed: it begins with {body[:60]!r}")
    found = []
    for entry in parsed.entries:
        address = entry.get("link") or entry.get("id") or ""
        stated = entry.get("published") or entry.get("updated") or ""
        found.append(article_at(urljoin(url, address.strip()), read_date(stated, newspaper.timezone), newspaper))
    return newest_first(one for one in found if one is not None)


def _first_entries(body: bytes) -> bytes:
    """The feed up to its MAX_ENTRIESth entry; feedparser does without the closing tags."""
    for end in _ENDS:
        if body.count(end) > MAX_ENTRIES:
            position = 0
            for _ in range(MAX_ENTRIES):
                position = body.index(end, position) + len(end)
            return body[:position]
    return body
