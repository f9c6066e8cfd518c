"""What a page says of itself: JSON-LD, meta elements, headline, times, authors, section, tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from urllib.parse import urljoin

from lxml.html import HtmlElement

from extract.page.blocks import tidy
from extract.page.dates import VIETNAM, read_time
from extract.page.measures import text_of
from extract.page.vocabulary import has_class, tags

_ARTICLE_TYPES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "BlogPosting",
    "AnalysisNewsArticle",
    "VideoObject",
    "ImageGallery",
)
_LOOSE_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|description|articleSection)"\s*:\s*"((?:[^"\\\n]|\\.){1,1000})"'
)
_TITLE_TAGS = tags("h2 h3 h4 p div span td strong b font")
_NO_LETTER = re.compile(r"[\W_]+")
_TIME_TAGS = tags("time span p div li td em i small font")
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
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,60}$")


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
    is_article: bool = False  # whether the page calls itself one
    free: bool | None = None  # whether the page says that all may read all of it
    language: str | None = None  # of the page, as declared


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """Everything that `tree` says about its article; needs the tree before anything is cut."""
    meta = _metas(tree)
    linked = _json_ld(tree)
    data = Metadata()
    data.is_article = bool(linked) or meta.get("og:type") == "article" or "article:published_time" in meta
    data.title, data.headline = _title(tree, [_text(linked.get("headline")), meta.get("og:title"), _site_title(tree)])
    data.description = _first(meta.get("description"), meta.get("og:description"), _text(linked.get("description")))
    data.published, data.published_at = _published(tree, meta, linked, data.headline, url)
    data.modified_at = _moment(
        _text(linked.get("dateModified")), meta.get("article:modified_time"), meta.get("datemodified"), meta.get("lastmod")
    )
    data.authors = tuple(_authors(meta, linked))
    data.section = _first(meta.get("article:section"), _text(linked.get("articleSection"))) or _breadcrumb(tree, data.title)
    data.tags = _tags(meta, linked)
    data.canonical_url = _canonical(tree, meta, url)
    free = linked.get("isAccessibleForFree")
    data.language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower() or None
    data.free = None if free is None else str(free).lower() not in ("false", "0")
    return data


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for name in filter(None, (element.get("property"), element.get("name"), element.get("itemprop"))):
            if content and content.strip():
                found.setdefault(name.lower().strip(), tidy(content))
    return found


def _json_ld(tree: HtmlElement) -> dict[str, object]:
    """The JSON-LD object that describes the article; fields of one that is broken are read one by one."""
    loose: dict[str, object] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > 400_000:
            continue
        try:
            objects = list(_objects(json.loads(script.text.strip().rstrip(";"), strict=False)))
        except (ValueError, RecursionError):
            if "Article" in script.text:
                loose.update(
                    {name: value.replace('\\"', '"').replace("\\/", "/") for name, value in _LOOSE_FIELD.findall(script.text)}
                )
            continue
        for thing in objects:
            kinds = thing.get("@type")
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])) and thing.get("headline"):
                return thing
    return loose


def _objects(value: object) -> Iterator[dict[str, object]]:
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:100])
        elif isinstance(item, dict):
            yield item
            waiting.extend(v for k, v in item.items() if k in ("@graph", "mainEntity", "mainEntityOfPage"))


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return tidy(value) if isinstance(value, str) and value.strip() else None


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _site_title(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    text = tidy(text_of(element)) if element is not None else ""
    return _SITE_SUFFIX.sub("", text) if text else None


def _title(tree: HtmlElement, said: list[str | None]) -> tuple[str | None, HtmlElement | None]:
    """The shown headline: the h1 nearest in words to what the page's head says; without any, what the head says."""
    known = [t for t in said if t]
    shown = [(tidy(text_of(h)), h) for h in tree.iter("h1")]
    shown = [(text, h) for text, h in shown if text and len(text) < 400]
    likely = max(shown, key=lambda s: _likeness(s[0], known), default=None)
    if likely and (not known or _likeness(likely[0], known) >= 0.35 or (len(shown) == 1 and len(likely[0]) > 30)):
        return likely
    if not known:
        return likely or (None, None)
    keys = {_squash(t) for t in [*known, *_title_parts(tree)]}
    beginnings = {k[:4] for k in keys}
    alike = [e for e in tree.iter(*_TITLE_TAGS) if len(e) <= 2 and _squash(_first_text(e))[:4] in beginnings]
    same = [e for e in alike if _squash(text_of(e)) in keys]
    longest = max(same, key=lambda e: len(text_of(e)), default=None)
    return (known[0], None) if longest is None else (tidy(text_of(longest)), longest)


