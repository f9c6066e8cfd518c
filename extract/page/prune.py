"""Cuts an article's surroundings out of a page's tree: boxes of other stories, link lists, menus, share bars.

A teaser's figure that is read as the article's is a false fact, so whatever looks like a teaser goes. What may never go is the
article: an element that holds the headline, or a good part of the page's prose, is never cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml.html import HtmlElement

from extract.page.measures import Measures, text_of
from extract.page.vocabulary import has_class, is_box_heading, tags, words

_NEVER_TEXT = tags(
    "script style noscript svg iframe button select input textarea template object video audio canvas dialog map embed"
)
_SURROUNDINGS = tags("nav footer aside form menu header")
_CARDS = tags("li div article section dl dt dd a span h2 h3 h4 tr td table")
_BOXES = tags("div ul ol dl table section article h2 h3 h4 h5 h6 header center span tr td")
_Rule = Callable[[Measures, set[HtmlElement]], Iterator[HtmlElement]]
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_LONE = tags("div section article li td")
_LINES = tags("p div ul ol li table tr td section article aside h1 h2 h3 h4 h5 h6 dl dd dt blockquote figure img")
_ARTICLE_SHARE = 0.4  # an element with more of the page's prose than this may be the article


def prune(body: HtmlElement, headline: HtmlElement | None) -> None:
    """Cut the surroundings out of a page's `body`, in place. `headline` is the element that holds the article's headline."""
    _prune(body, headline, ((_cards,), (_headed_boxes,), (_named_boxes, _link_blocks)))


def prune_inside(container: HtmlElement) -> None:
    """Cut the boxes out of an element that holds an article's body, in place."""
    _prune(container, None, ((_cards, _headed_boxes, _named_boxes, _link_blocks),))


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


def _may_be_article(element: HtmlElement, measures: Measures) -> bool:
    return measures.prose[element] > _ARTICLE_SHARE * max(measures.prose[measures.order[0]], 200)


def _cards(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
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
    if element.tag == "tr" and len(element) > 1 and (measures.link_share(element) < 0.5 or _is_data_row(element)):
        return False
    return _title_link(element, measures) is not None


def _shows_linked_picture(element: HtmlElement) -> bool:
    """Whether a picture that links to a page, not to a larger picture, comes first."""
    first = next(element.iter("a", "p"), None)
    if first is None or first.tag != "a" or first.find(".//img") is None:
        return False
    target = (first.get("href") or "").lower()
    return len(target) > 8 and not target.startswith("javascript") and not target.endswith(_PICTURES)


def _is_data_row(row: HtmlElement) -> bool:
    """Whether a table's row gives figures of something whose name, a link, stands first."""
    cells = [text_of(cell) for cell in row if cell.tag in ("td", "th")]
    return len(cells) > 1 and 0 < len(cells[0]) < 40 and any(c.isdigit() for cell in cells[1:] for c in cell[:20])


def _alternates(parent: HtmlElement, measures: Measures) -> bool:
    """Whether headlines' links, three or more, alternate with short texts, a link first."""
    turns = [measures.link_share(c) > 0.85 and measures.text[c] >= 20 for c in parent if measures.text[c]]
    if len(turns) < 5 or not turns[0] or sum(turns) < 0.4 * len(turns):
        return False
    return not any(not a and not b for a, b in pairwise(turns))


def _title_link(element: HtmlElement, measures: Measures) -> HtmlElement | None:
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
    """Whether an element is one teaser: a headline's link that stands alone in its line, then at most some sentences."""
    if not 40 <= measures.text[element] <= 500 or measures.linked[element] < 25 or measures.link_share(element) < 0.15:
        return False
    link = _title_link(element, measures)
    return link is not None and measures.text[link] >= 25 and _ends_its_line(link) and not _may_be_article(element, measures)


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


def _headed_boxes(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Boxes that begin with a heading such as "Tin liên quan", and the flat run of teasers after such a heading."""
    for element in measures.order:
        if not 0 < measures.text[element] <= 60 or not is_box_heading(text_of(element)):
            continue
        box = element
        while (parent := box.getparent()) is not None and parent not in kept and not _may_be_article(parent, measures):
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
    after_link = False
    for sibling in heading.itersiblings():
        if sibling in kept or _may_be_article(sibling, measures):
            return
        linked = measures.link_share(sibling) >= 0.3 or (
            measures.linked[sibling] >= 15 and _title_link(sibling, measures) is not None
        )
        if measures.text[sibling] and not linked and not (after_link and _link_follows(sibling, measures)):
            return
        yield sibling
        after_link = linked if measures.text[sibling] else after_link


def _link_follows(element: HtmlElement, measures: Measures) -> bool:
    for sibling in element.itersiblings():
        if measures.text[sibling]:
            return measures.link_share(sibling) >= 0.3
    return True


def _named_boxes(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Elements whose tag, class, id or type says that they are no article, and hidden ones."""
    types = words("box_types")
    for element in measures.order:
        if element in kept or _may_be_article(element, measures):
            continue
        named = (element.get("class") or "") + " " + (element.get("id") or "")
        if (
            element.tag in _SURROUNDINGS
            or element.get("type") in types
            or (named != " " and has_class(named, "class_words"))
            or element.get("hidden") is not None
            or "display:none" in (element.get("style") or "").replace(" ", "").lower()
        ):
            yield element


def _link_blocks(measures: Measures, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Blocks that are nearly all link text."""
    for element in measures.order:
        if element.tag not in _BOXES or element in kept or measures.link_share(element) <= 0.75:
            continue
        row = element if element.tag == "tr" else element.getparent() if element.tag == "td" else None
        if row is not None and _is_data_row(row):
            continue
        if measures.linked[element] >= 20 or (element.tag in ("div", "ul") and len(element) > 1):
            yield element
