"""Text to an lxml tree, bounded in size and depth."""

from __future__ import annotations

import re

from lxml import etree, html
from lxml.html import HtmlElement

from extract.page.errors import PageError

MAX_MARKUP = 6_000_000  # characters of markup that are parsed, scripts and styles not counted
_NOISE = re.compile(r"<(script|style|svg)\b(?![^>]{0,200}ld\+json)", re.IGNORECASE)
_CONTROLS = {c: None for c in range(32) if c not in (9, 10, 13)}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def parse(text: str) -> tuple[HtmlElement, HtmlElement, tuple[str, ...]]:
    """The tree of a page, its body, and what was cut. libxml2 keeps at most 2,048 levels, which bounds every later walk.

    Raises PageError where there is no element at all.
    """
    issues: tuple[str, ...] = ()
    text = _DECLARATION.sub("", text).translate(_CONTROLS)
    if len(text) > 1_000_000:
        text = _without_noise(text)
    if len(text) > MAX_MARKUP:
        text = text[:MAX_MARKUP]
        issues = (f"page cut: only the first {MAX_MARKUP:,} characters of markup were read",)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise PageError("the page holds no HTML") from error
    body = tree.find("body")
    if body is None:
        raise PageError("the page holds no body")
    return tree, body, issues


def _without_noise(text: str) -> str:
    """A large page without its scripts, styles and drawings, found by plain search so that the cost stays linear."""
    kept: list[str] = []
    position = 0
    while found := _NOISE.search(text, position):
        kept.append(text[position : found.start()])
        closing = text.find(f"</{found[1]}", found.end())
        if closing < 0:
            closing = text.find(f"</{found[1].lower()}", found.end())
        if closing < 0:
            return "".join(kept)
        position = text.find(">", closing) + 1 or len(text)
    kept.append(text[position:])
    return "".join(kept)