def _first_text(element: HtmlElement) -> str:
    """The first twelve characters of an element that holds its text itself, or in one element."""
    own = (element.text or "").strip()
    return (own or (element[0].text or "" if len(element) else "").strip())[:12]


def _title_parts(tree: HtmlElement) -> list[str]:
    """What `<title>` says without the site's name, before or after the headline."""
    element = tree.find(".//title")
    parts = re.split(r"\s+[|–—»-]\s+", tidy(text_of(element))) if element is not None else []
    return [p for p in parts if len(p) >= 20]


def _squash(text: str) -> str:
    return _NO_LETTER.sub("", tidy(text).casefold())


def _likeness(text: str, others: list[str]) -> float:
    mine = set(text.casefold().split())
    return max(
        (len(mine & theirs) / len(mine | theirs) for theirs in (set(o.casefold().split()) for o in others) if theirs), default=0.0
    )


def _published(
    tree: HtmlElement, meta: dict[str, str], linked: dict[str, object], headline: HtmlElement | None, url: str | None
) -> tuple[date | None, datetime | None]:
    """The first statement with a clock time wins; else the first with a date."""
    said = chain([_text(linked.get("datePublished"))], map(meta.get, _TIMES), _shown_times(tree, headline), [_stamp(url)])
    day: date | None = None
    for text in said:
        on, at = read_time(text)
        here = at.astimezone(VIETNAM).date() if at else None  # a time in UTC may be of the day before
        if at is not None and (day is None or day in (here, on)):
            return here, at
        day = day or on
    return day, None


def _shown_times(tree: HtmlElement, headline: HtmlElement | None) -> Iterator[str]:
    """Times printed on the page, those nearest to the headline first."""
    around = headline
    for _ in range(4):
        if around is None or around.tag == "body":
            break
        for element in around.iter(*_TIME_TAGS):
            text = element.get("datetime") or _shallow_text(element)
            if 8 <= len(text) <= 90 and any(c.isdigit() for c in text):
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


def _moment(*texts: str | None) -> datetime | None:
    return next((at for _, at in map(read_time, texts) if at), None)


def _authors(meta: dict[str, str], linked: dict[str, object]) -> Iterator[str]:
    seen: set[str] = set()
    value = linked.get("author")
    people = value if isinstance(value, list) else [value]
    names = [_text(p.get("name")) if isinstance(p, dict) and p.get("@type") != "Organization" else _text(p) for p in people]
    for name in [*names, meta.get("article:author"), meta.get("author")]:
        if name and is_name(name) and name not in seen:
            seen.add(name)
            yield name


def is_name(text: str) -> bool:
    """Whether a text may be a person's name or pen name: one to five words, each with a capital, no digit, no address."""
    words = text.replace(" - ", " ").replace(",", " ").split()
    return (
        1 <= len(words) <= 6
        and all(w[0].isupper() for w in words)
        and not any(c in text for c in "0123456789@/:")
        and "." not in text.strip(".")[2:]
    )


def _breadcrumb(tree: HtmlElement, title: str | None) -> str | None:
    for element in tree.iter("ul", "ol", "div", "nav"):
        if has_class((element.get("class") or "") + " " + (element.get("id") or ""), "breadcrumb_words"):
            names = [tidy(text_of(a)) for a in element.iter("a")]
            names = [n for n in names if 2 < len(n) < 40 and n.lower() not in ("trang chủ", "home") and n != title]
            if names:
                return names[0]
    return None


def _tags(meta: dict[str, str], linked: dict[str, object]) -> tuple[str, ...]:
    value = linked.get("keywords")
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value or "")
    text = meta.get("news_keywords") or text or meta.get("keywords") or ""
    return tuple(dict.fromkeys(t for t in (tidy(x) for x in re.split(r"[,;]", text)) if t))[:30]


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return _joined(url, link.get("href", "").strip())
    return _joined(url, meta["og:url"]) if "og:url" in meta else None


def _joined(url: str | None, target: str) -> str | None:
    try:
        return urljoin(url or "", target) or None
    except ValueError:
        return None
