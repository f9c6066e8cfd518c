"""The lead (sapo): it often holds the headline figure, and most readers of pages lose it."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from extract.page.blocks import tidy
from extract.page.measures import text_of
from extract.page.metadata import Metadata
from extract.page.vocabulary import has_class

_LEAD_TAGS = ("p", "div", "h2", "h3", "h4", "strong", "b", "span", "em", "blockquote", "section", "td")
_CUT_OFF = ("...", "…", "[…]", "[...]")


def squash(text: str) -> str:
    """Letters and digits only, without case: what two printings of one sentence share."""
    return "".join(c for c in text.casefold() if c.isalnum())


def take_lead(body: HtmlElement, data: Metadata) -> str | None:
    """The lead as the page shows it, cut out of the tree; None where the page shows none apart from its body.

    It is the first element after the headline whose class says so, or whose text is what the page's head gives as description.
    """
    described = squash(data.description or "")[:60]
    for element in body.iter(*_LEAD_TAGS):
        text = tidy(text_of(element)) if len(element) <= 8 else ""
        if not 30 <= len(text) <= 1200 or element is data.headline:
            continue
        named = has_class((element.get("class") or "") + " " + (element.get("id") or ""), "lead_words")
        told = len(described) >= 30 and described in squash(text[:400])
        if (named and not _is_container(element)) or (
            told and len(text) < len(data.description or "") + 400 and _stands_alone(element)
        ):
            element.drop_tree()
            return text
    return None


def _is_container(element: HtmlElement) -> bool:
    return element.find(".//p") is not None and len(element.findall(".//p")) > 2


def _stands_alone(element: HtmlElement) -> bool:
    return element.tag not in ("span", "em")


def described_lead(data: Metadata) -> str | None:
    """The description in the page's head, where it is whole sentences."""
    text = re.sub(r"\s+-\s+[\w .]{2,30}$", "", data.description or "")
    return text if len(text) >= 40 and not text.endswith(_CUT_OFF) and text[-1] in '.!?”"' else None


__all__ = ["described_lead", "etree", "squash", "take_lead"]
