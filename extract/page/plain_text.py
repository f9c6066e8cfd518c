"""A page that somebody copied as text: breadcrumbs, the headline twice, captions twice, the article, then other stories' teasers.

Nothing tells a line's place but the lines themselves. A text that shows no trace of a page is taken as clean and stays whole.
"""

from __future__ import annotations

import re

from extract.model import Article, Block, BlockKind
from extract.page.blocks import Piece, tidy
from extract.page.compose import Found, compose
from extract.page.dates import read_time
from extract.page.errors import PageError
from extract.page.language import language_of
from extract.page.metadata import Metadata
from extract.page.vocabulary import bare, is_box_heading, is_end, words
from extract.text import clean

_SENTENCE_END = re.compile(r"[.!?…:;”\"’)]\s*$")
_ITEM = re.compile(r"[-–+•*]\s*\w")
_CREDIT = re.compile(r"(?:\b[Ảả]nh|\bNguồn|\bĐồ họa)\s*:\s*[^.]{2,40}\.?$|\(\s*[Ảả]nh\b[^)]{0,40}\)\.?$")
_TOP = 40  # lines in which a headline is looked for


def read_text(text: str) -> Article:
    """The article of a copied page, or of a clean text.

    Raises PageError where there is no text. `title` is the headline where the text shows one; in a clean text the headline stays
    in `text`, too, as a heading.
    """
    lines = _lines(text)
    if not lines:
        raise PageError("the text is empty")
    top = _headline(lines)
    end = _end(lines, top + 1 if top is not None else 0)
    if top is None and end == len(lines):
        return _whole(lines)
    data = Metadata(title=lines[top] if top is not None else None, is_article=True)
    start = _skip_datelines(lines, 0 if top is None else top + 1, data)
    pieces = _pieces(lines[start:end])
    lead = None
    if top is not None and pieces and pieces[0].kind == "paragraph" and len(pieces[0].text) <= 700 and len(pieces) > 2:
        lead = pieces.pop(0).text
    return compose(Found(pieces, lead, data))


def _lines(text: str) -> list[str]:
    """One string a paragraph: a blank line always parts, a line's end unless the sentence runs on in lower case."""
    lines: list[str] = []
    parted = True
    for raw in clean(text).split("\n"):
        line = tidy(raw)
        if line and not parted and line[0].islower() and not _SENTENCE_END.search(lines[-1]):
            lines[-1] += " " + line
        elif line:
            lines.append(line)
        parted = not line
    return lines


def _headline(lines: list[str]) -> int | None:
    """The index of the headline's last printing near the top: a line that a breadcrumb ends with, that stands twice, or that
    follows a menu; None where the text begins at once."""
    top = lines[:_TOP]
    for i, line in enumerate(top):
        if not 15 <= len(line) <= 250:
            continue
        later = [k for k, other in enumerate(top) if k > i and other == line]
        if later and _is_headline(line):
            return later[-1] if later[-1] - i <= 12 else i
        if i and any(other.endswith(line) and len(other) > len(line) + 3 and len(other) < len(line) + 90 for other in top[:i]):
            return i
    menu = next((i for i, line in enumerate(top) if not _is_menu(line)), 0)
    if menu >= 3 or (menu and any(bare(line) in words("home_links") for line in top[:menu])):
        return menu if _is_headline(top[menu]) else menu - 1
    return None


def _is_headline(line: str) -> bool:
    return len(line) <= 250 and not line.endswith((".", ":", ";", ",")) and not _CREDIT.search(line)


def _is_menu(line: str) -> bool:
    return len(line) <= 32 and len(line.split()) <= 6 and not _SENTENCE_END.search(line) and not _ITEM.match(line)


def _skip_datelines(lines: list[str], start: int, data: Metadata) -> int:
    """Past the lines under a headline that hold its date, the author's name or buttons; the date goes into `data`."""
    while start < len(lines) and len(lines[start]) < 60 and not lines[start].endswith(".") and start + 1 < len(lines):
        day, moment = read_time(lines[start])
        if day is None and not _is_menu(lines[start]):
            break
        if day and data.published is None:
            data.published, data.published_at = day, moment
        start += 1
    return start


def _end(lines: list[str], start: int) -> int:
    """Where the article ends: at the first line that closes one or heads a box of other stories, with prose before it."""
    prose = 0
    for i in range(start, len(lines)):
        line = lines[i]
        if prose >= 200 and (is_end(line) or (is_box_heading(line) and not _goes_on(lines, i))):
            return i
        prose += len(line) if len(line) > 60 else 0
    return len(lines)


def _goes_on(lines: list[str], heading: int) -> bool:
    """Whether a box stands inside the body: after its headlines come three paragraphs in a row, which teasers never do."""
    i = heading + 1
    while i < len(lines) and i <= heading + 6 and not _is_sentence(lines[i]):
        i += 1
    return len(lines) >= i + 3 and all(_is_sentence(line) for line in lines[i : i + 3]) and i > heading + 1


def _is_sentence(line: str) -> bool:
    return len(line) > 60 and line.endswith((".", "!", "?", "”", '"', ":", ";")) and not line.endswith("...")


def _pieces(lines: list[str]) -> list[Piece]:
    """The lines between headline and end, without in-body boxes; a line that stands twice in a row is a picture's caption."""
    pieces: list[Piece] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if is_box_heading(line):
            i += 1
            while i < len(lines) and not _is_sentence(lines[i]):
                i += 1
            continue
        doubled = i + 1 < len(lines) and lines[i + 1] == line
        caption = doubled or (len(line) < 300 and _CREDIT.search(line) is not None)
        pieces.append(Piece("caption" if caption else _kind(line), line))
        i += 2 if doubled else 1
    return pieces


def _kind(line: str) -> BlockKind:
    if _ITEM.match(line):
        return "list_item"
    return "heading" if len(line) < 100 and not _SENTENCE_END.search(line) else "paragraph"


def _whole(lines: list[str]) -> Article:
    title = lines[0] if len(lines) > 2 and len(lines[0]) <= 200 and _is_headline(lines[0]) and _is_sentence(lines[1]) else None
    blocks = tuple(Block(_kind(line), line) for line in lines)
    text = "\n\n".join(lines)
    return Article(title=title, text=text, blocks=blocks, language=language_of(text))
