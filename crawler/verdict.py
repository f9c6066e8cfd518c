"""What an answer means for its page: does it stand, has it gone, is it to be tried again?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from crawler.frontier import Page, State
from crawler.schedule import next_attempt, next_look

# A title that says "there is no such page" on a page that answered 200.
_SOFT_404 = re.compile(r"<title[^>]*>[^<]{0,80}?(?:\b404\b|not found|không tìm thấy|không tồn tại)".encode(), re.IGNORECASE)
_TITLE = 300  # bytes in which a title's beginning and those words must stand
_CLONES = 3  # so many other pages with the very same content: it says nothing of this one


@dataclass(frozen=True, slots=True)
class Verdict:
    """The page's new state, when it is to be asked for again, and what was wrong. `stands`: the answer is the page's content."""

    state: State
    stands: bool = False
    next_fetch: datetime | None = None
    attempts: int = 0
    error: str | None = None


def judge(page: Page, status: int, content_type: str, body: bytes, clones: int, now: datetime) -> Verdict:
    """Judge an answer to a request for `page`; `clones` is how many other pages had exactly this content."""
    look = next_look(page.born, now) if page.kind == "article" else None
    if status == 304 and page.digest:
        return Verdict("fetched", stands=True, next_fetch=look)
    if status in (404, 410):
        return Verdict("gone", next_fetch=look, error=f"HTTP {status}")
    if status != 200:
        return failed(page, f"HTTP {status}", now, state="refused" if status in (401, 402, 403, 451) else "failed")
    if page.kind != "article":
        return Verdict("fetched", stands=True)
    if content_type and "html" not in content_type:
        return Verdict("refused", error=f"no page but {content_type}")
    title = body.find(b"<title")
    if _SOFT_404.match(body[title : title + _TITLE]) or clones >= _CLONES:
        error = "soft 404: the site answers 200, but not with the article"
        return Verdict("gone" if page.digest else "failed", next_fetch=look, error=error)
    return Verdict("fetched", stands=True, next_fetch=look)


def failed(page: Page, why: str, now: datetime, *, state: State = "failed") -> Verdict:
    """The verdict on a page that could not be had: try again later, a few times. What is known of it stays."""
    if page.kind != "article":
        return Verdict(state, error=why)
    attempts = page.attempts + 1
    return Verdict(state, next_fetch=next_attempt(attempts, now), attempts=attempts, error=why)
