"""One walk over a text that finds the places, the organisations and the people in it, each syllable belonging to one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.names.brands import find_brands
from extract.names.known_names import KnownNames
from extract.names.level_words import match_level
from extract.names.organisations import Organisations
from extract.names.people_shapes import BEFORE_NAMES, Persons, PersonSpot, role_end, roles, titles
from extract.names.place_names import place_at
from extract.names.roads import is_an_address, road_end
from extract.names.spots import NO_LEVEL, NameSpot, run_end, surface
from extract.names.vocabulary import heads, levels, not_a_unit, surnames
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
    brands: dict[int, NameSpot] = field(default_factory=dict)  # by where they begin
    _ends: dict[int, NameSpot] = field(default_factory=dict)

    def settle(self, accepted: list[NameSpot]) -> None:
        """Take the bare names that are places among the units, once it is known which are."""
        self.units = sorted([*self.units, *accepted], key=lambda spot: spot.start)
        self._ends = {spot.end: spot for spot in reversed(self.units)}

    def between(self, start: int, end: int) -> list[NameSpot]:
        """The units that begin at syllables `start` to before `end`."""
        first = bisect_left(self.units, start, key=lambda spot: spot.start)
        return self.units[first : bisect_left(self.units, end, key=lambda spot: spot.start)]

    def ending_at(self, i: int) -> NameSpot | None:
        """The unit that ends before a syllable."""
        return self._ends.get(i)


def scan(doc: Doc) -> Scan:
    """Walk over `doc`: what a title announces wins over an organisation's head, that over a level, that over a known name."""
    view = syllables(doc)
    names = KnownNames(doc, view)
    found = Scan(view, names, brands=find_brands(view))
    organisations = Organisations(doc.user_data["text"], view, names, doc.user_data["sentences"])
    persons = Persons(view, names)
    read_to = 0
    for i in _where_names_may_begin(found):
        if i >= read_to and view.text[i][0].isalpha():
            read_to = _step(found, organisations, persons, i)
    return found


def _where_names_may_begin(found: Scan) -> list[int]:
    """The syllables at which anything that is read here may begin, in order."""
    view = found.view
    people = (i for i in view.having(surnames()) if view.capital[i])
    glued = view.having({norm for norm in view.where if norm.startswith("tp")})  # "TPHCM"
    return sorted({*view.having(_beginnings()), *people, *glued, *found.names.ends, *found.brands})


@cache
def _beginnings() -> frozenset[str]:
    """The syllables with which a word begins that announces a name."""
    return frozenset(syllable for trie in (heads(), levels(), titles(), roles(), not_a_unit()) for syllable in trie.openers)


def _step(found: Scan, organisations: Organisations, persons: Persons, i: int) -> int:
    """Read what begins at syllable `i`; the index of the syllable to go on from."""
    view, names = found.view, found.names
    norm = view.norm[i]
    person = persons.with_title(i) if norm in titles().openers else None
    if person is not None or (person := persons.after_role(i, found.units)) is not None:
        found.people.append(person)
        return person.end
    if norm in roles().openers and (after_role := _role(view, names, i)):
        return after_role
    if norm in heads().openers and (several := organisations.listed(i)):
        found.units.extend(several)
        return several[-1].end
    if norm in heads().openers and (unit := organisations.at(i)) is not None:
        if _is_a_work_without_a_name(view, unit) and (skipped := road_end(view, names, i)):
            return skipped
        found.units.append(unit)
        found.units.extend(_more_of_inner(found, unit))
        return max(found.units[-1].end, unit.end)
    if (brand := found.brands.get(i)) is not None:
        found.units.append(brand)
        return brand.end
    if places := place_at(view, names, i):
        found.units.extend(places)
        return places[-1].end
    if skipped := road_end(view, names, i):
        return skipped
    if (person := persons.by_shape(i)) is not None:
        found.people.append(person)
        return person.end
    return _bare(found, i)


def _is_a_work_without_a_name(view: Syllables, unit: NameSpot) -> bool:
    """Whether a work's word alone stands there, before a road's name; not "Dự án Khu đô thị A", which a site follows."""
    work = unit.head is not None and unit.head.type == "work" and not unit.body
    return work and heads().match(view.norm, unit.end) is None


def _role(view: Syllables, names: KnownNames, i: int) -> int:
    """Index after a role, whose words are no organisation's head: "Phó Bí thư Thường trực"; 0 if none begins here.

    "Trưởng phòng Nội vụ" heads the Phòng Nội vụ, "trưởng thôn Bắc Khê" the thôn Bắc Khê: the role ends before its last word.
    """
    role = roles().match(view.norm, i)
    if role is None or ((head := heads().match(view.norm, i)) is not None and head[0] >= role[0]):
        return 0
    end = role[0]
    if end - 1 > i and end < len(view) and _heads_what_it_names(view, names, end):
        return end - 1
    return role_end(view, i)


def _heads_what_it_names(view: Syllables, names: KnownNames, end: int) -> bool:
    """Whether the last word of the role before `end` begins the name of what the role is of."""
    last = heads().match(view.norm, end - 1)
    if last is not None:
        return last[0] > end or (last[1].edge == "sector" and view.capital[end])
    person = view.norm[end] in surnames() and run_end(view, end, 5) - end >= 3
    return match_level(view, end - 1) is not None and names.longest(end) > end and not person


def _more_of_inner(found: Scan, unit: NameSpot) -> Iterator[NameSpot]:
    """ "Đảng bộ xã A, B": the organisations of the places that share the level of its place."""
    inner = unit.inner
    if inner is None or inner.head is not None or inner.level is NO_LEVEL or not inner.name:
        return
    for place in place_at(found.view, found.names, inner.start)[1:]:
        yield NameSpot(place.start, place.end, head=unit.head, body=unit.body, inner=place, listed=True)


def _bare(found: Scan, i: int) -> int:
    """Read a known name that has no level; the index to go on from."""
    view, names = found.view, found.names
    if not view.capital[i] or (i and view.capital[i - 1] and view.norm[i - 1] not in BEFORE_NAMES):
        return i + 1
    end = names.longest(i)
    run = run_end(view, i, 8)
    if not end or (end - i == 1 and view.text[i] != "Huế") or (end < run and view.norm[end] not in surnames()):
        return i + 1
    if is_an_address(view, i):
        return end
    found.bare.append(NameSpot(i, end, NO_LEVEL, surface(view, i, end)))
    return end
