"""The questions that must be answered in under 100 ms, each as the product asks it. Names are those of the synthetic database."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.database.store import Store
from pipelines.questions import lookups
from pipelines.questions.article_search import find_articles
from pipelines.questions.queries import FigureQuery, count_figures, find_figures
from pipelines.questions.views import view_rows

BUSIEST = "tỉnh Mẫu"
QUIET = "xã An Bình"
OF_ALL = "i0"  # the indicator that most is said of
DERIVED = ("latest_figures", "series", "target_progress", "conflicts")

Question = Callable[[Store], object]


def _figures(**asked: object) -> Question:
    return lambda store: find_figures(store, FigureQuery(**asked))  # type: ignore[arg-type]


def _view(view: str, **asked: object) -> Question:
    return lambda store: view_rows(store, view, **asked)  # type: ignore[arg-type]


def _sql(sql: str, *parameters: object) -> Question:
    return lambda store: store.rows(sql, parameters)


QUESTIONS: dict[str, Question] = {
    "figures of a busy unit": _figures(unit=BUSIEST),
    "figures of a quiet unit": _figures(unit=QUIET),
    "figures of a unit and all inside it": _figures(unit="huyện An An", within=True),
    "figures of a province and all inside it": _figures(unit=BUSIEST, within=True),
    "conflicts of a province and all inside it": _view("conflicts", unit=BUSIEST, within=True),
    "figures of an indicator": _figures(indicator=OF_ALL),
    "figures of an indicator, by words": _figures(indicator="lao động"),
    "figures of a unit and an indicator": _figures(unit=BUSIEST, indicator="dang vien"),
    "targets of a unit": _figures(unit=BUSIEST, status="target"),
    "figures of a period": _figures(unit=BUSIEST, first_day="2020-01-01", last_day="2020-12-31"),
    "largest figures of an indicator": _figures(indicator="i7", sort="largest"),
    "newest figures of a newspaper": _figures(newspaper="bao7"),
    "newest figures": _figures(),
    "figures with a word": _figures(text="chi bộ"),
    "figures with words, no diacritics": _figures(text="dang vien moi"),
    "figures with a phrase": _figures(text='"hợp tác xã"'),
    "figures with rare words": _figures(text="trang trại thoát nghèo yên vĩnh"),
    "figures of a unit with a word": _figures(unit="huyện An Bình", text="học sinh"),
    "articles with words": lambda store: find_articles(store, "giáo viên mới", limit=100),
    **{f"{view} of a busy unit": _view(view, unit=BUSIEST) for view in DERIVED},
    **{f"{view} of a quiet unit": _view(view, unit=QUIET) for view in DERIVED},
    **{f"{view} of an indicator": _view(view, indicator=OF_ALL) for view in DERIVED},
    **{f"{view} of a unit and an indicator": _view(view, unit=BUSIEST, indicator=OF_ALL) for view in DERIVED},
    "revisions of a unit": _sql("SELECT * FROM revisions WHERE subject_unit = ? LIMIT 100", 1),
    "revisions of an indicator": _sql("SELECT * FROM revisions WHERE indicator_id = ? LIMIT 100", 1),
    "newspapers' health": _sql("SELECT * FROM newspaper_health"),
    "page of a figure": lambda store: lookups.figure(store, store.rows("SELECT key FROM figure WHERE id = 5001")[0]["key"]),
    "page of an article": lambda store: lookups.article(store, 500),
    "page of a busy unit": lambda store: lookups.unit(store, 1),
    "page of a quiet unit": lambda store: lookups.unit(store, 140),
    "page of an indicator": lambda store: lookups.indicator(store, 1),
    "points of a series": lambda store: lookups.series(store, 1, 1),
    "how many figures have a word": lambda store: count_figures(store, FigureQuery(text="dang vien moi")),
    "units spoken of": lambda store: lookups.units_spoken_of(store),
    "indicators spoken of": lambda store: lookups.indicators_spoken_of(store),
    "news": lambda store: lookups.news(store, since="2024-12-20"),
    "targets due": lambda store: lookups.targets_due(store, first="2024-01-01", last="2024-12-31"),
}
