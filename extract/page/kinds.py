"""What an element says of the text in it: heading, list, quote, caption, data."""

from __future__ import annotations

from lxml.html import HtmlElement

from extract.model import BlockKind
from extract.page.measures import text_of
from extract.page.vocabulary import has_class, tags

_HEADINGS = tags("h1 h2 h3 h4 h5 h6")


def kind_of(element: HtmlElement, outer: BlockKind) -> BlockKind:
    """The kind of the text in a block, given the kind of the block around it."""
    if outer in ("caption", "quote", "list_item"):
        return outer
    tag = element.tag
    if tag in _HEADINGS:
        return "heading"
    if tag in ("li", "dd", "dt"):
        return "list_item"
    if tag == "blockquote":
        return "quote"
    if (
        tag in ("figcaption", "caption")
        or (tag == "figure" and element.find(".//table") is None)
        or (tag == "table" and _is_picture(element))
    ):
        return "caption"
    named = element.get("class")
    return "caption" if named and has_class(named, "caption_words") else "paragraph"


def _is_picture(table: HtmlElement) -> bool:
    """Whether a table only holds a picture and its caption."""
    return (
        table.find(".//img") is not None
        and table.find(".//table") is None
        and len(table.findall(".//tr")) <= 3
        and len(text_of(table)) < 500
    )


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds rows of data, not the page's layout."""
    if table.find(".//table") is not None or table.find(".//h1") is not None or _is_picture(table):
        return False
    rows = [[text_of(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    wide = sum(sum(map(bool, row)) >= 2 for row in rows)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    return wide >= 1 and longest < 600
