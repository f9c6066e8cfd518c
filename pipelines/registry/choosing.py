"""The registry as commands need it: chosen by the person who calls, with sentences for errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from crawler.newspaper import Newspaper
from crawler.registry import NEWSPAPERS, choose, load_registry
from crawler.strict import RegistryError


def newspapers_of(directory: Path | None, base_urls: Mapping[str, str] | None = None) -> dict[str, Newspaper]:
    """The newspapers of a directory, or the package's own, by code; ClickException where a file is wrong."""
    try:
        return load_registry(directory or NEWSPAPERS, base_urls or {})
    except RegistryError as error:
        raise click.ClickException(str(error)) from error


def chosen(registry: Mapping[str, Newspaper], codes: Iterable[str]) -> list[Newspaper]:
    """The newspapers of these codes, or all that are enabled; ClickException for an unknown code."""
    try:
        return choose(registry, codes)
    except RegistryError as error:
        raise click.ClickException(str(error)) from error
