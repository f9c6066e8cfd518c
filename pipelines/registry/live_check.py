"""The live check of one newspaper's registry file: what its site answers today, and what to correct in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.discovery import Discovered, DiscoveryError, discover
from crawler.newspaper import Newspaper
from crawler.urls import canonical
from crawler.visit import Site, UnreachableError
from extract.article import PageError, require_article
from extract.model import Article
from pipelines.registry.leaks import leaked_headlines, shared_blocks

STALE = timedelta(days=7)  # a list whose newest article is older than that is not where news appears
ARTICLES = 2  # are read: what both of them say belongs to the site, not to either
SHORT = 300  # characters; a shorter article is suspect

Verdict = Literal["ok", "note", "correct"]
ListKind = Literal["feed", "sitemap", "section"]
_KEYS: dict[ListKind, str] = {"feed": "discovery.feeds", "sitemap": "discovery.sitemaps", "section": "discovery.sections"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `correct` asks for a change of the registry file, at `key`; `note` only wants to be known."""

    newspaper: str
    looked_at: str  # robots.txt, a list or an article: its address
    verdict: Verdict
    message: str
    key: str | None = None


class _Check:
    """The findings so far, and the articles that lists led to."""

    def __init__(self, newspaper: Newspaper) -> None:
        self.newspaper = newspaper
        self.findings: list[Finding] = []
        self.articles: dict[str, Discovered] = {}

    def add(self, looked_at: str, verdict: Verdict, message: str, key: str | None = None) -> None:
        self.findings.append(Finding(self.newspaper.code, looked_at, verdict, message, key))

    def newest(self) -> list[Discovered]:
        """The newest articles that lists led to, undated ones last."""
        undated = datetime.min.replace(tzinfo=UTC)
        return sorted(self.articles.values(), key=lambda one: one.published or undated, reverse=True)[:ARTICLES]


async def check(site: Site) -> list[Finding]:
    """Look at robots.txt, every list of the registry file, and two articles of those that the lists lead to."""
    newspaper = site.newspaper
    checking = _Check(newspaper)
    lists: list[tuple[ListKind, tuple[str, ...]]] = [
        ("feed", newspaper.feeds),
        ("section", newspaper.sections),
        ("sitemap", newspaper.sitemaps),
    ]
    for kind, urls in lists:
        for url in urls:
            await _check_list(site, checking, kind, url)
            if site.robots is None:  # it is asked for before anything else, and without it nothing may be
                return [replace(one, looked_at="robots.txt", key="domain") for one in checking.findings]
    await _check_robots(site, checking)
    if not checking.articles:
        checking.add(newspaper.base_url, "correct", "nothing leads to any article", "discovery")
    read = [await _check_article(site, checking, one) for one in checking.newest()]
    _check_shared(checking, [article for article in read if article])
    return checking.findings


async def _check_robots(site: Site, checking: _Check) -> None:
    newspaper, robots = site.newspaper, site.robots
    assert robots is not None
    named = discover("robots", robots.body, robots.url, newspaper) if robots.status == 200 else []
    there = f"names {len(named)} sitemap(s)" if robots.status == 200 else f"HTTP {robots.status}"
    checking.add("robots.txt", "ok" if robots.status in (200, 404) else "note", there)
    for one in [one for one in named if one.url not in newspaper.sitemaps][:1]:
        await _check_list(site, checking, "sitemap", one.url)


async def _check_list(site: Site, checking: _Check, kind: ListKind, url: str) -> None:
    key = _KEYS[kind]
    try:
        response = await site.get(url)
        if response.status != 200:
            checking.add(url, "correct", f"HTTP {response.status}: correct or remove it", key)
            return
        found = discover(kind, response.body, response.url, site.newspaper)
    except (UnreachableError, DiscoveryError) as error:
        checking.add(url, "correct", str(error), "verify_tls" if "certificate" in str(error) else key)
        return
    articles = [one for one in found if one.kind == "article"]
    checking.articles.update({one.url: one for one in articles})
    if articles:
        _check_dates(checking, kind, url, articles)
    elif found:
        checking.add(url, "ok", f"leads to {len(found)} further {found[0].kind}s")
    else:
        _check_nothing_found(checking, kind, response)


def _check_dates(checking: _Check, kind: ListKind, url: str, articles: list[Discovered]) -> None:
    dates = [one.published for one in articles if one.published]
    count = f"{len(articles)} articles, {len(dates)} with a date"
    if dates and datetime.now(UTC) - max(dates) > STALE:
        checking.add(url, "note", f"{count}, the newest of {max(dates):%d/%m/%Y}: no longer kept up?")
    elif kind == "feed" and not dates:
        checking.add(url, "note", f"{count}: its dates cannot be read")
    else:
        checking.add(url, "ok", count)


def _check_nothing_found(checking: _Check, kind: ListKind, response: Response) -> None:
    """Why a list that answered leads to no article: it is empty, or full of addresses that the pattern does not know."""
    newspaper = checking.newspaper
    others = discover(kind, response.body, response.url, replace(newspaper, article=None))
    if others and newspaper.article:
        pattern, one = newspaper.article.pattern, urlsplit(others[0].url).path
        message = f"none of its {len(others)} links matches {pattern!r}; the first is {one}"
        checking.add(response.url, "correct", message, "discovery.article")
    else:
        checking.add(response.url, "correct", "HTTP 200, and nothing in it: correct or remove it", _KEYS[kind])


async def _check_article(site: Site, checking: _Check, one: Discovered) -> Article | None:
    newspaper = site.newspaper
    try:
        response = await site.get(one.url)
    except UnreachableError as error:
        checking.add(one.url, "note", str(error))
        return None
    final = canonical(response.url, newspaper)
    if response.status != 200 or newspaper.article_id(final) is None:
        checking.add(one.url, "correct", f"HTTP {response.status} at {response.url}: is this an article?", "discovery.article")
        return None
    try:
        article = require_article(response.body, final, newspaper.layout_on(None))
    except PageError as error:
        checking.add(one.url, "correct", f"{error}: is it one? then it needs a layout", "layout")
        return None
    for message, key in _doubts(article, leaked_headlines(response.body, final, article, newspaper)):
        checking.add(one.url, "correct", message, key)
    if checking.findings[-1].looked_at != one.url:
        size = f"{len(article.text)} characters in {len(article.blocks)} blocks"
        checking.add(one.url, "ok", f"“{article.title}”, {article.published:%d/%m/%Y}, {size}, nothing of the page around it")
    return article


def _doubts(article: Article, leaks: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with an article as it was read, and the key that would mend it."""
    if article.state == "hidden":
        yield "its body is hidden from readers without scripts: only title and lead are kept", "layout"
        return
    if not article.title:
        yield "it has no headline", "layout.title"
    if article.published is None:
        yield "it has no publication date", "layout.published"
    if article.state == "full" and len(article.text) < SHORT:
        yield f"it is only {len(article.text)} characters long", "layout.body"
    for issue in article.issues:
        yield issue, "layout"
    for leak in leaks:
        yield f"another story's text was read with it: “{leak[:80]}”", "layout.remove"


def _check_shared(checking: _Check, articles: list[Article]) -> None:
    for text in shared_blocks(articles):
        checking.add("articles", "correct", f"two articles have the same text, the site's own: “{text[:80]}”", "layout.remove")
