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
_LONG_SCRIPT = 600  # characters; a body that a script puts in order has more
_NOISE = re.compile(r"<!--|<(?:script|style)\b(?![^>]{0,200}ld\+json)", re.IGNORECASE)
_CLOSINGS = {
    "<!--": re.compile("-->"),
    "<script": re.compile("</script[^>]{0,20}>", re.IGNORECASE),
    "<style": re.compile("</style[^>]{0,20}>", re.IGNORECASE),
}
_CONTROLS = bytes(c for c in range(32) if c not in (9, 10, 13))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree. `scripts` are the long ones, which the tree no longer holds; `issues` say what was cut."""

    tree: HtmlElement
    body: HtmlElement
    scripts: tuple[str, ...]
    issues: tuple[str, ...]


def parse(text: str) -> Page:
    """The tree of a page. Raises PageError where there is no element at all."""
    issues: tuple[str, ...] = ()
    text, scripts = _without_noise(_DECLARATION.sub("", text))
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
    return Page(tree, body, scripts, issues)


def _tree(text: str, whole: bool) -> HtmlElement:
    """A tree of at most 2,048 levels, or, not `whole`, of 255, which is where libxml2 stops reading."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=whole, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace").translate(None, _CONTROLS), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise PageError("the page holds no HTML") from error


def _is_deep(tree: HtmlElement, levels: int) -> bool:
    """Whether some element stands so many levels deep."""
    return bool(etree.XPath("boolean(/" + "/".join("*" * levels) + ")")(tree))


def _without_noise(text: str) -> tuple[str, tuple[str, ...]]:
    """Markup without comments, styles and scripts but JSON-LD, and the long scripts: half of a page, which need not be parsed.

    They end where an HTML parser ends them; the search is plain, so that its cost stays linear.
    """
    kept: list[str] = []
    scripts: list[str] = []
    position = 0
    while found := _NOISE.search(text, position):
        closing = _CLOSINGS[found[0].lower()].search(text, found.start() + 2)
        if closing is None:
            break  # never closed: the parser knows best
        kept.append(text[position : found.start()])
        if closing.start() - found.end() > _LONG_SCRIPT:
            scripts.append(text[found.end() : closing.start()])
        position = closing.end()
    kept.append(text[position:])
    return "".join(kept), tuple(scripts)
