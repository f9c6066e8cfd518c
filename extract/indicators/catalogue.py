"""The catalogue of indicators: what a figure measures under one code, whatever the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from extract.indicators.entries import PLACES, entries
from extract.indicators.words import words_in
from extract.model import Measure
from extract.rules.phrases import Phrases, fold, lists_of, syllables

_RELATIVE = frozenset(("%", "điểm %", "lần"))
_SHARE = (0.0, 100.0)
_GROWTH = (-100.0, 1000.0)  # in per cent
_TIMES = syllables("năm tháng ngày tuần quý vụ đêm giờ")  # figures a year are told apart by `per`

Range = tuple[float, float]
_around = lists_of("indicators/around")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue. `units` are those of its level; `low` to `high` is what is plausible, `ranges` in one unit."""

    code: str
    vi: str
    en: str
    units: frozenset[str]
    low: float
    high: float
    ranges: tuple[tuple[str, Range], ...] = ()
    needs: Phrases[bool] | None = None  # words of which one must stand in the name beside the wording
    wins: bool = False  # whether its wordings count before longer ones of others


@cache
def catalogue() -> dict[str, Indicator]:
    """Every indicator by its code."""
    return {code: _indicator(code, entry) for code, entry in entries().items()}


def _indicator(code: str, entry: dict[str, Any]) -> Indicator:
    low, high = entry["range"]
    units = frozenset(map(_base, entry["units"]))
    ranges = tuple((_base(unit), (least, most)) for unit, (least, most) in entry.get("ranges", {}).items())
    needs = Phrases.of(entry["needs"], True) if "needs" in entry else None
    return Indicator(code, entry["vi"], entry["en"], units, low, high, ranges, needs, entry.get("wins", False))


@cache
def _wordings() -> Phrases[tuple[tuple[str, str], ...]]:
    """Every wording of the catalogue with the indicators that may have it: (code, place in the name)."""
    by_phrase: dict[tuple[str, ...], tuple[str, list[tuple[str, str]]]] = {}
    for code, entry in entries().items():
        for place in PLACES:
            for phrase in entry.get(place, ()):
                by_phrase.setdefault(fold(phrase), (phrase, []))[1].append((code, place))
    return Phrases((phrase, tuple(uses)) for phrase, uses in by_phrase.values())


@cache
def _base(unit: str) -> str:
    """A unit as units are compared: without a time that it is told for, "VND/người/năm" as "VND/người"."""
    first, *rest = (" ".join(fold(part)) for part in unit.split("/"))
    return "/".join([first, *(part for part in rest if part not in _TIMES)])


@lru_cache(maxsize=16384)  # newspapers report the same things
def find_code(indicator: str | None, unit: str | None, measure: Measure, there_are: bool = True) -> str | None:
    """The code of an indicator in the article's words: the longest wording of the catalogue in it that comes in this unit.

    Of wordings of one length the first one counts, because the head of a Vietnamese noun phrase stands first.
    there_are: whether the sentence says how many there are; only then a noun that stands alone counts all of them.
    """
    if not indicator or unit is None:
        return None
    norms = fold(indicator)
    grown = _around("growth").starting(norms, 0, len(norms))
    all_of_them = there_are or (unit == "%" and measure == "level")
    relative = unit in _RELATIVE and (measure != "level" or grown is not None)
    best: tuple[bool, int] = (False, 0)
    code = None
    for start, end, place, found in _found(norms, grown[0] if grown else 0):
        if (place == "counted" and not all_of_them) or not (relative or _fits(found, unit)):
            continue
        told = [(start, end), *_needed(found, norms, start, end)]
        weight = (found.wins, sum(stop - first for first, stop in told))
        if weight > best and (found.needs is None or len(told) > 1) and not _narrowed(norms, told):
            best, code = weight, found.code
    return code


def _found(norms: tuple[str, ...], grown: int) -> Iterator[tuple[int, int, str, Indicator]]:
    """(start, end, place, indicator) of every wording that stands where it may. grown: where "tốc độ tăng" ends."""
    wordings, stop = _wordings(), len(norms)
    quantifier = words_in("quantifiers").starting(norms, grown, stop)
    heads = {0, grown, quantifier[0] if quantifier else 0}
    for start, norm in enumerate(norms):
        if norm not in wordings.openers:
            continue
        for length, uses in wordings.all_starting(norms, start):
            end = start + length
            for code, place in uses:
                free = place == "phrases" or start in heads
                if free and (place in ("phrases", "heads") or end == stop or _around("tails").starting(norms, end, stop)):
                    yield start, end, place, catalogue()[code]


def _needed(found: Indicator, norms: tuple[str, ...], start: int, end: int) -> list[tuple[int, int]]:
    """Where the first of the words stands that the indicator needs."""
    if found.needs is None:
        return []
    return [(first, stop) for first, stop, _ in found.needs.within(norms, 0, len(norms)) if stop <= start or first >= end][:1]


def _narrowed(norms: tuple[str, ...], told: list[tuple[int, int]]) -> bool:
    """Whether the name speaks of a part of what was found, of the rest or of another thing: "đảng viên | nữ"."""
    narrows = _around("narrows").within(norms, 0, len(norms))
    return any(not any(first < end and start < stop for start, end in told) for first, stop, _ in narrows)


def _fits(indicator: Indicator, unit: str) -> bool:
    base = _base(unit)
    return base in indicator.units or any(base.startswith(f"{known} ") for known in indicator.units)


def plausible(code: str, value: float, unit: str | None, measure: Measure) -> bool:
    """Whether a level lies in the range of its indicator in its unit; of changes and shares of plans nothing is said."""
    if measure != "level":
        return True
    low, high = _range(catalogue()[code], unit or "")
    return low <= value <= high


def _range(indicator: Indicator, unit: str) -> Range:
    base = _base(unit)
    for known, span in indicator.ranges:
        if known == base:
            return span
    if unit == "%" and indicator.high > _SHARE[1]:  # the range is of the other units
        return _SHARE if unit in indicator.units else _GROWTH
    return indicator.low, indicator.high
