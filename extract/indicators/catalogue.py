"""The catalogue of indicators: what a figure measures under one code, whatever the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from extract.lexicon import load
from extract.model import Measure
from extract.rules.phrases import Phrases, fold

_RELATIVE = frozenset(("%", "điểm %", "lần"))


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue. `units` are those of its level; `low` to `high` is what is plausible."""

    code: str
    vi: str
    en: str
    units: frozenset[str]
    low: float
    high: float
    wins: bool = False  # whether its wordings count before longer ones of others


@cache
def catalogue() -> dict[str, Indicator]:
    """Every indicator by its code."""
    return {code: _indicator(code, entry) for code, entry in load("indicators").items()}


def _indicator(code: str, entry: dict[str, Any]) -> Indicator:
    low, high = entry["range"]
    units = frozenset(map(_base, entry["units"]))
    return Indicator(code, entry["vi"], entry["en"], units, low, high, entry.get("wins", False))


@cache
def _wordings(place: str) -> Phrases[tuple[str, ...]]:
    """The wordings that stand in one place of a name ("phrases", "heads", "whole") with the codes that each may have."""
    by_phrase: dict[tuple[str, ...], tuple[str, list[str]]] = {}
    for code, entry in load("indicators").items():
        for phrase in entry.get(place, ()):
            by_phrase.setdefault(fold(phrase), (phrase, []))[1].append(code)
    return Phrases((phrase, tuple(codes)) for phrase, codes in by_phrase.values())


@cache
def _quantifiers() -> Phrases[bool]:
    return Phrases.of(load("indicator_words")["quantifiers"], True)


def _base(unit: str) -> str:
    return " ".join(fold(unit.split("/")[0]))


@lru_cache(maxsize=16384)  # newspapers report the same things
def find_code(indicator: str | None, unit: str | None, measure: Measure) -> str | None:
    """The code of an indicator in the article's words: the longest wording of the catalogue in it that comes in this unit.

    Of wordings of one length the first one counts, because the head of a Vietnamese noun phrase stands first.
    """
    if not indicator:
        return None
    norms, base = fold(indicator), _base(unit or "")
    quantifier = _quantifiers().starting(norms, 0, len(norms))
    heads = {0, quantifier[0] if quantifier else 0}
    best: tuple[bool, int] = (False, 0)
    code = None
    for length, codes in _found(norms, heads):
        fitting = next((code for code in codes if _fits(catalogue()[code], unit, base, measure)), None)
        weight = (fitting is not None and catalogue()[fitting].wins, length)
        if fitting and weight > best:
            best, code = weight, fitting
    return code


def _found(norms: tuple[str, ...], heads: set[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(length, codes) of every wording that stands where it may; heads: where the head of the name may begin."""
    phrases = _wordings("phrases")
    for start, norm in enumerate(norms):
        if norm in phrases.openers:
            yield from phrases.all_starting(norms, start)
        if start in heads:
            yield from _wordings("heads").all_starting(norms, start)
            for length, codes in _wordings("whole").all_starting(norms, start):
                if start + length == len(norms):
                    yield length, codes


def _fits(indicator: Indicator, unit: str | None, base: str, measure: Measure) -> bool:
    if unit in _RELATIVE and measure != "level":
        return True
    if unit is None:
        return False
    return base in indicator.units or any(base.startswith(f"{known} ") for known in indicator.units)


def plausible(code: str, value: float, unit: str | None, measure: Measure) -> bool:
    """Whether a level lies in the range of its indicator; of changes and shares of plans nothing is said."""
    indicator = catalogue()[code]
    if measure != "level":
        return True
    if unit == "%" and indicator.high > 100:  # the range is of the other units
        return -100 <= value <= 1000
    return indicator.low <= value <= indicator.high
