from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.model import Analysis
from pipelines.database.migrations import VIEWS, views
from pipelines.database.store import Store
from pipelines.standing.reviews import Review, add_review
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure

UNIT = "huyện Suối Vàng"
Y2023 = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "b.db")
    store.sync_newspapers(NEWSPAPERS)
    return store


def report(
    store: Store, value: float, page: int = 1, *, day: str = "2024-01-05", newspaper: str = "mau", **fields: object
) -> None:
    """An article of `day` that says one value of hộ nghèo in the district; the same page again is a later version of it."""
    text = f"Huyện Suối Vàng có {value} hộ nghèo."
    known = {"unit": "hộ", "subject": UNIT, "indicator": "hộ nghèo", **fields}
    found = Analysis((figure(text, str(value), value=value, **known),))
    capture = add_capture(store, page, newspaper=newspaper, fetched=f"{day}T20:00:00Z")
    store.save_version(capture, article(text, published=date.fromisoformat(day)), found, extractor="e")


def column(store: Store, view: str, *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in store.rows(f"SELECT * FROM {view}")]


def test_every_view_is_one_select_that_says_what_a_row_is() -> None:
    for name in views():
        text = (VIEWS / f"{name}.sql").read_text(encoding="utf-8")
        assert text.startswith("-- A row is "), name
        assert "SELECT\n" in text and ";" not in text.partition("SELECT\n")[2] and text.count("\nSELECT\n") == 1, name


def test_latest_is_what_speaks_of_the_latest_day_and_then_what_was_published_last(store: Store) -> None:
    report(store, 120, 1, **Y2023)
    report(store, 90, 2, day="2024-03-01", period_end=date(2022, 12, 31))
    report(store, 118, 3, day="2024-02-01", **Y2023)
    report(store, 100, 4, status="target", **Y2023)
    assert sorted(column(store, "latest_figures", "named_unit", "status", "value")) == [
        (UNIT, "actual", 118),
        (UNIT, "target", 100),
    ]


def test_a_series_has_one_value_a_period_as_it_was_published_last(store: Store) -> None:
    report(store, 120, 1, **Y2023)
    report(store, 118, 2, day="2024-02-01", **Y2023)
    report(store, 150, 3, day="2024-03-01", period_end=date(2022, 12, 31))
    assert sorted(column(store, "series", "as_of", "value")) == [("2022-12-31", 150), ("2023-12-31", 118)]


@pytest.mark.parametrize(
    ("comparator", "actual", "reached", "share"),
    [("ge", 118, 1, 1.18), ("eq", 90, 0, 0.9), ("le", 90, 1, 0.9), ("lt", 118, 0, 1.18)],
)
def test_a_target_stands_beside_the_newest_actual_of_its_period(
    store: Store, comparator: str, actual: float, reached: int, share: float
) -> None:
    report(store, 100, 1, status="target", comparator=comparator, **Y2023)
    report(store, 50, 2, period_end=date(2023, 6, 30))
    report(store, actual, 3, period_end=date(2023, 9, 30))
    report(store, 7, 4, period_end=date(2024, 3, 31))
    assert column(store, "target_progress", "target", "due", "actual", "reached", "share") == [
        (100, "2023-12-31", actual, reached, share)
    ]


def test_a_target_without_an_actual_is_there_too(store: Store) -> None:
    report(store, 100, status="target", **Y2023)
    report(store, 90, 2, unit="%", **Y2023)
    assert column(store, "target_progress", "target", "actual", "reached") == [(100, None, None)]


def test_two_articles_that_give_two_values_for_one_period_conflict(store: Store) -> None:
    report(store, 120, 1, **Y2023)
    report(store, 130, 2, newspaper="ban", **Y2023)
    assert column(store, "conflicts", "named_unit", "indicator", "earlier_value", "value") == [(UNIT, "hộ nghèo", 120, 130)]


@pytest.mark.parametrize(
    "other",
    [
        {"period_end": date(2022, 12, 31), "period_start": date(2022, 1, 1)},
        {"unit": "%"},
        {"status": "target"},
        {"measure": "change"},
        {"comparator": "gt"},
        {"comparator": "approx"},
        {"subject": "xã Hoà Lạc"},
        {"indicator": "hộ cận nghèo"},
        {"value_max": 140},
        {"per": "year"},
    ],
    ids=str,
)
def test_what_differs_in_more_than_its_value_is_no_conflict(store: Store, other: dict) -> None:
    report(store, 120, 1, **Y2023)
    report(store, 130, 2, newspaper="ban", **{**Y2023, **other})
    assert column(store, "conflicts", "value") == []


def test_a_copy_counts_once_and_is_no_conflict(store: Store) -> None:
    report(store, 120, 1, **Y2023)
    report(store, 130, 1, newspaper="ban", **Y2023)
    store.conn.execute("UPDATE article SET copy_of = 1 WHERE id = 2")
    assert column(store, "conflicts", "value") == []
    assert column(store, "series", "value") == [(120,)] == column(store, "latest_figures", "value")
    assert column(store, "figures", "value", "copy") == [(120, 0), (130, 1)]


def test_a_rejected_figure_is_in_no_derived_view(store: Store) -> None:
    report(store, 120, 1, **Y2023)
    report(store, 130, 2, newspaper="ban", **Y2023)
    add_review(store, Review(column(store, "figures", "key")[1][0], "rejected", "Lan"))
    assert column(store, "conflicts", "value") == [] and column(store, "latest_figures", "value") == [(120,)]


def test_a_figure_that_was_changed_after_publication_is_a_revision(store: Store) -> None:
    report(store, 120, 1, **Y2023)
    report(store, 125, 1, day="2024-01-06", **Y2023)
    assert column(store, "revisions", "newspaper", "earlier_value", "value") == [("mau", 120, 125)]
    assert column(store, "revisions", "earlier_retrieved", "retrieved") == [("2024-01-05T20:00:00Z", "2024-01-06T20:00:00Z")]


def test_a_figure_that_stays_or_a_figure_that_is_new_is_no_revision(store: Store) -> None:
    first = "Huyện có 120 hộ nghèo."
    second = first + "\n\nTrong năm, 30 hộ nghèo được vay vốn."
    known = {"unit": "hộ", "subject": UNIT, "indicator": "hộ nghèo"}
    store.save_version(add_capture(store), article(first), Analysis((figure(first, "120", value=120, **known),)), extractor="e")
    found = figure(second, "120", value=120, **known), figure(second, "30", value=30, **known)
    store.save_version(add_capture(store), article(second), Analysis(found), extractor="e")
    assert column(store, "revisions", "value") == []


def test_health_counts_the_week_up_to_the_newest_run(store: Store) -> None:
    report(store, 120, 1, day="2024-01-05")
    for started, articles in (("2024-01-01T20:00:00Z", 50), ("2024-01-12T20:00:00Z", 7), ("2024-01-13T20:00:00Z", 8)):
        run = store.start_run("crawl")
        store.conn.execute("UPDATE run SET started = ? WHERE id = ?", (started, run))
        store.conn.execute("INSERT INTO health (run, newspaper, articles, errors) VALUES (?, 'mau', ?, 1)", (run, articles))
    (row,) = store.rows("SELECT * FROM newspaper_health WHERE newspaper = 'mau'")
    assert (row["articles"], row["newest_article"]) == (1, "2024-01-05")
    assert (row["articles_7_days"], row["errors_7_days"]) == (15, 2)
