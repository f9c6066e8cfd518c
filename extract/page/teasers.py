"""Teasers of other stories, told by their look alone: cards, linked pictures, headlines' links with their excerpts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lxml.html import HtmlElement

from extract.page.measures import Measures, may_be_article, text_of
from extract.page.vocabulary import tags

_CARDS = tags("li div article section dl dt dd a span h2 h3 h4 tr td table")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_LONE = tags("div section article li td")
_LINES = tags("p div ul ol li table tr td section article aside h1 h2 h3 h4 h5 h6 dl dd dt blockquote figure img")
EXCERPT = 350  # characters of an excerpt at most
_HEADINGS = tags("h2 h3 h4 h5")


def cards(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Siblings of the same tag and class that each begin with the link of a story, three or more; in a list, all of them."""
    for parent in measures.order:
        if not len(parent) or parent.tag == "p":
            continue
        groups: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
        for child in parent:
            if child.tag in _CARDS and measures.text[child] and child not in kept:
                groups[child.tag, (child.get("class") or "").split(" ")[0]].append(child)
        for group in groups.values():
            cards = sum(_is_card(c, measures) for c in group)
            if (cards >= 3 and cards >= 0.75 * len(group)) or (cards == len(group) and group[0].tag == "li"):
                yield from (c for c in group if measures.linked[c] or _is_card(c, measures))
        if _alternates(parent, measures):
            yield from parent
    yield from (e for e in measures.order if e.tag in _LONE and _is_lone_card(e, measures))


def _is_card(element: HtmlElement, measures: Measures) -> bool:
    """Whether a short element begins with a link as long as a headline."""
    if not 15 <= measures.text[element] <= 700:
        return False
    if measures.linked[element] < 15:
        return measures.linked[element] == 0 and _shows_linked_picture(element)
    if element.tag == "tr" and len(element) > 1 and (measures.link_share(element) < 0.5 or is_data_row(element)):
        return False
    return title_link(element, measures) is not None


def _shows_linked_picture(element: HtmlElement) -> bool:
    """Whether a picture that links to a page, not to a larger picture, comes first."""
    first = next(element.iter("a", "p"), None)
    if first is None or first.tag != "a" or first.find(".//img") is None:
        return False
    target = (first.get("href") or "").lower()
    return len(target) > 8 and not target.startswith("javascript") and not target.endswith(_PICTURES)


def is_data_row(row: HtmlElement) -> bool:
    """Whether a table's row gives figures of something whose name, a link, stands first."""
    cells = [text_of(cell) for cell in row if cell.tag in ("td", "th")]
    return len(cells) > 1 and 0 < len(cells[0]) < 40 and any(c.isdigit() for cell in cells[1:] for c in cell[:20])


def _alternates(parent: HtmlElement, measures: Measures) -> bool:
    """Whether headlines' links, three or more, alternate with short texts, a link first."""
    turns = [measures.link_share(c) > 0.85 and measures.text[c] >= 20 for c in parent if measures.text[c]]
    if len(turns) < 5 or not turns[0] or sum(turns) < 0.4 * len(turns):
        return False
    return not any(not a and not b for a, b in pairwise(turns))


def title_link(element: HtmlElement, measures: Measures) -> HtmlElement | None:
    """The first link as long as a headline, where at most a date or a section's name stands before it."""
    before = 0
    for inner in element.iter():
        if inner.tag == "a" and measures.text[inner] >= 15:
            return inner if before <= 30 else None
        if not len(inner) or inner.tag == "a":
            before += measures.text[inner]
        elif inner.text:
            before += len(inner.text.strip())
        if before > 60:
            return None
    return None


def _is_lone_card(element: HtmlElement, measures: Measures) -> bool:
    """Whether an element is one teaser: a headline's link that stands alone in its line, or leads where the picture before it
    does, then at most some sentences."""
    if not 40 <= measures.text[element] <= 500 or measures.linked[element] < 25 or measures.link_share(element) < 0.15:
        return False
    link = title_link(element, measures)
    if link is None or measures.text[link] < 25 or may_be_article(element, measures):
        return False
    return _ends_its_line(link) or _leads_like_picture(link, element)


def _leads_like_picture(link: HtmlElement, card: HtmlElement) -> bool:
    """Whether a card's first link is a picture that leads to the same page as its headline."""
    first = next(card.iter("a"))
    return first is not link and first.get("href") == link.get("href") and next(first.iter("img"), None) is not None


def _ends_its_line(link: HtmlElement) -> bool:
    """Whether nothing follows a link in its line."""
    while not (link.tail or "").strip():
        following, parent = link.getnext(), link.getparent()
        if following is not None:
            return following.tag == "br" or following.tag in _LINES
        if parent is None or parent.tag in _LINES:
            return True
        link = parent
    return False


def linked_headlines(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """A line that is one headline's link, with the excerpt right after it: a short text below a linked heading, or one that is
    marked up otherwise than the paragraphs around it."""
    for element in measures.order:
        parent = element.getparent()
        if parent is None or element in kept or not 20 <= measures.text[element] <= 200 or measures.link_share(element) < 0.85:
            continue
        following = next((e for e in element.itersiblings() if measures.text[e]), None)
        if following is None or following in kept or not _may_be_excerpt(following, measures):
            continue
        if element.tag in _HEADINGS or (element.tag in ("div", "p") and _is_unusual(following, parent, measures)):
            yield from (element, following)


def _may_be_excerpt(element: HtmlElement, measures: Measures) -> bool:
    return element.tag in ("p", "div") and not measures.linked[element] and measures.text[element] <= EXCERPT


def _mark(element: HtmlElement) -> tuple[str, str]:
    """How an element is marked up; paragraphs differ in their classes within one body."""
    tag = str(element.tag)
    return tag, "" if tag == "p" else element.get("class") or ""


def _is_unusual(element: HtmlElement, parent: HtmlElement, measures: Measures) -> bool:
    """Whether an element is marked up otherwise than most of the paragraphs beside it, three at least."""
    marks = Counter(_mark(e) for e in parent if measures.prose[e] and e is not element).most_common(1)
    return bool(marks) and marks[0][1] >= 3 and marks[0][0] != _mark(element)
