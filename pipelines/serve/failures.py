"""Pages for what goes wrong: not there, not allowed, too slow, or a mistake of ours."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

logger = logging.getLogger("baotinh.serve")


def answer(datasette: Datasette, request: Any, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """The answer to a request that raised `exception`; JSON where JSON was asked for."""
    status, message = _said(exception)
    if status == 500:
        logger.error("%s", request.path, exc_info=exception)

    async def inner() -> Response:
        if request.path.endswith(".json"):
            return Response.json({"ok": False, "error": str(message), "status": status}, status=status)
        template = datasette.jinja_env.get_template("error.html")
        context = {"status": status, "error": message, "urls": datasette.urls, "app_css_hash": datasette.app_css_hash()}
        html = await template.render_async({**context, "database_name": datasette.path.stem})
        return Response.html(html, status=status)

    return inner


def _said(exception: Exception) -> tuple[int, str]:
    if isinstance(exception, Base400):
        return exception.status, str(exception.args[0]) if exception.args else "Không có trang này"
    if isinstance(exception, DatasetteError):
        return exception.status, Markup(exception.message) if exception.message_is_html else str(exception.message)
    return 500, "Có lỗi trong chương trình; lỗi đã được ghi lại."
