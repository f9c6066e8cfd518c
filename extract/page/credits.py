"""The last lines of an article: its authors and whom it was taken from."""

from __future__ import annotations

import re

from extract.page.blocks import Piece
from extract.page.names import is_name
from extract.page.vocabulary import bare, words

_SOURCE = re.compile(r"^\W*(?:Nguồn(?: tin)?|Theo(?: nguồn)?|Source)\s*[:：]?\s+(?P<name>[^.;:]{2,60})\W*$", re.IGNORECASE)
_AGENCY = re.compile(r"^\W*(?:[\w .,/–-]{0,40}?[/(–-])??\s*(?P<name>TTXVN(?:/\w[\w+ ]*)?|Vietnam\+|VietnamPlus|VNA|TTXVN)\W*$")
_CLOSING = re.compile(r"\((?:(?:Theo|Nguồn:?)\s+(?P<given>[^()]{2,40})|(?P<agency>TTXVN[^()]{0,20}|Vietnam\+))\)\W*$")
_OPENING = re.compile(r"(?:[^()\d]{0,25}\s)?\(?(?P<agency>TTXVN|Vietnam\+)\)?\s*[-–—]")
_MANNER = re.compile(r"\s*\((?:tổng hợp|ghi|lược ghi|thực hiện|biên dịch|theo .{2,40}|st|sưu tầm)\)\s*$", re.IGNORECASE)
_SIGNED = re.compile(
    r"^(?P<names>[^()]{2,50}?)\s*\((?P<paper>(?:Báo|Đài|Tạp chí|Cổng|TTXVN|Vietnam)[^()]{0,40})\)$"
)  # Hà An (Báo Yên Khê)
_BYLINE = re.compile(
    r"^(?:Bài(?:,| và| -| –)? ảnh|Bài|Tin(?:,| và)? (?:ảnh|bài)|Tin|Ảnh|Thực hiện|Tác giả(?: bài viết)?|PV|Phóng viên)"
    r"\s*[:：]\s*",
    re.IGNORECASE,
)


def source_of(line: str) -> str | None:
    """Whom a short line credits: "Nguồn: Báo A", "Theo TTXVN", "(TTXVN)". A sentence that begins with "Theo" credits nobody."""
    if len(line) > 90:
        return None
    found = _AGENCY.match(line) or _SOURCE.match(line)
    name = found["name"].strip(' ()[]*"“”-–') if found else ""
    return name if name[:1].isupper() and "," not in name and not line.rstrip().endswith(".") else None


def byline_of(line: str) -> tuple[str, ...]:
    """The names of a line that is only a byline: "Hà An", "Bài, ảnh: Hà An - Lê Minh", "Hà An (tổng hợp)"; else nothing."""
    if len(line) > 90 or (line.rstrip().endswith((".", ":", "?", "!", "…")) and not line.rstrip().endswith(("T.", "N."))):
        return ()
    rest = _MANNER.sub("", line.strip())
    marked = rest != line.strip() or _BYLINE.match(rest) is not None
    rest = _BYLINE.sub("", rest).strip(" *()[]")
    names = [n.strip() for n in re.split(r"\s+[-–—]\s+|,\s*|\s*;\s*|\s*/\s*|\s+và\s+", rest)]
    if bare(rest) in words("collective_bylines"):
        return (rest,)
    if not names or not all(n and is_name(n) for n in names):
        return ()
    lengths = [len(n.split()) for n in names]
    likely = all(1 < length <= 5 for length in lengths) or (rest.isupper() and sum(lengths) <= 6)
    return tuple(names) if marked or likely else ()


def take_credits(pieces: list[Piece]) -> tuple[list[Piece], tuple[str, ...], str | None]:
    """The pieces without bylines and credits after the last and before the first sentence; the names; the source."""
    texts = [p for p in pieces if p.kind != "caption"]
    backwards, last, source = _taken(texts[::-1], 4)
    rest, first, origin = _taken(backwards[::-1], 3, capitals=False)
    names = [name for line in [*first, *reversed(last)] for name in line]
    kept = {id(p) for p in rest}
    credited = source or origin or _in_brackets(rest)
    return [p for p in pieces if p.kind == "caption" or id(p) in kept], tuple(dict.fromkeys(names)), credited


def _in_brackets(texts: list[Piece]) -> str | None:
    """The source that opens the first paragraph or closes the last: "(TTXVN) - Ngày 7-3, …", "… (Theo TTXVN)"."""
    if not texts:
        return None
    if opening := _OPENING.match(texts[0].text):
        return opening["agency"]
    closing = _CLOSING.search(texts[-1].text[-80:])
    return (closing["given"] or closing["agency"]).strip() if closing else None


_Taken = tuple[list[Piece], list[tuple[str, ...]], str | None]


def _taken(pieces: list[Piece], most: int, capitals: bool = True) -> _Taken:
    """The pieces without the credits in front, at most so many; the names line by line; the source.

    Without `capitals`, a line all in capitals is a heading, not a byline.
    """
    lines: list[tuple[str, ...]] = []
    source: str | None = None
    while len(lines) < min(most, len(pieces) - 1) and pieces[len(lines)].kind != "table_row":
        line = pieces[len(lines)].text
        if line.isupper() and not capitals:
            break
        credited = source_of(line)
        names = byline_of(line) if credited is None else ()
        if (signed := _SIGNED.match(line)) and (signers := byline_of(signed["names"])):
            names, credited = signers, signed["paper"]
        if not names and credited is None:
            break
        source = source or credited
        lines.append(names)
    return pieces[len(lines) :], lines, source
