"""Where on a pruned page the article stands: trafilatura finds its text, this finds the element that holds it."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from extract.page.blocks import Piece, tidy
from extract.page.vocabulary import SENTENCE_ENDS, is_sentence, tags

_KEY = 50  # characters by which a paragraph is recognised
_LINES = tags("p span font strong b em i li ul ol h2 h3 h4 blockquote tr tbody")  # hold a part of a body at most
_PART = 300  # characters of running text from which an element is a part of the body
_LARGE, _MANY = 300_000, 3_000  # characters and pieces; trafilatura's time grows with their square


def article_pieces(tree: HtmlElement, pieces: list[Piece]) -> list[Piece]:
    """Those of a page's pieces that are the article's: all that stand in the element where trafilatura's paragraphs stand, in
    its siblings where some of them do, and in elements of its class, wherever they stand, that hold running text.

    trafilatura decides where the article is; its own text is not used, because it drops leads, tables' rows and short lines.
    """
    votes: dict[HtmlElement, int] = defaultdict(int)
    total = 0
    for piece in _chosen(tree, pieces):
        total += len(piece.text)
        for element in _path(piece):
            votes[element] += len(piece.text)
    container = next((e for e in _deepest_first(votes) if votes[e] >= 0.9 * total), None)
    if container is None:
        return pieces
    while container.tag in _LINES and (parent := container.getparent()) is not None:
        container = parent
    wanted = {container, *(e for e in container.itersiblings() if e in votes and e.tag == container.tag)}
    wanted |= _further(container, pieces)
    return [p for p in pieces if not wanted.isdisjoint(_path(p))]


def _further(container: HtmlElement, pieces: list[Piece]) -> set[HtmlElement]:
    """The elements of a container's tag and class that hold some sentences: bodies are parted by advertisements and pictures."""
    found: dict[HtmlElement, int] = defaultdict(int)
    for piece in pieces if container.get("class") else ():
        if is_sentence(piece.text) and piece.link_share < 0.3:
            for element in _path(piece):
                if element.tag == container.tag and element.get("class") == container.get("class"):
                    found[element] += len(piece.text)
    return {element for element, length in found.items() if length >= _PART}


def _chosen(tree: HtmlElement, pieces: list[Piece]) -> list[Piece]:
    """The pieces that trafilatura takes as the article's; of a page too large for it, all prose."""
    if sum(len(p.text) for p in pieces) > _LARGE or len(pieces) > _MANY:
        return [p for p in pieces if p.kind == "paragraph" and len(p.text) >= 80 and p.link_share < 0.3]
    wanted = _keys_of_trafilatura(tree)
    found = [p for p in pieces if _key(p.text) in wanted]
    return [p for p in found if p.kind != "paragraph" or p.text.endswith(SENTENCE_ENDS)] or found


def _path(piece: Piece) -> list[HtmlElement]:
    return [] if piece.element is None else [piece.element, *piece.element.iterancestors()]


def _key(text: str) -> str:
    return "".join(text.split())[:_KEY]


def _keys_of_trafilatura(tree: HtmlElement) -> set[str]:
    document = trafilatura.bare_extraction(
        deepcopy(tree), with_metadata=False, include_comments=False, include_tables=True, deduplicate=False
    )
    if not isinstance(document, Document):
        return set()
    lines = [
        "".join(e.itertext())
        for e in document.body.iter("p", "head", "item", "cell", "quote", "lb")
        if isinstance(e, etree._Element)
    ]
    return {_key(tidy(line)) for line in lines if line.strip()}


def _deepest_first(votes: dict[HtmlElement, int]) -> list[HtmlElement]:
    return sorted(votes, key=lambda e: -sum(1 for _ in e.iterancestors()))
