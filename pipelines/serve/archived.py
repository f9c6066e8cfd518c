"""The archived page behind an article, shown so that nothing in it can run or call home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from crawler.archive import ArchiveError, read_record
from pipelines.serve.pages import ask

if TYPE_CHECKING:
    from pipelines.serve.app import Site

_CAPTURE = "SELECT warc_file, warc_offset FROM capture WHERE id = ?"
# the page as bytes were received, without scripts, forms, frames or anything from elsewhere
_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


async def archived(request: Request, datasette: Site) -> Response:
    """What the newspaper answered with on the day of the capture."""
    rows = await ask(datasette, lambda store: store.rows(_CAPTURE, (int(request.url_vars["id"]),)))
    if not rows:
        raise NotFound("Không có bản lưu này")
    try:
        record = read_record(datasette.archive / rows[0]["warc_file"], rows[0]["warc_offset"])
    except ArchiveError as error:
        raise NotFound(f"Bản lưu không còn ở đây: {error}") from error
    headers = {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Memento-Datetime": record.when,
    }
    kind = record.headers.get("content-type", "text/html")
    kind = kind if kind.partition(";")[0].strip() in ("text/html", "text/plain") else "text/plain; charset=utf-8"
    return Response(body=record.payload, status=200, headers=headers, content_type=kind)


ROUTES = [(r"^/luu/(?P<id>\d{1,15})$", archived)]
