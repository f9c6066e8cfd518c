"""TOML read strictly: whatever is missing, unknown or of the wrong type is told with its file and key."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_NAMES = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date such as 2025-06-30",
    dict: "a table",
    list: "a list",
}


class RegistryError(ValueError):
    """A registry file says something that cannot be; the message names the file and the key."""


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the known name closest to `name`, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


class Table:
    """A TOML table whose keys are asked for one by one; `done` refuses those that nobody asked for."""

    def __init__(self, values: dict[str, Any], file: Path, within: str = "") -> None:
        self.file = file
        self._values = values
        self._within = within
        self._asked: list[str] = []

    @classmethod
    def of_file(cls, file: Path) -> Table:
        """The table of a whole file. RegistryError if it cannot be read or is not TOML."""
        try:
            return cls(tomllib.loads(file.read_text(encoding="utf-8")), file)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise RegistryError(f"{file}: cannot be read: {error}") from error

    def error(self, key: str, message: str) -> RegistryError:
        """An error about `key` of this table, to be raised."""
        return RegistryError(f"{self.file}: {self._within}{key}: {message}")

    def need(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there."""
        value = self.get(key, kind)
        if value is None:
            unknown = set(self._values) - set(self._asked)
            close = difflib.get_close_matches(key, list(unknown), n=1, cutoff=0.6)
            raise self.error(key, "is missing" + (f"; is '{close[0]}' meant to be it?" if close else ""))
        return value

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value of a key that may be left out."""
        self._asked.append(key)
        value: Any = self._values.get(key)
        if value is None:
            return None
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise self.error(key, f"must be {_NAMES[kind]}, not {value!r}")
        if isinstance(value, str) and not value.strip():
            raise self.error(key, "is empty")
        return value

    def holds(self, key: str, kind: type[object]) -> bool:
        """Whether a key is there with a value of this type; for keys that may have one of two."""
        return type(self._values.get(key)) is kind

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings that may be left out."""
        values = self.get(key, list) or []
        for value in values:
            if type(value) is not str or not value.strip():
                raise self.error(key, f"must be a list of strings, not {value!r}")
        if len(set(values)) < len(values):
            raise self.error(key, "says the same thing twice")
        return tuple(values)

    def table(self, key: str) -> Table:
        """A table within this one; empty where it is left out."""
        return Table(self.get(key, dict) or {}, self.file, f"{self._within}{key}.")

    def tables(self, key: str) -> list[Table]:
        """A list of tables ([[key]]) that may be left out."""
        rows = self.get(key, list) or []
        for row in rows:
            if type(row) is not dict:
                raise self.error(key, f"must be written as [[{key}]] tables")
        return [Table(row, self.file, f"{self._within}{key}[{number}].") for number, row in enumerate(rows, 1)]

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self.error(key, "is not a known key" + nearest(key, self._asked))
