"""Whom a page credits beside its text: by an element of its own, by a link to where the article was first printed."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from extract.page.blocks import tidy
from extract.page.measures import text_of
from extract.page.vocabulary import bare, starts, words

_SOURCE_START = re.compile(r"^(?:Theo|Nguồn|Source)\s*:?\s+", re.IGNORECASE)
# all of `source_links` hold one of these; libxml2 finds them many times faster than a loop here
_LINKS = etree.XPath(
    "/descendant::a[contains(., 'ource') or contains(., 'OURCE')"
    " or contains(., 'gốc') or contains(., 'guồn') or contains(., 'GUỒN')]"
)
_NAMED = etree.XPath("/descendant::*/@class[contains(., 'ource') or contains(., 'guon')]/..")


def shown_source(tree: HtmlElement) -> str | None:
    """Whom a page names as its source in an element of its own, such as `<p class="source">Báo Thanh Giang</p>`; None where it
    names several, as lists of teasers from everywhere do."""
    named = [element for element in _NAMED(tree) if _is_source(element.get("class").lower())]
    outer = {above for element in named for above in element.iterancestors()}
    names = {name for element in named if element not in outer and (name := _name_in(element))}
    return names.pop() if len(names) == 1 else None


def _is_source(classes: str) -> bool:
    kinds = words("source_classes")
    names = [name.replace("_", "-") for name in classes.split() if not name.startswith("btn")]
    return any(name in kinds or name.endswith(tuple(f"-{kind}" for kind in kinds)) for name in names)


def _name_in(element: HtmlElement) -> str | None:
    text = tidy(text_of(element)) if len(element) <= 3 else ""
    name = _SOURCE_START.sub("", text).strip(" .()")
    is_picture = text.lower().startswith(starts("picture_starts"))
    return name if 2 <= len(name) <= 60 and name[0].isupper() and not is_picture and "://" not in name else None


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
