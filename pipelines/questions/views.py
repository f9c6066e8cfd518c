"""Rows of a derived view for a unit and an indicator, whichever of the two a person names."""

from __future__ import annotations

from typing import Any

from pipelines.database.store import Store
from pipelines.questions.names import indicator_ids, of_many, one_of, unit_ids

# view → how its rows are ordered: as an index has them, so that a limit ends the work early
ORDERS = {
    "latest_figures": "published DESC",
    "series": "published DESC",
    "target_progress": "target_published DESC",
    "conflicts": "published DESC",
}


def view_rows(
    store: Store,
    view: str,
    *,
    unit: str | None = None,
    within: bool = False,
    indicator: str | None = None,
    due: tuple[str, str] | None = None,
    limit: int = 100,
) -> list[dict[str, Any]]:
    """Rows of `view`, a key of `ORDERS`. due: first and last day, for `target_progress` only. Raises UnknownName."""
    conditions, parameters = ["1"], list[Any]()
    if unit:
        ids = unit_ids(store, unit, within=within)
        one_of(ids, f"{'+' * of_many(store, ids, 'subject_unit')}subject_unit", conditions, parameters)
    if indicator:
        ids = indicator_ids(store, indicator)
        one_of(ids, f"{'+' * of_many(store, ids, 'indicator_id')}indicator_id", conditions, parameters)
    if due:
        conditions.append("due BETWEEN ? AND ?")
        parameters.extend(due)
    sql = f"SELECT * FROM {view} WHERE {' AND '.join(conditions)} ORDER BY {ORDERS[view]} LIMIT ?"
    return store.rows(sql, (*parameters, limit))


def columns_of(store: Store, view: str) -> list[str]:
    """A view's columns, in order."""
    return [column[0] for column in store.conn.execute(f"SELECT * FROM {view} LIMIT 0").description]
