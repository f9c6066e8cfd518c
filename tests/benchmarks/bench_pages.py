"""Reading pages: what is lost, what leaks, how fast; beside trafilatura, readability-lxml and newspaper4k, on the fixture pages.

`make bench`, or `python -m pytest tests/benchmarks/bench_pages.py -s -o python_files='bench_*.py'`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import process_time

import pytest

from extract import read_page
from fixtures.pages.make import Page, numerals, pages
from tests.benchmarks.page_layouts import LAYOUTS

Reader = Callable[[Page], str | None]
ROUNDS = 3


def ours(page: Page) -> str | None:
    article = read_page(page.html.encode(), url=page.url)
    return article.text if article else None


def ours_with_layout(page: Page) -> str | None:
    article = read_page(page.html.encode(), url=page.url, layout=LAYOUTS[page.layout])
    return article.text if article else None


def trafilatura(page: Page) -> str | None:
    from trafilatura import extract

    return extract(page.html.encode(), url=page.url, with_metadata=True)


def readability(page: Page) -> str | None:
    from lxml import html
    from readability import Document

    return str(html.fromstring(Document(page.html).summary()).text_content())


def newspaper4k(page: Page) -> str | None:
    from newspaper import Article

    article = Article(page.url, language="vi")
    article.download(input_html=page.html)
    article.parse()
    return str(article.text)


READERS: Mapping[str, Reader] = {
    "baotinh": ours,
    "baotinh, layout": ours_with_layout,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "newspaper4k": newspaper4k,
}


def rate(read: Reader, some: tuple[Page, ...]) -> float:
    """Pages a second of processor time, the best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        for page in some:
            read(page)
        best = min(best, process_time() - start)
    return len(some) / best


def row(read: Reader) -> dict[str, float]:
    some = pages()
    texts = [read(page) or "" for page in some]
    found = [numerals(text) for text in texts]
    return {
        "alien figures a page": sum(len(page.alien & own) for page, own in zip(some, found, strict=True)) / len(some),
        "own figures kept": sum(len(page.own & own) for page, own in zip(some, found, strict=True))
        / sum(len(p.own) for p in some),
        "leads kept": sum(page.lead[:60] in " ".join(text.split()) for page, text in zip(some, texts, strict=True)) / len(some),
        "pages/s": rate(read, some),
    }


def test_pages() -> None:
    table = {}
    for name, read in READERS.items():
        try:
            table[name] = row(read)
        except ImportError:
            print(f"{name} is not installed")
    print(f"\n{len(pages())} pages\n{'':18} alien/page  own kept  leads kept  pages/s   × trafilatura")
    base = table["trafilatura"]["pages/s"]
    for name, cells in table.items():
        alien, own, leads, speed = cells.values()
        print(f"{name:18} {alien:10.2f} {own:9.1%} {leads:11.1%} {speed:8.0f} {speed / base:11.1f}")
    assert table["baotinh"]["alien figures a page"] == 0


if __name__ == "__main__":
    pytest.main([__file__, "-s", "-o", "python_files=bench_*.py"])
