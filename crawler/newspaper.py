"""One newspaper, as its file in the registry describes it: where its pages are, how to know an article, what to expect."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

_ALIAS_HOSTS = ("www.", "m.", "amp.", "mobile.")  # the same site under another name


def plain_host(host: str) -> str:
    """A host without `www.`, `m.` and the like."""
    while host.startswith(_ALIAS_HOSTS) and host.count(".") > 1:
        host = host.partition(".")[2]
    return host


@dataclass(frozen=True, slots=True)
class Expect:
    """A usual night: from `min` to `max` new articles, of which the share `dated` (0 to 1) has a publication date."""

    min: int
    max: int
    dated: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Selectors of the parts of an article's page, as `extract.read_page` takes them; pages look so up to the day `until`."""

    selectors: Mapping[str, object]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Another address of an article: its path, and that of the article itself, with the path's named groups in braces."""

    path: re.Pattern[str]
    article: str


@dataclass(frozen=True, slots=True)
class Newspaper:
    """A newspaper of the registry. All URLs are absolute."""

    code: str
    name: str
    province: str  # as drawn since July 2025
    old_provinces: tuple[str, ...]  # those before July 2025 that it covers
    domain: str  # without www.
    formerly: tuple[str, ...]  # domains that it left, or took over; links to them still turn up
    base_url: str  # scheme and host, and the port of a fixture newspaper; no slash at the end
    family: str | None
    timezone: ZoneInfo
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]  # beside those that robots.txt names
    sections: tuple[str, ...]
    next_page: str | None  # what follows a section's URL on its page {n}, from 2 on: `?page={n}`
    article: re.Pattern[str] | None  # the path (and query, where it identifies) of an article; group `id` tells articles apart
    variants: tuple[Variant, ...]  # print views and the like, where no general rule leads back to the article
    examples: tuple[str, ...]  # article URLs
    expect: Expect
    layouts: tuple[Layout, ...]  # by `until`, the one in force last
    enabled: bool
    reason: str | None  # why it is not enabled
    merged_into: str | None  # the code of the newspaper that it became part of
    verified: bool  # whether the live check has passed
    verify_tls: bool
    delay: float | None  # seconds between two requests, where it needs more than the usual
    fixture: bool  # invented, served on loopback

    def owns(self, url: str) -> bool:
        """Whether `url` is on this newspaper's own site: its domains, former ones, and what is under them."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return False
        if self.fixture:
            return parts.netloc == urlsplit(self.base_url).netloc
        host = (parts.hostname or "").lower()
        return any(host == own or host.endswith("." + own) for own in (self.domain, *self.formerly))

    def article_id(self, url: str) -> str | None:
        """What tells the article at `url` from the newspaper's others, whatever its slug; None where `url` is no article's.

        Without an article pattern every page but the front page and the lists of the registry may be an article.
        """
        parts = urlsplit(url)
        if not self.owns(url):
            return None
        if self.article is None:
            is_list = parts.path.strip("/") == "" or url in (*self.feeds, *self.sitemaps, *self.sections)
            return None if is_list else f"{parts.path}?{parts.query}"
        found = self._match(url)
        return None if found is None else found.groupdict().get("id") or parts.path

    def plain_path(self, path: str) -> str:
        """The path of the article that a variant shows; any other path as it is."""
        for variant in self.variants:
            if found := variant.path.fullmatch(path):
                return variant.article.format_map(found.groupdict(""))
        return path

    def last_day(self, url: str) -> date | None:
        """The last day of the month that an article's URL names, by groups `year` and `month` of the pattern; None without."""
        found = self._match(url)
        named = found.groupdict() if found else {}
        if not named.get("year") or not 1 <= int(named.get("month") or 0) <= 12:
            return None
        year, month = int(named["year"]), int(named["month"])
        return date(year, month, monthrange(year, month)[1]) if 1900 < year < 2200 else None

    def _match(self, url: str) -> re.Match[str] | None:
        parts = urlsplit(url)
        if self.article is None:
            return None
        return self.article.fullmatch(parts.path) or self.article.fullmatch(f"{parts.path}?{parts.query}")

    def layout_on(self, day: date | None) -> Mapping[str, object] | None:
        """The layout of a page fetched on `day`; the one of today where the day is unknown."""
        for layout in self.layouts:
            if layout.until is None or (day is not None and day <= layout.until):
                return layout.selectors
        return None
