"""One crawl at a time for each database: a lock that the system lets go of when its process dies, however it dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout


@contextmanager
def only_one(database: Path, what: str = "crawl or extraction") -> Iterator[None]:
    """Hold a database's lock for `what` is done, or raise ClickException where another process holds it."""
    suffix = ".nightly.lock" if what == "nightly job" else ".lock"
    path = database.with_name(database.name + suffix)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise click.ClickException(
            f"{database}: another {what} is at work on this database; wait for it, or name another with --db"
        ) from error
    try:
        yield
    finally:
        lock.release()
