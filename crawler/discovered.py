"""What discovery finds: an address worth fetching, and when what lies there was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from crawler.newspaper import Newspaper
from crawler.urls import canonical

Kind = Literal["article", "sitemap", "section"]


@dataclass(frozen=True, slots=True)
class Discovered:
    """An address on a newspaper's site, in canonical form. `published` has an offset; None where the list gives no date.

    `article_id` tells an article from the newspaper's others, whatever the slug of its address.
    """

    url: str
    published: datetime | None
    kind: Kind
    article_id: str | None = field(default=None, compare=False)


class DiscoveryError(ValueError):
    """What came is not the feed, sitemap or section page that it should be; the message says what it is instead."""


def newest_first(found: Iterable[Discovered]) -> list[Discovered]:
    """One row an article or list, the newest first; undated ones stand before dated ones, in the order of their page."""
    unique: dict[str, Discovered] = {}
    for one in found:
        key = one.article_id or one.url
        known = unique.get(key)
        if known is None or (known.published is None and one.published is not None):
            unique[key] = one
    future = datetime.max.replace(tzinfo=UTC)
    return sorted(unique.values(), key=lambda one: one.published or future, reverse=True)


def own_address(url: str, newspaper: Newspaper) -> str | None:
    """The canonical form of `url`, or None where it is not on the newspaper's site or is no URL at all."""
    try:
        address = canonical(url, newspaper)
    except ValueError:
        return None
    return address if newspaper.owns(address) else None


def article_at(url: str, published: datetime | None, newspaper: Newspaper) -> Discovered | None:
    """The article at `url`, or None where the newspaper has no article there."""
    address = own_address(url, newspaper)
    article_id = newspaper.article_id(address) if address else None
    if address is None or article_id is None:
        return None
    return Discovered(address, published, "article", article_id)
