"""What Datasette asks a plugin. Our hooks speak only for a Site, so that any other Datasette of the process stays as it is."""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from pipelines import wording
from pipelines.database.search import add_functions
from pipelines.serve import archived, failures, pages, reviewing
from pipelines.serve.large import uncounted


def _is_ours(datasette: Datasette) -> bool:
    return hasattr(datasette, "archive")


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Any]]:
    """Our pages, before Datasette's own."""
    return [*pages.ROUTES, *archived.ROUTES, *reviewing.ROUTES] if _is_ours(datasette) else []


@hookimpl
def prepare_connection(conn: sqlite3.Connection, datasette: Datasette) -> None:
    """The search's functions, also for people who write SQL in the browser."""
    if _is_ours(datasette):
        add_functions(conn)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Any:
    """Large tables are not counted."""
    if _is_ours(datasette) and not datasette.setting("suggest_facets"):
        return lambda application: uncounted(application, datasette.path.stem)
    return lambda application: application


@hookimpl
def extra_template_vars(datasette: Datasette) -> dict[str, Any]:
    """What every page's frame needs."""
    if not _is_ours(datasette):
        return {}
    return {"database_name": datasette.path.stem, "reviewing": datasette.password is not None}


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """How figures are worded."""
    env.filters |= {"amount": wording.amount, "number": wording.number, "day": wording.day}
    env.globals |= {
        "period": wording.period,
        "STATUSES": wording.STATUSES,
        "MEASURES": wording.MEASURES,
        "VERDICTS": wording.VERDICTS,
        "FIELDS": wording.FIELDS,
    }


@hookimpl
def handle_exception(datasette: Datasette, request: Any, exception: Exception) -> Any:
    """Says what went wrong in a page; only what nobody foresaw is logged."""
    return failures.answer(datasette, request, exception)
