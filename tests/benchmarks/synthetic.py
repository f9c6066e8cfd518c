"""Fills a database with invented articles and figures: `python -m tests.benchmarks.synthetic PATH --articles 200000`.

The shape is a newspaper's: few indicators and units are spoken of all the time, most of them seldom; a tenth are targets.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any

import click

from extract.text import key
from pipelines.database.store import Store

FIGURES_AN_ARTICLE = 10
_BATCH = 1000
_EARLIER = 10_000_000  # ids of versions that were replaced lie above this
_SYLLABLES = (
    "An Bình Cẩm Đông Hà Hoà Khánh Lạc Liên Long Lương Minh Mỹ Nam Ngọc Phú Phúc Quang Sơn Tân Thanh Thịnh Trung Vĩnh Xuân Yên"
)
_THINGS = "đảng viên|hộ nghèo|học sinh|doanh nghiệp|lao động|hợp tác xã|chi bộ|giáo viên|bệnh nhân|dự án|sản phẩm|trang trại"
_QUALITIES = "mới|toàn tỉnh|được đào tạo|đạt chuẩn|có việc làm|được hỗ trợ|được công nhận|thoát nghèo|đang hoạt động|tự nguyện"
_FILLER = "Cấp uỷ và chính quyền địa phương đã tập trung chỉ đạo, triển khai đồng bộ nhiều giải pháp trong thời gian qua."


class Shape:
    """What the articles speak of, with how often."""

    def __init__(self, rng: random.Random, articles: int) -> None:
        self.articles = articles
        names = [f"{a} {b}" for a in _SYLLABLES.split() for b in _SYLLABLES.split()]
        kinds = ("xã", "Đảng bộ xã", "UBND xã", "Chi bộ xóm", "Trường Tiểu học", "Hợp tác xã")
        districts = [f"huyện {name}" for name in names[:120]]
        communes = [f"{kind} {name}" for name in names for kind in kinds]
        self.units = ["tỉnh Mẫu", *districts, *communes[: max(10, min(articles // 20, len(communes)))]]
        coded = [f"{thing} {quality}" for thing in _THINGS.split("|") for quality in _QUALITIES.split("|")]
        worded = [f"{what} {rng.choice(names).lower()}" for what in coded for _ in range(40)]
        self.indicators = [*((name, f"i{n}") for n, name in enumerate(coded)), *((name, None) for name in dict.fromkeys(worded))]
        self.unit_weights = list(accumulate(1 / (n + 3) for n in range(len(self.units))))
        self.indicator_weights = list(accumulate(1 / (n + 8) for n in range(len(self.indicators))))


def fill(path: Path, *, articles: int, seed: int = 1) -> None:
    """Makes a database of `articles` articles with ten figures each; the same seed gives the same rows."""
    rng = random.Random(seed)
    with Store.open(path) as store:
        shape = Shape(rng, articles)
        _fixed_rows(store, shape)
        for first in range(1, articles + 1, _BATCH):
            with store.transaction() as conn:
                conn.execute("PRAGMA defer_foreign_keys = 1")
                _batch(store, shape, rng, range(first, min(first + _BATCH, articles + 1)))
        store.conn.execute("PRAGMA optimize = 0x10002")
        store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _fixed_rows(store: Store, shape: Shape) -> None:
    with store.transaction() as conn:
        conn.executemany(
            "INSERT INTO newspaper (code, name, province, domain) VALUES (?, ?, 'Mẫu', ?)",
            [(f"bao{n}", f"Báo {n}", f"bao{n}.test") for n in range(60)],
        )
        conn.executemany(
            "INSERT INTO named_unit (id, key, name, type, parent) VALUES (?, ?, ?, 'other', ?)",
            [(n, key(name), name, _parent(n)) for n, name in enumerate(shape.units, 1)],
        )
        conn.executemany(
            "INSERT INTO indicator (id, key, code, name) VALUES (?, ?, ?, ?)",
            [(n, code or key(name), code, name) for n, (name, code) in enumerate(shape.indicators, 1)],
        )
        conn.execute("INSERT INTO run (command, started, version) VALUES ('crawl', '2024-12-31T20:00:00Z', '0')")


def _parent(n: int) -> int | None:
    return None if n == 1 else 1 if n <= 121 else 2 + n % 120


def _batch(store: Store, shape: Shape, rng: random.Random, ids: range) -> None:
    pages, captures, stories, versions, figures = [], [], [], [], []
    for n in ids:
        day = (date(2015, 1, 1) + timedelta(days=n * 3650 // shape.articles)).isoformat()
        paper, url = f"bao{rng.randrange(60)}", f"http://bao.test/{n}.html"
        text, found = _article(shape, rng, n, url, day)
        pages.append((n, url, paper, day))
        moment = f"{day}T20:00:00Z"
        captures.append((n, n, moment, f"sha1:{n}", n))
        stories.append((n, n, paper, url, n, rng.randrange(1, n) if n > 1 and n % 20 == 0 else None))
        versions.append((n, n, moment, str(n), n, f"Tin số {n} của {paper}", text, day, None))
        earlier = _earlier(found, n, captures, versions) if n % 50 == 1 else []
        copied = int(stories[-1][-1] is not None)
        figures += [{**figure, "copy": copied, "revised": int(bool(earlier))} for figure in found] + earlier
    conn = store.conn
    conn.executemany(
        "INSERT INTO page (id, url, newspaper, kind, state, discovered) VALUES (?, ?, ?, 'article', 'fetched', ?)", pages
    )
    conn.executemany(
        "INSERT INTO capture (id, page, fetched, http_status, digest, warc_file, warc_offset)"
        " VALUES (?, ?, ?, 200, ?, 'a.warc.gz', ?)",
        captures,
    )
    conn.executemany("INSERT INTO article (id, page, newspaper, url, latest_version, copy_of) VALUES (?, ?, ?, ?, ?, ?)", stories)
    conn.executemany(
        "INSERT INTO article_version"
        " (id, article, retrieved, digest, capture, title, text, published, previous, state, language, extractor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'full', 'vi', 'e')",
        versions,
    )
    columns = list(figures[0])
    names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join(f":{c}" for c in columns)
    conn.executemany(f"INSERT INTO figure ({names}) VALUES ({marks})", figures)


def _earlier(found: list[dict[str, Any]], n: int, captures: list[Any], versions: list[Any]) -> list[dict[str, Any]]:
    """Gives the newest article a version before it, in which every figure was one less; returns that version's figures."""
    id_ = _EARLIER + n
    captures.append((id_, n, captures[-1][2], f"sha1:{id_}", id_))
    last = versions[-1]
    versions[-1] = (*last[:-1], id_)
    versions.append((id_, n, *last[2:4], id_, *last[5:-1], None))
    return [{**f, "version": id_, "value": f["value"] - 1, "live": 0, "copy": 0, "revised": 0} for f in found]


