"""The registry as rows for people, beside how each newspaper fared in its last crawl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from crawler.newspaper import Newspaper
from pipelines.database.store import Store

_NIGHT = ("last_night", "discovered", "fetched", "articles", "figures", "errors", "issues")
TABLE = ("newspaper", "name", "state", *_NIGHT, "expected")
EVERYTHING = (
    *("newspaper", "name", "province", "old_provinces", "domain", "formerly", "enabled", "reason", "merged_into", "verified"),
    *("family", "feeds", "sitemaps", "sections", *_NIGHT, "expect_min", "expect_max", "expect_dated"),
)

_LAST_NIGHT = """
SELECT h.newspaper, substr(r.started, 1, 10) AS last_night, h.discovered, h.fetched, h.articles, h.figures, h.errors,
    (SELECT count(*) FROM issue AS i WHERE i.run = h.run AND i.newspaper = h.newspaper) AS issues
FROM health AS h JOIN run AS r ON r.id = h.run
WHERE h.run = (SELECT max(run) FROM health AS other WHERE other.newspaper = h.newspaper)
"""


def last_night(db: Path) -> dict[str, dict[str, Any]]:
    """How each newspaper fared in the last run that asked it, by code; nothing where there is no database yet."""
    if not db.exists():
        return {}
    with Store.read(db) as store:
        return {row["newspaper"]: row for row in store.rows(_LAST_NIGHT)}


def registry_rows(newspapers: Iterable[Newspaper], health: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a newspaper; what the last night brought is None for one that was never asked."""
    for one in newspapers:
        yield {
            **dict.fromkeys(_NIGHT),
            "newspaper": one.code,
            "name": one.name,
            "province": one.province,
            "old_provinces": one.old_provinces,
            "domain": one.domain,
            "formerly": one.formerly,
            "state": _state(one),
            "enabled": one.enabled,
            "reason": one.reason,
            "merged_into": one.merged_into,
            "verified": one.verified,
            "family": one.family,
            "feeds": one.feeds,
            "sitemaps": one.sitemaps,
            "sections": one.sections,
            "expected": f"{one.expect.min}-{one.expect.max}",
            "expect_min": one.expect.min,
            "expect_max": one.expect.max,
            "expect_dated": one.expect.dated,
            **health.get(one.code, {}),
        }


def _state(newspaper: Newspaper) -> str:
    if newspaper.enabled:
        return "enabled" if newspaper.verified else "enabled, unverified"
    return f"now {newspaper.merged_into}" if newspaper.merged_into else "off"
