"""Which unit of measurement a numeral has: %, money, area, length, weight, rates with denominators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.lexicon import load
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import is_noun_start, known_noun
from extract.rules.phrases import Phrases, fold
from extract.text import fold_tone

Kind = Literal["share", "money", "area", "length", "weight", "volume", "energy", "other", "count", "none"]

_KINDS: tuple[Kind, ...] = ("share", "money", "area", "length", "weight", "volume", "energy", "other")


_SHIFT = fold("kíp")
_LEAST_SUM = 100  # kíp, the money of Laos: a few of them buy nothing
_HALF = frozenset(map(fold_tone, load("numerals")["others"]["half"]))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement, and what sort it is."""

    name: str
    kind: Kind


@cache
def _units() -> Phrases[Unit]:
    groups: dict[Kind, dict[str, list[str]]] = {kind: load("units")[kind] for kind in _KINDS}
    return Phrases(
        (written, Unit(name, kind)) for kind, names in groups.items() for name, writings in names.items() for written in writings
    )


@cache
def _denominators() -> Phrases[str]:
    return Phrases((written, name) for name, writings in load("units")["denominators"].items() for written in writings)


def unit_after(line: Line, start: int) -> tuple[int, Unit] | None:
    """The unit of measurement at a position, with its denominators: (its end, the unit)."""
    found = _units().starting(line.norms, start, len(line))
    if found is None:
        return None
    end, unit = found
    if tuple(line.norms[start:end]) == _SHIFT and start and _are_few(line, start - 1):
        return None
    end += line.norm(end) in _HALF  # hai tạ rưỡi
    end, below = denominators(line, end)
    if unit.kind == "share":  # "1,5%/năm": how often is no part of a share
        return end, unit
    return end, Unit(unit.name + below, unit.kind)


def currency_before(line: Line, at: int) -> Unit | None:
    """The currency that stands before a figure: `$5`, `US$ 5 triệu`, `VND 100.000`."""
    for start in (at - 2, at - 1):
        found = _units().starting(line.norms, start, at) if start >= 0 else None
        if found and found[0] == at and found[1].kind == "money" and line.norm(start - 1) != NUMERAL:
            return found[1]
    return None


def denominators(line: Line, start: int) -> tuple[int, str]:
    """What stands after "/" from a position on: (its end, "/người/năm"); the same position and "" where there is none."""
    below = ""
    # "5 vụ/10.000 dân": the round number below the line belongs to the unit
    while line.norm(start) == "/":
        at = start + 1
        count = ""
        if line.norm(at) == NUMERAL:
            if not _round(line.numbers[at].value):
                break
            count = line.word(at) + " "
            at += 1
        found = _below(line, at, bool(count))
        if found is None:
            break
        start, name = found
        below += "/" + count + name
    return start, below


def _below(line: Line, at: int, counted: bool) -> tuple[int, str] | None:
    """What stands below the line at a position: (its end, its name), the longest that is known, or else any noun."""
    found = _denominators().starting(line.norms, at, len(line))
    if counted:
        return found
    end = known_noun(line, at) or 0
    if found and found[0] >= end:
        return found
    if not end and (not line.word(at).islower() or not is_noun_start(line, at)):
        return None
    end = end or at + 1
    return None if line.named[at] else (end, line.said(at, end))


def measured_each(line: Line, at: int) -> str | None:
    """The unit of measurement of which each is spoken: "mỗi ha cho thu nhập 150 triệu đồng"."""
    found = _units().starting(line.norms, at, len(line))
    return found[1].name if found and found[1].kind in ("area", "weight", "volume") else None


def _are_few(line: Line, at: int) -> bool:
    """Whether no number stands at a position that is large enough for a sum in kíp: "3 ca, 4 kíp" are shifts."""
    return at not in line.numbers or line.numbers[at].value < _LEAST_SUM


def _round(value: float) -> bool:
    """Whether a rate may be given for so many: 1.000, 10.000 or 100.000 people."""
    return value in (1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6)
