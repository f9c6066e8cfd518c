"""Named units: each organisation and administrative unit of an article once, under its fullest name, with all its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.gazetteer.table import place_key, provinces_called, table
from extract.model import Mention, NamedUnit
from extract.names.identities import identity, of_place
from extract.names.level_words import is_plural, match_level
from extract.names.people import find_people
from extract.names.place_names import next_item
from extract.names.places import link
from extract.names.resolution import Resolution
from extract.names.scan import Scan, scan
from extract.names.short_names import add_short_names
from extract.names.spots import NO_LEVEL, NameSpot, surface
from extract.names.units import Unit
from extract.names.vocabulary import folded
from extract.syllables import Syllables
from extract.text import clean, find_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

_EXAMPLES = folded("như")  # "nhiều huyện như A": examples are called by their names alone

def named_units(doc: Doc) -> Doc:
    """The component that fills `doc.user_data["named_units"]` and `["people"]`, and for the figures' subjects `["units"]`."""
    found = scan(doc)
    title = _title(doc)
    _accept_bare(found, doc)
    if title is not None:
        _accept_bare(title, doc)
    units = Resolution(found, title).run()
    add_short_names(found)
    link(units, doc)
    doc.user_data["units"] = units
    doc.user_data["scan"] = found
    doc.user_data["title_unit"] = next((s.unit for s in title.units if s.unit is not None), None) if title else None
    show_units(doc)
    doc.user_data["people"] = find_people(doc, found)
    return doc


def _title(doc: Doc) -> Scan | None:
    """The names of the headline, where there is one."""
    from extract.nlp import language

    title = doc.user_data.get("title")
    if not title:
        return None
    headline = language().make_doc(clean(title))
    headline.user_data |= {"sentences": find_sentences(headline.text), "province": doc.user_data.get("province")}
    return scan(headline)


def show_units(doc: Doc) -> None:
    """Fill `doc.user_data["named_units"]` with the units that are to be shown."""
    units: list[Unit] = doc.user_data["units"]
    shown = _Shown(doc.user_data["scan"].view, units, doc.user_data.get("province"))
    doc.user_data["named_units"] = tuple(shown.plain(unit) for unit in units if unit.emitted)


def _accept_bare(found: Scan, doc: Doc) -> None:
    """A known name without a level is a unit if it is a province, has its level elsewhere, or lies in a province named here."""
    with_level = {
        place_key(s.name) for spot in found.units for s in (spot, spot.inner) if s is not None and s.name and s.level.ranks
    }
    provinces = _provinces(found, doc)
    accepted = [
        spot
        for spot in found.bare
        if _shares_level(spot, found, doc) or _is_a_unit(spot, with_level, provinces) or _is_placed(spot, found)
    ]
    found.settle([*accepted, *_beside(found, accepted)])


def _beside(found: Scan, accepted: list[NameSpot]) -> list[NameSpot]:
    """ "tại Bắc Khê, Nam Khê": the names listed beside a place that are places of the same unit above."""
    near = sorted([*accepted, *found.units], key=lambda spot: spot.start)
    ends, known = {spot.end: spot for spot in near}, set(map(id, accepted))
    beside: list[NameSpot] = []
    for spot in found.bare:
        before = ends.get(spot.start - 1)
        if id(spot) in known or before is None or before.head is not None or before.level is not NO_LEVEL:
            continue
        if next_item(found.view, before.end) == spot.start and _are_of_one(found, before, spot):
            beside.append(spot)
            ends[spot.end] = spot
    return beside


def _are_of_one(found: Scan, a: NameSpot, b: NameSpot) -> bool:
    """Whether two names are borne by places of one rank in one unit."""
    above = {(place.era, place.parent, place.rank) for place in found.names.places(a.start, a.end) if place.rank != "province"}
    return any((place.era, place.parent, place.rank) in above for place in found.names.places(b.start, b.end))


def _shares_level(spot: NameSpot, found: Scan, doc: Doc) -> bool:
    """ "9 xã bị cô lập gồm: A, B": the name takes the level that was said of several, earlier in its sentence."""
    view, text = found.view, doc.user_data["text"]
    places = found.names.places(spot.start, spot.end)
    for i in range(spot.start - 1, max(-1, spot.start - 60), -1):
        if view.text[i] in ("\n", ".") and view.start[i] + 1 < len(text) and text[view.start[i] + 1].isspace():
            return False
        if view.norm[i] in _EXAMPLES:
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


def _provinces(found: Scan, doc: Doc) -> set[str]:
    """Codes of the provinces that the text names, and of the newspaper's."""
    names = [s.name for spot in (*found.units, *found.bare) for s in (spot, spot.inner) if s is not None and s.name]
    newspaper = {place.code for place in provinces_called(doc.user_data.get("province"))}
    return newspaper | {p.code for name in names for p in table().by_name.get(place_key(name), []) if p.rank == "province"}


def _is_a_unit(spot: NameSpot, with_level: set[str], provinces: set[str]) -> bool:
    key = place_key(spot.name)
    places = table().by_name.get(key, [])
    if key in with_level or any(p.rank == "province" for p in places):
        return True
    return any(p.rank == "district" and p.parent in provinces for p in places)


class _Shown:
    """Turns the units of one article into plain values."""

    def __init__(self, view: Syllables, units: list[Unit], newspaper: str | None) -> None:
        self.view = view
        self.newspaper = newspaper
        self.places = {(u.place.era, u.place.code): u for u in reversed(units) if u.place is not None}
        self.bodies = {id(u.inner): u for u in reversed(units) if u.head is not None and u.head.name == "Đảng bộ"}

    def plain(self, unit: Unit) -> NamedUnit:
        """The value that leaves this package."""
        mentions = sorted({(self.view.start[s.start], self.view.end[s.end - 1]) for s in unit.spots})
        in_full = unit.put_together if unit.of_the_city else ""
        names = dict.fromkeys(name for name in (*unit.surfaces, in_full, unit.alias, unit.name) if name)
        return NamedUnit(
            unit.full_name,
            unit.rank or (unit.head.type if unit.head and unit.head.type not in ("abroad", "work") else "other"),
            tuple(Mention(start, end) for start, end in mentions),
            self._parent(unit),
            unit.place.code if unit.place else None,
            tuple(dict.fromkeys(place.code for place in unit.candidates)) if unit.place is None else (),
            tuple(name for name in names if name != unit.full_name),
            identity(unit, self.newspaper),
            self._inside(unit),
        )

    def _inside(self, unit: Unit) -> str | None:
        if unit.place is not None:
            return of_place(table().by_code[unit.place.era, unit.place.parent]) if unit.place.parent else None
        return identity(unit.inner, self.newspaper) if unit.inner is not None else None

    def _parent(self, unit: Unit) -> str | None:
        """The name of the unit that it belongs to: for a place the one it lies in, for a party body that of the place above."""
        if unit.head is None:
            above = self._above(unit)
            return above.full_name if above is not None else None
        if unit.inner is not None and unit.head.name in ("Chi bộ", "Đảng bộ", "Đảng uỷ") and unit.inner.head is None:
            above = self._above(unit.inner)
            while above is not None:
                if id(above) in self.bodies:
                    return self.bodies[id(above)].full_name
                above = self._above(above)
        return unit.inner.full_name if unit.inner is not None else None

    def _above(self, unit: Unit) -> Unit | None:
        """The place of the article in which a place lies, by the table or, for a hamlet, by the place named with it."""
        if unit.place is None:
            return unit.inner
        chain = table().chain(unit.place)[1:]
        return next((self.places[p.era, p.code] for p in chain if (p.era, p.code) in self.places), None)
