"""How each newspaper fared in each run: the table `health`."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.session import Tally
from pipelines.store import Store

_CRAWLED = (
    "discovered", "fetched", "not_modified", "errors", "bytes", "seconds", "feeds_answered", "feeds_empty", "finished",
)  # fmt: skip


def save_crawl(store: Store, run: int, tallies: Mapping[str, Tally]) -> None:
    """Write down what the crawl of each newspaper counted."""
    columns = ", ".join(_CRAWLED)
    places = ", ".join("?" for _ in _CRAWLED)
    with store.transaction() as connection:
        connection.executemany(
            f"INSERT INTO health (run, newspaper, {columns}) VALUES (?, ?, {places})",
            [(run, code, *(getattr(tally, name) for name in _CRAWLED)) for code, tally in tallies.items()],
        )
