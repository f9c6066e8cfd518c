"""What a watch finds that it has not found before: once and only once, however often an article is copied or read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from pipelines.database.store import Store
from pipelines.questions.names import UnknownName, check_newspaper, indicator_ids, one_of, unit_ids
from pipelines.standing.watches import Watch, WatchError
from pipelines.wording import amount, number, period

Row = dict[str, Any]
_FIRST_LOOK = "-1 day"  # a watch that never looked begins with what was retrieved in the day before the newest article


@dataclass(frozen=True, slots=True)
class Alert:
    """Something worth telling, and what it is told with. `key` is the same for copies, `figure_key` through re-extraction."""

    watch: str
    key: str
    message: str
    figure_key: str | None = None
    sentence: str | None = None
    newspaper: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    before: str | None = None  # the value before, and its day


def look(store: Store, watch: Watch, *, now: datetime) -> list[Alert]:
    """Keeps and returns what is new for one watch, in one transaction. Raises WatchError for a name that nothing answers to."""
    with store.transaction() as conn:
        conn.execute(
            "INSERT INTO watch (name, definition, created) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
            " SET definition = excluded.definition",
            (watch.name, json.dumps(asdict(watch) | {"notify": []}, ensure_ascii=False, sort_keys=True), _iso(now)),
        )
        newest = store.rows("SELECT coalesce(max(id), 0) AS id FROM article_version")[0]["id"]
        alerts = [alert for alert in _found(store, watch, now) if _keep(store, alert, now)]
        conn.execute("UPDATE watch SET seen_version = ? WHERE name = ?", (newest, watch.name))
    return alerts


def check_names(store: Store, watch: Watch) -> None:
    """Raises WatchError where a watch names an indicator, a unit or a newspaper that nothing here is called."""
    for key, ask in (("indicator", indicator_ids), ("unit", unit_ids), ("newspaper", check_newspaper)):
        name = getattr(watch, key)
        try:
            if name:
                ask(store, name)
        except UnknownName as error:
            raise WatchError(f"watch {watch.name!r}: {key}: {error.message}") from error


def _keep(store: Store, alert: Alert, now: datetime) -> bool:
    known = "SELECT 1 FROM alert WHERE watch = ? AND (key = ? OR figure_key = ?)"
    if store.rows(known, (alert.watch, alert.key, alert.figure_key)):
        return False
    details = {k: v for k, v in asdict(alert).items() if k not in ("watch", "key", "figure_key", "message")}
    store.conn.execute(
        "INSERT INTO alert (watch, key, figure_key, message, created, details) VALUES (?, ?, ?, ?, ?, ?)",
        (alert.watch, alert.key, alert.figure_key, alert.message, _iso(now), json.dumps(details, ensure_ascii=False)),
    )
    return True


def _found(store: Store, watch: Watch, now: datetime) -> Iterator[Alert]:
    if watch.condition == "silent":
        yield from _silence(store, watch, now)
    elif watch.condition == "target missed":
        yield from _missed(store, watch, now)
    else:
        for figure in _new_figures(store, watch):
            alert = _judge(store, watch, figure)
            if alert:
                yield alert


def _judge(store: Store, watch: Watch, figure: Row) -> Alert | None:
    if watch.condition == "conflict":
        against = store.rows(
            "SELECT earlier_value AS value, earlier_published AS published FROM conflicts"
            " WHERE subject_unit = ? AND indicator_id = ? AND key = ?",
            (figure["subject_unit"], figure["indicator_id"], figure["key"]),
        )
        return _about(watch, figure, against[0]) if against else None
    before = _before(store, figure)
    if watch.condition == "new":
        return _about(watch, figure, before)
    if before is None:
        return None
    old, new = before["value"], figure["value"]
    if watch.condition == "changed":
        bound = (watch.by or 0) * (abs(old) if watch.relative else 1)
        return _about(watch, figure, before) if abs(new - old) > bound else None
    level = watch.value or 0
    return _about(watch, figure, before) if (old < level) != (new < level) else None


def _new_figures(store: Store, watch: Watch) -> list[Row]:
    """Figures of versions that the watch has not seen; what the version before said already in the same place is not new."""
    conditions = ["f.live", "NOT f.copy", f"f.version > {_SEEN}", _NOT_SAID_BEFORE]
    parameters: list[Any] = [watch.name]
    if watch.unit:
        one_of(unit_ids(store, watch.unit, within=watch.within), "f.subject_unit", conditions, parameters)
    if watch.indicator:
        one_of(indicator_ids(store, watch.indicator), "f.indicator_id", conditions, parameters)
    if watch.status:
        conditions.append("f.status = ?")
        parameters.append(watch.status)
    chosen = f"SELECT f.id FROM figure AS f WHERE {' AND '.join(conditions)}"
    rows = store.rows(f"SELECT * FROM figures WHERE id IN ({chosen}) ORDER BY published, id", tuple(parameters))
    return [row for row in rows if watch.newspaper in (None, row["newspaper"])]


_SEEN = f"""coalesce(
    (SELECT seen_version FROM watch WHERE name = ?),
    (SELECT id FROM article_version
     WHERE date(retrieved) < (SELECT date(retrieved, '{_FIRST_LOOK}') FROM article_version ORDER BY id DESC LIMIT 1)
     ORDER BY id DESC LIMIT 1),
    0)"""
_NOT_SAID_BEFORE = """NOT EXISTS (
    SELECT 1 FROM figure AS o WHERE o.key = f.key AND o.version < f.version AND o.value = f.value)"""


def _before(store: Store, figure: Row) -> Row | None:
    """The newest figure of the same series from another article before this one."""
    if figure["subject_unit"] is None or figure["indicator_id"] is None:
        return None
    found = store.rows(
        "SELECT value, published, as_of FROM figure WHERE live AND NOT copy AND subject_unit = ? AND indicator_id = ?"
        " AND status = ? AND measure = ? AND unit IS ? AND per IS ? AND version <> ? AND id < ? AND as_of <= ?"
        " ORDER BY as_of DESC, published DESC, id DESC LIMIT 1",
        (
            *(figure[name] for name in ("subject_unit", "indicator_id", "status", "measure", "unit", "per")),
            *(figure[name] for name in ("version", "id", "as_of")),
        ),
    )
    return found[0] if found else None


def _about(watch: Watch, figure: Row, before: Row | None) -> Alert:
    what = ": ".join(part for part in (figure["subject"], figure["indicator"]) if part)
    value = f"{amount(figure)} {figure['unit'] or ''}".strip()
    when = period(figure["period_start"], figure["period_end"])
    said = [figure[n] for n in ("subject_unit", "indicator_id", "status", "measure", "unit", "per", "period_start", "period_end")]
    said += [figure["value"], figure["value_max"], figure["comparator"]]
    if figure["subject_unit"] is None or figure["indicator_id"] is None:
        said.append(figure["key"])  # nothing tells two such figures apart but their places
    return Alert(
        watch=watch.name,
        key=_digest(watch.condition, *said),
        message=f"{what} {value}".strip() + (f" ({when})" if when else ""),
        figure_key=figure["key"],
        sentence=figure["sentence"],
        newspaper=figure["newspaper"],
        title=figure["title"],
        url=figure["url"],
        published=figure["published"],
        before=f"{number(before['value'])} ({before['published'] or '?'})" if before else None,
    )


def _missed(store: Store, watch: Watch, now: datetime) -> Iterator[Alert]:
    conditions, parameters = ["due < ?", "reached = 0"], list[Any]([now.date().isoformat()])
    if watch.unit:
        one_of(unit_ids(store, watch.unit, within=watch.within), "subject_unit", conditions, parameters)
    if watch.indicator:
        one_of(indicator_ids(store, watch.indicator), "indicator_id", conditions, parameters)
    for row in store.rows(f"SELECT * FROM target_progress WHERE {' AND '.join(conditions)} ORDER BY due", tuple(parameters)):
        (figure,) = store.rows("SELECT * FROM figures WHERE key = ? LIMIT 1", (row["target_key"],))
        if watch.newspaper in (None, figure["newspaper"]):
            yield _about(watch, figure, {"value": row["actual"], "published": row["actual_published"]})


def _silence(store: Store, watch: Watch, now: datetime) -> Iterator[Alert]:
    last = store.rows(
        "SELECT max(v.retrieved) AS moment FROM article_version AS v"
        " WHERE v.article = (SELECT max(id) FROM article WHERE newspaper = ?)",
        (watch.newspaper,),
    )[0]["moment"]
    if last is None or last < _iso(now - timedelta(days=watch.days or 0)):
        message = f"{watch.newspaper}: không có bài mới từ {last or 'trước đến nay'} (quá {watch.days} ngày)"
        yield Alert(watch.name, _digest("silent", watch.newspaper, last), message, newspaper=watch.newspaper, published=last)


def _digest(*values: object) -> str:
    return blake2b(json.dumps(values, ensure_ascii=False, default=str).encode("utf-8", "replace"), digest_size=10).hexdigest()


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
