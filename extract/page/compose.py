"""Pieces and metadata put together to an Article: doubles, bylines, credits and pointers to other stories go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.model import Article, Block
from extract.page.blocks import Piece
from extract.page.credits import take_credits
from extract.page.dates import read_time
from extract.page.errors import PageError
from extract.page.language import language_of
from extract.page.lead import settle_lead, squash
from extract.page.metadata import Metadata
from extract.page.states import NO_SIGNS, Signs, State, state_of
from extract.page.vocabulary import (
    bare,
    is_box_heading,
    is_counter,
    is_end,
    is_imprint,
    is_pointer,
    is_sentence,
    is_service,
    words,
)

_LABEL = 60  # characters; a longer line is no label
_DAYS = re.compile(r"[\W_]*(?:\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?[^\w/-]+)+")  # what a list of teasers leaves without its links
_PUNCTUATION = 30  # characters by which two printings of one text may differ
_LITTLE = 200  # characters; a page with less text is an article only if it says so


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of an article, in the order of the page."""

    pieces: list[Piece]
    lead: str | None
    data: Metadata
    source: str | None = None
    source_url: str | None = None
    signs: Signs = NO_SIGNS
    url: str | None = None
    issues: tuple[str, ...] = ()


def compose(found: Found) -> Article:
    """The article. Raises PageError where the page has no text of its own and does not say that it is an article."""
    data = found.data
    kept = _without_foreign(found.pieces, data, found.lead)
    pieces, authors, source = take_credits(kept)
    lead, pieces = settle_lead(found.lead, pieces, data)
    language = language_of("\n".join([lead or "", *(p.text for p in pieces)]), data.language)
    state = state_of(pieces, found.signs, data, language)
    blocks = _blocks(lead, pieces, state)
    text = "\n\n".join(b.text for b in blocks)
    _demand_article(blocks, state, data)
    return Article(
        title=data.title,
        text=text,
        blocks=blocks,
        url=found.url,
        canonical_url=data.canonical_url,
        lead=lead,
        authors=data.authors or authors,
        published=data.published,
        published_at=data.published_at,
        modified_at=data.modified_at,
        section=data.section,
        tags=data.tags,
        source=found.source or source or data.source,
        source_url=found.source_url,
        captions=tuple(dict.fromkeys(p.text for p in pieces if p.kind == "caption")),
        language=language,
        state=state,
        issues=(*found.issues, "body hidden") if state == "hidden" else found.issues,
    )


def _blocks(lead: str | None, pieces: list[Piece], state: State) -> tuple[Block, ...]:
    """Lead and body. A hidden body is left out; captions are in only where they are the story."""
    first = [Block("lead", lead)] if lead else []
    if state == "hidden":
        return tuple(first)
    return tuple(first + [Block(p.kind, p.text) for p in pieces if p.kind != "caption" or state == "photo"])


def _demand_article(blocks: tuple[Block, ...], state: State, data: Metadata) -> None:
    """A page that dates itself or calls itself an article is one with any sentence, or, where it has a state, with a headline;
    another page is one with a paragraph's worth of sentences. Menus and lists of headlines have none."""
    said = data.is_article or data.published is not None
    length = sum(len(b.text) for b in blocks if b.kind in ("table_row", "list_item") or is_sentence(b.text))
    if (length < (1 if said else _LITTLE)) and not (state != "full" and said and data.title):
        raise PageError("no article on this page: it holds no running text of its own")


def _without_foreign(pieces: list[Piece], data: Metadata, lead: str | None) -> list[Piece]:
    """The pieces without headline, lead, dates, pointers to other stories, and all after the article's end."""
    kept: list[Piece] = []
    told = {squash(t): len(t) for t in (data.title, lead) if t}
    prose = 0
    for piece in pieces:
        if prose > _LITTLE and is_end(piece.text):
            break
        if piece.kind == "caption" or not (_is_furniture(piece) or _repeats(piece.text, told)):
            kept.append(piece)
            prose += len(piece.text) * (piece.kind == "paragraph")
    return kept


def _repeats(text: str, told: Mapping[str, int]) -> bool:
    """Whether a text is one of some squashed texts (with their lengths) but for punctuation."""
    return any(abs(len(text) - length) <= _PUNCTUATION for length in told.values()) and squash(text) in told


def _is_furniture(piece: Piece) -> bool:
    line = piece.text
    if len(line) <= _LABEL and (is_end(line) or is_box_heading(line) or bare(line) in words("buttons") or _is_dateline(piece)):
        return True
    if (piece.kind == "paragraph" and is_counter(line)) or (piece.kind != "table_row" and _DAYS.fullmatch(line)):
        return True
    return _is_pointer(piece) or _is_address(line) or is_imprint(line) or is_service(line)


def _is_address(line: str) -> bool:
    """Whether a line is little more than the address of a page."""
    if "://" not in line:
        return False
    address = next((word for word in line.split() if word.startswith(("http://", "https://"))), "")
    return len(address) > 0.5 * len(line)


def _is_pointer(piece: Piece) -> bool:
    """Whether a line only leads to another story: marked as such, or one whole headline as a link."""
    if piece.kind == "table_row":
        return False
    if is_pointer(piece.text) and (piece.linked or piece.text.lower().startswith((">>", "»", "mời "))):
        return True
    return piece.link_share > 0.85 and 25 <= len(piece.text) <= 200


def _is_dateline(piece: Piece) -> bool:
    return not piece.text.endswith(".") and piece.kind in ("paragraph", "list_item") and read_time(piece.text)[1] is not None
