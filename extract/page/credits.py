"""The last lines of an article: its authors and whom it was taken from."""

from __future__ import annotations

import re

from extract.page.blocks import Piece
from extract.page.metadata import is_name

_SOURCE = re.compile(r"^\W*(?:Nguồn(?: tin)?|Theo(?: nguồn)?|Source)\s*[:：]?\s+(?P<name>[^.;:]{2,60})\W*$", re.IGNORECASE)
_AGENCY = re.compile(r"^\W*(?:[\w .,/–-]{0,40}[/(–-])?\s*(?P<name>TTXVN(?:/\w[\w+ ]*)?|Vietnam\+|VietnamPlus|VNA|TTXVN)\W*$")
_MANNER = re.compile(r"\s*\((?:tổng hợp|ghi|lược ghi|thực hiện|biên dịch|theo .{2,40}|st|sưu tầm)\)\s*$", re.IGNORECASE)
_SIGNED = re.compile(r"^(?P<names>[^()]{2,50}?)\s*\((?P<paper>(?:Báo|Đài|Tạp chí|Cổng) [^()]{2,40})\)$")  # Hà An (Báo Yên Khê)
_BYLINE = re.compile(
    r"^(?:Bài(?:,| và| -| –)? ảnh|Bài|Tin(?:,| và)? (?:ảnh|bài)|Tin|Ảnh|Thực hiện|Tác giả|PV|Phóng viên)\s*[:：]\s*",
    re.IGNORECASE,
)


def source_of(line: str) -> str | None:
    """Whom a short line credits: "Nguồn: Báo A", "Theo TTXVN", "(TTXVN)". A sentence that begins with "Theo" credits nobody."""
    if len(line) > 90:
        return None
    found = _SOURCE.match(line) or _AGENCY.match(line)
    return found["name"].strip(' ()[]*"“”,-–') if found else None


def byline_of(line: str) -> tuple[str, ...]:
    """The names of a line that is only a byline: "Hà An", "Bài, ảnh: Hà An - Lê Minh", "Hà An (tổng hợp)"; else nothing."""
    if len(line) > 90 or (line.rstrip().endswith((".", ":", "?", "!", "…")) and not line.rstrip().endswith(("T.", "N."))):
        return ()
    rest = _MANNER.sub("", line.strip())
    marked = rest != line.strip() or _BYLINE.match(rest) is not None
    rest = _BYLINE.sub("", rest).strip(" *()[]")
    names = [n.strip() for n in re.split(r"\s+[-–—]\s+|,\s*|\s*;\s*|\s*/\s*|\s+và\s+", rest)]
    if not names or not all(n and is_name(n) for n in names):
        return ()
    words = [len(n.split()) for n in names]
    likely = all(1 < w <= 5 for w in words) or (rest.isupper() and sum(words) <= 6)
    return tuple(names) if marked or likely else ()


def take_credits(pieces: list[Piece]) -> tuple[list[Piece], tuple[str, ...], str | None]:
    """The pieces without the closing bylines and credits; the names; the source. Looks at the last four lines only."""
    rest = list(pieces)
    authors: tuple[str, ...] = ()
    source: str | None = None
    for _ in range(4):
        if len(rest) < 2 or rest[-1].kind not in ("paragraph", "heading", "quote", "list_item"):
            break
        line = rest[-1].text
        if (signed := _SIGNED.match(line)) and (names := byline_of(signed["names"])):
            authors, source = names + authors, source or signed["paper"]
        elif (credited := source_of(line)) is not None:
            source = source or credited
        elif names := byline_of(line):
            authors = names + authors
        else:
            break
        rest.pop()
    return rest, authors, source
