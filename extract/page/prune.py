"""Cuts an article's surroundings out of a page's tree: boxes of other stories, link lists, menus, share bars.

A teaser's figure that is read as the article's is a false fact, so whatever looks like a teaser goes. What may never go is the
article: an element that holds the headline, or a good part of the page's prose, is never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from extract.page.measures import Measures, may_be_article, text_of
from extract.page.teasers import EXCERPT, cards, is_data_row, linked_headlines, title_link
from extract.page.vocabulary import has_class, is_box_heading, tags, words

_NEVER_TEXT = tags(
    "script style noscript svg iframe button select input textarea template object video audio canvas dialog map embed"
)
_SURROUNDINGS = tags("nav footer aside form menu header")
_BOXES = tags("div ul ol dl table section article h2 h3 h4 h5 h6 header center span tr td")
_Rule = Callable[[Measures, set[HtmlElement]], Iterator[HtmlElement]]


def prune(body: HtmlElement, headline: HtmlElement | None) -> None:
    """Cut the surroundings out of a page's `body`, in place. `headline` is the element that holds the article's headline."""
    _prune(body, headline, ((cards, linked_headlines), (_headed_boxes,), (_named_boxes, _link_blocks)))


def prune_inside(container: HtmlElement) -> None:
    """Cut the boxes out of an element that holds an article's body, in place."""
    _prune(container, None, ((cards, linked_headlines, _headed_boxes, _named_boxes, _link_blocks),))


def _prune(body: HtmlElement, headline: HtmlElement | None, passes: tuple[tuple[_Rule, ...], ...]) -> None:
    """Rules of one pass see the same tree; those of the next see it without what was cut."""
    for element in list(body.iter(*_NEVER_TEXT)):
        _cut(element)
    kept = _ancestors(headline)
    for rules in passes:
        measures = Measures(body)
        for element in [e for rule in rules for e in rule(measures, kept)]:
            if element is not body and element not in kept and not measures.in_sentence(element):
                _cut(element)


def _ancestors(element: HtmlElement | None) -> set[HtmlElement]:
    return set() if element is None else {element, *element.iterancestors()}


def _cut(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _headed_boxes(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Boxes that begin with a heading such as "Tin liên quan", and the flat run of teasers after such a heading."""
    for element in measures.order:
        if not 0 < measures.text[element] <= 60 or not is_box_heading(text_of(element)):
            continue
        box = element
        while (parent := box.getparent()) is not None and parent not in kept and not may_be_article(parent, measures):
            if not _begins_with(parent, box, measures) or (measures.prose[parent] and not measures.linked[parent]):
                break
            box = parent
        yield box
        if measures.text[box] <= measures.text[element]:
            yield from _teasers_after(box, measures, kept)


def _begins_with(parent: HtmlElement, child: HtmlElement, measures: Measures) -> bool:
    before = len((parent.text or "").strip())
    for sibling in child.itersiblings(preceding=True):
        before += measures.text[sibling]
    return before <= 20


def _teasers_after(heading: HtmlElement, measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    headline = ""  # of the teaser before
    for sibling in heading.itersiblings():
        if sibling in kept or may_be_article(sibling, measures):
            return
        linked = measures.link_share(sibling) >= 0.3 or (
            measures.linked[sibling] >= 15 and title_link(sibling, measures) is not None
        )
        if measures.text[sibling] and not linked and not (headline and _is_excerpt(sibling, headline, measures)):
            return
        yield sibling
        if measures.text[sibling]:
            headline = text_of(sibling) if linked else ""


def _is_excerpt(element: HtmlElement, headline: str, measures: Measures) -> bool:
    """Whether an element tells more of the headline before it: another teaser's link follows, or it repeats its number."""
    if _link_follows(element, measures):
        return True
    numbers = {word for word in headline.split() if any(map(str.isdigit, word))}
    return measures.text[element] <= EXCERPT and not numbers.isdisjoint(text_of(element).split())


def _link_follows(element: HtmlElement, measures: Measures) -> bool:
    for sibling in element.itersiblings():
        if measures.text[sibling]:
            return measures.link_share(sibling) >= 0.3
    return True


def _named_boxes(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Elements whose tag, class, id or type says that they are no article, and hidden ones."""
    types = words("box_types")
    for element in measures.order:
        if element in kept or may_be_article(element, measures):
            continue
        named = (element.get("class") or "") + " " + (element.get("id") or "")
        if (
            element.tag in _SURROUNDINGS
            or element.get("type") in types
            or (named != " " and (has_class(named, "class_words") or _is_advertisement(element, named, measures)))
            or element.get("hidden") is not None
            or "display:none" in (element.get("style") or "").replace(" ", "").lower()
        ):
            yield element


def _is_advertisement(element: HtmlElement, named: str, measures: Measures) -> bool:
    """Whether an element's class says that it is one; on a paragraph, which leads nowhere, it says that one follows."""
    return has_class(named, "ad_words") and (bool(measures.linked[element]) or not measures.prose[element])


def _link_blocks(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Blocks that are nearly all link text."""
    for element in measures.order:
        if element.tag not in _BOXES or element in kept or measures.link_share(element) <= 0.75:
            continue
        row = element if element.tag == "tr" else element.getparent() if element.tag == "td" else None
        if row is not None and is_data_row(row):
            continue
        if measures.linked[element] >= 20 or (element.tag in ("div", "ul") and len(element) > 1):
            yield element
