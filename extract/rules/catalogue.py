"""The catalogue of indicators: what a figure measures under one code, whatever the words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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


@cache
def catalogue() -> dict[str, Indicator]:
    """Every indicator by its code."""
    return {
        code: Indicator(code, entry["vi"], entry["en"], frozenset(map(_base, entry["units"])), *entry["range"])
        for code, entry in load("indicators").items()
    }


@cache
def _phrases() -> Phrases[tuple[str, ...]]:
    by_phrase: dict[tuple[str, ...], tuple[str, list[str]]] = {}
    for code, entry in load("indicators").items():
        for phrase in entry["phrases"]:
            by_phrase.setdefault(fold(phrase), (phrase, []))[1].append(code)
    return Phrases((phrase, tuple(codes)) for phrase, codes in by_phrase.values())


def _base(unit: str) -> str:
    return " ".join(fold(unit.split("/")[0]))


def find_code(indicator: str | None, unit: str | None, measure: Measure) -> str | None:
    """The code of an indicator in the article's words: the longest phrase of the catalogue in it that comes in this unit.

    Of phrases of one length the first one counts, because the head of a Vietnamese noun phrase stands first.
    """
    if not indicator:
        return None
    norms, base = fold(indicator), _base(unit or "")
    best: tuple[int, str] | None = None
    for start in range(len(norms)):
        for length, codes in _phrases().all_starting(norms, start):
            fitting = next((code for code in codes if _fits(catalogue()[code], unit, base, measure)), None)
            if fitting and (best is None or length > best[0]):
                best = length, fitting
                break
    return best[1] if best else None


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
