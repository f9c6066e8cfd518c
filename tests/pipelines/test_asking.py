from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.model import Analysis, NamedUnit
from pipelines.cli import main
from pipelines.database.store import Store
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure

FIRST = "Năm 2023, huyện Suối Vàng có 6.050 đảng viên. Xã Hoà Lạc thu 12,5 tấn chè. Phấn đấu năm 2025 kết nạp 400 đảng viên mới."
SECOND = "Đảng bộ xã Hòa Lạc có 350 đảng viên."


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asking") / "b.db"
    district = NamedUnit("huyện Suối Vàng", "district", code="901")
    commune = NamedUnit("xã Hoà Lạc", "commune", part_of=district.name)
    party = NamedUnit("Đảng bộ xã Hòa Lạc", "party", part_of="xã Hòa Lạc")
    year = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    found = (
        figure(FIRST, "6.050", value=6050, unit="đảng viên", subject=district.name, indicator="đảng viên", **year),
        figure(FIRST, "12,5", value=12.5, unit="tấn", subject=commune.name, indicator="sản lượng chè", **year),
        figure(
            FIRST, "400", value=400, unit="đảng viên", subject=district.name, indicator="đảng viên mới", status="target",
            period_end=date(2025, 12, 31),
        ),
    )  # fmt: skip
    other = (figure(SECOND, "350", value=350, unit="đảng viên", subject=party.name, indicator="đảng viên"),)
    with Store.open(path) as store:
        store.sync_newspapers(NEWSPAPERS)
        first = article(FIRST, published=date(2024, 1, 5))
        store.save_version(add_capture(store), first, Analysis(found, (district, commune)), extractor="e")
        second = article(SECOND, published=date(2024, 2, 1))
        units = (party, NamedUnit("xã Hòa Lạc", "commune"))
        store.save_version(add_capture(store, newspaper="ban"), second, Analysis(other, units), extractor="e")
    return path


def ask(db: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["figures", "--db", str(db), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def values(db: Path, *arguments: str) -> list[float]:
    return [row["value"] for row in json.loads(ask(db, "--format", "json", *arguments))]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([], [350, 400, 12.5, 6050]),
        (["--unit", "Suối Vàng"], [400, 6050]),
        (["--unit", "suoi vang"], [400, 6050]),
        (["--unit", "901"], [400, 6050]),
        (["--unit", "Suối Vàng", "--within"], [350, 400, 12.5, 6050]),
        (["--unit", "xã Hòa Lạc"], [350, 12.5]),
        (["--indicator", "đảng viên"], [350, 400, 6050]),
        (["--indicator", "dang vien", "--status", "actual"], [350, 6050]),
        (["--status", "target"], [400]),
        (["--value", "300..500"], [350, 400]),
        (["--value", "400.."], [400, 6050]),
        (["--value", "350"], [350]),
        (["--in", "tấn"], [12.5]),
        (["--period", "2023"], [12.5, 6050]),
        (["--period", "2024..2025-12"], [350, 400]),
        (["--since", "2024-02-01"], [350]),
        (["--until", "2024-01-31"], [400, 12.5, 6050]),
        (["--newspaper", "ban"], [350]),
        (["--search", "hòa lạc"], [350, 400, 12.5, 6050]),
        (["--search", '"thu 12,5"', "--in", "tấn"], [12.5]),
        (["--sort", "largest", "--limit", "2"], [6050, 400]),
        (["--sort", "smallest", "--limit", "1"], [12.5]),
        (["--sort", "oldest", "--limit", "1"], [6050]),
        (["--unit", "Suối Vàng", "--indicator", "đảng viên", "--status", "target"], [400]),
    ],
)
def test_figures_answers(db: Path, asked: list[str], found: list[float]) -> None:
    assert values(db, *asked) == found


def test_csv_has_every_column_and_the_sentence(db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(db, "--format", "csv", "--newspaper", "ban"))))
    assert rows[0]["sentence"] == SECOND and rows[0]["url"] == "http://ban.test/1" and rows[0]["value"] == "350"


def test_json_lines_are_one_figure_a_line(db: Path) -> None:
    assert [json.loads(line)["value"] for line in ask(db, "--format", "jsonl", "--status", "target").splitlines()] == [400]


