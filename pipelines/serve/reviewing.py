"""Review in the browser: who gives the password may confirm, correct or reject a figure under their name."""

from __future__ import annotations

import asyncio
import hmac
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Forbidden, NotFound, Request, Response

from pipelines.database.errors import StoreError
from pipelines.database.store import Store
from pipelines.questions import lookups
from pipelines.serve.pages import ask, found, render
from pipelines.standing.reviews import CORRECTABLE, Review, ReviewError, add_review

if TYPE_CHECKING:
    from pipelines.serve.app import Site

_LONGEST_NAME = 80
# of the newest figures, those that the extractor is least sure of
_DOUBTFUL = """
SELECT * FROM figures WHERE id IN (SELECT id FROM figure WHERE live ORDER BY id DESC LIMIT 500) AND review IS NULL
ORDER BY confidence LIMIT 50
"""


async def queue(request: Request, datasette: Site) -> Response:
    """Figures to look at next; the door, for who has not come in."""
    _only_when_reviewing(datasette)
    rows = await ask(datasette, lambda store: store.rows(_DOUBTFUL)) if request.actor else []
    return await render(datasette, request, "reviewing.html", figures=rows, reviewer=_reviewer(request))


async def enter(request: Request, datasette: Site) -> Response:
    """Takes name and password, and gives a signed cookie."""
    _only_when_reviewing(datasette)
    form = await request.post_vars()
    name = " ".join(form.get("name", "").split())[:_LONGEST_NAME]
    right = hmac.compare_digest(form.get("password", "").encode(), str(datasette.password).encode())
    if not (name and right):
        await asyncio.sleep(1)  # guessing shall be slow
        raise Forbidden("Tên còn trống hoặc mật khẩu không đúng")
    response = Response.redirect("/duyet")
    response.set_cookie("ds_actor", datasette.sign({"a": {"id": name}}, "actor"), httponly=True, samesite="lax")
    return response


async def review(request: Request, datasette: Site) -> Response:
    """Keeps a verdict, and goes back to the figure or, where it was rejected, to the queue."""
    _only_when_reviewing(datasette)
    if request.method != "POST":
        raise NotFound("Không có trang này")
    reviewer = _reviewer(request)
    if reviewer is None:
        raise Forbidden("Hãy vào bằng mật khẩu trước: /duyet")
    key = request.url_vars["key"]
    form = await request.post_vars()
    figure = found(await ask(datasette, lambda store: lookups.figure(store, key)))
    verdict = form.get("verdict", "")
    correction = _changed(figure, form) if verdict == "corrected" else None
    asked = Review(key, verdict, reviewer, correction, form.get("note", "").strip() or None)
    try:
        await asyncio.to_thread(_keep, datasette, asked)
    except (ReviewError, StoreError) as error:
        return await render(datasette, request, "review_failed.html", key=key, error=str(error))
    return Response.redirect("/duyet" if verdict == "rejected" else f"/so-lieu/{key}")


def _keep(datasette: Site, asked: Review) -> None:
    with Store.open(datasette.path) as store:
        add_review(store, asked)


def _changed(figure: dict[str, Any], form: dict[str, str]) -> dict[str, str | None]:
    """The fields that the reviewer wrote something else into."""
    told = {name: form[name].strip() for name in CORRECTABLE if name in form}
    return {name: text or None for name, text in told.items() if text != _shown(figure, name)}


def _shown(figure: dict[str, Any], name: str) -> str:
    """What the form showed of a field."""
    return "" if figure.get(name) is None else f"{figure[name]:g}" if name == "value" else str(figure[name])


def _reviewer(request: Request) -> str | None:
    return str(request.actor["id"]) if request.actor else None


def _only_when_reviewing(datasette: Site) -> None:
    if datasette.password is None:
        raise NotFound("Không có trang này")


ROUTES = [
    (r"^/duyet$", queue),
    (r"^/duyet/vao$", enter),
    (r"^/so-lieu/(?P<key>[0-9a-f]{16})/duyet$", review),
]
