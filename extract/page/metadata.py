"""What a page says of its article beside the body: headline, times, authors, section, tags, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from extract.page.blocks import tidy
from extract.page.head import Head, read_head, text_in
from extract.page.headline import find_headline
from extract.page.measures import text_of
from extract.page.names import is_name, unmarked
from extract.page.sources import shown_source
from extract.page.times import modified, published
from extract.page.vocabulary import has_class, starts

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class Metadata:
    """The fields of `model.Article` that stand outside the body."""

    title: str | None = None
    headline: HtmlElement | None = None  # the element that shows the title
    description: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    canonical_url: str | None = None
    source: str | None = None  # whom the page names beside the text
    is_article: bool = False  # whether the page calls itself one
    free: bool | None = None  # whether the page says that all may read all of it
    language: str | None = None  # of the page, as declared


def read_metadata(tree: HtmlElement, url: str | None, headline: HtmlElement | None = None) -> Metadata:
    """Everything that `tree` says about its article; needs the tree before anything is cut.

    headline: the element that shows the headline, where that is known.
    """
    head = read_head(tree)
    data = Metadata()
    data.is_article = bool(head.linked) or head.said("og:type") == "article" or head.said("article:published_time") is not None
    data.title, data.headline = find_headline(tree, head) if headline is None else (tidy(text_of(headline)), headline)
    data.description = head.said("description", "og:description") or head.linked_text("description")
    data.published, data.published_at = published(tree, head, data.headline, url)
    data.modified_at = modified(head)
    data.authors = tuple(dict.fromkeys(_authors(tree, head, data.headline, url)))
    data.section = head.said("article:section") or head.linked_text("articleSection") or _breadcrumb(tree, data.title)
    data.tags = _tags(tree, head, data.headline)
    data.canonical_url = _canonical(tree, head, url)
    data.source = shown_source(tree)
    data.language = (tree.get("lang") or tree.get(_LANGUAGE) or "")[:2].lower() or None
    free = head.linked.get("isAccessibleForFree")
    data.free = None if free is None else str(free).lower() not in ("false", "0")
    return data


def _authors(tree: HtmlElement, head: Head, headline: HtmlElement | None, url: str | None) -> Iterator[str]:
    """Names in the head; where it has none, those that the page shows behind its headline as an author's."""
    value = head.linked.get("author")
    people = value if isinstance(value, list) else [value]
    said = [text_in(p.get("name")) if isinstance(p, dict) and p.get("@type") != "Organization" else text_in(p) for p in people]
    names = [n for n in (*said, head.said("article:author"), head.said("author")) if n and _is_person(n, head, url)]
    yield from names
    for element in _named(tree, headline, "author_words") if not names else ():
        text = tidy(text_of(element)) if len(element) <= 3 else ""
        if 4 <= len(text) <= 40 and len(text.split()) >= 2 and _is_person(text, head, url):
            yield text
            return


def _is_person(name: str, head: Head, url: str | None) -> bool:
    return is_name(name) and not _is_site(name, head, url)


def _is_site(name: str, head: Head, url: str | None) -> bool:
    """Whether a name is the newspaper's own, which many pages give as their author."""
    host = (urlsplit(url).hostname or "") if url else ""
    plain = unmarked(name).replace(" ", "")
    own = unmarked(head.said("og:site_name") or "").replace(" ", "")
    return (
        plain in (own, "admin", "administrator")
        or plain in host.replace("-", "")
        or name.lower().startswith(starts("publisher_starts"))
    )


def _breadcrumb(tree: HtmlElement, title: str | None) -> str | None:
    for element in tree.iter("ul", "ol", "div", "nav"):
        if has_class((element.get("class") or "") + " " + (element.get("id") or ""), "breadcrumb_words"):
            names = [tidy(text_of(a)) for a in element.iter("a")]
            names = [n for n in names if 2 < len(n) < 40 and n.lower() not in ("trang chủ", "home") and n != title]
            if names:
                return names[0]
    return None


def _named(tree: HtmlElement, headline: HtmlElement | None, words: str) -> Iterator[HtmlElement]:
    """The elements behind the headline whose class holds one of a list's words."""
    passed = headline is None
    for element in tree.iter("h1", "div", "ul", "p", "span", "section", "a", "td", "strong"):
        if element is headline:
            passed = True
        elif passed and (named := element.get("class")) and has_class(named, words):
            yield element


def _tags(tree: HtmlElement, head: Head, headline: HtmlElement | None) -> tuple[str, ...]:
    """Key words in the head; where it has none, the links of the page's box of them."""
    value = head.linked.get("keywords")
    linked = ",".join(map(str, value)) if isinstance(value, list) else str(value or "")
    said = head.said("news_keywords") or linked or head.said("keywords") or ""
    shown: list[str] = []
    for box in _named(tree, headline, "tag_words") if not said else ():
        shown = [tidy(text_of(a)) for a in box.iter("a")][:30]
        if shown:
            break
    return tuple(dict.fromkeys(t for t in (*map(tidy, re.split(r"[,;]", said)), *shown) if 1 < len(t) <= 60))[:30]


def _canonical(tree: HtmlElement, head: Head, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return _joined(url, link.get("href", "").strip())
    said = head.said("og:url")
    return _joined(url, said) if said else None


def _joined(url: str | None, target: str) -> str | None:
    try:
        return urljoin(url or "", target) or None
    except ValueError:
        return None
