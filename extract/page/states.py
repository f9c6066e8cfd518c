"""Pages whose article is not all there: scrambled, behind a paywall, a video, a set of pictures, in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from extract.page.blocks import Piece
from extract.page.language import language_of
from extract.page.metadata import Metadata
from extract.page.parse import Page
from extract.page.vocabulary import bare, starts

State = Literal["full", "hidden", "paywall", "video", "photo", "foreign"]

_RUN = re.compile(r"[A-Za-z0-9+/_-]{600,}={0,2}")  # a body as base64; pictures' data are told by what stands before them
_LONG = 600
_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{120,}={0,2}")
_PLAYER = re.compile(r"youtube|youtu\.be|vimeo|player|video|embed", re.IGNORECASE)
_BRIEF = 400  # characters; a text with less is not what the page is about, where it shows a video or pictures


@dataclass(frozen=True, slots=True)
class Signs:
    """What the whole page shows, before anything is cut. `long_texts` are those in which a body may be hidden."""

    has_video: bool
    long_texts: tuple[str | bytes, ...]

    @property
    def has_scrambled_text(self) -> bool:
        """Whether there is a body that a script puts in order: one very long run of base64. Takes its time."""
        return any(map(_is_scrambled, self.long_texts))


NO_SIGNS = Signs(False, ())


def look(page: Page, scripts: tuple[bytes, ...]) -> Signs:
    """Looks for players, and for what is long in the page's scripts, attributes and elements' own texts."""
    players = (e.get("src") or e.get("data-src") or "" for e in page.tree.iter("iframe", "embed"))
    video = next(page.tree.iter("video"), None) is not None or any(_PLAYER.search(src) for src in players)
    return Signs(video, (*scripts, *_long_texts(page.body)))


def _long_texts(body: HtmlElement) -> Iterator[str]:
    for element in body.iter("div", "input", "textarea", "span", "p", "section", "article"):
        if not (element.get("name") or "").startswith("__"):  # a ViewState, which is the form's
            yield from (text for text in (element.text or "", *element.values()) if len(text) > _LONG)


def _is_scrambled(text: str | bytes) -> bool:
    text = text.decode("ascii", "replace") if isinstance(text, bytes) else text
    found = _RUN.search(text)
    return found is not None and _mixed(found[0]) and not text[: found.start()].endswith("base64,")


def _mixed(run: str) -> bool:
    """Whether a run has capitals, small letters and digits, as encoded text has."""
    return any(c.isupper() for c in run) and any(c.islower() for c in run) and any(c.isdigit() for c in run)


def state_of(pieces: list[Piece], signs: Signs, data: Metadata, language: str) -> State:
    """What is to be said of an article. `pieces` are its body, captions included."""
    prose = [p.text for p in pieces if p.kind != "caption"]
    length = sum(map(len, prose))
    captions = [p.text for p in pieces if p.kind == "caption"]
    garbage = sum(len(text) for text in prose if is_garbage(text))
    if garbage > 0.3 * length or (length < _BRIEF and signs.has_scrambled_text):
        return "hidden"
    if any(bare(text).startswith(starts("paywall_prompts")) for text in prose[-3:]) or (
        data.free is False and length < 3 * _BRIEF
    ):
        return "paywall"
    if len(captions) >= 3 and sum(map(len, captions)) > length:
        return "photo"
    if length < _BRIEF and signs.has_video:
        return "video"
    if length >= 200 and language != "vi":
        return "foreign"
    return "full"


def is_garbage(text: str) -> bool:
    """Whether a text is encoded or scrambled: one endless word, or many words of no language in a row."""
    if any(_mixed(found[0]) for found in _TOKEN.finditer(text)):
        return True
    if len(text.encode()) > 1.1 * len(text):
        return False  # marks on a tenth of the letters: a language that nobody scrambled
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) >= 25 and language_of(text) == "und" and sum(_is_odd(w) for w in words) > 0.4 * len(words)


def _is_odd(word: str) -> bool:
    """Whether a Latin word is none of Vietnamese: too long for a syllable, or with capitals inside."""
    return word.isascii() and (len(word) > 7 or not (word.islower() or word.istitle() or word.isupper()))
