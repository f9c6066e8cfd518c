"""Section pages: the articles they list, and the page with older ones that follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import chain, islice
from urllib.parse import urljoin

from lxml import html
from lxml.etree import ParserError

from crawler.dates import read_date
from crawler.discovered import Discovered, DiscoveryError, article_at, newest_first, own_address
from crawler.links import article_links
from crawler.newspaper import Newspaper

MAX_PAGES = 200  # of one section, however far back `since` lies
_CARD_DEPTH = 4  # a story's date stands at most so many elements above its link
_DATE_LENGTH = 60  # characters; a longer text is a sentence with a date in it
_ONWARD = frozenset({"trang sau", "trang tiếp", "tiếp", "tiếp theo", "sau", "cũ hơn", "xem thêm", "next", "›", "»", ">", ">>"})


def section_links(body: bytes, url: str, newspaper: Newspaper, since: date | None = None) -> list[Discovered]:
    """The articles that a section page lists, newest first, then the next page of the section, as kind `section`.

    The next page is given only where `since` is, and nothing on this one is older than it. It should be asked for only where
    this page brought an article not seen before: some sites repeat their last page under every higher number.
    DiscoveryError where the page is empty or no HTML.
    """
    tree = _tree(body, url)
    articles = newest_first(_articles(tree, url, newspaper))
    if since is None or not articles or _reaches(since, articles, newspaper):
        return articles
    following = _next_page(tree, url, newspaper)
    return [*articles, Discovered(following, None, "section")] if following else articles


def _reaches(since: date, articles: Iterable[Discovered], newspaper: Newspaper) -> bool:
    """Whether a list has come to `since`: half of what can be dated is older. (A box of old favourites is less than half.)"""
    days = [one.published.date() if one.published else newspaper.last_day(one.url) for one in articles]
    older = [day < since for day in days if day is not None]
    return bool(older) and 2 * sum(older) >= len(older)


def _tree(body: bytes, url: str) -> html.HtmlElement:
    try:
        return html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, ParserError) as error:
        raise DiscoveryError(f"{url} is not a page: {error}") from error


def _articles(tree: html.HtmlElement, url: str, newspaper: Newspaper) -> Iterator[Discovered]:
    stories: dict[html.HtmlElement, Discovered] = {}
    by_look = None if newspaper.article else {own_address(one, newspaper) for one in article_links(html.tostring(tree), url)}
    for link in tree.iter("a"):
        found = article_at(urljoin(url, (link.get("href") or "#").strip()), None, newspaper)
        if found is not None and (by_look is None or found.url in by_look):
            stories[link] = found
    for link, story in stories.items():
        yield replace(story, published=_date_beside(link, stories, newspaper))


def _date_beside(link: html.HtmlElement, stories: Mapping[html.HtmlElement, Discovered], newspaper: Newspaper) -> datetime | None:
    """The date on the card that a link stands on: the smallest box that has one, and no other story."""
    for box in islice(link.iterancestors(), _CARD_DEPTH):
        if any(stories.get(other, stories[link]) != stories[link] for other in box.iter("a")):
            return None
        stated = [moment.get("datetime") or "" for moment in box.iter("time")] + [
            text for text in box.itertext() if _is_date(text)
        ]
        for text in stated:
            read = read_date(text, newspaper.timezone)
            if read is not None:
                return read
    return None


def _is_date(text: str) -> bool:
    """Whether a piece of text is a date by itself, not a sentence that has one in it."""
    return 8 <= len(text.strip()) <= _DATE_LENGTH and any(character.isdigit() for character in text)


def _next_page(tree: html.HtmlElement, url: str, newspaper: Newspaper) -> str | None:
    """The address of the page after this one: by the newspaper's `next_page`, else as the page itself links to it."""
    root, number = _position(url, newspaper)
    if number >= MAX_PAGES:
        return None
    if newspaper.next_page:
        return own_address(_page_address(root, newspaper.next_page, number + 1), newspaper)
    numbered: dict[int, str] = {}
    for link in chain(tree.iter("link"), tree.iter("a")):
        words = " ".join(link.text_content().split()).lower()
        address = own_address(urljoin(url, link.get("href") or "#"), newspaper)
        if address is None or address == own_address(url, newspaper):
            continue
        if "next" in (link.get("rel") or "").split() or words in _ONWARD:
            return address
        if words.isdecimal() and len(words) <= 3 and newspaper.article_id(address) is None:
            numbered.setdefault(int(words), address)
    return _after_this(numbered)


def _after_this(numbered: Mapping[int, str]) -> str | None:
    """Of a pager `1 … 5 6 [7] 8 9` the address of 8: this page is the number between linked ones that is no link itself."""
    for number in sorted(numbered):
        here, before = number - 1, number - 2
        if here not in numbered and (here == 1 or before in numbered):
            return numbered[number]
    return None


def _position(url: str, newspaper: Newspaper) -> tuple[str, int]:
    """The first page of a section, and which page of it `url` is, from 1 on."""
    if newspaper.next_page:
        before, after = map(re.escape, _tail(newspaper.next_page).split("{n}"))
        found = re.fullmatch(rf"(.+?){before}(\d{{1,6}}){after}", url)
        if found:
            return found[1], int(found[2])
    return url, 1


def _page_address(root: str, template: str, number: int) -> str:
    root = root if template.startswith("?") else root.rstrip("/")
    return root + _tail(template).replace("{n}", str(number))


def _tail(template: str) -> str:
    """What follows a section's address, whose own last slash does not count: `?p={n}` or `/page/{n}/`."""
    return template if template.startswith("?") else "/" + template.lstrip("/")
