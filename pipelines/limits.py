"""From an operator's configuration and a command's options to the limits of one crawl."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from crawler.session import Limits
from pipelines.config import CrawlConfig

LOOK_BACK = timedelta(days=7)  # how old an unknown article may be, where no one asks for older ones


def limits_of(config: CrawlConfig, *, since: date | None = None, any_time: bool = False, pages: int | None = None) -> Limits:
    """The limits of a crawl."""
    return Limits(
        since=since or datetime.now(UTC).date() - LOOK_BACK,
        everything=since is not None,
        pages=pages or config.pages,
        bytes=config.megabytes << 20,
        seconds=config.minutes * 60,
        is_open=None if any_time or config.window is None else config.window.is_open,
    )
