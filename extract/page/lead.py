"""The lead (sapo): it often holds the headline figure, and most readers of pages lose it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from extract.page.blocks import Piece, tidy
from extract.page.measures import text_of
from extract.page.metadata import Metadata
from extract.page.vocabulary import has_class, is_sentence, tags

_LEAD_TAGS = tags("p div h2 h3 h4 strong b blockquote section td span")
_CUT_OFF = ("...", "…", "[…]", "[...]")
_SITE_NAME = 25  # letters that may stand before a lead: "(Báo Thử) - "
_NO_LETTER = re.compile(r"[\W_]+")
_SIGNATURE = re.compile(r"\s+-\s+[\w .]{2,30}$")


def squash(text: str) -> str:
    """Letters and digits only, without case: what two printings of one sentence share."""
    return _NO_LETTER.sub("", text.casefold())


def take_lead(body: HtmlElement, data: Metadata) -> str | None:
    """The lead as the page shows it, cut out of the pruned tree; None where the page shows none apart from its body."""
    element = find_lead(body, data, by_name=True)
    if element is None:
        return None
    text = tidy(text_of(element))
    element.drop_tree()
    return text


def find_lead(body: HtmlElement, data: Metadata, *, by_name: bool) -> HtmlElement | None:
    """The first element after the headline whose text is what the page's head gives as description; else, `by_name`, whose class
    says that it is the lead. (On a tree that is not pruned, a teaser's class may say so, too.)"""
    described = squash(data.description or "")[:60]
    longest = len(data.description or "") + 400
    first_named = None
    for element in _after(body, data.headline):
        named = by_name and has_class((element.get("class") or "") + " " + (element.get("id") or ""), "lead_words")
        if len(element) > 8 or not (named or (len(described) >= 30 and element.tag != "span")) or _is_by_picture(element):
            continue
        text = tidy(text_of(element))
        if not 30 <= len(text) <= 1200:
            continue
        if element.tag != "span" and len(text) < longest and 0 <= squash(text[:400]).find(described) <= _SITE_NAME and described:
            return element
        if named and first_named is None and len(element.findall(".//p")) <= 2:
            first_named = element
    return first_named


def _after(body: HtmlElement, headline: HtmlElement | None) -> Iterator[HtmlElement]:
    """The elements that may be a lead: those behind the headline, or all where there is none."""
    passed = headline is None or headline.getparent() is None
    for element in body.iter(*_LEAD_TAGS, *([] if headline is None else [headline.tag])):
        if passed and element.tag in _LEAD_TAGS:
            yield element
        passed = passed or element is headline


def lead_between(page: list[Piece], article: list[Piece], data: Metadata) -> str | None:
    """The lead of a page that does not name it: the one sentence that stands between the headline and the body."""
    title, first = squash(data.title or ""), article[0] if article else None
    places = [i for i, piece in enumerate(page) if piece is first]
    headlines = [i for i, piece in enumerate(page[: places[0]]) if squash(piece.text) == title] if places and title else []
    if not headlines:
        return None
    between = [p for p in page[headlines[-1] + 1 : places[0]] if p.kind in ("paragraph", "heading") and is_sentence(p.text)]
    fits = len(between) == 1 and 60 <= len(between[0].text) <= 700 and between[0].link_share < 0.3
    return between[0].text if fits else None


def _is_by_picture(element: HtmlElement) -> bool:
    """Whether an element holds a figure, or is a picture's caption: in a figure, or in a small table with a picture."""
    if element.find(".//figure") is not None:
        return True
    outer = next(element.iterancestors("figure", "table"), None)
    if outer is None or outer.tag == "figure":
        return outer is not None
    return outer.find(".//img") is not None and len(text_of(outer)) < 500


def settle_lead(lead: str | None, body: list[Piece], data: Metadata) -> tuple[str | None, list[Piece]]:
    """The lead and the body without it. Where none was found apart, it is the body's first paragraph if that one is all bold or
    is the description in the page's head; else that description itself, unless the body holds it."""
    if lead or not body:
        return lead or _described(data), body
    first, described = body[0], squash(data.description or "")
    told = len(described) >= 30 and 0 <= squash(first.text).find(described[:60]) <= _SITE_NAME and len(first.text) < 700
    if first.kind in ("paragraph", "heading") and len(first.text) >= 60 and len(body) > 1 and (first.bold or told):
        return first.text, body[1:]
    words = _described(data)
    if words and squash(words)[:60] not in squash(" ".join(p.text for p in body)) and squash(words) != squash(data.title or ""):
        return words, body
    return None, body


def _described(data: Metadata) -> str | None:
    """The description in the page's head, where it is whole sentences."""
    text = _SIGNATURE.sub("", data.description or "")
    return text if len(text) >= 40 and not text.endswith(_CUT_OFF) and text[-1] in '.!?”"' else None
