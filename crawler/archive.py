"""The archive: every answer of every site, in WARC files that the next years can read.

A record is one gzip member, written whole or not at all. What the database knows of a file is its length after the last
commit, so whatever a crash left behind that length is cut off before the next record is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.warc import Exchange, Original, answer_and_request, file_header

MAX_PAYLOAD = 64 << 20  # bytes, decoded; more is no page, and may be a bomb
_NOON = timedelta(hours=12)  # a night from 22:00 to 05:00 bears the date of its evening
_VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record begins: the file's name inside the archive's directory, and the byte."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Record:
    """One archived answer, read back. Header names are in lower case."""

    url: str
    kind: str  # response, resource or revisit
    when: str
    status: int
    headers: Mapping[str, str]
    payload: bytes
    offset: int
    problem: str | None = None  # why the payload is left out


class ArchiveError(Exception):
    """An archive file that is not what it should be: says which and why."""


def night(now: datetime) -> str:
    """Return the date, as YYYYMMDD, of the Vietnamese evening that a moment's night began with."""
    return (now.astimezone(_VIETNAM) - _NOON).strftime("%Y%m%d")


class Archive:
    """Appends records to `baotinh-NIGHT-NUMBER.warc.gz` files in a directory; a new file each night, or at `max_bytes`.

    `known` maps the names of earlier files to the length that was committed; longer ones are cut back to it.
    Raises ArchiveError where a file is missing or shorter, OSError where the disk refuses.
    """

    def __init__(self, directory: Path, known: Mapping[str, int], *, max_bytes: int = 1 << 30) -> None:
        self.directory = directory
        self.max_bytes = max_bytes
        self.lengths = dict(known)
        self._file = -1
        self._name = ""  # of the open file
        directory.mkdir(parents=True, exist_ok=True)
        for name, length in known.items():
            _cut(directory / name, length)

    def file_for(self, now: datetime) -> str:
        """Return the name of the file that a record of this moment belongs in."""
        tonight = f"baotinh-{night(now)}-"
        numbers = [int(name[len(tonight) :].split(".")[0]) for name in self.lengths if name.startswith(tonight)]
        number = max(numbers, default=1)
        if self.lengths.get(f"{tonight}{number:04}.warc.gz", 0) >= self.max_bytes:
            number += 1
        return f"{tonight}{number:04}.warc.gz"

    def open(self, name: str) -> None:
        """Make `name` the file that `write` appends to; the database must know it by now."""
        self.close()
        self._name = name
        self.lengths.setdefault(name, 0)
        self._file = os.open(self.directory / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)

    def write(self, exchange: Exchange, *, original: Original | None = None) -> Location:
        """Append the answer and its request, and return where the answer begins. With `original` it is a revisit record."""
        answer, request = answer_and_request(exchange, original)
        if not self.lengths[self._name]:
            self._append(file_header(self._name))
        offset = self.lengths[self._name]
        self._append(answer + request)
        return Location(self._name, offset)

    @property
    def name(self) -> str:
        """The name of the open file; empty before the first `open`."""
        return self._name

    def sync(self) -> tuple[str, int] | None:
        """Bring everything written to the disk; return the current file's name and length, if one is open."""
        if self._file < 0:
            return None
        os.fsync(self._file)
        return self._name, self.lengths[self._name]

    def close(self) -> None:
        """Sync and close the current file."""
        if self._file >= 0:
            os.fsync(self._file)
            os.close(self._file)
            self._file = -1

    def _append(self, data: bytes) -> None:
        start, view = self.lengths[self._name], memoryview(data)
        try:
            while view:
                view = view[os.write(self._file, view) :]
        except OSError:
            os.ftruncate(self._file, start)
            raise
        self.lengths[self._name] = start + len(data)


def _cut(path: Path, length: int) -> None:
    size = path.stat().st_size if path.exists() else 0
    if size < length:
        raise ArchiveError(f"{path}: the archive file has {size} bytes, the database knows {length}; bring the file back")
    if size > length:
        os.truncate(path, length)


def read_record(file: Path, offset: int) -> Record:
    """Read the record that begins at a byte of a WARC file. Raises ArchiveError where there is none."""
    with _open(file) as stream:
        stream.seek(offset)
        try:
            record = next(_answers(stream, file), None)
        except ArchiveError as error:
            raise ArchiveError(f"{file}: no record begins at byte {offset}") from error
    if record is None:
        raise ArchiveError(f"{file}: no record begins at byte {offset}")
    return record


def records(file: Path) -> Iterator[Record]:
    """Read the answers (response and resource records) of anyone's WARC file, plain or gzipped, in order.

    Raises ArchiveError where the file is no WARC file or is torn.
    """
    with _open(file) as stream:
        for record in _answers(stream, file):
            if record.kind != "revisit":
                yield record


def _open(file: Path) -> Any:
    try:
        return file.open("rb")
    except OSError as error:
        raise ArchiveError(f"{file}: {error.strerror}") from error


def _answers(stream: Any, file: Path) -> Iterator[Record]:
    iterator = ArchiveIterator(stream)
    try:
        for record in iterator:
            if record.rec_type in ("response", "resource", "revisit"):
                found = _read(record, iterator.offset)
                _require_whole(record)
                yield found
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        raise ArchiveError(f"{file}: not a WARC file, or torn: {error}") from error
    if iterator.offset < file.stat().st_size:
        raise ArchiveError(f"{file}: torn: after byte {iterator.offset} stands no whole record")


def _require_whole(record: Any) -> None:
    while record.raw_stream.read(1 << 16):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError(f"the record of {record.rec_headers.get_header('WARC-Target-URI')} ends early")


def _read(record: Any, offset: int) -> Record:
    http = record.http_headers
    status = int(http.get_statuscode()) if http and http.get_statuscode().isdigit() else 200
    headers = {name.lower(): value for name, value in http.headers} if http else {}
    if record.rec_type == "resource":
        headers.setdefault("content-type", record.rec_headers.get_header("Content-Type") or "")
    payload = record.content_stream().read(MAX_PAYLOAD + 1)
    problem = f"larger than {MAX_PAYLOAD >> 20} MB" if len(payload) > MAX_PAYLOAD else None
    return Record(
        url=record.rec_headers.get_header("WARC-Target-URI") or "",
        kind=record.rec_type,
        when=record.rec_headers.get_header("WARC-Date") or "",
        status=status,
        headers=headers,
        payload=b"" if problem else payload,
        offset=offset,
        problem=problem,
    )
