"""What discovery finds: an address worth fetching, and when what lies there was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Kind = Literal["article", "sitemap", "section"]


@dataclass(frozen=True, slots=True)
class Discovered:
    """An address on a newspaper's site, in canonical form. `published` has an offset; None where the list gives no date."""

    url: str
    published: datetime | None
    kind: Kind


class DiscoveryError(ValueError):
    """What came is not the feed, sitemap or section page that it should be; the message says what it is instead."""


def newest_first(found: Iterable[Discovered]) -> list[Discovered]:
    """One row a URL, the newest first; undated ones stand before dated ones, in the order of their page."""
    unique: dict[str, Discovered] = {}
    for one in found:
        known = unique.get(one.url)
        if known is None or (known.published is None and one.published is not None):
            unique[one.url] = one
    future = datetime.max.replace(tzinfo=UTC)
    return sorted(unique.values(), key=lambda one: one.published or future, reverse=True)
