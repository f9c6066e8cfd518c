"""Links to where an article was first printed."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml.html import HtmlElement

from extract.page.measures import text_of
from extract.page.vocabulary import bare, words


def source_link(tree: HtmlElement, url: str | None) -> str | None:
    """The target of a link such as "Source link" or "Link bài gốc"."""
    for anchor in tree.iter("a"):
        target = anchor.get("href")
        if not target or len(anchor) > 2:
            continue
        if bare(text_of(anchor)[:40]) in words("source_links"):
            try:
                return urljoin(url or "", target.strip())
            except ValueError:
                return None
    return None