def test_the_table_speaks_vietnamese(db: Path) -> None:
    shown = ask(db, "--status", "target")
    assert "chỉ tiêu" in shown and "huyện Suối Vàng" in shown and "400" in shown


def test_a_search_shows_the_sentence_with_the_words_marked(db: Path) -> None:
    shown = " ".join(ask(db, "--search", "dang vien", "--newspaper", "ban").split())
    assert "‹Đảng›" in shown and "‹viên›" in shown


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--unit", "Không Có"], "no named unit in"),
        (["--indicator", "không có"], "measures 'không có'"),
        (["--search", "?!"], "holds no word"),
        (["--value", "abc"], "is no range"),
        (["--value", "nan"], "is no range"),
        (["--period", "2023-13"], "is no year"),
        (["--period", "2023-02-30"], "has 28 days"),
        (["--since", "5/4/2023"], "is not a date"),
        (["--status", "maybe"], "maybe"),
        (["--newspaper", "khong"], "no newspaper 'khong'"),
    ],
)
def test_a_question_that_cannot_be_answered_is_said_so(db: Path, asked: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["figures", "--db", str(db), *asked])
    assert result.exit_code != 0 and said in result.output
    assert "Traceback" not in result.output


def test_inside_a_place_is_what_the_map_says_in_both_eras(tmp_path: Path) -> None:
    """Phú Lương was a district until July 2025; Vô Tranh is a commune that was in it then and is in its province now."""
    from extract.names.identities import of_place
    from extract.names.places import find_places
    from pipelines.questions.names import unit_ids

    district = next(p for p in find_places("huyện Phú Lương") if p.era == "63")
    commune = next(p for p in find_places("xã Vô Tranh") if p.era == "34")
    text = "Xã có 12 hộ."
    with Store.open(tmp_path / "b.db") as store:
        store.sync_newspapers(NEWSPAPERS)
        named = (("huyện Phú Lương", "district", district), ("xã Vô Tranh", "commune", commune))
        units = tuple(NamedUnit(name, type_, code=place.code, identity=of_place(place)) for name, type_, place in named)
        found = (figure(text, "12", value=12, subject="xã Vô Tranh"),)
        store.save_version(add_capture(store), article(text), Analysis(found, units), extractor="e")
        assert len(unit_ids(store, "huyện Phú Lương")) == 1
        assert len(unit_ids(store, "huyện Phú Lương", within=True)) == 2


def test_a_catalogued_indicator_answers_to_its_code_and_to_both_its_languages(tmp_path: Path) -> None:
    from extract.indicators.catalogue import catalogue
    from pipelines.questions.names import indicator_ids

    text = "Toàn tỉnh có 12 hộ như vậy."
    entry = catalogue()["party_members"]
    with Store.open(tmp_path / "b.db") as store:
        store.sync_newspapers(NEWSPAPERS)
        found = (figure(text, "12", value=12, indicator="tổng cộng", indicator_code=entry.code),)
        store.save_version(add_capture(store), article(text), Analysis(found), extractor="e")
        assert [indicator_ids(store, name) for name in (entry.code, entry.vi, entry.en, "dang vien")] == [[1]] * 4
        assert indicator_ids(store, "party_admissions") == []


@pytest.mark.parametrize(
    "command", [["figures"], ["figures", "--search", "hộ"], ["search", "hộ"], ["series", "Xã", "hộ"], ["cite", "KEY"]]
)
def test_no_text_steers_the_terminal(tmp_path: Path, command: list[str]) -> None:
    text = "Xã Mẫu\x1b[2J\u202e\x9b có 12 hộ \x07nghèo."
    found = (figure(text, "12", value=12, unit="hộ", subject="Xã \x1b]0;x\x07 Mẫu", indicator="hộ\x1b[31m nghèo"),)
    with Store.open(tmp_path / "b.db") as store:
        store.sync_newspapers(NEWSPAPERS)
        store.save_version(add_capture(store), article(text, title="Tin\x1b[5m"), Analysis(found), extractor="e")
        (row,) = store.rows("SELECT key FROM figures")
    words = [row["key"] if word == "KEY" else word for word in command]
    result = CliRunner().invoke(main, [*words, "--db", str(tmp_path / "b.db")])
    assert result.exit_code == 0, result.output
    assert not [c for c in result.output if c in "\x1b\x07\x9b\u202e"], result.output
    assert "Mẫu" in result.output
