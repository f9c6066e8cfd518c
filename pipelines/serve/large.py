"""Tables of a large database: shown at once, without counting all their rows and trying out every facet first."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

FIGURES = 100_000  # from so many on a count over a view takes longer than people wait for a page

Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def is_large(path: Path) -> bool:
    """Whether a database holds so many figures."""
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
        (most,) = connection.execute("SELECT max(id) FROM figure").fetchone()
    connection.close()
    return (most or 0) >= FIGURES


async def no_counts(database: Any, limit: int = 10) -> dict[str, None]:
    """What Datasette's page of a database shows instead of how many rows each table has: nothing, but at once."""
    return dict.fromkeys(await database.table_names())


def uncounted(application: Application, database: str) -> Application:
    """The application, with `_nocount=1` put to each question for a table of `database` that says nothing about it."""

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"].startswith(f"/{database}/"):
            asked = scope.get("query_string", b"")
            if b"_nocount" not in asked and b"_next" not in asked:
                scope = {**scope, "query_string": asked + (b"&" if asked else b"") + b"_nocount=1"}
        await application(scope, receive, send)

    return answer
