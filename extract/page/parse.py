"""Text to an lxml tree, bounded in size and depth."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from extract.page.errors import PageError

MAX_MARKUP = 3_000_000  # characters of markup that are parsed, scripts and styles not counted
MAX_DEPTH = 200  # elements in each other; pages have about 40, those that never close their fonts many more
_WHOLE_DEPTH = 2_000  # a little less than where libxml2 stops reading at last
_INLINE = ("font", "b", "strong", "i", "em", "u", "span", "big", "small", "center", "ins", "s")
_CONTROLS = bytes(c for c in range(32) if c not in (9, 10, 13))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree. `issues` say what was cut."""

    tree: HtmlElement
    body: HtmlElement
    issues: tuple[str, ...]


def parse(text: str) -> Page:
    """The tree of a page. Raises PageError where there is no element at all."""
    issues: tuple[str, ...] = ()
    text = _DECLARATION.sub("", text)
    if len(text) > MAX_MARKUP:
        text = text[:MAX_MARKUP]
        issues = (f"page cut: only the first {MAX_MARKUP:,} characters of markup were read",)
    tree = _tree(text, whole=True)
    if _is_deep(tree, MAX_DEPTH):
        cut = _is_deep(tree, _WHOLE_DEPTH)
        etree.strip_tags(tree, *_INLINE)
        if _is_deep(tree, MAX_DEPTH):
            tree, cut = _tree(text, whole=False), True
        issues += ("page cut: its elements are nested too deep",) * cut
    body = tree.find("body")
    if body is None:
        raise PageError("the page holds no body")
    return Page(tree, body, issues)


def _parser(whole: bool) -> html.HTMLParser:
    """Makes every element a plain HtmlElement: forms and inputs need no class of their own here, and looking it up takes time."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=whole, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


_PARSERS = {whole: _parser(whole) for whole in (True, False)}


def _tree(text: str, whole: bool) -> HtmlElement:
    """A tree of at most 2,048 levels, or, not `whole`, of 255, which is where libxml2 stops reading."""
    try:
        return html.document_fromstring(text.encode("utf-8", "replace").translate(None, _CONTROLS), parser=_PARSERS[whole])
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise PageError("the page holds no HTML") from error


_DEEP = {levels: etree.XPath("boolean(/" + "/".join("*" * levels) + ")") for levels in (MAX_DEPTH, _WHOLE_DEPTH)}


def _is_deep(tree: HtmlElement, levels: int) -> bool:
    """Whether some element stands so many levels deep."""
    return bool(_DEEP[levels](tree))
