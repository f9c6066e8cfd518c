"""The plain values that leave this package: what a page says, and what an article reports.

Every offset is a Python `str` offset (Unicode code points, NFC) into the text it belongs to, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

BlockKind = Literal["lead", "paragraph", "heading", "list_item", "table_row", "quote", "caption"]
Comparator = Literal["eq", "gt", "ge", "lt", "le", "approx"]
Measure = Literal["level", "change", "over_target"]
Status = Literal["actual", "target", "estimate"]
Per = Literal["year", "quarter", "month", "week", "day"]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article's body, and what it is."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from one page. `text` is the lead and the body, one blank line between blocks, without the headline."""

    title: str | None
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    canonical_url: str | None = None
    lead: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_at: datetime | None = None  # with the offset that the page gives, UTC+07:00 where it gives none
    modified_at: datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    source: str | None = None  # who wrote it first, where the page credits somebody else
    source_url: str | None = None
    captions: tuple[str, ...] = ()
    language: str = "vi"
    state: Literal["full", "hidden", "paywall", "video", "photo", "foreign"] = "full"
    issues: tuple[str, ...] = ()  # what a reader of the archive should know: "layout changed", "encoding repaired", ...


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral in a text, scale words included: `5.650`, `94-97`, `5/10`, `357 nghìn tỷ`."""

    start: int
    end: int
    value: float
    value_max: float | None = None  # the upper end of a range; value <= value_max
    of: float | None = None  # what it is out of: 5/10


@dataclass(frozen=True, slots=True)
class Period:
    """A time in a text. `first` and `last` are inclusive dates; None is an open or an unknown end."""

    start: int
    end: int
    first: date | None = None
    last: date | None = None
    per: Per | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported figure. The fields from `text` to `attribution` mean what the annotation guidelines say."""

    start: int  # the whole mention, comparator to unit
    end: int
    quote: str  # text[start:end]
    sentence_start: int
    sentence_end: int
    text: str  # the numeral alone
    value: float
    value_max: float | None
    of: float | None
    unit: str | None
    comparator: Comparator
    indicator: str | None
    indicator_code: str | None
    subject: str | None
    subject_code: str | None
    period_start: date | None
    period_end: date | None
    per: Per | None
    status: Status
    measure: Measure
    baseline: str | None
    attribution: str | None
    part_of: int | None  # index of the figure that this one breaks down
    confidence: float  # 0 to 1
    rule: str  # the name of the rule that made it


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a named unit or a person is spoken of; `text[start:end]` may be a short form of its name."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """An organisation or administrative unit, once an article, under its fullest name there."""

    name: str
    type: str  # province, district, commune, village, party, government, mass_org, school, company, coop, health, other
    mentions: tuple[Mention, ...] = ()
    part_of: str | None = None  # the name of the unit it belongs to
    code: str | None = None  # statistics-office code
    candidates: tuple[str, ...] = ()  # the codes it could have, where it stays ambiguous
    aliases: tuple[str, ...] = ()
    identity: str = ""  # the same in every article that names it; see `extract/names/identities.py`
    inside: str | None = None  # the identity of the unit it belongs to


@dataclass(frozen=True, slots=True)
class Person:
    """A named person, once an article."""

    name: str
    role: str | None = None  # as written
    org: str | None = None  # the named unit of that role
    birth_year: int | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one text reports."""

    figures: tuple[Figure, ...] = field(default=())
    named_units: tuple[NamedUnit, ...] = field(default=())
    people: tuple[Person, ...] = field(default=())