def _article(shape: Shape, rng: random.Random, n: int, url: str, day: str) -> tuple[str, list[dict[str, Any]]]:
    units = rng.choices(range(1, len(shape.units) + 1), cum_weights=shape.unit_weights, k=FIGURES_AN_ARTICLE)
    what = rng.choices(range(1, len(shape.indicators) + 1), cum_weights=shape.indicator_weights, k=FIGURES_AN_ARTICLE)
    text, figures = _FILLER, []
    for place, (unit, indicator) in enumerate(zip(units, what, strict=True)):
        text += "\n\n"
        figure, sentence = _figure(shape, rng, unit, indicator, len(text), day)
        figures.append({"key": blake2b(f"{url}{place}".encode(), digest_size=8).hexdigest(), "version": n, **figure})
        text += sentence
    return text, figures


def _figure(shape: Shape, rng: random.Random, unit: int, what: int, at: int, day: str) -> tuple[dict[str, Any], str]:
    name, (indicator, code) = shape.units[unit - 1], shape.indicators[what - 1]
    value, year = rng.randrange(1, 9999), int(day[:4])
    counted = " ".join(indicator.split()[:2])
    sentence = f"Năm {year}, {name} có {value} {indicator}, theo báo cáo của địa phương gửi cấp trên."
    start = at + sentence.index(f"{value} {indicator}")
    quote = f"{value} {counted}"
    status = rng.choices(("actual", "target", "estimate"), (85, 10, 5))[0]
    figure = {
        "live": 1, "as_of": f"{year}-12-31", "start": start, "end": start + len(quote), "quote": quote,
        "sentence_start": at, "sentence_end": at + len(sentence), "text": str(value), "value": value, "unit": counted,
        "comparator": "eq", "indicator": indicator, "indicator_code": code, "indicator_id": what, "subject": name,
        "subject_unit": unit, "period_start": f"{year}-01-01", "period_end": f"{year}-12-31", "status": status,
        "measure": "level", "confidence": 0.8, "rule": "counted", "published": day,
    }  # fmt: skip
    return figure, sentence


def sizes(path: Path) -> Iterator[tuple[str, int]]:
    """Table or index → bytes, the largest first."""
    with Store.read(path) as store:
        for row in store.rows("SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC"):
            yield row["name"], row["bytes"]


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--articles", default=200_000, show_default=True)
def main(path: Path, articles: int) -> None:
    """Fill PATH, and say how large each part is."""
    import time

    begun = time.perf_counter()
    fill(path, articles=articles)
    seconds = time.perf_counter() - begun
    click.echo(f"{articles} articles, {articles * FIGURES_AN_ARTICLE} figures in {seconds:.0f} s")
    for name, size in list(sizes(path))[:25]:
        click.echo(f"{size / articles / FIGURES_AN_ARTICLE:8.1f} bytes a figure  {name}")


if __name__ == "__main__":
    main()
