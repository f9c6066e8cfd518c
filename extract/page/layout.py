"""A newspaper's layout: where the parts of its article pages stand.

A layout is a mapping with these keys, each a list of CSS selectors, tried in order; all may be left out but `body`:

* `body`: what holds the running text; of one selector all matches are read, one after the other
* `title`, `lead`, `published`, `section`, `source`: the text of the first match
* `authors`, `tags`: the texts of all matches
* `captions`: texts below pictures, inside the body
* `remove`: what is cut out of the body

A newspaper that changes its pages changes those of old articles, too: the layout to give is that of the day on which the page was
fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from extract.page.blocks import Piece, read_pieces, tidy
from extract.page.dates import read_time
from extract.page.lead import find_lead
from extract.page.measures import text_of
from extract.page.metadata import Metadata
from extract.page.prune import prune_inside

_SHORT = 300  # characters; a body with less may be the wrong element

Layout = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a layout reads of a page."""

    pieces: list[Piece]
    lead: str | None
    data: Metadata
    source: str | None

    @property
    def is_short(self) -> bool:
        """Whether there is so little text that the layout may not fit the page."""
        return sum(len(p.text) for p in self.pieces) < _SHORT


def read_by_layout(body: HtmlElement, data: Metadata, layout: Layout) -> Reading | None:
    """The page as its layout reads it; None where it does not fit. The tree stays as it is.

    Raises ValueError for a selector that is none.
    """
    containers = _containers(body, layout)
    reading = _read(body, containers, data, layout) if containers else None
    return reading if reading and reading.pieces else None


def title_element(body: HtmlElement, layout: Layout) -> HtmlElement | None:
    """The element that shows the headline, if the layout finds it."""
    return next(iter(_matches(body, layout, "title")), None)


def _selectors(layout: Layout, key: str) -> list[str]:
    value = layout.get(key) or []
    return [value] if isinstance(value, str) else [str(v) for v in value] if isinstance(value, (list, tuple)) else []


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> CSSSelector:
    try:
        return CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise ValueError(f"layout: {selector!r} is no CSS selector: {error}") from error


def _matches(root: HtmlElement, layout: Layout, key: str) -> list[HtmlElement]:
    """The matches of the first selector that has any with text."""
    for selector in _selectors(layout, key):
        if found := [e for e in _compiled(selector)(root) if _has_text(e)]:
            return found
    return []


def _has_text(element: HtmlElement) -> bool:
    return any(not text.isspace() for text in element.itertext())


def _containers(body: HtmlElement, layout: Layout) -> list[HtmlElement]:
    """The body's elements: matches that stand in no other match and are not hidden."""
    found = _matches(body, layout, "body")
    outer = [e for e in found if not any(a in found for a in e.iterancestors())]
    return [e for e in outer if "display:none" not in (e.get("style") or "").replace(" ", "").lower()]


def _read(body: HtmlElement, containers: list[HtmlElement], data: Metadata, layout: Layout) -> Reading:
    pieces: list[Piece] = []
    for container in map(deepcopy, containers):
        for selector in _selectors(layout, "remove"):
            for element in _compiled(selector)(container):
                if element is not container and element.getparent() is not None:
                    element.drop_tree()
        captions = {tidy(text_of(e)) for e in _matches(container, layout, "captions")}
        prune_inside(container)
        pieces += [_captioned(p, captions) for p in read_pieces(container)]
    lead, source = _lead(body, containers, data, layout), next(_texts(body, layout, "source"), None)
    return Reading(pieces, lead, _metadata(body, data, layout), source)


def _lead(body: HtmlElement, containers: list[HtmlElement], data: Metadata, layout: Layout) -> str | None:
    """The lead that the layout points at; where it points at none, the one that stands apart from the body."""
    if _selectors(layout, "lead"):
        return next(_texts(body, layout, "lead"), None)
    element = find_lead(body, data, by_name=False)
    if element is None or any(c in (element, *element.iterancestors()) or element in c.iterancestors() for c in containers):
        return None
    return tidy(text_of(element))


def _captioned(piece: Piece, captions: set[str]) -> Piece:
    return replace(piece, kind="caption") if piece.text in captions else piece


def _texts(root: HtmlElement, layout: Layout, key: str) -> Iterator[str]:
    return (tidy(text_of(e)) for e in _matches(root, layout, key))


def _metadata(body: HtmlElement, data: Metadata, layout: Layout) -> Metadata:
    """What the page's head says, corrected by what the layout points at."""
    told = replace(data, is_article=True)
    told.section = next(_texts(body, layout, "section"), told.section)
    told.authors = tuple(_texts(body, layout, "authors")) or told.authors
    told.tags = tuple(_texts(body, layout, "tags")) or told.tags
    if told.published_at is None:
        for text in _texts(body, layout, "published"):
            told.published, told.published_at = read_time(text)
    return told
