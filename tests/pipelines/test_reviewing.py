from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.model import Analysis
from pipelines.cli import main
from pipelines.database.store import Store
from pipelines.standing.reviews import Review, ReviewError, add_review, precision
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure

TEXT = "Xã Suối Vàng có 120 hộ nghèo và 45 hợp tác xã, thuộc vùng 135."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "b.db")
    store.sync_newspapers(NEWSPAPERS)
    store.save_version(add_capture(store), article(TEXT), Analysis(found()), extractor="e1")
    return store


def found(unit: str = "hộ") -> tuple:
    return (
        figure(TEXT, "120", value=120, unit=unit, subject="Xã Suối Vàng", indicator="hộ nghèo"),
        figure(TEXT, "45", value=45, unit="hợp tác xã", rule="other"),
        figure(TEXT, "135", value=135, rule="other"),
    )


def keys(store: Store) -> list[str]:
    return [r["key"] for r in store.rows("SELECT key FROM figure ORDER BY start")]


def values(store: Store) -> list[float]:
    return [r["value"] for r in store.rows("SELECT value FROM figures ORDER BY start")]


def read_again(store: Store, unit: str) -> None:
    store.save_version(1, article(TEXT), Analysis(found(unit)), extractor="e2")


def test_a_rejected_figure_leaves_the_views_and_stays_out_after_re_extraction(store: Store) -> None:
    add_review(store, Review(keys(store)[2], "rejected", "Lan"))
    assert values(store) == [120, 45]
    read_again(store, "hộ dân")
    assert values(store) == [120, 45]


def test_a_rejected_figure_comes_back_when_it_is_confirmed(store: Store) -> None:
    for verdict in ("rejected", "confirmed"):
        add_review(store, Review(keys(store)[0], verdict, "Lan"))
    assert values(store) == [120, 45, 135]
    assert store.rows("SELECT review FROM figures WHERE start = ?", (TEXT.index("120"),)) == [{"review": "confirmed"}]


def test_a_correction_counts_and_is_laid_over_what_a_newer_extractor_reads(store: Store) -> None:
    key = keys(store)[0]
    add_review(store, Review(key, "corrected", "Lan", {"value": "121", "subject": "xã Hoà Lạc", "period_end": "2023-12-31"}))
    read_again(store, "hộ dân")
    row = store.rows("SELECT * FROM figures WHERE key = ?", (key,))[0]
    assert (row["value"], row["subject"], row["as_of"], row["unit"]) == (121, "xã Hoà Lạc", "2023-12-31", "hộ dân")
    named = store.rows("SELECT named_unit, value FROM latest_figures WHERE indicator = 'hộ nghèo'")
    assert named == [{"named_unit": "xã Hoà Lạc", "value": 121}]


def test_what_was_read_comes_back_with_the_next_review(store: Store) -> None:
    key = keys(store)[0]
    before = store.rows("SELECT * FROM figure WHERE key = ?", (key,))
    add_review(store, Review(key, "corrected", "Lan", {"value": 7, "unit": None, "indicator": "hộ cận nghèo"}))
    assert store.rows("SELECT value, unit, indicator FROM figures WHERE key = ?", (key,)) == [
        {"value": 7, "unit": None, "indicator": "hộ cận nghèo"}
    ]
    add_review(store, Review(key, "confirmed", "Minh"))
    assert store.rows("SELECT * FROM figure WHERE key = ?", (key,)) == before


def test_precision_is_counted_by_rule_and_newspaper(store: Store) -> None:
    first, second, third = keys(store)
    add_review(store, Review(first, "confirmed", "Lan"))
    add_review(store, Review(second, "corrected", "Lan", {"unit": "HTX"}))
    add_review(store, Review(third, "rejected", "Lan"))
    rates = {row["name"]: (row["reviewed"], row["found"], row["right"]) for row in precision(store, "rule")}
    assert rates == {"other": (2, 0.5, 0), "counted": (1, 1, 1), "all": (3, 0.6667, 0.3333)}
    assert [row["name"] for row in precision(store, "newspaper")] == ["mau", "all"]


def test_score_turns_reviews_into_precision(store: Store) -> None:
    ask = ["score", "--reviews", "--db", str(store.path), "--format", "csv"]
    nobody = CliRunner().invoke(main, ask)
    assert nobody.exit_code == 1 and "nobody has reviewed" in nobody.output
    add_review(store, Review(keys(store)[0], "confirmed", "Lan"))
    assert CliRunner().invoke(main, ask).output.splitlines() == [
        "by,name,reviewed,confirmed,corrected,rejected,found,right",
        "rule,counted,1,1,0,0,1,1",
        "rule,all,1,1,0,0,1,1",
        "newspaper,mau,1,1,0,0,1,1",
    ]
    assert CliRunner().invoke(main, ["score"]).exit_code == 2


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ({"rule": "x"}, "'rule' cannot be corrected"),
        ({"value": "nhiều"}, "'nhiều' is no number"),
        ({"value": "inf"}, "'inf' is no number"),
        ({"value": ""}, "every figure has one"),
        ({"status": "perhaps"}, "none of actual, target, estimate"),
        ({"period_end": "31/12/2023"}, "is not a date"),
        ({}, "corrected by saying what is right"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_and_nothing_kept(store: Store, correction: dict, said: str) -> None:
    with pytest.raises(ReviewError, match=said):
        add_review(store, Review(keys(store)[0], "corrected", "Lan", correction))
    assert store.rows("SELECT * FROM review") == []


def run(store: Store, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["review", "--db", str(store.path), *arguments])
    return result.exit_code, result.output


def test_review_from_the_command_line_with_who_and_when(store: Store) -> None:
    key = keys(store)[0]
    assert run(store, key, "--correct", "value=121", "--by", "Lan", "--note", "đọc nhầm") == (0, f"{key}: corrected by Lan\n")
    row = store.rows("SELECT * FROM review")[0]
    assert (row["reviewer"], row["correction"], row["note"]) == ("Lan", '{"value": 121.0}', "đọc nhầm")
    assert row["created"].endswith("Z")
    assert "đọc nhầm" in run(store, "--format", "csv")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nokey", "--confirm"], "no figure 'nokey'"),
        (["nokey"], "one of --confirm"),
        (["--confirm"], "which figure"),
        (["k", "--correct", "value"], "write FIELD=VALUE"),
        (["k", "--confirm", "--correct", "value=1"], "one of --confirm"),
    ],
)
def test_a_review_that_cannot_be_kept_is_said_so(store: Store, arguments: list[str], said: str) -> None:
    code, output = run(store, *arguments)
    assert code != 0 and said in output
