"""Small databases for tests: a newspaper, captures, articles and figures, made through the store as the product makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from extract.model import Article, Block, Figure
from pipelines.database.store import Store


@dataclass(frozen=True)
class Paper:
    code: str
    name: str
    province: str | None
    domain: str
    fixture: bool = False


NEWSPAPERS = (Paper("mau", "Báo Mẫu", "Tỉnh Mẫu", "bao.test"), Paper("ban", "Báo Bạn", "Tỉnh Bạn", "ban.test"))


def add_capture(store: Store, page: int = 1, *, newspaper: str = "mau", fetched: str = "2024-01-06T03:00:00Z") -> int:
    """A further capture of the article page `http://bao.test/<page>`; its id."""
    domain = {p.code: p.domain for p in NEWSPAPERS}[newspaper]
    url = f"http://{domain}/{page}"
    with store.transaction() as conn:
        conn.execute(
            "INSERT OR IGNORE INTO page (url, newspaper, kind, state, discovered) VALUES (?, ?, 'article', 'fetched', ?)",
            (url, newspaper, fetched),
        )
        (page_id,) = conn.execute("SELECT id FROM page WHERE url = ?", (url,)).fetchone()
        (offset,) = conn.execute("SELECT count(*) FROM capture").fetchone()
        cursor = conn.execute(
            "INSERT INTO capture (page, fetched, http_status, digest, warc_file, warc_offset)"
            " VALUES (?, ?, 200, ?, 'a.warc.gz', ?)",
            (page_id, fetched, f"sha1:{offset}", offset),
        )
        return int(cursor.lastrowid or 0)


def article(text: str, *, title: str | None = "Tin trong tỉnh", published: date | None = None) -> Article:
    blocks = tuple(Block("paragraph", part) for part in text.split("\n\n"))
    return Article(title=title, text=text, blocks=blocks, published=published)


def figure(text: str, numeral: str, *, value: float, after: int = 0, **fields: Any) -> Figure:
    """A figure of `text` at the numeral's first place behind `after`; its sentence is its line."""
    start = text.index(numeral, after)
    end = start + len(numeral)
    line = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
    known: dict[str, Any] = {
        "start": start, "end": end, "quote": numeral, "sentence_start": line[0], "sentence_end": line[1], "text": numeral,
        "value": value, "value_max": None, "of": None, "unit": None, "comparator": "eq", "indicator": None,
        "indicator_code": None,
        "subject": None, "subject_code": None, "period_start": None, "period_end": None, "per": None, "status": "actual",
        "measure": "level", "baseline": None, "attribution": None, "part_of": None, "confidence": 0.9, "rule": "counted",
    }  # fmt: skip
    return Figure(**(known | fields))
