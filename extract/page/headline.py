"""The headline as the page shows it, which often differs from what its head says for search engines."""

from __future__ import annotations

import re
from operator import itemgetter

from lxml.html import HtmlElement

from extract.page.blocks import tidy
from extract.page.head import Head
from extract.page.measures import text_of
from extract.page.vocabulary import has_class, tags

_TITLE_TAGS = tags("h2 h3 h4 p div span td strong b font")
_NO_LETTER = re.compile(r"[\W_]+")
_SEPARATOR = re.compile(r"\s+[|–—»-]\s+")
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,60}$")


def find_headline(tree: HtmlElement, head: Head) -> tuple[str | None, HtmlElement | None]:
    """The headline and the element that shows it: the h1 nearest in words to what the page's head says; without any, an element
    that shows the same words; else what the head says, and None."""
    said = (head.linked_text("headline"), head.said("og:title"), _site_title(tree))
    known = [t for t in said if t]
    shown = [(tidy(text_of(h)), h) for h in tree.iter("h1")]
    shown = [(text, h) for text, h in shown if text and len(text) < 400]
    likely = max(shown, key=lambda s: _likeness(s[0], known), default=None)
    if likely and (not known or _likeness(likely[0], known) >= 0.35 or (len(shown) == 1 and len(likely[0]) > 30)):
        return likely
    if not known:
        return likely or (None, None)
    keys = {_squash(t) for t in [*known, *(part for text in known for part in _parts(text)), *_title_parts(tree)]}
    beginnings = {k[:4] for k in keys}
    alike = [e for e in tree.iter(*_TITLE_TAGS) if len(e) <= 2 and _squash(_first_text(e))[:4] in beginnings]
    same = [e for e in alike if _squash(text_of(e)) in keys]
    longest = max(same, key=lambda e: len(text_of(e)), default=None)
    if longest is None:
        longest = _named_title(tree, known)
    if longest is None and known == [_site_title(tree)]:
        longest = next((e for e in tree.iter("h2", "h3") if _is_headline(e)), None)  # `<title>` names the newspaper alone
    return (known[0], None) if longest is None else (tidy(text_of(longest)), longest)


def _named_title(tree: HtmlElement, known: list[str]) -> HtmlElement | None:
    """The element whose class says that it holds the headline: the one nearest in words to what the head says, unless that only
    names the newspaper or a section."""
    named = [e for e in tree.iter(*_TITLE_TAGS) if (name := e.get("class")) and has_class(name, "title_words")]
    shown = [(_likeness(text_of(e), known), e) for e in named if _is_headline(e)]
    likeness, element = max(shown, key=itemgetter(0), default=(0.0, None))
    return element if likeness >= 0.35 or max(len(text.split()) for text in known) < 4 else None


def _is_headline(element: HtmlElement) -> bool:
    return element.find(".//a") is None and 4 <= len(text_of(element).split()) <= 40


def _site_title(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    text = tidy(text_of(element)) if element is not None else ""
    return _SITE_SUFFIX.sub("", text) if text else None


def _first_text(element: HtmlElement) -> str:
    """The first twelve characters of an element that holds its text itself, or in one element."""
    own = (element.text or "").strip()
    return (own or (element[0].text or "" if len(element) else "").strip())[:12]


def _title_parts(tree: HtmlElement) -> list[str]:
    """What `<title>` says without the site's name, before or after the headline."""
    element = tree.find(".//title")
    return _parts(tidy(text_of(element))) if element is not None else []


def _parts(text: str) -> list[str]:
    return [part for part in _SEPARATOR.split(text) if len(part) >= 20]


def _squash(text: str) -> str:
    return _NO_LETTER.sub("", tidy(text).casefold())


def _likeness(text: str, others: list[str]) -> float:
    mine = set(text.casefold().split())
    return max(
        (len(mine & theirs) / len(mine | theirs) for theirs in (set(o.casefold().split()) for o in others) if theirs), default=0.0
    )
