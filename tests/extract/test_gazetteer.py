"""The committed table: a row that is not one is told with its file and line; the script builds what is committed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from extract.gazetteer import build, table


@pytest.mark.parametrize(
    "row", ["63\t168\thuyện\tPhú Lương\t19", "36\t168\thuyện\tPhú Lương\t19\t", "63\t1\thuyện\tPhú Lương\t19\t", ""]
)
def test_a_wrong_row_says_where(row: str) -> None:
    with pytest.raises(ValueError, match=r"units\.tsv, line 7: not a unit"):
        table._row("units.tsv", 7, row)


@pytest.mark.skipif(importlib.util.find_spec("vietnamadminunits") is None, reason="the package is a development dependency")
def test_the_script_builds_the_committed_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed = build.TABLE.read_text(encoding="utf-8")
    monkeypatch.setattr(build, "TABLE", tmp_path / "units.tsv")
    build.main()
    assert (tmp_path / "units.tsv").read_text(encoding="utf-8") == committed
