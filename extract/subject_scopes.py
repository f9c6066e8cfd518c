"""The units that figures may be about, where they stand in the text, and how strongly each is spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import load
from extract.name_lexicon import Trie
from extract.name_places import NameSpot
from extract.name_resolution import Unit
from extract.name_scan import Scan
from extract.people_shapes import role_before
from extract.places import lies_in
from extract.syllables import Syllables

STRONG, WEAK, NONE = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A unit, or the country, at characters `start` to `end`.

    weight: STRONG the text speaks of it, WEAK it is named by the way, NONE it is a source.
    """

    start: int
    end: int
    unit: Unit
    weight: int
    leads: bool  # at its sentence's beginning
    opens: bool  # after a comma
    at: bool  # "ở", "tại", "của" leads to it


@cache
def _phrases(name: str) -> Trie[bool]:
    trie: Trie[bool] = Trie()
    for phrase in load("subjects")[name]:
        trie.add(phrase, True)
    return trie


def ends_with(view: Syllables, i: int, name: str) -> bool:
    """Whether a phrase of this list of `subjects.toml` ends before syllable `i`."""
    return any(i - k >= 0 and (found := _phrases(name).match(view.norm, i - k)) is not None and found[0] == i for k in (1, 2, 3))


def has_phrase(view: Syllables, start: int, end: int, name: str) -> bool:
    """Whether a phrase of this list begins at one of the syllables `start` to before `end`."""
    return any(_phrases(name).match(view.norm, i) is not None for i in range(start, end))


def scopes(found: Scan, sentences: list[tuple[int, int]]) -> list[Scope]:
    """All scopes of a text, in order."""
    view = found.view
    starts = {view.at(start) for start, _ in sentences}
    made = [scope for spot in _heads_of_chains(found) if (scope := _scope(view, spot, starts)) is not None]
    made += _country(view, starts)
    return sorted(made, key=lambda scope: scope.start)


def _heads_of_chains(found: Scan) -> Iterator[NameSpot]:
    """Without the units that only say where the one before them lies: "xã A, huyện B", "Công ty C (quận D)"."""
    view, before = found.view, None
    kept: list[NameSpot] = []
    for spot in found.units:
        if before is None or not _only_says_where(view, before, spot):
            kept.append(spot)
        elif before.listed and kept and len(kept) > 1 and kept[-2].listed and kept[-1] is before:
            kept[-1] = spot  # "các xã A, B (huyện C)": together they are of C
        before = spot
    return iter(kept)


def _only_says_where(view: Syllables, before: NameSpot, spot: NameSpot) -> bool:
    unit, first = spot.unit, before.unit
    if not isinstance(unit, Unit) or not isinstance(first, Unit) or unit.head is not None:
        return False
    gap = view.text[before.end : spot.start]
    if gap in (["("], ["(", "ở"], ["(", "tại"]):
        return True
    return gap in ([","], []) and (first.head is not None or lies_in(first, unit))


def _scope(view: Syllables, spot: NameSpot, starts: set[int]) -> Scope | None:
    unit = spot.unit
    if not isinstance(unit, Unit):
        return None
    weight = WEAK if ends_with(view, spot.start, "aside") or role_before(view, spot.start) is not None else STRONG
    head = unit.head
    if (
        head is not None
        and unit.inner is not None
        and unit.inner.head is None
        and head.name in load("subjects")["speaks_for_its_place"]
    ):
        unit = unit.inner
    elif head is not None and (head.edge == "fixed" or head.type == "government" or _is_central(unit)):
        weight = _weight_of_central(view, spot, unit)
    leads = any(i in starts for i in range(max(0, spot.start - 3), spot.start + 1))
    opens = spot.start > 0 and view.text[spot.start - 1] == ","
    return Scope(view.start[spot.start], view.end[spot.end - 1], unit, weight, leads, opens, ends_with(view, spot.start, "at"))


def _is_central(unit: Unit) -> bool:
    return unit.head is not None and unit.head.type == "party" and unit.inner is None and unit.head.edge == "fixed"


def _weight_of_central(view: Syllables, spot: NameSpot, unit: Unit) -> int:
    """A region is spoken of like a province; a ministry is a source, unless a target is given to it."""
    assert unit.head is not None
    if unit.head.edge == "fixed":
        regions = {row[0] for group in load("organisations")["regions"] for row in group["names"]}
        return STRONG if unit.head.name in regions or unit.head.name == "Việt Nam" else NONE
    around = (max(0, spot.start - 4), min(len(view), spot.end + 5))
    return STRONG if has_phrase(view, *around, "assigned") else NONE


def _country(view: Syllables, starts: set[int]) -> Iterator[Scope]:
    trie = _phrases("country")
    unit = Unit("country", name="cả nước")
    for i in range(len(view)):
        found = trie.match(view.norm, i)
        if found is not None:
            weight = WEAK if ends_with(view, i, "aside") else STRONG
            yield Scope(view.start[i], view.end[found[0] - 1], unit, weight, i in starts, False, ends_with(view, i, "at"))
