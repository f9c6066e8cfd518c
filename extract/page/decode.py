"""Bytes to text: the encoding that a page declares is a hint, not a promise."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extract.page.errors import PageError
from extract.page.language import vietnamese_share
from extract.page.legacy_fonts import converted
from extract.page.noise import without_noise

MAX_BYTES = 24_000_000
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "gzip data",
    b"RIFF": "a RIFF file",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
_CONTROLS = bytes([*range(9), *range(14, 32)])
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's text without what is for programs only. `scripts` are the long ones; `issues` say what had to be repaired."""

    text: str
    scripts: tuple[bytes, ...]
    issues: tuple[str, ...]


def decode(page: bytes | str) -> Markup:
    """The markup of a page. UTF-8 that decodes is UTF-8, whatever the page says.

    Raises PageError for bytes that are no text: empty, too large, a picture, a PDF.
    """
    if isinstance(page, str):
        data, scripts = without_noise(page.encode("utf-8", "replace"))
        return Markup(data.decode(), scripts, ())
    _refuse(page)
    wide, issues = _wide(page)
    data, scripts = without_noise(page.decode(wide, "replace").encode("utf-8", "replace") if wide else page)
    text, repairs = (data.decode(), ()) if wide else _read(data)
    return Markup(text, scripts, issues + repairs)


def _wide(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """The encoding that a mark at the beginning, or each second byte, shows; what is to be said of it."""
    for bom, codec in _BOMS.items():
        if data.startswith(bom):
            return codec, ()
    found = _utf16_without_mark(data)
    return found, ("encoding repaired: UTF-16 without a mark",) if found else ()


def _read(data: bytes) -> tuple[str, tuple[str, ...]]:
    declared = _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)
    if declared not in (None, "utf-8", "ascii") and not text.isascii():
        return text, (f"encoding repaired: declared {declared}, is utf-8",)
    return text, ()


def _refuse(data: bytes) -> None:
    if not data or data.isspace():
        raise PageError("the page is empty")
    if len(data) > MAX_BYTES:
        raise PageError(f"the page has {len(data):,} bytes, more than the {MAX_BYTES:,} that are read")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise PageError(f"this is {what}, not a web page")
    head = data[:4096]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) // 10 and not _utf16_without_mark(data):
        raise PageError("this is binary data, not a web page")


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:2000]
    if len(head) < 20:
        return None
    if head[1::2].count(0) > len(head) * 0.3 and head[::2].count(0) < len(head) * 0.05:
        return "utf-16-le"
    if head[::2].count(0) > len(head) * 0.3 and head[1::2].count(0) < len(head) * 0.05:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, 4096)
    if not found:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """The reading that is most Vietnamese: UTF-8 with a few broken bytes, windows-1258, the declared one, or Western bytes.

    Western bytes come last: they carry the old fonts' text (TCVN3, VNI), which is told apart later.
    """
    readings = {
        codec: data.decode(codec, "replace") for codec in dict.fromkeys(["utf-8", declared or "utf-8", "cp1258", "cp1252"])
    }
    shares = {codec: vietnamese_share(text) for codec, text in readings.items()}
    shares["cp1252"] = max(shares["cp1252"], vietnamese_share(converted(readings["cp1252"])))
    best = max(readings, key=lambda codec: shares[codec])
    if shares[best] == 0:
        best = declared if declared not in (None, "utf-8") else "cp1252"
    if best == "utf-8":
        return readings[best], (f"encoding repaired: {readings[best].count(chr(0xFFFD))} broken bytes",)
    return readings[best], () if best == declared else (f"encoding repaired: declared {declared or 'nothing'}, read as {best}",)
