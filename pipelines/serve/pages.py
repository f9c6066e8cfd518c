"""The pages that people read: front, search, article, figure, unit, indicator. Each asks `lookups`, and fills one template."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.utils.asgi import NotFound, Request, Response

from pipelines.database.search import snippet
from pipelines.database.store import Store
from pipelines.output import to_json
from pipelines.questions import lookups
from pipelines.questions.queries import FigureQuery, count_figures, find_figures
from pipelines.serve import charts
from pipelines.serve.marking import MOST_CHARACTERS, pieces, sentence
from pipelines.standing.reviews import CORRECTABLE

if TYPE_CHECKING:
    from pipelines.serve.app import Site

T = TypeVar("T")
PAGE = 50
_HEALTH = "SELECT * FROM newspaper_health ORDER BY newspaper"
_NEWEST_DAY = "SELECT max(published) AS day FROM figure WHERE live AND published <= ?"
_ARTICLES_FOUND = """
SELECT a.id, a.newspaper, v.title, v.published, v.text FROM article_search AS s
JOIN article_version AS v ON v.id = s.rowid JOIN article AS a ON a.latest_version = v.id
WHERE article_search MATCH match_query(?) ORDER BY s.rowid DESC LIMIT ?
"""


async def ask(site: Site, question: Callable[[Store], T]) -> T:
    """Answers a question on one of Datasette's reading connections, off the event loop."""

    def on(connection: sqlite3.Connection) -> T:
        return question(Store(site.path, connection))

    answer: T = await site.get_database(site.path.stem).execute_fn(on)
    return answer


async def render(site: Site, request: Request, template: str, **context: Any) -> Response:
    """A page; nothing in it may come from another machine."""
    html = await site.render_template(template, context, request=request)
    policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
    return Response.html(html, headers={"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff"})


def found(row: T | None) -> T:
    """The row, or Datasette's page for what is not there."""
    if row is None:
        raise NotFound("Không có trang này")
    return row


async def front(request: Request, datasette: Site) -> Response:
    """What is new, what changed most, which targets are due, how the newspapers are."""
    today = date.today()

    def question(store: Store) -> dict[str, Any]:
        (newest,) = store.rows(_NEWEST_DAY, (today.isoformat(),))
        # yesterday, or the newest day there is, where the crawl has rested
        since = min((today - timedelta(days=1)).isoformat(), newest["day"] or today.isoformat())
        return {
            "since": since,
            "news": lookups.news(store, since=since, limit=12),
            "targets": lookups.targets_due(store, first=f"{today.year}-01-01", last=f"{today.year}-12-31", limit=12),
            "health": store.rows(_HEALTH),
        }

    return await render(datasette, request, "front.html", **await ask(datasette, question), year=today.year)


async def search(request: Request, datasette: Site) -> Response:
    """Figures and articles that hold the words, with and without diacritics."""
    words = (request.args.get("q") or "").strip()[:200]
    page = max(1, int(p)) if (p := request.args.get("trang") or "1").isdecimal() and len(p) < 6 else 1

    def question(store: Store) -> dict[str, Any]:
        if not any(c.isalnum() for c in words):
            return {"figures": [], "articles": [], "count": 0}
        query = FigureQuery(text=words, limit=PAGE, offset=PAGE * (page - 1))
        articles = [{**row, "snippet": _marked(row.pop("text"), words)} for row in store.rows(_ARTICLES_FOUND, (words, 10))]
        return {"figures": find_figures(store, query), "articles": articles, "count": count_figures(store, query)}

    return await render(datasette, request, "search.html", q=words, page=page, size=PAGE, **await ask(datasette, question))


def _marked(text: str, words: str) -> list[tuple[str, bool]]:
    """A snippet as runs of text, each marked or not."""
    piece = snippet(text, words)
    runs, at = [], 0
    for start, end in piece.marks:
        runs += [(piece.text[at:start], False), (piece.text[start:end], True)]
        at = end
    return [*runs, (piece.text[at:], False)]


