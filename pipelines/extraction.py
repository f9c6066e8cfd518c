"""From the archive to the database: every capture that the current extractor has not read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from crawler.archive import ArchiveError, Record, read_record
from crawler.newspaper import Newspaper
from extract import analyse
from extract.article import PageError, require_article
from extract.fingerprint import fingerprint
from extract.model import Analysis, Article
from pipelines.database.store import Capture, Store
from pipelines.syndication import mark_copies

Progress = Callable[[Capture, int], None]


def extract_all(
    store: Store, archive: Path, registry: Mapping[str, Newspaper], *, run: int, progress: Progress | None = None
) -> dict[str, Counter[str]]:
    """Reads every archived page that needs it, one transaction each; interrupted, the next call goes on where this one stopped.

    Returns for each newspaper how many pages were `read`, and the `articles`, `figures`, pages that are `empty` of an article
    or `hidden`, and `issues` in them. What cannot be read becomes a row in `issue` and stays in the archive.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    try:
        own = {code: reader(newspaper) for code, newspaper in registry.items()}
        for capture in store.captures_to_extract(fingerprint(), own):
            found = _extract_one(store, archive, registry.get(capture.newspaper), capture, run)
            counts[capture.newspaper].update(found, read=1)
            if progress:
                progress(capture, found["figures"])
    finally:
        mark_copies(store)
    return counts


def reader(newspaper: Newspaper | None) -> str:
    """What reads a newspaper's pages: the extractor, with what the newspaper's file tells it. Either may change."""
    if newspaper is None:
        return fingerprint()
    told = repr((newspaper.province, newspaper.layouts))
    return f"{fingerprint()}-{sha256(told.encode()).hexdigest()[:6]}"


def _extract_one(store: Store, archive: Path, newspaper: Newspaper | None, capture: Capture, run: int) -> Counter[str]:
    try:
        record = read_record(archive / capture.warc_file, capture.warc_offset)
    except ArchiveError as error:
        store.add_issue(run, capture.newspaper, capture.url, "archive", str(error))
        return Counter(issues=1)
    try:
        article = require_article(record.payload, url=capture.url, layout=_layout(newspaper, record))
    except PageError as error:
        return _nothing(store, newspaper, capture, run, str(error))
    analysis = _analyse(article, newspaper)
    with store.transaction():
        store.forget_issues(run, capture)
        store.save_version(capture.id, article, analysis, extractor=reader(newspaper))
        for issue in article.issues:
            store.add_issue(run, capture.newspaper, capture.url, "page", issue)
    hidden = int(article.state == "hidden")
    return Counter(articles=1, figures=len(analysis.figures), hidden=hidden, issues=len(article.issues))


def _nothing(store: Store, newspaper: Newspaper | None, capture: Capture, run: int, why: str) -> Counter[str]:
    with store.transaction():
        store.forget_issues(run, capture)
        store.save_nothing(capture.id, extractor=reader(newspaper))
        store.add_issue(run, capture.newspaper, capture.url, "no article", why)
    return Counter(empty=1, issues=1)


def _layout(newspaper: Newspaper | None, record: Record) -> Mapping[str, object] | None:
    return newspaper.layout_on(date.fromisoformat(record.when[:10]) if record.when else None) if newspaper else None


def _analyse(article: Article, newspaper: Newspaper | None) -> Analysis:
    if article.state in ("hidden", "foreign"):
        return Analysis()  # no body, or none in Vietnamese; a paywall's free part, a video's and pictures' words are evidence
    province = newspaper.province if newspaper else None
    return analyse(article.text, published=article.published, title=article.title, province=province)
