"""CMS families: what newspapers made with the same system have in common, and their own files may override."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cssselect import SelectorError, parse

from crawler.newspaper import Layout, Variant
from crawler.strict import Table

FAMILIES = Path(__file__).parent / "families"

# the parts of a page that a layout can point at, each a list of CSS selectors; what they mean says `extract.page.layout`
LAYOUT_KEYS = ("title", "lead", "body", "captions", "authors", "published", "section", "tags", "source", "remove")


@dataclass(frozen=True, slots=True)
class Family:
    """The article pattern, its variants, the paging and the page layouts of one CMS."""

    code: str
    name: str
    article: re.Pattern[str] | None = None
    next_page: str | None = None
    variants: tuple[Variant, ...] = ()
    layouts: tuple[Layout, ...] = ()


NO_FAMILY = Family("", "")


def load_families(directory: Path = FAMILIES) -> dict[str, Family]:
    """The families of a directory, by the stem of their files. RegistryError for a bad file."""
    families = {}
    for file in sorted(directory.glob("*.toml")):
        table = Table.of_file(file)
        families[file.stem] = Family(
            code=file.stem,
            name=table.need("name", str),
            article=read_pattern(table, "article"),
            next_page=read_next_page(table),
            variants=read_variants(table),
            layouts=read_layouts(table, {}),
        )
        table.done()
    return families


def read_pattern(table: Table, key: str) -> re.Pattern[str] | None:
    """A regular expression that may be left out."""
    text = table.get(key, str)
    if text is None:
        return None
    try:
        return re.compile(text)
    except re.error as error:
        raise table.error(key, f"bad regular expression {text!r}: {error}") from error


def read_next_page(table: Table) -> str | None:
    """How the next pages of a section are addressed; may be left out."""
    text = table.get("next_page", str)
    if text is not None and text.count("{n}") != 1:
        raise table.error("next_page", f"must hold {{n}}, the page's number, once, not {text!r}")
    return text


def read_variants(table: Table) -> tuple[Variant, ...]:
    """The [[variant]] tables: other addresses of articles, such as those of print views."""
    variants = []
    for entry in table.tables("variant"):
        path, article = read_pattern(entry, "path"), entry.need("article", str)
        entry.done()
        if path is None:
            raise entry.error("path", "is missing: the pattern of the other address")
        try:
            address = article.format_map(dict.fromkeys(path.groupindex, "x"))
        except (KeyError, ValueError, IndexError) as error:
            raise entry.error("article", f"has in braces what is no named group of its path: {article!r}") from error
        if path.fullmatch(address):
            raise entry.error("article", f"leads from the variant to itself: {article!r}")
        variants.append(Variant(path, article))
    return tuple(variants)


def read_layouts(table: Table, inherited: Mapping[str, object]) -> tuple[Layout, ...]:
    """The [[layout]] tables, the one in force last; what a layout leaves out it inherits."""
    layouts = []
    for entry in table.tables("layout"):
        until = entry.get("until", date)
        own = {key: _selectors(entry, key) for key in LAYOUT_KEYS}
        entry.done()
        selectors = {**inherited, **{key: value for key, value in own.items() if value}}
        if "body" not in selectors:
            raise entry.error("body", "is missing: a layout must say where the body is")
        layouts.append(Layout(selectors, until))
    layouts.sort(key=lambda layout: layout.until or date.max)
    if len({layout.until for layout in layouts}) < len(layouts):
        raise table.error("layout", "two layouts hold until the same date")
    return tuple(layouts)


def _selectors(table: Table, key: str) -> tuple[str, ...]:
    selectors = table.strings(key)
    for selector in selectors:
        try:
            parse(selector)
        except SelectorError as error:
            raise table.error(key, f"{selector!r} is no CSS selector: {error}") from error
    return selectors
