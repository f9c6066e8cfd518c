"""`baotinh.toml`: what an operator decides once for all crawls. Read strictly: an unknown key raises with file and key."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import click

CONFIG = Path("baotinh.toml")
_VIETNAM = timezone(timedelta(hours=7))


class ConfigError(click.ClickException):
    """Something in the configuration that its owner can mend."""


@dataclass(frozen=True, slots=True)
class Window:
    """The hours of the day, Vietnamese time, in which newspapers may be asked; it may go over midnight."""

    opens: time
    closes: time

    def is_open(self, now: datetime) -> bool:
        """Whether a moment lies in the window."""
        clock = now.astimezone(_VIETNAM).time()
        if self.opens <= self.closes:
            return self.opens <= clock < self.closes
        return clock >= self.opens or clock < self.closes

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


@dataclass(frozen=True, slots=True)
class CrawlConfig:
    """The table `[crawl]`. Budgets are for each newspaper and run."""

    contact: str | None = None  # a mail address or a page: who answers for this crawler
    window: Window | None = None
    pages: int = 2000
    megabytes: int = 500
    minutes: int = 300  # for a whole run
    timeout: int = 45  # seconds for one answer, however slowly it drips


def load_config(path: Path = CONFIG) -> CrawlConfig:
    """Read the file, if there is one; `BAOTINH_CONTACT` in the environment goes before its contact. Raises ConfigError."""
    table: dict[str, Any] = {}
    if path.exists():
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise ConfigError(f"{path}: {error}") from error
        table = document.pop("crawl", {})
        if document:
            raise ConfigError(f"{path}: unknown table or key '{next(iter(document))}'; there is only [crawl]")
    config = _read(table, path)
    contact = os.environ.get("BAOTINH_CONTACT")
    if contact and not _is_contact(contact):
        raise ConfigError(f"BAOTINH_CONTACT: must be a mail address or a URL, not {contact!r}")
    return replace(config, contact=contact) if contact else config


def _read(table: dict[str, Any], path: Path) -> CrawlConfig:
    known = {field.name for field in fields(CrawlConfig)}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{path}: crawl.{key}: unknown key; known are {', '.join(sorted(known))}")
        if key in ("contact", "window"):
            if not (isinstance(value, str) and value):
                raise ConfigError(f"{path}: crawl.{key}: must be a text, not {value!r}")
        elif not (type(value) is int and value > 0):
            raise ConfigError(f"{path}: crawl.{key}: must be a whole number above 0, not {value!r}")
    if "contact" in table and not _is_contact(table["contact"]):
        raise ConfigError(f"{path}: crawl.contact: must be a mail address or a URL, not {table['contact']!r}")
    if "window" in table:
        table = {**table, "window": _window(table["window"], path)}
    return CrawlConfig(**table)


def _is_contact(text: str) -> bool:
    return "@" in text or text.startswith(("http://", "https://"))


def _window(text: str, path: Path) -> Window:
    try:
        opens, closes = (time.fromisoformat(part.strip()) for part in text.split("-"))
    except ValueError as error:
        raise ConfigError(f"{path}: crawl.window: must be two times such as '22:00-05:00', not {text!r}") from error
    return Window(opens, closes)


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
