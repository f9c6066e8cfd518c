"""What a page's head says of its article: meta elements and JSON-LD, malformed ones included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from extract.page.blocks import tidy

_ARTICLE_TYPES = frozenset(
    ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "VideoObject", "ImageGallery")
)
_LOOSE_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|description|articleSection)"\s*:\s*"((?:[^"\\\n]|\\.){1,1000})"'
)


@dataclass(frozen=True, slots=True)
class Head:
    """`meta` as written, by lower-case name, property or itemprop; `linked` is the JSON-LD object of the article."""

    meta: dict[str, str]
    linked: dict[str, object]

    def said(self, *names: str) -> str | None:
        """The first of some meta elements that the page has, tidied."""
        return next((tidy(self.meta[name]) for name in names if name in self.meta), None)

    def linked_text(self, name: str) -> str | None:
        """A field of the JSON-LD, where it is text; of a list the first."""
        return text_in(self.linked.get(name))


def read_head(tree: HtmlElement) -> Head:
    """Everything that the head of `tree` says."""
    return Head(_metas(tree), _json_ld(tree))


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for name in filter(None, (element.get("property"), element.get("name"), element.get("itemprop"))):
            if content and content.strip():
                found.setdefault(name.lower().strip(), content)
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


def text_in(value: object) -> str | None:
    """A JSON value as one line of text, if it is text or a list that begins with text."""
    if isinstance(value, list):
        value = value[0] if value else None
    return tidy(value) if isinstance(value, str) and value.strip() else None
