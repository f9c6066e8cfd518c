"""How much text, link text and prose the elements of a tree hold: what every rule about boxes and menus weighs."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree
from lxml.html import HtmlElement

from extract.page.vocabulary import tags

_INLINE = tags("a span b strong i em u font mark small sup sub abbr")
_ARTICLE_SHARE = 0.4
_PROSE_TAGS = tags("p div td li span font article section blockquote")


class Measures:
    """Characters of text, of link text and of prose (running text outside links) by element; one pass, children first.

    They describe the tree as it was when they were taken: elements that are cut later still count in their ancestors.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.text: dict[HtmlElement, int] = defaultdict(int)
        self.linked: dict[HtmlElement, int] = defaultdict(int)
        self.prose: dict[HtmlElement, int] = defaultdict(int)
        self.own: dict[HtmlElement, int] = defaultdict(int)  # text outside all children
        self.order: list[HtmlElement] = list(root.iter(etree.Element))
        for element in reversed(self.order):
            self._measure(element)

    def _measure(self, element: HtmlElement) -> None:
        text = _length(element.text)
        linked = prose = 0
        own = text
        for child in element:
            tail = _length(child.tail)
            own += tail
            text += tail + self.text[child]
            linked += self.linked[child]
            prose += self.prose[child]
        if element.tag == "a":
            linked, prose = text, 0
        elif own > 60 and element.tag in _PROSE_TAGS and text - linked > 0.7 * text:
            prose = max(prose, text - linked)
        self.text[element], self.linked[element], self.prose[element] = text, linked, prose
        self.own[element] = own

    def in_sentence(self, element: HtmlElement) -> bool:
        """Whether an inline element stands among its parent's own words, so that cutting it would tear a sentence."""
        parent = element.getparent()
        return element.tag in _INLINE and parent is not None and self.own[parent] > 25

    def link_share(self, element: HtmlElement) -> float:
        """The share (0 to 1) of an element's text that is link text."""
        return self.linked[element] / self.text[element] if self.text[element] else 0.0


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


_STRING = etree.XPath("string()", smart_strings=False)  # libxml2 joins a long text ten times faster than `itertext`


def text_of(element: HtmlElement) -> str:
    """An element's text on one line."""
    return " ".join(_STRING(element).split())


def may_be_article(element: HtmlElement, measures: Measures) -> bool:
    """Whether an element holds so much of the page's prose that it may be the article itself."""
    return measures.prose[element] > _ARTICLE_SHARE * max(measures.prose[measures.order[0]], 200)
