"""Articles by words, the newest first, each with the piece of its text that holds the words."""

from __future__ import annotations

from typing import Any

from pipelines.database.search import match_query, snippet
from pipelines.database.store import Store
from pipelines.questions.names import check_newspaper

_FOUND = """
SELECT a.id, a.newspaper, a.url, v.title, v.published, v.text, a.copy_of
FROM article_search AS s
CROSS JOIN article AS a ON a.latest_version = s.rowid
JOIN article_version AS v ON v.id = s.rowid
WHERE article_search MATCH ? AND (? IS NULL OR a.newspaper = ?)
ORDER BY s.rowid DESC
LIMIT ?
"""


def find_articles(store: Store, words: str, *, newspaper: str | None = None, limit: int = 20) -> list[dict[str, Any]]:
    """Articles whose newest version holds all the words; `snippet` in the place of the text. None where nothing was typed.

    Words as for `search.match_query`: diacritics optional, phrases in double quotes. Raises UnknownName for a newspaper.
    """
    expression = match_query(words)
    if expression is None:
        return []
    if newspaper:
        check_newspaper(store, newspaper)
    rows = store.rows(_FOUND, (expression, newspaper, newspaper, limit))
    return [{**{k: v for k, v in row.items() if k != "text"}, "snippet": snippet(row["text"], words)} for row in rows]
