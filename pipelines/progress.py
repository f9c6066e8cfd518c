"""What a crawl shows while it runs: a live table on a terminal, a line a minute in a log; and what it says at the end."""

from __future__ import annotations

import asyncio
import logging
import sys

from rich.console import Console
from rich.live import Live
from rich.table import Table

from crawler.session import Session
from pipelines.crawl import Result

REDRAW_SECONDS = 0.5
LOG_SECONDS = 60.0

logger = logging.getLogger("baotinh")


def start_logging(*, verbose: bool) -> None:
    """Send the log to stderr: our own progress and everybody's warnings; every request with `verbose`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(lambda record: verbose or record.levelno >= logging.WARNING or record.name == logger.name)
    logging.getLogger().addHandler(handler)
    logger.setLevel(logging.INFO)


async def following(session: Session) -> None:
    """Show the crawl until cancelled."""
    console = Console(stderr=True)
    if not console.is_terminal:
        while True:
            await asyncio.sleep(LOG_SECONDS)
            logger.info("%s", line(session))
    with Live(console=console, refresh_per_second=2, transient=True) as live:
        while True:
            live.update(table(session))
            await asyncio.sleep(REDRAW_SECONDS)


def line(session: Session) -> str:
    """The crawl in one line."""
    tallies = session.tallies.values()
    done = sum(1 for tally in tallies if tally.seconds)
    fetched = sum(tally.fetched for tally in tallies)
    return f"{done} of {len(session.tallies)} newspapers done, {fetched} articles fetched, {_left(session)} left"


def table(session: Session) -> Table:
    """The crawl as a table, one row a newspaper."""
    grid = Table("newspaper", "fetched", "not modified", "waiting", "errors", "state", caption=line(session))
    for code, tally in session.tallies.items():
        waiting = session.frontier.waiting(code, session.now())
        grid.add_row(code, *map(str, (tally.fetched, tally.not_modified, waiting, tally.errors)), tally.state)
    return grid


def _left(session: Session) -> str:
    """An estimate: the newspaper that will take longest decides, since they are asked at the same time."""
    longest = 0.0
    for code, tally in session.tallies.items():
        if tally.seconds or not tally.fetched:
            continue
        longest = max(longest, session.frontier.waiting(code, session.now()) * tally.elapsed() / tally.fetched)
    return f"{longest / 60:.0f} min" if longest >= 90 else f"{longest:.0f} s"


def summary(result: Result) -> str:
    """How the crawl went, one line a newspaper."""
    lines = []
    for code, tally in result.tallies.items():
        lines.append(
            f"{code}: {tally.discovered} discovered, {tally.fetched} fetched, {tally.not_modified} not modified,"
            f" {tally.errors} errors{'' if tally.finished else ' (' + tally.state + ')'}"
        )
    return "\n".join(lines) or "no newspaper belongs to this part"
