"""One exchange with a site as WARC 1.1 records, each a gzip member of its own.

warcio makes the records; igzip packs them, because warcio's own packing takes 7 ms a page, five times as long as its fetching.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from isal import isal_zlib
from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_GZIP_LEVEL = 1  # of igzip: six times faster than zlib's fastest, and smaller; 2 and 3 hardly pack better
_GZIP_WINDOW = 31  # a gzip member with header and checksum
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_VERSION = "WARC/1.1"
_BUILDER = RecordBuilder(warc_version=_VERSION)
_UNTRUE = frozenset({"content-encoding", "transfer-encoding", "content-length"})  # once a body is decoded

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer.

    `body` is decoded of its transfer and content encodings, `digest` is `digest(body)`. `headers` are as received; no name
    or value holds a line break, and each character is a byte (Latin-1).
    """

    url: str
    status: int
    reason: str
    headers: Headers
    body: bytes
    digest: str
    request_headers: Headers
    when: datetime


@dataclass(frozen=True, slots=True)
class Original:
    """The capture that a revisit record points back to; `when` in ISO 8601."""

    url: str
    when: str
    digest: str


def digest(body: bytes) -> str:
    """Return the SHA-1 of a payload as WARC files write it: `sha1:` and 32 letters of base 32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def answer_and_request(exchange: Exchange, original: Original | None) -> tuple[bytes, bytes]:
    """Return the answer's record, a revisit record where there is an original, and that of the request which it concurs to."""
    date = exchange.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    answer = _revisit(exchange, original, date) if original else _response(exchange, date)
    path = exchange.url.split("/", 3)[3:] or [""]
    asked = StatusAndHeaders(f"GET /{path[0]} HTTP/1.1", list(exchange.request_headers), is_http_request=True)
    concurs = {"WARC-Date": date, "WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")}
    request = _BUILDER.create_warc_record(exchange.url, "request", http_headers=asked, warc_headers_dict=concurs)
    return _packed(answer), _packed(request)


def file_header(name: str) -> bytes:
    """Return the warcinfo record that a file begins with."""
    about = {"software": "baotinh", "format": "WARC File Format 1.1", "robots": "obey"}
    return _packed(_BUILDER.create_warcinfo_record(name, about))


def _response(exchange: Exchange, date: str) -> ArcWarcRecord:
    stated = next((value for name, value in exchange.headers if name.lower() == "content-type"), "")
    kind = stated.partition(";")[0].strip() or "application/octet-stream"
    fields = {"WARC-Date": date, "WARC-Identified-Payload-Type": kind, "WARC-Payload-Digest": exchange.digest}
    return _BUILDER.create_warc_record(
        exchange.url,
        "response",
        payload=BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=_head(exchange),
        warc_headers_dict=fields,
    )


def _revisit(exchange: Exchange, original: Original, date: str) -> ArcWarcRecord:
    record = _BUILDER.create_revisit_record(
        exchange.url, original.digest, original.url, original.when, _head(exchange), {"WARC-Date": date}
    )
    record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED if exchange.status == 304 else _SAME_PAYLOAD)
    return record


def _head(exchange: Exchange) -> StatusAndHeaders:
    """The headers as received, save those that would no longer be true of the decoded body: these are kept under a prefix."""
    headers = [(f"X-Archive-Orig-{name}" if name.lower() in _UNTRUE else name, value) for name, value in exchange.headers]
    headers.append(("Content-Length", str(len(exchange.body))))
    return StatusAndHeaders(f"{exchange.status} {exchange.reason}", headers, protocol="HTTP/1.1")


def _packed(record: ArcWarcRecord) -> bytes:
    whole = BytesIO()
    WARCWriter(whole, gzip=False, warc_version=_VERSION).write_record(record)
    packed: bytes = isal_zlib.compress(whole.getbuffer(), _GZIP_LEVEL, _GZIP_WINDOW)
    return packed
