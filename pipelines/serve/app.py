"""The web application: a Datasette over one database file, with our pages; nothing in it comes from elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from pipelines.serve import hooks
from pipelines.serve.large import is_large, no_counts

HERE = Path(__file__).parent
SETTINGS = {
    "sql_time_limit_ms": 2000,
    "default_page_size": 30,
    "allow_download": False,
    "default_cache_ttl": 0,
}
INNER_TABLES = ("article_search", "figure_search", "unit_search", "indicator_search", "figure_words", "extraction")


class Site(Datasette):
    """A Datasette that serves one Báo tỉnh database. `password` set: people may review figures after giving it."""

    def __init__(self, path: Path, *, archive: Path, password: str | None = None) -> None:
        if not pm.is_registered(hooks):
            pm.register(hooks)
            pm.unregister(name="datasette.handle_exception")  # it prints every miss, with all variables, to standard output
        large = is_large(path)
        super().__init__(
            [str(path)],
            template_dir=str(HERE / "templates"),
            static_mounts=[("tinh", str(HERE / "static"))],
            settings={**SETTINGS, "suggest_facets": not large},
            metadata={"title": "Báo tỉnh", "databases": {path.stem: {"tables": {t: {"hidden": True} for t in INNER_TABLES}}}},
        )
        if large:
            database = self.get_database(path.stem)
            database.table_counts = partial(no_counts, database)
        self.path = path
        self.archive = archive
        self.password = password
