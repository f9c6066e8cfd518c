"""How long each question takes, how linear filling is, how large a figure is. Prints; judges nothing.

`BAOTINH_BENCH_ARTICLES=200000 make bench` is the full size: about ten minutes to fill, 2 GB; the file is kept in output/.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pipelines.database.store import Store
from tests.benchmarks.questions import QUESTIONS
from tests.benchmarks.synthetic import FIGURES_AN_ARTICLE, fill

ARTICLES = int(os.environ.get("BAOTINH_BENCH_ARTICLES", "10000"))


@pytest.fixture(scope="module")
def path() -> Path:
    path = Path("output") / f"bench-{ARTICLES}.db"
    if not path.exists():
        half = path.with_suffix(".part")
        half.unlink(missing_ok=True)
        fill(half, articles=ARTICLES)
        half.replace(path)
    return path


def test_each_question_is_answered_warm(path: Path) -> None:
    with Store.read(path) as store:
        took = {name: _best(store, name) for name in QUESTIONS}
    print(f"\n{ARTICLES * FIGURES_AN_ARTICLE:,} figures, CPU milliseconds, the slowest first:")
    for name, seconds in sorted(took.items(), key=lambda item: -item[1]):
        print(f"{seconds * 1000:8.1f}  {name}")


def _best(store: Store, name: str) -> float:
    times = []
    for _ in range(4):
        begun = time.process_time()
        QUESTIONS[name](store)
        times.append(time.process_time() - begun)
    return min(times[1:])


def test_filling_is_linear(tmp_path: Path) -> None:
    took = {}
    for articles in (1000, 2000, 4000):
        begun = time.process_time()
        fill(tmp_path / f"{articles}.db", articles=articles)
        took[articles] = (time.process_time() - begun) / articles
    print(f"\nseconds an article, against the smallest: {[round(t / took[1000], 2) for t in took.values()]}")


def test_bytes_of_a_figure_without_article_text(path: Path) -> None:
    with Store.read(path) as store:
        (text,) = store.rows("SELECT sum(length(CAST(text AS BLOB))) AS bytes FROM article_version")
        (figures,) = store.rows("SELECT count(*) AS n FROM figure")
    print(f"\n{(path.stat().st_size - text['bytes']) / figures['n']:.0f} bytes a figure")
