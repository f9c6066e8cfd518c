"""One walk over a text that finds the places, the organisations and the people in it, each syllable belonging to one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.name_lexicon import levels, not_a_unit
from extract.name_organisations import Organisations
from extract.name_places import NO_LEVEL, KnownNames, NameSpot, match_level, place_at, run_end, surface
from extract.people_shapes import Persons, PersonSpot
from extract.syllables import Syllables, syllables

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Scan:
    """What one walk found, in the order of the text."""

    view: Syllables
    names: KnownNames
    units: list[NameSpot] = field(default_factory=list)
    bare: list[NameSpot] = field(default_factory=list)  # known names without a level: places only if the article bears it out
    people: list[PersonSpot] = field(default_factory=list)


def scan(doc: Doc) -> Scan:
    """Walk over `doc`: what a title announces wins over an organisation's head, that over a level, that over a known name."""
    view = syllables(doc)
    names = KnownNames(doc, view)
    found = Scan(view, names)
    organisations = Organisations(doc.text, view, names, doc.user_data["sentences"])
    persons = Persons(view, names)
    i = 0
    while i < len(view):
        i = _step(found, organisations, persons, i)
    return found


def _step(found: Scan, organisations: Organisations, persons: Persons, i: int) -> int:
    """Read what begins at syllable `i`; the index of the syllable to go on from."""
    view, names = found.view, found.names
    if not view.text[i][0].isalpha():
        return i + 1
    if (person := persons.with_title(i)) is not None or (person := persons.after_role(i, found.units)) is not None:
        found.people.append(person)
        return person.end
    if (unit := organisations.at(i)) is not None:
        found.units.append(unit)
        found.units.extend(_more_of_inner(found, unit))
        return max(found.units[-1].end, unit.end)
    if places := place_at(view, names, i):
        found.units.extend(places)
        return places[-1].end
    if (person := persons.by_shape(i)) is not None:
        found.people.append(person)
        return person.end
    if skipped := _road(view, i):
        return skipped
    return _bare(found, i)


def _more_of_inner(found: Scan, unit: NameSpot) -> Iterator[NameSpot]:
    """ "Đảng bộ xã A, B": the organisations of the places that share the level of its place."""
    inner = unit.inner
    if inner is None or inner.head is not None or inner.level is NO_LEVEL or not inner.name:
        return
    for place in place_at(found.view, found.names, inner.start)[1:]:
        yield NameSpot(place.start, place.end, head=unit.head, body=unit.body, inner=place, listed=True)


def _road(view: Syllables, i: int) -> int:
    """Index after "đường Hoàng Văn Thụ": a name that is no unit's; 0 if this is none."""
    found = not_a_unit().match(view.norm, i)
    if found is None or found[0] >= len(view) or not view.capital[found[0]]:
        return 0
    if view.capital[i] and i > 0 and view.capital[i - 1]:
        return 0
    return run_end(view, found[0])


def _bare(found: Scan, i: int) -> int:
    view, names = found.view, found.names
    if not view.capital[i]:
        return i + 1
    end = names.longest(i)
    run = run_end(view, i, 8)
    if end >= run or (end and view.norm[end - 1] != view.norm[i] and end < run and found.names.longest(end) >= run):
        if end - i > 1 or view.text[i] == "Huế":
            found.bare.append(NameSpot(i, end, NO_LEVEL, surface(view, i, end)))
        return end
    if end and end - i > 1:
        after_person = found.view.norm[end] in levels().next
        if after_person or match_level(view, end):
            found.bare.append(NameSpot(i, end, NO_LEVEL, surface(view, i, end)))
            return end
    return max(run, i + 1)
