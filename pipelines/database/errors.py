"""What can go wrong with the database file, each said in one sentence that names the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

# what SQLite says → what a person should read
_SENTENCES = {
    "database is locked": "is in use by another program; try again when that has finished",
    "readonly database": "cannot be written: the file or its folder is read-only",
    "unable to open": "cannot be opened: its folder is missing or may not be read",
    "disk is full": "cannot grow: the disk is full; nothing of this step was kept",
    "not a database": "is not a SQLite database",
    "malformed": "is damaged; restore it from a copy, or make it again from the archive with `baotinh extract`",
    "disk I/O error": "could not be read or written: the disk reports an error",
}


class StoreError(click.ClickException):
    """Something about the database file that its owner can mend."""


@contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """Turns SQLite's complaints about the file `path` into a `StoreError`; a mistake in our own SQL stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = next((s for said, s in _SENTENCES.items() if said in str(error)), None)
        if sentence is None:
            raise
        raise StoreError(f"{path}: the database {sentence} ({error})") from error
