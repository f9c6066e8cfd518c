"""Known names that stand without a level: which of them are places in this article, and not a person or a village elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.gazetteer.table import place_key, provinces_called, table
from extract.names.level_words import is_plural, match_level
from extract.names.place_names import next_item
from extract.names.scan import Scan
from extract.names.spots import NO_LEVEL, NameSpot, surface
from extract.names.vocabulary import folded

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF, _OPENS_A_LIST = folded("thuộc của"), folded("gồm là : (")  # "12 xã thuộc A": A has a higher level
_EXAMPLES = folded("như")  # "nhiều huyện như A": examples are called by their names alone


def accept_bare(found: Scan, doc: Doc) -> None:
    """A known name without a level is a unit if it is a province, has its level elsewhere, or lies in a province named here."""
    with_level = {place_key(one.name) for one in _named_with_level(found)}
    provinces = _provinces(found, doc)
    accepted = [
        spot
        for spot in found.bare
        if _shares_level(spot, found, doc) or _is_a_unit(spot, with_level, provinces) or _is_placed(spot, found)
    ]
    found.settle([*accepted, *_beside(found, accepted)])


def _is_a_unit(spot: NameSpot, with_level: set[str], provinces: set[str]) -> bool:
    key = place_key(spot.name)
    places = table().by_name.get(key, [])
    if key in with_level or any(p.rank == "province" for p in places):
        return True
    return any(p.rank == "district" and p.parent in provinces for p in places)


def _provinces(found: Scan, doc: Doc) -> set[str]:
    """Codes of the provinces that the text names, and of the newspaper's."""
    names = [s.name for spot in (*found.units, *found.bare) for s in (spot, spot.inner) if s is not None and s.name]
    newspaper = {place.code for place in provinces_called(doc.user_data.get("province"))}
    return newspaper | {p.code for name in names for p in table().by_name.get(place_key(name), []) if p.rank == "province"}


def _shares_level(spot: NameSpot, found: Scan, doc: Doc) -> bool:
    """ "9 xã bị cô lập gồm: A, B": the name takes the level that was said of several, earlier in its sentence."""
    view, text = found.view, doc.user_data["text"]
    places, listed = found.names.places(spot.start, spot.end), False
    for i in range(spot.start - 1, max(-1, spot.start - 60), -1):
        if view.text[i] in ("\n", ".") and view.start[i] + 1 < len(text) and text[view.start[i] + 1].isspace():
            return False
        listed = listed or view.norm[i] in _OPENS_A_LIST
        if view.norm[i] in _EXAMPLES or (view.norm[i] in _OF and not listed):
            return False
        level = match_level(view, i)
        if level is not None and is_plural(view, i) and any(p.level == level[1].name for p in places):
            spot.level, spot.level_text, spot.listed = level[1], surface(view, i, level[0]), True
            return True
    return False


def _is_placed(spot: NameSpot, found: Scan) -> bool:
    """ "Trà My (Quảng Nam)", "Phú Lương, Thái Nguyên": the unit that it lies in follows."""
    i = spot.end
    if i + 1 >= len(found.view) or found.view.text[i] not in ("(", ","):
        return False
    level = match_level(found.view, i + 1)  # "Trà My (tỉnh Quảng Nam)"
    at = level[0] if level is not None else i + 1
    end = found.names.longest(at) or min(at + 1, len(found.view))
    above = {place.code for place in found.names.places(at, end)} if at < end else set()
    places = found.names.places(spot.start, spot.end)
    return any(above_place.code in above for place in places for above_place in table().chain(place)[1:])


def _beside(found: Scan, accepted: list[NameSpot]) -> list[NameSpot]:
    """ "tại Bắc Khê, Nam Khê": the names listed beside a place that are places of the same unit above.

    Two names that both lie in a district named here are places, too.
    """
    ends, known = {spot.end: spot for spot in (*found.bare, *found.units)}, set(map(id, accepted))
    districts = _districts(found)
    beside: list[NameSpot] = []
    for spot in found.bare:
        before = ends.get(spot.start - 1)
        if before is None or before.head is not None or before.level is not NO_LEVEL:
            continue
        if next_item(found.view, before.end) != spot.start:
            continue
        above = _above_both(found, before, spot)
        new = [one for one in (before, spot) if id(one) not in known]
        if new and above and (len(new) == 1 or not above.isdisjoint(districts)):
            beside += new
            known |= set(map(id, new))
    return beside


def _above_both(found: Scan, a: NameSpot, b: NameSpot) -> set[str]:
    """The codes of the units in which two names are borne by places of one rank."""
    above = {(place.era, place.parent, place.rank) for place in found.names.places(a.start, a.end) if place.parent}
    others = {(place.era, place.parent, place.rank) for place in found.names.places(b.start, b.end)}
    return {parent for _, parent, _ in above & others if parent}


def _districts(found: Scan) -> set[str]:
    """Codes of the districts that the text names with their level."""
    names = {place_key(one.name) for one in _named_with_level(found) if "district" in one.level.ranks}
    return {place.code for name in names for place in table().by_name.get(name, []) if place.rank == "district"}


def _named_with_level(found: Scan) -> list[NameSpot]:
    return [one for spot in found.units for one in (spot, spot.inner) if one is not None and one.name and one.level.ranks]
