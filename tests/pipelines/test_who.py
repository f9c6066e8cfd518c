"""Named units and people in the database: one row each, over articles and over the merger of July 2025."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract import analyse
from pipelines.cli import main
from pipelines.database.store import Store
from tests.pipelines.making import NEWSPAPERS, add_capture, article

ARTICLES = [
    (
        date(2023, 5, 4),
        "Thái Nguyên",
        "Xã Động Đạt, huyện Phú Lương có 25 chi bộ.\n\nÔng Vi Văn Lềnh, sinh năm 1970, Bí thư Đảng uỷ xã Động Đạt, nói vậy.",
    ),
    (
        date(2024, 2, 1),
        "Thái Nguyên",
        "UBND huyện Phú Lương cho biết: Huyện Phú Lương có 12 xã.\n\nÔng Vi Văn Lềnh, Phó Chủ tịch UBND huyện Phú Lương, họp.",
    ),
    (
        date(2025, 9, 1),
        "Thái Nguyên",
        "Xã Phú Lương, tỉnh Thái Nguyên có 41 xóm. Ông Vi Văn Lềnh, Bí thư Đảng uỷ xã Phú Lương, có mặt.",
    ),
    (date(2023, 6, 1), "Nam Định", "Xã Yên Ninh, huyện Ý Yên có 9 xóm. Ông Vi Văn Lềnh, Chủ tịch UBND xã Yên Ninh, nói."),
    (date(2023, 6, 2), "Thái Nguyên", "Xã Yên Ninh, huyện Phú Lương có 16 xóm."),
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("who") / "b.db"
    with Store.open(path) as store:
        store.sync_newspapers(NEWSPAPERS)
        for page, (day, province, text) in enumerate(ARTICLES, 1):
            found = analyse(text, published=day, province=province)
            store.save_version(add_capture(store, page), article(text, published=day), found, extractor="e")
    return path


def ask(db: Path, *arguments: str) -> list[dict]:
    result = CliRunner().invoke(main, [*arguments, "--format", "json", "--db", str(db)])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_the_same_unit_in_two_articles_is_one_row(db: Path) -> None:
    (row,) = [r for r in ask(db, "units", "huyện Phú Lương") if r["type"] == "district"]
    assert row["code"] == "168" and row["articles"] == 3 and row["inside"] == "tỉnh Thái Nguyên"


def test_namesakes_are_two_rows(db: Path) -> None:
    rows = ask(db, "units", "xã Yên Ninh")
    communes = {row["code"]: row["inside"] for row in rows if row["type"] == "commune"}
    assert communes == {"05614": "huyện Phú Lương", "13849": "huyện Ý Yên"}


def test_the_units_of_an_organisation_hang_on_the_right_commune(db: Path) -> None:
    (row,) = ask(db, "units", "Đảng uỷ xã Động Đạt")
    assert row["inside"] == "xã Động Đạt"


def test_figures_within_a_district_are_found_under_the_names_after_the_merger_too(db: Path) -> None:
    inside = {row["value"] for row in ask(db, "figures", "--unit", "168", "--within")}
    assert {25, 12, 41, 16} <= inside and 9 not in inside
    assert 41 not in {row["value"] for row in ask(db, "figures", "--unit", "168")}


def test_a_person_is_one_row_over_time_and_another_one_in_another_province(db: Path) -> None:
    rows = ask(db, "people", "vi van lenh")
    assert [row["role"] for row in rows if row["birth_year"] == 1970] and len({row["birth_year"] for row in rows}) == 2
    same = {row["role"]: row["from"] for row in rows if row["birth_year"] == 1970}
    assert same == {
        "Bí thư Đảng uỷ xã Động Đạt": "2023-05-04",
        "Phó Chủ tịch UBND huyện Phú Lương": "2024-02-01",
        "Bí thư Đảng uỷ xã Phú Lương": "2025-09-01",
    }


def test_people_of_a_unit_and_inside_it(db: Path) -> None:
    assert {row["unit"] for row in ask(db, "people", "--unit", "huyện Phú Lương")} >= {
        "UBND huyện Phú Lương",
        "Đảng uỷ xã Động Đạt",
    }


def test_nobody_of_that_name_is_said_in_one_sentence(db: Path) -> None:
    result = CliRunner().invoke(main, ["people", "Không Có Ai", "--db", str(db)])
    assert result.exit_code == 1 and "no person in" in result.output and "Traceback" not in result.output
