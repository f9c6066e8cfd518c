"""What every regular expression of the extractor must keep to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import extract

_FILES = sorted(path for path in Path(extract.__file__).parent.rglob("*") if path.suffix in (".py", ".toml"))
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python before 3.11.5 (python/cpython#106052) loses its place in one; an atomic group says the same everywhere."""
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if _POSSESSIVE_GROUP.search(line)]
    assert not found
