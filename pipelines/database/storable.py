"""Python values as SQLite keeps them, with every offset into a text still right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, overload

_UNSTORABLE = re.compile("[\ud800-\udfff\0]")  # SQLite's text functions stop at a NUL, and UTF-8 has no lone surrogates


@overload
def storable(text: str) -> str: ...
@overload
def storable(text: str | None) -> str | None: ...
def storable(text: str | None) -> str | None:
    """`text`, with what SQLite cannot hold replaced character by character."""
    return text and _UNSTORABLE.sub("\ufffd", text)


def iso(moment: date | datetime | None) -> str | None:
    """ISO 8601, or None."""
    return moment.isoformat() if moment else None


def json_text(values: Iterable[Any]) -> str:
    """A JSON list with Vietnamese letters as they are."""
    return storable(json.dumps(list(values), ensure_ascii=False))
