"""Pieces and metadata put together to an Article: doubles, bylines, credits and pointers to other stories go."""

from __future__ import annotations

from extract.model import Article, Block
from extract.page.blocks import Piece
from extract.page.credits import take_credits
from extract.page.dates import read_time
from extract.page.errors import PageError
from extract.page.language import language_of
from extract.page.lead import settle_lead, squash
from extract.page.metadata import Metadata
from extract.page.vocabulary import is_box_heading, is_end, is_pointer


def compose(
    pieces: list[Piece], data: Metadata, *, lead: str | None, url: str | None, source_url: str | None, issues: tuple[str, ...]
) -> Article:
    """The article, or PageError where the page has neither a body nor says that it is an article."""
    captions = tuple(dict.fromkeys(p.text for p in pieces if p.kind == "caption"))
    body = _without_foreign([p for p in pieces if p.kind != "caption"], data, lead)
    body, authors, source = take_credits(body)
    lead, body = settle_lead(lead, body, data)
    blocks = ([Block("lead", lead)] if lead else []) + [Block(p.kind, p.text) for p in body]
    text = "\n\n".join(b.text for b in blocks)
    if not blocks or (len(text) < 200 and not data.is_article and data.published is None):
        raise PageError("no article on this page: it holds no running text of its own")
    return Article(
        title=data.title,
        text=text,
        blocks=tuple(blocks),
        url=url,
        canonical_url=data.canonical_url,
        lead=lead,
        authors=data.authors or authors,
        published=data.published,
        published_at=data.published_at,
        modified_at=data.modified_at,
        section=data.section,
        tags=data.tags,
        source=source,
        source_url=source_url,
        captions=captions,
        language=language_of(text),
        issues=issues,
    )


def _without_foreign(pieces: list[Piece], data: Metadata, lead: str | None) -> list[Piece]:
    """The body's pieces without headline, lead, dates, pointers to other stories, and all after the article's end."""
    kept: list[Piece] = []
    doubles = {squash(t) for t in (data.title, lead) if t}
    prose = 0
    for piece in pieces:
        if is_end(piece.text) and prose > 200:
            break
        if (
            is_end(piece.text)
            or is_box_heading(piece.text)
            or _is_pointer(piece)
            or squash(piece.text) in doubles
            or _is_dateline(piece)
        ):
            continue
        prose += len(piece.text) * (piece.kind == "paragraph")
        kept.append(piece)
    return kept


def _is_pointer(piece: Piece) -> bool:
    """Whether a line only leads to another story: marked as such, or one whole headline as a link."""
    if piece.kind == "table_row":
        return False
    if is_pointer(piece.text) and (piece.linked or piece.text.startswith((">>", "»"))):
        return True
    return piece.link_share > 0.85 and 25 <= len(piece.text) <= 200


def _is_dateline(piece: Piece) -> bool:
    return (
        len(piece.text) < 60
        and piece.kind in ("paragraph", "list_item")
        and not piece.text.endswith(".")
        and read_time(piece.text)[1] is not None
    )
