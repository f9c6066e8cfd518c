"""Runs real crawls in processes of their own, as people do."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.crawler.site import Site


@dataclass(frozen=True)
class Desk:
    """A directory with registry, database and archive of its own."""

    directory: Path

    @property
    def db(self) -> Path:
        return self.directory / "baotinh.db"

    @property
    def archive(self) -> Path:
        return self.directory / "archive"

    @property
    def registry(self) -> Path:
        return self.directory / "registry"

    def command(self, sites: Iterable[Site], *arguments: str, name: str = "crawl") -> list[str]:
        """The command line of a crawl of these sites."""
        addresses = [word for site in sites for word in ("--base-url", f"{site.code}={site.url}")]
        places = ["--db", str(self.db), "--registry", str(self.registry)]
        if name not in ("check", "extract"):
            places += ["--config", str(self.directory / "baotinh.toml")]
        return [sys.executable, "-m", "pipelines.cli", name, *places, *addresses, *arguments]

    def crawl(self, *sites: Site, arguments: Iterable[str] = ()) -> subprocess.CompletedProcess[str]:
        """Crawl to the end."""
        return self.run("crawl", *sites, arguments=arguments)

    def run(self, name: str, *sites: Site, arguments: Iterable[str] = ()) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = self.command(sites, *arguments, name=name)
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    def hours_pass(self, hours: int) -> None:
        """Move everything that the frontier remembers into the past."""
        with sqlite3.connect(self.db) as connection:
            for column in ("next_fetch", "fetched", "discovered", "published_hint"):
                shifted = f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-{hours} hours')"
                connection.execute(f"UPDATE page SET {column} = {shifted} WHERE {column} IS NOT NULL")

    def days_pass(self, days: int) -> None:
        """Move every run into the past."""
        with sqlite3.connect(self.db) as connection:
            connection.execute("UPDATE run SET started = strftime('%Y-%m-%dT%H:%M:%SZ', started, ?)", (f"-{days} days",))

    def rows(self, sql: str, *parameters: Any) -> list[Any]:
        """What the database answers; single columns as plain values."""
        with sqlite3.connect(self.db) as connection:
            rows = connection.execute(sql, parameters).fetchall()
        return [row[0] if len(row) == 1 else row for row in rows]
