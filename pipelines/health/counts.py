"""How each newspaper fared in each crawl: the table `health`, and what is counted into it after the extractor has read."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.session import Tally
from pipelines.database.store import Store

_CRAWLED = ["discovered", "fetched", "not_modified", "errors", "bytes", "seconds", "feeds_answered", "feeds_empty", "finished"]

_READ = """
WITH read AS (
    SELECT c.run, p.newspaper, v.id AS version, v.state, v.published, length(v.text) AS characters, p.url
    FROM capture AS c
    JOIN page AS p ON p.id = c.page AND p.kind = 'article'
    JOIN extraction AS e ON e.capture = c.id
    LEFT JOIN article_version AS v ON v.id = e.version
    WHERE c.run IN (SELECT id FROM run WHERE started >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-30 days'))
),
counted AS (
    SELECT
        run,
        newspaper,
        count(version) AS articles,
        coalesce(sum(state = 'hidden'), 0) AS hidden,
        count(*) - count(version) AS empty,
        count(version) - count(published) AS undated,
        coalesce(sum(characters), 0) AS characters,
        sum((SELECT count(*) FROM figure WHERE figure.version = read.version)) AS figures
    FROM read GROUP BY run, newspaper
)
UPDATE health SET
    articles = counted.articles, hidden = counted.hidden, empty = counted.empty, undated = counted.undated,
    characters = counted.characters, figures = counted.figures,
    misfits = (
        SELECT count(DISTINCT i.url) FROM issue AS i
        WHERE i.kind = 'page' AND i.message LIKE '%layout%' AND i.url IN (
            SELECT url FROM read WHERE read.run = health.run AND read.newspaper = health.newspaper
        )
    )
FROM counted WHERE counted.run = health.run AND counted.newspaper = health.newspaper
"""
_GONE = """
UPDATE article SET gone = CASE page.state WHEN 'gone' THEN coalesce(gone, page.fetched) END
FROM page WHERE page.id = article.page AND (page.state = 'gone') <> (gone IS NOT NULL) AND page.state IN ('gone', 'fetched')
"""


def save_crawl(store: Store, run: int, tallies: Mapping[str, Tally]) -> None:
    """Write down what the crawl of each newspaper counted."""
    places = ", ".join("?" for _ in _CRAWLED)
    with store.transaction() as connection:
        connection.executemany(
            f"INSERT INTO health (run, newspaper, {', '.join(_CRAWLED)}) VALUES (?, ?, {places})",
            [(run, code, *(getattr(tally, name) for name in _CRAWLED)) for code, tally in tallies.items()],
        )


def count_read(store: Store) -> None:
    """Count what the extractor made of what the crawls of the last 30 days brought; it may change with the extractor."""
    with store.transaction() as connection:
        connection.execute(_READ)


def mark_gone(store: Store) -> None:
    """Mark the articles whose pages are no longer there, and unmark those that have come back; what they said stays."""
    with store.transaction() as connection:
        connection.execute(_GONE)
