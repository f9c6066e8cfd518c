"""When an article was published and changed, as the page's head, the page itself or its address says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement

from extract.page.dates import VIETNAM, read_time
from extract.page.head import Head
from extract.page.measures import text_of
from extract.page.vocabulary import tags

_TIME_TAGS = tags("time span p div li td em i small font")
_SENTENCE_ENDS = ".!?…:;"  # a sentence with a date in it tells of another day
_MARKED = etree.XPath(
    "//body//*[@itemprop='datePublished']/@*[name()='content' or name()='datetime']"
    " | //abbr[contains(@class, 'published')]/@title",
    smart_strings=False,
)
_STAMP = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)([0-2]\d)([0-5]\d)([0-5]\d)\d{0,3}(?!\d)")
_TIMES = (
    "article:published_time",
    "pubdate",
    "datepublished",
    "date",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "og:published_time",
    "article:published",
)
_CHANGES = ("article:modified_time", "datemodified", "lastmod", "og:updated_time")


def published(
    tree: HtmlElement, head: Head, headline: HtmlElement | None, url: str | None
) -> tuple[date | None, datetime | None]:
    """The day in Vietnam and the moment: of what is said, the first with a clock time; else the first day alone."""
    linked, metas = [head.linked_text("datePublished")], map(head.meta.get, _TIMES)
    said = chain(linked, metas, _marked(tree), _shown_times(tree, headline), [_stamp(url)])
    day: date | None = None
    for text in said:
        on, at = read_time(text)
        here = at.astimezone(VIETNAM).date() if at else None  # a time in UTC may be of the day before
        if at is not None and (day is None or day in (here, on)):
            return here, at
        day = day or on
    return day, None


def modified(head: Head) -> datetime | None:
    """When the article was last changed."""
    said = (head.linked_text("dateModified"), *map(head.meta.get, _CHANGES))
    return next((at for _, at in map(read_time, said) if at), None)


def _marked(tree: HtmlElement) -> Iterator[str]:
    """What elements of the body say of the time for programs."""
    yield from _MARKED(tree)


def _shown_times(tree: HtmlElement, headline: HtmlElement | None) -> Iterator[str]:
    """Times printed on the page, those nearest to the headline first."""
    around = headline
    for _ in range(4):
        if around is None or around.tag == "body":
            break
        for element in around.iter(*_TIME_TAGS):
            text = element.get("datetime") or _shallow_text(element)
            if 8 <= len(text) <= 90 and text[-1] not in _SENTENCE_ENDS and any(c.isdigit() for c in text):
                yield text
        around = around.getparent()
    for element in tree.iter("time"):
        yield element.get("datetime") or text_of(element)


def _stamp(url: str | None) -> str | None:
    """The moment that an address holds as fourteen digits or more: /ten-bai-20240307080054340.htm."""
    found = _STAMP.search(url or "")
    return "{}-{}-{} {}:{}:{}".format(*found.groups()) if found else None


def _shallow_text(element: HtmlElement) -> str:
    if len(element) > 4:
        return ""
    parts = [element.text, *(part for child in element for part in (child.text, child.tail))]
    return " ".join(" ".join(filter(None, parts)).split())
