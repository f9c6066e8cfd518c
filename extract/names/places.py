"""Places to statistics-office codes, by an article's date and what else it names; the ways inside and between the eras."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from extract.gazetteer.table import Era, Place, place_key, provinces_called, table
from extract.names.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

MERGER = date(2025, 7, 1)
_OLD_LEVELS = frozenset({"huyện", "quận", "thị xã", "thị trấn"})  # levels that ended with the merger


def successors(code: str) -> tuple[Place, ...]:
    """What a unit of before July 2025 went into; several where it was split. Raises KeyError for an unknown code."""
    place = table().by_code["63", code]
    if place.successors:
        return tuple(table().by_code["34", after] for after in place.successors)
    found = {after for child in table().children.get(("63", code), []) for after in child.successors}
    return tuple(table().by_code["34", after] for after in sorted(found))


def predecessors(code: str) -> tuple[Place, ...]:
    """The units of before July 2025 that went, whole or in part, into a unit of today. Raises KeyError for an unknown code."""
    place = table().by_code["34", code]
    return tuple(table().predecessors.get(place.code, ()))


def units_inside(place: Place) -> tuple[Place, ...]:
    """The unit itself, every unit of its era inside it, and every unit of the other era that has a part of any of them.

    A unit of today that was made from communes of two districts is inside both.
    """
    inside = [place]
    for unit in inside:
        inside.extend(table().children.get((unit.era, unit.code), []))
    if place.era == "63":
        other: Iterable[Place] = (
            after for unit in inside for after in successors(unit.code) if unit.rank == "commune" or after.rank == place.rank
        )
    else:
        other = (before for unit in inside for before in table().predecessors.get(unit.code, ()) if before.rank == unit.rank)
    return tuple(dict.fromkeys([*inside, *other]))


def find_places(name: str) -> tuple[Place, ...]:
    """The units of both eras that a name may mean, with or without its level: "huyện Phú Lương", "Phú Lương", "Phu Luong" not."""
    whole = table().by_name.get(place_key(name), [])
    if whole:
        return tuple(whole)
    words = name.split()
    for size in (2, 1):
        level, bare = " ".join(words[:size]).lower(), " ".join(words[size:])
        found = [p for p in table().by_name.get(place_key(bare), []) if place_key(p.level) == place_key(level)]
        if found:
            return tuple(found)
    return ()


def link(units: list[Unit], doc: Doc) -> None:
    """Give each place of an article its `place` where that is certain, else its `candidates`."""
    era = _era(units, doc.user_data.get("published"))
    places = [unit for unit in units if unit.head is None and unit.rank in ("province", "district", "commune")]
    for unit in places:
        unit.candidates = _candidates(unit, era)
    newspaper = {p.code for p in provinces_called(doc.user_data.get("province"))}
    for rank in ("province", "district", "commune"):
        known = {u.place.code for u in places if u.place is not None}
        for unit in [u for u in places if u.rank == rank]:
            _choose(unit, known, newspaper)
    for unit in places:
        if unit.place is None:
            _choose(unit, {u.place.code for u in places if u.place is not None}, newspaper)


def _era(units: list[Unit], published: date | None) -> Era | None:
    """The era that an article speaks of: by its date, else by levels that only one era has; None if neither tells."""
    if published is not None:
        return "34" if published >= MERGER else "63"
    if any(unit.head is None and unit.level in _OLD_LEVELS for unit in units):
        return "63"
    return "34" if any(unit.level == "đặc khu" for unit in units) else None


def _candidates(unit: Unit, era: Era | None) -> list[Place]:
    """The units of the table that bear the name and the rank: those of the article's era, else those of the other."""
    same = [p for p in table().by_name.get(place_key(unit.name), []) if p.rank == unit.rank]
    if unit.level and any(p.level == unit.level for p in same):
        same = [p for p in same if p.level == unit.level]
    if era is None:
        codes = {p.code for p in same}
        return same if len(codes) > 1 else same[:1]
    of_era = [p for p in same if p.era == era]
    return of_era or (same if era == "34" or unit.level == "" else [])


def _choose(unit: Unit, known: set[str], newspaper: set[str]) -> None:
    """Take the one candidate that the places named here leave: first by the units named, then by the newspaper's province."""
    left = unit.candidates
    if unit.inner is not None and unit.inner.candidates:  # "huyện A, tỉnh B"
        above = {p.code for p in unit.inner.candidates}
        left = [p for p in left if any(q.code in above for q in table().chain(p)[1:])]
    for evidence in (known, newspaper):
        if len(left) > 1:
            left = _supported(left, evidence) or left
    if len(left) == 1 and not _elsewhere(left[0], known | newspaper):
        unit.place = left[0]


def _elsewhere(place: Place, evidence: set[str]) -> bool:
    """A commune is not taken for the only one of its name if all that the article names lies in other provinces."""
    provinces = {code for code in evidence if len(code) == 2}
    return place.rank == "commune" and bool(provinces) and table().chain(place)[-1].code not in provinces


def _supported(candidates: list[Place], evidence: set[str]) -> list[Place]:
    """The candidates that lie in most of the units that speak for one of them."""
    scores = {id(p): sum(above.code in evidence for above in table().chain(p)[1:]) for p in candidates}
    best = max(scores.values())
    return [p for p in candidates if scores[id(p)] == best] if best else []
