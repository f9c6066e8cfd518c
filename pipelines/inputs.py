"""What `baotinh read` is given: files, standard input, addresses and archives, told apart and turned into articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from extract.model import Article
from pipelines.version import product_version

_HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|article|div|p|meta|title|h1)\b", re.IGNORECASE)
_URL = re.compile(r"https?://", re.IGNORECASE)
MAX_BYTES = 20_000_000


class InputError(ValueError):
    """An input that cannot be read; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was read from, and the article."""

    name: str
    article: Article


def read_inputs(names: tuple[str, ...]) -> Iterator[Source]:
    """The articles of every input, in order. Raises InputError at the first that cannot be read."""
    addresses = [name for name in names if _URL.match(name)]
    pages = _fetched(addresses) if addresses else {}
    for name in names:
        if name in pages:
            url, content = pages[name]
            yield Source(name, _article(content, name, url))
        else:
            yield from _read_file(name)


def _read_file(name: str) -> Iterator[Source]:
    """The articles of one input: a file, `-`, or an archive with many pages."""
    if name.endswith((".warc", ".warc.gz")):
        yield from _archive(Path(name))
    else:
        yield Source(name, _article(_bytes(name), name, None))


def _fetched(addresses: list[str]) -> dict[str, tuple[str, bytes]]:
    """Where each page was found in the end, and what it holds. Raises InputError for the first that cannot be had."""
    from crawler.visit import UnreachableError, fetch_pages

    agent = f"baotinh/{product_version()} (one page, read for a person)"
    try:
        answers = fetch_pages(addresses, {"USER_AGENT": agent, "LOG_LEVEL": "CRITICAL"})
    except ValueError as error:
        raise InputError(f"{addresses[0]}: is not an address: {error}") from error
    for url in addresses:
        answer = answers[url]
        if isinstance(answer, UnreachableError):
            raise InputError(f"{url}: cannot be fetched: {answer}")
        if answer.status != 200:
            raise InputError(f"{url}: the site answers with {answer.status}")
    return {url: (answer.url, answer.body) for url, answer in answers.items() if not isinstance(answer, UnreachableError)}


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: is a folder, not a page")
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from error


def _archive(path: Path) -> Iterator[Source]:
    from crawler.archive import ArchiveError, records
    from extract.article import PageError, require_article

    found = False
    try:
        for record in records(path):
            if record.status != 200 or "html" not in record.headers.get("content-type", "html"):
                continue
            try:
                yield Source(f"{path}#{record.offset}", require_article(record.payload, url=record.url))
                found = True
            except PageError as error:
                click.echo(f"{path}: {record.url}: {error}", err=True)
    except ArchiveError as error:
        raise InputError(str(error)) from error
    if not found:
        raise InputError(f"{path}: holds no page with an article")


def _article(content: bytes, name: str, url: str | None) -> Article:
    from extract.article import PageError, require_article

    if not content.strip():
        raise InputError(f"{name}: is empty")
    if len(content) > MAX_BYTES:
        raise InputError(f"{name}: is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        if _HTML.search(content[:100_000].replace(b"\0", b"")):
            return require_article(content, url=url)
        return _from_text(_text(content, name))
    except PageError as error:
        raise InputError(f"{name}: {error}") from error


def _from_text(text: str) -> Article:
    from extract import read_text

    return read_text(text)


def _text(content: bytes, name: str) -> str:
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: is binary data, neither HTML nor text")
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is neither HTML nor {encoding.removesuffix('-sig')} text (byte {error.start})") from error
