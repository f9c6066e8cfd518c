"""The unit files and the cron line that docs/operating.md recommends."""

from __future__ import annotations

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.config import load_config

ROOT = Path(__file__).parents[1]
UNITS = ROOT / "docs" / "systemd"
MANUAL = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")


def unit(name: str) -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(UNITS / name, encoding="utf-8")
    return parser


def test_the_service_runs_a_command_that_there_is() -> None:
    command = unit("baotinh.service")["Service"]["ExecStart"].split()
    assert Path(command[0]).name == "baotinh"
    assert CliRunner().invoke(main, [*command[1:], "--help"]).exit_code == 0


def test_the_timer_starts_the_service_at_night() -> None:
    timer = unit("baotinh.timer")
    assert re.fullmatch(r"\*-\*-\* 22:\d\d:00 Asia/Ho_Chi_Minh", timer["Timer"]["OnCalendar"])
    assert timer["Install"]["WantedBy"] == "timers.target"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_both(tmp_path: Path) -> None:
    for name in ("baotinh.service", "baotinh.timer"):
        text = (UNITS / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/srv/baotinh/.venv/bin/baotinh nightly", "/bin/true"), encoding="utf-8")
    verify = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "baotinh.service"), str(tmp_path / "baotinh.timer")]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "baotinh" in line]
    assert complaints == []


def test_the_cron_line_is_one_and_runs_a_command_that_there_is() -> None:
    lines = (UNITS / "crontab").read_text(encoding="utf-8").splitlines()
    assert [line.split("=")[0] for line in lines[:2]] == ["CRON_TZ", "MAILTO"]
    minute, hour, *days, command = lines[2].split(maxsplit=5)
    assert (0 <= int(minute) < 60, int(hour), days) == (True, 22, ["*", "*", "*"])
    assert "%" not in command, "cron would read it as the end of the line"
    assert subprocess.run(["sh", "-n", "-c", command], check=False).returncode == 0
    assert lines[2] in MANUAL


def test_the_recommended_configuration_is_read(tmp_path: Path) -> None:
    (table,) = re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL)
    path = tmp_path / "baotinh.toml"
    path.write_text(table, encoding="utf-8")
    config = load_config(path)
    bare = load_config(tmp_path / "nothing.toml")
    assert (config.pages, config.megabytes, config.minutes, config.timeout) == (
        bare.pages,
        bare.megabytes,
        bare.minutes,
        bare.timeout,
    )
    assert str(config.window) == "22:00-05:00"


def test_every_command_of_the_manual_is_there() -> None:
    for command in set(re.findall(r"`baotinh (newspapers check|\w+)", MANUAL)):
        assert CliRunner().invoke(main, [*command.split(), "--help"]).exit_code == 0, command
