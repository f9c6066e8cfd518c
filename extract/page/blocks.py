"""A tree to its pieces of text in reading order, each with its kind and the element that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from unicodedata import is_normalized

from lxml import etree
from lxml.html import HtmlElement

from extract.model import BlockKind
from extract.page.kinds import is_data, kind_of
from extract.page.vocabulary import tags
from extract.text import clean

CELL = " | "  # between the cells of a table's row

_BLOCK_TAGS = tags(
    "p div li ul ol dl dt dd table tbody thead tfoot tr td th caption h1 h2 h3 h4 h5 h6 blockquote figure "
    "figcaption section article main header footer aside center pre hr address fieldset form details summary body"
)
_SKIPPED = tags("script style noscript svg template iframe head title")
_SENTENCE_END = re.compile(r"[.:;!?…”\"]\s*$")
_ITEM = re.compile(r"[-–—+•*·▪●]\s+\S|[-–+•][^\W\d_]")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_CREDIT = re.compile(r"\b[Ảả]nh\b|\(Nguồn|Nguồn:|Đồ họa|Clip|Video")
_ESCAPED_TAG = re.compile(r"</?(?:p|br|div|span|strong|em|b|i|a|font)\b[^<>]{0,300}>", re.IGNORECASE)
_BOLD = tags("strong b")


@dataclass(slots=True)
class Piece:
    """A block while the article is put together. `linked` counts the characters of its text that are in links."""

    kind: BlockKind
    text: str
    element: HtmlElement | None = None
    linked: int = 0
    bold: bool = False  # whether all of it is

    @property
    def link_share(self) -> float:
        """The share (0 to 1) of the text that is link text."""
        return min(1.0, self.linked / len(self.text)) if self.text else 0.0


def tidy(text: str) -> str:
    """One line of clean text; entities that were escaped twice are resolved, tags that were escaped go."""
    if "&" in text and _ENTITY.search(text):
        text = unescape(unescape(text))
    if "<" in text:
        text = _ESCAPED_TAG.sub(" ", text)
    line = " ".join(text.split())
    if line.isprintable() and is_normalized("NFC", line):
        return line
    return " ".join(clean(line).split())


def read_pieces(root: HtmlElement) -> list[Piece]:
    """All pieces of text under `root`. A table that lays out the page is read as its cells' blocks, one of data row by row."""
    return _Reader(root).pieces


class _Reader:
    """One walk over a tree, without recursion: text gathers in lines until a block begins or ends."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.pieces: list[Piece] = []
        self.lines: list[_Line] = [_Line()]
        self.links = self.bolds = 0  # how many open elements make the text at hand a link, or bold
        self.cells: list[str] | None = None  # of the data table's row at hand
        self.open: list[tuple[HtmlElement, BlockKind]] = [(root, "paragraph")]
        self.data_tables: set[HtmlElement] = set()
        self.skipped: HtmlElement | None = None
        self.image_before = False
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
            else:
                self._end(element)
        self._flush()

    def _start(self, element: HtmlElement) -> None:
        if self.skipped is not None:
            return
        tag = element.tag
        if tag in _SKIPPED:
            self.skipped = element
            return
        if tag == "br":
            self.lines.append(_Line())
        elif tag == "img":
            self.image_before = True
        elif tag in _BLOCK_TAGS and element is not self.root:
            self._open_block(element)
        self.links += tag == "a"
        self.bolds += tag in _BOLD
        self._add(element.text)

    def _end(self, element: HtmlElement) -> None:
        if self.skipped is not None:
            if self.skipped is not element:
                return
            self.skipped = None
        else:
            self.links -= element.tag == "a"
            self.bolds -= element.tag in _BOLD
            if element.tag in _BLOCK_TAGS and element is not self.root:
                self._close_block(element)
        if element is not self.root:
            self._add(element.tail)

    def _open_block(self, element: HtmlElement) -> None:
        self._flush()
        if element.tag == "table" and is_data(element):
            self.data_tables.add(element)
        if element.tag == "tr" and self.cells is None and next(element.iterancestors("table"), None) in self.data_tables:
            self.cells = []
        self.open.append((element, kind_of(element, self.open[-1][1])))

    def _close_block(self, element: HtmlElement) -> None:
        if self.cells is not None and element.tag in ("td", "th"):
            self.cells.append(tidy(" ".join(line.text for line in self.lines)))
            self.lines = [_Line()]
        elif self.cells is not None and element.tag == "tr":
            cells, self.cells = self.cells, None
            if any(cells):
                self.pieces.append(Piece("table_row", CELL.join(cells), element))
        self._flush()
        self.open.pop()

    def _add(self, text: str | None) -> None:
        if text and (self.lines[-1].text or not text.isspace()):
            self.lines[-1].add(text, self.links > 0, self.bolds > 0)

    def _flush(self) -> None:
        """End the block at hand; inside a cell a block is only a space."""
        if len(self.lines) == 1 and not self.lines[0].text:
            return
        if self.cells is not None:
            self.lines.append(_Line())
            return
        element, kind = self.open[-1]
        for line in _joined(self.lines):
            bold = line.bold >= 0.9 * len(line.text)
            self.pieces.append(Piece(self._refined(kind, line.text, bold), line.text, element, line.linked, bold))
            self.image_before = False
        self.lines = [_Line()]

    def _refined(self, kind: BlockKind, text: str, bold: bool) -> BlockKind:
        if kind != "paragraph":
            return kind
        if self.image_before and len(text) < 300 and _CREDIT.search(text):
            return "caption"
        if _ITEM.match(text):
            return "list_item"
        return "heading" if bold and len(text) < 150 and not _SENTENCE_END.search(text) else kind


@dataclass(slots=True)
class _Line:
    text: str = ""
    linked: int = 0
    bold: int = 0

    def add(self, text: str, in_link: bool, in_bold: bool) -> None:
        self.text += text
        if in_link or in_bold:
            length = len(" ".join(text.split()))
            self.linked += length * in_link
            self.bold += length * in_bold


def _joined(lines: list[_Line]) -> list[_Line]:
    """Lines between `<br>`: an empty one parts paragraphs, and so does a line's end, unless the sentence runs on."""
    joined: list[_Line] = []
    parted = True
    for line in lines:
        line.text = tidy(line.text)
        if not line.text:
            parted = True
            continue
        last = joined[-1] if joined else None
        if last is None or parted or _SENTENCE_END.search(last.text) or not line.text[0].islower():
            joined.append(line)
        else:
            last.text, last.linked, last.bold = f"{last.text} {line.text}", last.linked + line.linked, last.bold + line.bold
        parted = False
    return joined
