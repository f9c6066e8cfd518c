"""A look at a site that is not in the registry yet: what its file there should say, and pages to judge that by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.discovery import Discovered, DiscoveryError, discover
from crawler.family import load_families
from crawler.guess import article_form, feed_addresses, section_addresses, site_name, tree_of
from crawler.links import article_links
from crawler.newspaper import Expect, Newspaper
from crawler.urls import canonical
from crawler.visit import Site, UnreachableError
from extract import read_page
from extract.model import Article

USUAL_FEEDS = ("/rss/home.rss", "/rss", "/feed", "/atom.xml")  # where feeds often are without being linked to
MAX_FEEDS, MAX_SECTIONS = 10, 15  # candidates that are asked for
MAX_EXAMPLES = 3  # articles that are read


@dataclass(slots=True)
class Survey:
    """What was found. `newspaper` is the proposal; `pages` are by file name, `articles` as read from some of them."""

    newspaper: Newspaper
    pages: dict[str, bytes] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    discovered: dict[str, Discovered] = field(default_factory=dict)


async def survey(site: Site) -> Survey:
    """Ask for the front page, what may be feeds and sections, and a few articles. UnreachableError without a front page."""
    front = await site.get(site.newspaper.base_url + "/")
    if front.status != 200:
        raise UnreachableError(f"{front.url} answers HTTP {front.status}")
    tree = tree_of(front.body)
    there = urlsplit(front.url)
    newspaper = replace(
        site.newspaper, base_url=f"{there.scheme}://{there.netloc}", name=site_name(tree) or site.newspaper.name, sections=()
    )
    found = Survey(newspaper)
    await _find_feeds(site, found, [*feed_addresses(tree, front.url, newspaper), *_usual(newspaper)])
    _find_form(found, article_links(front.body, front.url))
    await _find_sections(site, found, front, section_addresses(tree, front.body, front.url, newspaper))
    if site.robots is not None and site.robots.status == 200:
        named = discover("robots", site.robots.body, site.robots.url, newspaper)
        found.remarks += [f"robots.txt names the sitemap {one.url}; the crawl finds it there by itself" for one in named]
    await _read_articles(site, found)
    found.newspaper = replace(found.newspaper, expect=_expect(found))
    return found


def _usual(newspaper: Newspaper) -> list[str]:
    return [newspaper.base_url + path for path in USUAL_FEEDS]


async def _find_feeds(site: Site, found: Survey, candidates: Iterable[str]) -> None:
    waiting, asked, feeds = list(dict.fromkeys(candidates)), 0, []
    while waiting and asked < MAX_FEEDS:
        url, asked = waiting.pop(0), asked + 1
        response = await _answer(site, url)
        if response is None:
            continue
        try:
            articles = discover("feed", response.body, response.url, found.newspaper)
        except DiscoveryError:  # a page that lists feeds, perhaps
            listed = feed_addresses(tree_of(response.body), response.url, found.newspaper)
            waiting += [one for one in listed if one not in waiting and one not in feeds and one != url]
            continue
        if articles:
            feeds.append(url)
            found.discovered.update({one.url: one for one in articles})
    found.newspaper = replace(found.newspaper, feeds=tuple(dict.fromkeys(feeds)))
    if not feeds:
        found.remarks.append("no feed was found")


def _find_form(found: Survey, linked: list[str]) -> None:
    """The form of article addresses, by what the feeds and the front page lead to."""
    families = load_families()
    addresses = [canonical(url, found.newspaper) for url in linked]
    code, pattern = article_form([*found.discovered, *addresses], families)
    if code is None and pattern is None:
        found.remarks.append("no form of article addresses stands out: articles are told from other links by their look")
        return
    family = families[code] if code else None
    article = family.article if family else re.compile(pattern or "")
    layouts = family.layouts if family else ()
    found.newspaper = replace(found.newspaper, family=code, article=article, layouts=layouts)


async def _find_sections(site: Site, found: Survey, front: Response, candidates: list[str]) -> None:
    """A section lists articles of its own, not only those that stand beside every page of the site."""
    listed = {front.url: _listed(found, front)}
    pages = {front.url: front.body}
    for url in candidates[:MAX_SECTIONS]:
        response = await _answer(site, url)
        if response is not None:
            listed[url], pages[url] = _listed(found, response), response.body
    times = Counter(address for articles in listed.values() for address in articles)
    everywhere = {address for address, count in times.items() if count > 2 and 2 * count > len(listed)}
    sections = [url for url, articles in listed.items() if articles - everywhere and url != front.url]
    if not sections:
        found.remarks.append("no section page was found: the front page stands in for them")
        sections = [front.url]
    found.newspaper = replace(found.newspaper, sections=tuple(sections))
    found.pages["section.html"] = pages[sections[0]]


def _listed(found: Survey, response: Response) -> set[str]:
    """The articles that a page lists."""
    try:
        articles = discover("section", response.body, response.url, found.newspaper)
    except DiscoveryError:
        return set()
    for one in articles:
        found.discovered.setdefault(one.url, one)
    return {one.url for one in articles}


async def _read_articles(site: Site, found: Survey) -> None:
    newspaper = found.newspaper
    read: list[str] = []
    for one in [one for one in found.discovered.values() if newspaper.article_id(one.url)][: MAX_EXAMPLES * 2]:
        response = await _answer(site, one.url)
        article = response and read_page(response.body, one.url, newspaper.layout_on(None))
        if response is None or not article:
            found.remarks.append(f"{one.url} could not be read as an article")
            continue
        read.append(one.url)
        found.pages[f"article-{len(read)}.html"] = response.body
        found.articles[f"article-{len(read)}"] = article
        if len(read) == MAX_EXAMPLES:
            break
    found.newspaper = replace(newspaper, examples=tuple(read))


def _expect(found: Survey) -> Expect:
    """From a third of to three times what the last days brought; how many articles were dated."""
    week = datetime.now(UTC) - timedelta(days=7)
    days = Counter(one.published.date() for one in found.discovered.values() if one.published and one.published > week)
    usual = max(days.values(), default=0)
    if not usual:
        found.remarks.append("how much it publishes cannot be seen from its lists: min and max are a guess")
    dated = sum(article.published is not None for article in found.articles.values())
    share = round(dated / len(found.articles), 2) if found.articles else 0.9
    return Expect(max(1, usual // 3), 3 * usual or 100, share)


async def _answer(site: Site, url: str) -> Response | None:
    try:
        response = await site.get(url)
    except UnreachableError:
        return None
    return response if response.status == 200 and response.body else None
