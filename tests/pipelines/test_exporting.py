from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from frictionless import Package

from extract.model import Analysis
from pipelines.cli import main
from pipelines.database.migrations import views
from pipelines.database.store import Store
from pipelines.export import ORDERS, export
from pipelines.standing.reviews import Review, add_review
from tests.benchmarks.synthetic import fill
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure

SECRET = "Đoạn văn này không có số liệu nào cả."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("export") / "b.db"
    fill(path, articles=60)
    store = Store.open(path)
    store.sync_newspapers(NEWSPAPERS)
    text = f'=1+1 "Xã", có\t12,5 tấn chè; <b>\n\n{SECRET}'
    known = {"unit": "tấn", "subject": "Xã Hoà Lạc", "indicator": "sản lượng chè", "period_end": date(2023, 12, 31)}
    found = (figure(text, "12,5", value=12.5, **known),)
    store.save_version(add_capture(store), article(text, published=date(2024, 1, 5)), Analysis(found), extractor="e")
    add_review(store, Review(store.rows("SELECT key FROM figures WHERE value = 12.5")[0]["key"], "confirmed", "Lan"))
    return store


@pytest.fixture(scope="module")
def exported(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("out") / "data"
    export(store, directory)
    return directory


def test_every_view_for_people_is_exported() -> None:
    assert set(ORDERS) == set(views())


def test_the_data_package_validates(exported: Path) -> None:
    report = Package(str(exported / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note", "fieldName", "rowNumber"])[:5]
    assert report.stats["tasks"] == len(ORDERS)


def test_a_changed_file_makes_the_package_invalid(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "data")
    with (tmp_path / "data" / "series.csv").open("a") as file:
        file.write("x\n")
    assert not Package(str(tmp_path / "data" / "datapackage.json")).validate().valid


@pytest.mark.parametrize("view", ORDERS)
def test_all_three_formats_say_the_same(store: Store, exported: Path, view: str) -> None:
    rows = store.rows(f"SELECT * FROM {view} ORDER BY {ORDERS[view]}")
    lines = [json.loads(line) for line in (exported / f"{view}.jsonl").read_text("utf-8").splitlines()]
    assert lines == rows
    with (exported / f"{view}.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert [r.get("key") for r in table] == [r.get("key") for r in rows]
    parquet = pq.read_table(exported / f"{view}.parquet").to_pylist()
    assert [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in parquet] == rows


def test_no_text_beyond_the_sentence_unless_asked(store: Store, exported: Path, tmp_path: Path) -> None:
    assert not [p.name for p in exported.iterdir() if SECRET.encode() in p.read_bytes()]
    assert (exported / "figures.jsonl").read_text("utf-8").count("12,5 tấn chè") >= 1
    export(store, tmp_path / "data", with_text=True)
    assert SECRET in (tmp_path / "data" / "articles.jsonl").read_text("utf-8")
    assert Package(str(tmp_path / "data" / "datapackage.json")).validate().valid


def test_the_same_database_gives_the_same_bytes(store: Store, exported: Path, tmp_path: Path) -> None:
    export(store, tmp_path / "again")
    first, second = ({p.name: p.read_bytes() for p in made.iterdir()} for made in (exported, tmp_path / "again"))
    assert first == second


def test_an_older_export_is_replaced_and_other_files_are_not(store: Store, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thesis.txt").write_text("mine")
    result = CliRunner().invoke(main, ["export", "--db", str(store.path), str(tmp_path / "data")])
    assert result.exit_code == 1 and "holds files that are no export" in result.output
    assert [p.name for p in (tmp_path / "data").iterdir()] == ["thesis.txt"]
    for _ in range(2):
        result = CliRunner().invoke(main, ["export", "--db", str(store.path), str(tmp_path / "out")])
        assert result.exit_code == 0, result.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "out"]


def test_a_directory_that_cannot_be_made_is_said_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(main, ["export", "--db", str(store.path), str(tmp_path / "file" / "data")])
    assert result.exit_code == 1 and "cannot be written" in result.output
