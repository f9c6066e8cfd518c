"""Named units: each organisation and administrative unit of an article once, under its fullest name, with all its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.gazetteer.table import place_key, provinces_called, table
from extract.model import Mention, NamedUnit
from extract.names.bare_names import accept_bare
from extract.names.identities import identity, of_place
from extract.names.people import find_people
from extract.names.places import link
from extract.names.resolution import Resolution
from extract.names.scan import Scan, scan
from extract.names.short_names import add_short_names
from extract.names.units import Unit
from extract.syllables import Syllables
from extract.text import clean, find_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc


def named_units(doc: Doc) -> Doc:
    """The component that fills `doc.user_data["named_units"]` and `["people"]`, and for the figures' subjects `["units"]`."""
    found = scan(doc)
    title = _title(doc)
    accept_bare(found, doc)
    if title is not None:
        accept_bare(title, doc)
    home = frozenset(place_key(place.name) for place in provinces_called(doc.user_data.get("province")))
    units = Resolution(found, title, home).run()
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
        full = unit.full_name
        return NamedUnit(
            full,
            unit.rank or (unit.head.type if unit.head and unit.head.type not in ("abroad", "work") else "other"),
            tuple(Mention(start, end) for start, end in mentions),
            self._parent(unit),
            unit.place.code if unit.place else None,
            tuple(dict.fromkeys(place.code for place in unit.candidates)) if unit.place is None else (),
            tuple(name for name in names if name != full),
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