async def article(request: Request, datasette: Site) -> Response:
    """The text with every figure marked."""
    row = found(await ask(datasette, lambda store: lookups.article(store, int(request.url_vars["id"]))))
    cut = len(row["text"]) > MOST_CHARACTERS
    return await render(
        datasette, request, "article.html", article=row, pieces=list(pieces(row["text"], row["figures"])), cut=cut
    )


async def figure(request: Request, datasette: Site) -> Response:
    """One figure: its sentence, its rule, its history, how to cite it."""
    row = found(await ask(datasette, lambda store: lookups.figure(store, request.url_vars["key"])))
    return await render(
        datasette,
        request,
        "figure.html",
        figure=row,
        sentence=sentence(row),
        csl=to_json(row["citation"].csl, indent=2),
        correctable=CORRECTABLE,
        reviewer=request.actor,
    )


async def units(request: Request, datasette: Site) -> Response:
    """The named units with the most figures."""
    return await render(datasette, request, "units.html", units=await ask(datasette, lookups.units_spoken_of))


async def unit(request: Request, datasette: Site) -> Response:
    """A named unit: figures by indicator over time, targets, people, what is inside it."""

    def question(store: Store) -> dict[str, Any]:
        row = found(lookups.unit(store, int(request.url_vars["id"])))
        chosen = _chosen(request, [r["indicator_id"] for r in row["latest"]], row["latest"])
        series = lookups.series(store, row["id"], chosen) if chosen else []
        return {"unit": row, "chosen": chosen, "series": _one_measure(series)}

    answer = await ask(datasette, question)
    spec = charts.over_time(answer["series"], answer["series"][0]["unit"]) if answer["series"] else None
    return await render(datasette, request, "unit.html", spec=spec, **answer)


def _chosen(request: Request, ids: list[int], latest: list[dict[str, Any]]) -> int | None:
    """The indicator that the reader chose, else the one with the most to show."""
    asked = request.args.get("chi-so") or ""
    if asked.isdecimal() and int(asked) in ids:
        return int(asked)
    return max(ids, key=ids.count) if latest else None


def _one_measure(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The points of the unit of measurement and measure that most share: what can stand on one axis."""
    kinds = [(p["unit"], p["measure"]) for p in points]
    best = max(kinds, key=kinds.count, default=None)
    return [p for p, kind in zip(points, kinds, strict=True) if kind == best]


async def indicators(request: Request, datasette: Site) -> Response:
    """The indicators with the most figures, those of the catalogue first."""
    rows = await ask(datasette, lookups.indicators_spoken_of)
    return await render(datasette, request, "indicators.html", indicators=rows)


async def indicator(request: Request, datasette: Site) -> Response:
    """An indicator: units compared, and over time."""

    def question(store: Store) -> dict[str, Any]:
        row = found(lookups.indicator(store, int(request.url_vars["id"])))
        latest = _one_measure(row["latest"])
        names = list(dict.fromkeys(r["subject_unit"] for r in latest))[:8]
        series = [p for unit_id in names for p in lookups.series(store, unit_id, row["id"])]
        return {"indicator": row, "latest": latest, "series": _one_measure(series)}

    answer = await ask(datasette, question)
    latest, series = answer["latest"], answer["series"]
    return await render(
        datasette,
        request,
        "indicator.html",
        bars=charts.compared(latest[:30], latest[0]["unit"]) if latest else None,
        lines=charts.over_time(series, series[0]["unit"], by="đơn vị") if len(series) > 1 else None,
        **answer,
    )


ROUTES = [
    (r"^/$", front),
    (r"^/tim$", search),
    (r"^/bai/(?P<id>\d{1,15})$", article),
    (r"^/so-lieu/(?P<key>[0-9a-f]{16})$", figure),
    (r"^/don-vi$", units),
    (r"^/don-vi/(?P<id>\d{1,15})$", unit),
    (r"^/chi-so$", indicators),
    (r"^/chi-so/(?P<id>\d{1,15})$", indicator),
]
