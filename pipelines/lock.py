"""One crawl at a time for each database: a lock that the system lets go of when its process dies, however it dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout


@contextmanager
def only_one(database: Path, *, wait: float = 0) -> Iterator[None]:
    """Hold the lock of a database, or raise ClickException after `wait` seconds."""
    path = database.with_name(database.name + ".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, timeout=wait)
    try:
        lock.acquire()
    except Timeout as error:
        raise click.ClickException(
            f"{database}: another crawl or extraction is at work on this database; wait for it, or name another with --db"
        ) from error
    try:
        yield
    finally:
        lock.release()
