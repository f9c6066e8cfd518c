"""A newspaper's layout: where the parts of its article pages stand.

A layout is a mapping with these keys, each a list of CSS selectors, tried in order; all may be left out but `body`:

* `body`: what holds the running text; of one selector all matches are read, one after the other
* `title`, `lead`, `published`, `section`, `source`: the text of the first match
* `authors`, `tags`: the texts of all matches
* `captions`: texts below pictures, inside the body
* `remove`: what is cut out of the body

and `until`, a date or ISO text: the last day on which the newspaper's pages looked like that. `{"versions": [layout, …]}` gives
several; the one in force on the article's day is tried first, then the others, newest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
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
    """The page as the first fitting version of its layout reads it; None where none fits. The tree stays as it is.

    Raises ValueError for a selector that is none.
    """
    for version in _versions(layout, data.published):
        containers = _containers(body, version)
        if containers and (reading := _read(body, containers, data, version)).pieces:
            return reading
    return None


def title_element(body: HtmlElement, layout: Layout) -> HtmlElement | None:
    """The element that shows the headline, by the first version of the layout that finds one."""
    found = (e for version in _versions(layout, None) for e in _matches(body, version, "title"))
    return next(found, None)


def _versions(layout: Layout, day: date | None) -> list[Layout]:
    versions = layout.get("versions")
    if not isinstance(versions, list):
        return [layout]
    newest_first = sorted(versions, key=_until, reverse=True)
    in_force = [v for v in newest_first if day is None or day <= _until(v)]
    return [*in_force[-1:], *(v for v in newest_first if v not in in_force[-1:])] if day else newest_first


def _until(layout: Layout) -> date:
    until = layout.get("until")
    return until if isinstance(until, date) else date.fromisoformat(str(until)) if until else date.max


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
        if found := [e for e in _compiled(selector)(root) if text_of(e)]:
            return found
    return []


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
    told.title = next(_texts(body, layout, "title"), told.title)
    told.section = next(_texts(body, layout, "section"), told.section)
    told.authors = tuple(_texts(body, layout, "authors")) or told.authors
    told.tags = tuple(_texts(body, layout, "tags")) or told.tags
    if told.published_at is None:
        for text in _texts(body, layout, "published"):
            told.published, told.published_at = read_time(text)
    return told
