"""The entries of the catalogue as `lexicon/indicators/` writes them, with the families unfolded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from extract.lexicon import load

_FILES = ("party", "people", "places", "economy", "money", "farming", "safety")
PLACES = ("phrases", "heads", "whole", "counted")  # where a wording may stand in a name
_THING = "{}"


@cache
def entries() -> dict[str, dict[str, Any]]:
    """Every entry by its code. An entry that stands beside one of a family adds its wordings to it."""
    every = dict(_families())
    for name in _FILES:
        for code, entry in load(f"indicators/{name}").items():
            every[code] = _joined(every[code], entry) if code in every else entry
    return every


def _joined(entry: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """An entry of a family with what another file says of it; the wordings of both count."""
    return entry | more | {place: [*entry.get(place, ()), *more.get(place, ())] for place in PLACES}


def _families() -> Iterator[tuple[str, dict[str, Any]]]:
    """(code, entry) of every measure of every thing."""
    for family in load("indicators/families").values():
        for measure in family["measures"].values():
            for thing in measure.get("of", family["things"]):
                yield measure["code"].replace(_THING, thing), _of(measure, family["things"][thing])


def _of(measure: dict[str, Any], thing: dict[str, Any]) -> dict[str, Any]:
    """A measure of one thing: "diện tích {}" as "diện tích cà phê"."""
    words = thing["words"]
    entry: dict[str, Any] = {name: measure[name] for name in ("range", "ranges", "wins") if name in measure}
    entry |= {name: measure[name].replace(_THING, thing[name]) for name in ("vi", "en")}
    entry |= {place: _each(measure.get(place, ()), words) for place in (*PLACES, "units")}
    return entry | ({"needs": words} if measure.get("needs") else {})


def _each(patterns: list[str], words: list[str]) -> list[str]:
    """Every pattern with every word; a pattern that names no thing once, as it is."""
    return [pattern.replace(_THING, word) for pattern in patterns for word in (words if _THING in pattern else [""])]
