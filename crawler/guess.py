"""What a site's pages give away about it: its feeds, its sections, its name, and the form of its article addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin, urlsplit

from lxml import html

from crawler.discovered import own_address
from crawler.family import Family
from crawler.links import article_links
from crawler.newspaper import Newspaper

ENOUGH = 0.6  # of the article links must have a form for it to be the site's
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
_FEED_PATH = re.compile(r"(?:^|/)(?:rss|feed|atom)(?:[/.]|$)|\.rss$", re.IGNORECASE)
_SECTION_WORDS = 5  # the name of a section has no more
_NUMBERED = re.compile(r"(?P<slug>[^/]+?)(?P<mark>-(?:[a-z]+)?)(?P<number>\d{4,})(?P<end>\.[a-z]+)?")


def tree_of(body: bytes) -> html.HtmlElement:
    """The tree of a page; an empty one where there is no HTML."""
    return html.document_fromstring(body.strip() or b"<html></html>", parser=html.HTMLParser(encoding="utf-8"))


def site_name(page: html.HtmlElement) -> str | None:
    """What the site calls itself, by its own metadata or the end of its title."""
    for meta in page.xpath("//meta[@property='og:site_name' or @name='application-name']/@content"):
        if meta.strip():
            return " ".join(meta.split())
    title = " ".join((page.findtext(".//title") or "").split())
    parts = [part.strip() for part in re.split(r"\s[-|–»]\s", title) if part.strip()]
    return min(parts, key=len) if parts else None


def feed_addresses(page: html.HtmlElement, url: str, newspaper: Newspaper) -> list[str]:
    """Addresses that may be feeds: those that the page declares, then those that it links to."""
    declared = [link.get("href") for link in page.iter("link") if (link.get("type") or "").lower() in _FEED_TYPES]
    linked = [link.get("href") for link in page.iter("a") if _FEED_PATH.search(urlsplit(link.get("href") or "").path)]
    return _own([*declared, *linked], url, newspaper)


def section_addresses(page: html.HtmlElement, body: bytes, url: str, newspaper: Newspaper) -> list[str]:
    """Addresses that may be sections, in the order of the page: short links of one or two steps that are no articles."""
    articles = {own_address(link, newspaper) for link in article_links(body, url)}
    short = []
    for link in page.iter("a"):
        path = urlsplit(link.get("href") or "").path
        words = [word for word in link.text_content().split() if any(letter.isalpha() for letter in word)]
        if 1 <= len(words) <= _SECTION_WORDS and 1 <= len(path.strip("/").split("/")) <= 2 and path.strip("/"):
            short.append(link.get("href"))
    return [one for one in _own(short, url, newspaper) if one not in articles and not _FEED_PATH.search(urlsplit(one).path)]


def article_form(urls: Iterable[str], families: Mapping[str, Family]) -> tuple[str | None, str | None]:
    """The family whose pattern most of these article addresses match; else a pattern made from them; else (None, None)."""
    paths = [urlsplit(url).path for url in urls]
    known = Counter(
        code for path in paths for code, family in families.items() if family.article and family.article.fullmatch(path)
    )
    if known and known.most_common(1)[0][1] >= ENOUGH * len(paths):
        return known.most_common(1)[0][0], None
    forms = Counter(form for path in paths if (form := _form(path)))
    if forms and forms.most_common(1)[0][1] >= ENOUGH * len(paths):
        return None, forms.most_common(1)[0][0]
    return None, None


def _form(path: str) -> str | None:
    """A pattern for addresses built like this one: so many steps, then a slug and a number with what stands around it."""
    *steps, last = path.strip("/").split("/")
    found = _NUMBERED.fullmatch(last)
    if not found:
        return None
    slash = "/" if path.endswith("/") else ""
    end = re.escape(found["end"] or "")
    return "/" + "[^/]+/" * len(steps) + f"[^/]+{found['mark']}(?P<id>\\d{{4,}}){end}{slash}"


def _own(addresses: Iterable[str | None], url: str, newspaper: Newspaper) -> list[str]:
    own = (own_address(urljoin(url, address.strip()), newspaper) for address in addresses if address)
    here = own_address(url, newspaper)
    return [one for one in dict.fromkeys(own) if one and one != here]
