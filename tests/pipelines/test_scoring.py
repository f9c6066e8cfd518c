import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli import main

TEXT = "Năm 2022, huyện Lâm Sơn kết nạp được hơn 120 đảng viên mới, tăng 12% so với năm 2021."


def figure(said: str, **fields: object) -> dict[str, object]:
    start = TEXT.index(said)
    common = {"value_max": None, "of": None, "per": None, "status": "actual", "measure": "level", "comparator": "eq"}
    return {"start": start, "end": start + len(said), "text": said, **common, **fields}


GOLD = {
    "id": "a",
    "published": None,
    "text": TEXT,
    "figures": [
        figure("120", value=120, unit="đảng viên", comparator="gt", indicator="đảng viên mới kết nạp", subject="huyện Lâm Sơn"),
        figure("12%", value=12, unit="%", measure="change", indicator="đảng viên mới kết nạp", baseline="năm 2021"),
    ],
    "optional": [],
    "named_units": [{"name": "huyện Lâm Sơn"}],
    "people": [],
}


def run(*arguments: object) -> dict[str, dict[str, float]]:
    result = CliRunner().invoke(main, ["score", *map(str, arguments), "--format", "json"])
    assert result.exit_code == 0, result.output
    return {row["level"]: row for row in json.loads(result.stdout)}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD, ensure_ascii=False) + "\n\n", encoding="utf-8")
    return path


def test_what_is_read_right_scores_one(gold: Path) -> None:
    rows = run(gold)
    assert rows["value"]["f1"] == rows["unit"]["f1"] == rows["change"]["f1"] == 1
    assert rows["field baseline"]["recall"] == 1


def test_a_wrong_figure_costs_precision_and_recall(gold: Path) -> None:
    record = json.loads(gold.read_text(encoding="utf-8"))
    record["figures"][0]["value"] = 121
    gold.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert run(gold)["value"] == {"level": "value", "precision": 0.5, "recall": 0.5, "f1": 0.5}


def test_an_optional_figure_counts_neither_way(gold: Path) -> None:
    record = json.loads(gold.read_text(encoding="utf-8"))
    left = record["figures"].pop()
    record["optional"] = [{"start": left["start"], "end": left["end"]}]
    gold.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert run(gold)["value"]["f1"] == 1


def test_wrong_lists_the_misses(gold: Path) -> None:
    record = json.loads(gold.read_text(encoding="utf-8"))
    record["figures"][0]["unit"] = "hộ"
    gold.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    result = CliRunner().invoke(main, ["score", str(gold), "--wrong"])
    assert "unit 'hộ', read 'đảng viên'" in result.output


def test_against_tells_what_was_won_and_lost(gold: Path, tmp_path: Path) -> None:
    saved = tmp_path / "before.json"
    run(gold, "--save", saved)
    levels = json.loads(saved.read_text(encoding="utf-8"))
    assert set(levels) == {f"a:{f['start']}-{f['end']}" for f in GOLD["figures"]}
    first = next(iter(levels))
    levels[first].remove("value")
    saved.write_text(json.dumps(levels), encoding="utf-8")
    result = CliRunner().invoke(main, ["score", str(gold), "--against", str(saved)])
    assert "value: 1 won, 0 lost" in result.stderr and f"+ {first}" in result.stderr


@pytest.mark.parametrize(("content", "told"), [("{}", "line 1"), ("not json", "line 1"), ("", "no annotated article")])
def test_bad_gold_is_refused_in_one_sentence(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["score", str(path)])
    assert result.exit_code == 1 and told in result.stderr and "bad.jsonl" in result.stderr


def test_a_figure_that_does_not_stand_where_it_says_is_refused(gold: Path) -> None:
    record = json.loads(gold.read_text(encoding="utf-8"))
    record["figures"][0]["start"] += 1
    gold.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    result = CliRunner().invoke(main, ["score", str(gold)])
    assert result.exit_code == 1 and "does not stand at" in result.stderr
