"""Every command of docs/asking.md does what it says on a database that has what it asks for."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.model import Analysis, Mention, NamedUnit, Person
from pipelines.cli import main
from pipelines.database.store import Store
from pipelines.standing.reviews import Review, add_review
from tests.pipelines.making import Paper, add_capture, article, figure

TEXT = "Đảng bộ xã Suối Vàng kết nạp 120 đảng viên. Phấn đấu đến hết năm 2025 kết nạp 300 đảng viên. Xã có 3 hợp tác xã."
BLOCKS = re.findall(r"```sh\n(.*?)```", Path("docs/asking.md").read_text(encoding="utf-8"), re.S)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("baotinh ")]
PAPERS = (Paper("mau", "Báo Mẫu", None, "bao.test"), Paper("baothainguyen", "Báo Thái Nguyên", None, "tn.test"))


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documented") / "b.db"
    unit = NamedUnit("Đảng bộ xã Suối Vàng", "party", (Mention(0, 21),))
    known = {"unit": "đảng viên", "subject": unit.name, "indicator": "đảng viên mới kết nạp", "indicator_code": "party_members"}
    found = (
        figure(TEXT, "120", value=120, period_start=date(2023, 1, 1), period_end=date(2023, 12, 31), **known),
        figure(TEXT, "300", value=300, status="target", period_end=date(2025, 12, 31), **known),
        figure(TEXT, "3 hợp", value=3, unit="hộ nghèo", subject=unit.name, indicator="hộ nghèo, thu ngân sách"),
    )
    with Store.open(path) as store:
        store.sync_newspapers(PAPERS)
        people = (Person("Lý Thị Mẫu", role="Bí thư", org=unit.name),)
        store.save_version(
            add_capture(store), article(TEXT, published=date(2024, 1, 5)), Analysis(found, (unit,), people), extractor="e"
        )
        (last,) = store.rows("SELECT key FROM figure ORDER BY start DESC LIMIT 1")
        add_review(store, Review(last["key"], "confirmed", "Lan"))
    return path


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) > 20


@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_answers(db: Path, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.read(db) as store:
        key = store.rows("SELECT key FROM figure ORDER BY start LIMIT 1")[0]["key"]
    words = [word.replace("75501d5593e753e5", key) for word in shlex.split(command, comments=True)][1:]
    words = [str(tmp_path / "data") if word == "data" else word for word in words]
    result = CliRunner().invoke(main, [*words, "--db", str(db)])
    assert result.exit_code == 0, result.output
    asks = words[0] in {"figures", "search", "series", "targets", "units", "people", "cite"}
    assert not asks or "Suối Vàng" in result.output or "Lý Thị Mẫu" in result.output, result.output
