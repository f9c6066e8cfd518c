"""`read_page`: a page's HTML in, its article out, with nothing of its surroundings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.model import Article
from extract.page.blocks import read_pieces
from extract.page.body import article_pieces
from extract.page.compose import Found, compose
from extract.page.decode import Markup, decode
from extract.page.errors import PageError
from extract.page.layout import read_by_layout, title_element
from extract.page.lead import lead_between, take_lead
from extract.page.legacy_fonts import restore_fonts
from extract.page.metadata import read_metadata
from extract.page.parse import Page, parse
from extract.page.prune import prune
from extract.page.sources import source_link
from extract.page.states import look

__all__ = ["PageError", "read_page", "require_article"]


def read_page(html: bytes | str, url: str | None = None, layout: Mapping[str, object] | None = None) -> Article | None:
    """The article of a page, or None where there is none; `require_article` says why. Never raises for what a page holds."""
    try:
        return require_article(html, url, layout)
    except PageError:
        return None


def require_article(html: bytes | str, url: str | None = None, layout: Mapping[str, object] | None = None) -> Article:
    """The article of a page. Raises PageError, whose text is one clear sentence, where there is none.

    html: bytes in any declared or sniffed encoding, or text. url: where the page was found, for the links in it.
    layout: where the newspaper's pages have their parts, as `extract.page.layout` says; it is used where it fits.
    """
    markup = decode(html)
    page = parse(markup.text)
    issues = markup.issues + page.issues + restore_fonts(page.tree)
    data = read_metadata(page.tree, url, title_element(page.body, layout) if layout else None)
    found = Found([], None, data, source_url=source_link(page.tree, url), url=url, issues=issues)
    if layout is None:
        return compose(_in_general(page, markup, found))
    read = read_by_layout(page.body, data, layout)
    told = None if read is None else replace(found, pieces=read.pieces, lead=read.lead, data=read.data, source=read.source)
    if told is not None and read is not None and not read.is_short:
        return compose(told)
    return compose(_fuller(told, _in_general(page, markup, found)))


def _in_general(page: Page, markup: Markup, found: Found) -> Found:
    """The article of a page of which nothing is known. Cuts the tree."""
    signs = look(page, markup.scripts)
    prune(page.body, found.data.headline)
    lead = take_lead(page.body, found.data)
    everything = read_pieces(page.body)
    pieces = article_pieces(page.tree, everything)
    return replace(found, pieces=pieces, lead=lead or lead_between(everything, pieces, found.data), signs=signs)


def _fuller(told: Found | None, general: Found) -> Found:
    """What the layout told, unless there is much more on the page: then the newspaper has changed its pages."""
    told_length = sum(len(p.text) for p in told.pieces) if told else 0
    general_length = sum(len(p.text) for p in general.pieces)
    if told is not None and general_length <= 2 * told_length:
        return replace(told, signs=general.signs)
    if told is None and not general.pieces:
        return general
    return replace(general, issues=(*general.issues, f"layout changed: it finds {told_length} characters of {general_length}"))
