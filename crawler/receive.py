"""From an answer to a visit: judged, its links read, archived.

Archiving and recording are one step, with nothing awaited in between: a commit there would keep half of it.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from scrapy.http import Headers, Response
from twisted.web.http import RESPONSES

from crawler.discovery import Discovered, DiscoveryError, discover
from crawler.frontier import Page, Visit
from crawler.newspaper import Newspaper
from crawler.session import Session
from crawler.urls import canonical
from crawler.verdict import judge
from crawler.warc import Exchange, digest


async def receive(session: Session, newspaper: Newspaper, page: Page, response: Response) -> None:
    """Archive an answer and record what it means for `page`.

    What an article's address redirects to is the same article under a new headline, or another, or none: then this has gone.
    """
    if page.kind != "article" or response.url == page.url:
        await _receive(session, newspaper, page, response)
        return
    url = canonical(response.url, newspaper)
    article = newspaper.article_id(url)
    if url == page.url or (article is not None and article == newspaper.article_id(page.url)):
        await _receive(session, newspaper, page, response)
        return
    moved = Visit(page, session.now(), "refused", response.status, error=f"redirects to {url}")
    if article is None:
        moved = replace(moved, state="gone" if page.digest else "failed", error=f"redirects to {url}, which is no article")
    else:
        hint = datetime.fromisoformat(page.published_hint) if page.published_hint else None
        moved = replace(moved, links=(Discovered(url, hint, "article", article),))
    session.record(newspaper.code, moved)


async def _receive(session: Session, newspaper: Newspaper, page: Page, response: Response) -> None:
    now, content = session.now(), digest(response.body)
    is_same = response.status == 304 or (response.status == 200 and content == page.digest)
    clones = session.frontier.same_content(newspaper.code, page, content) if page.kind == "article" and not is_same else 0
    verdict = judge(page, response.status, _content_type(response), response.body, clones, now)
    links = await _links(session, newspaper, page, response) if verdict.stands and response.status != 304 else ()
    location = session.store(_exchange(response, now, content), page, is_same=is_same)
    etag, modified = (page.etag, page.last_modified) if response.status == 304 else _validators(response.headers)
    visit = Visit(
        page,
        now,
        verdict.state,
        response.status,
        next_fetch=verdict.next_fetch,
        attempts=verdict.attempts,
        etag=etag if verdict.stands else None,
        last_modified=modified if verdict.stands else None,
        error=verdict.error,
        links=links,
    )
    if verdict.stands and not is_same:
        visit = replace(visit, digest=content, location=location)
    _count(session, newspaper, page, response, is_same=is_same)
    session.record(newspaper.code, visit)


async def _links(session: Session, newspaper: Newspaper, page: Page, response: Response) -> tuple[Discovered, ...]:
    """The pages that a list leads to. A section's next page only where this one had news, or older articles are wanted."""
    if page.kind == "article":
        return ()
    tally = session.tally(newspaper.code)
    try:
        # in a thread: a sitemap of 50,000 pages takes seconds, in which other answers come
        links = await asyncio.to_thread(discover, page.kind, response.body, response.url, newspaper, session.limits.since)
    except DiscoveryError as error:
        session.report(newspaper.code, page.url, "list unreadable", str(error))
        tally.errors += 1
        return ()
    articles = [link for link in links if link.kind == "article"]
    if page.kind == "feed":
        tally.feeds_empty += not articles
    if page.kind == "section" and not session.limits.everything and session.frontier.knows(newspaper.code, articles):
        return tuple(articles)
    return tuple(links)


def _count(session: Session, newspaper: Newspaper, page: Page, response: Response, *, is_same: bool) -> None:
    tally = session.tally(newspaper.code)
    tally.bytes += len(response.body)
    if response.status >= 400 and response.status not in (404, 410):
        tally.errors += 1
    elif is_same:
        tally.not_modified += 1
    elif page.kind == "article" and response.status == 200:
        tally.fetched += 1
    if page.kind == "feed" and response.status in (200, 304):
        tally.feeds_answered += 1


def _exchange(response: Response, when: datetime, content: str) -> Exchange:
    request = response.request
    assert request is not None
    return Exchange(
        response.url,
        response.status,
        RESPONSES.get(response.status, b"").decode(),
        _pairs(response.headers),
        response.body,
        content,
        _pairs(request.headers),
        when,
    )


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1").replace("\r", " ").replace("\n", " "))
        for name, values in headers.items()
        for value in values
    ]


def _validators(headers: Headers) -> tuple[str | None, str | None]:
    etag, modified = headers.get("ETag"), headers.get("Last-Modified")
    return etag.decode("latin-1") if etag else None, modified.decode("latin-1") if modified else None


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().lower()
