"""`read_page`: a page's HTML in, its article out, with nothing of its surroundings."""

from __future__ import annotations

from collections.abc import Mapping

from extract.model import Article
from extract.page.blocks import read_pieces
from extract.page.body import article_pieces
from extract.page.compose import compose
from extract.page.decode import decode
from extract.page.errors import PageError
from extract.page.lead import take_lead
from extract.page.metadata import read_metadata
from extract.page.parse import parse
from extract.page.prune import prune
from extract.page.sources import source_link

__all__ = ["PageError", "read_page", "require_article"]


def read_page(html: bytes | str, url: str | None = None, layout: Mapping[str, object] | None = None) -> Article | None:
    """The article of a page, or None where there is none; `require_article` says why. Never raises for what a page holds."""
    try:
        return require_article(html, url, layout)
    except PageError:
        return None


def require_article(html: bytes | str, url: str | None = None, layout: Mapping[str, object] | None = None) -> Article:
    """The article of a page. Raises PageError, whose text is one clear sentence, where there is none."""
    text, issues = decode(html) if isinstance(html, bytes) else (html, ())
    tree, body, cuts = parse(text)
    data = read_metadata(tree, url)
    source_url = source_link(tree, url)
    prune(body, data.headline)
    lead = take_lead(body, data)
    pieces = article_pieces(tree, read_pieces(body))
    return compose(pieces, data, lead=lead, url=url, source_url=source_url, issues=issues + cuts)
