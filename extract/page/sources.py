"""Links to where an article was first printed."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from extract.page.measures import text_of
from extract.page.vocabulary import bare, words

# all of `source_links` hold one of these; libxml2 finds them many times faster than a loop here
_LINKS = etree.XPath(
    "//a[contains(., 'ource') or contains(., 'OURCE') or contains(., 'gốc') or contains(., 'guồn') or contains(., 'GUỒN')]"
)


def source_link(tree: HtmlElement, url: str | None) -> str | None:
    """The target of a link such as "Source link" or "Link bài gốc"."""
    for anchor in _LINKS(tree):
        target = anchor.get("href")
        if not target or len(anchor) > 2:
            continue
        if bare(text_of(anchor)[:40]) in words("source_links"):
            try:
                return str(urljoin(url or "", target.strip()))
            except ValueError:
                return None
    return None
