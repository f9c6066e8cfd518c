"""Organisations spoken of by their proper name alone: behind "Công ty CP Nhà Hải Vân (HVG)", "Hải Vân" and "HVG" are it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.gazetteer.table import place_key, table
from extract.names.people_shapes import PersonSpot
from extract.names.scan import Scan
from extract.names.spots import NameSpot, surface
from extract.names.units import Unit
from extract.names.vocabulary import Trie, sectors
from extract.syllables import Syllables

_TYPES = frozenset({"company", "coop", "school", "health", "other", "mass_org"})
_IN_BRACKETS = 6  # syllables of a name in brackets behind a full one
_ONE_WORD = 4  # letters from which one syllable may be a name of its own


def add_short_names(found: Scan) -> None:
    """Give every unit the later mentions that are its proper name, or the name in brackets behind it, alone."""
    view = found.view
    trie, owners = _names(found)
    if not owners:
        return
    taken = _taken(found)
    by_shape = {person.start: person for person in found.people if person.by == "shape"}
    made: list[NameSpot] = []
    i = 0
    while i < len(view):
        end = _name_at(view, trie, taken, by_shape, i)
        if not end:
            i += 1
            continue
        owner = owners[surface(view, i, end)]
        if owner is not None and i > owner.spots[0].start:
            if (person := by_shape.get(i)) is not None:
                found.people.remove(person)
            made.append(NameSpot(i, end, head=owner.head, body=owner.body, unit=owner))
            owner.spots.append(made[-1])
        i = end
    found.settle(made)


def _names(found: Scan) -> tuple[Trie[bool], dict[str, Unit | None]]:
    """The short names of all organisations; None is the owner of what several are called."""
    trie: Trie[bool] = Trie()
    owners: dict[str, Unit | None] = {}
    for spot in found.units:
        unit = spot.unit
        if not isinstance(unit, Unit) or unit.head is None or unit.head.type not in _TYPES or unit.head.edge == "fixed":
            continue
        for name in _of(found.view, spot):
            owners[name] = unit if owners.get(name, unit) is unit else None
            trie.add(name, True)
    return trie, owners


def _of(view: Syllables, spot: NameSpot) -> Iterator[str]:
    """What the unit at a spot may be called besides its whole name."""
    i = spot.end
    if i + 2 < len(view) and view.text[i] == "(" and view.capital[i + 1]:
        end = next((j for j in range(i + 2, min(i + 2 + _IN_BRACKETS, len(view))) if view.text[j] in ")-–,:;"), 0)
        if (
            end
            and all(view.capital[j] or view.text[j].isdigit() for j in range(i + 1, end))
            and not _is_a_place(view, i + 1, end)
        ):
            yield surface(view, i + 1, end)
    last = spot.inner.start if spot.inner is not None else spot.end
    if not spot.body or spot.inner is not None:
        return
    first = last
    while first > spot.start and view.capital[first - 1] and view.text[first - 1].isalpha():
        first -= 1
    for start in range(first, last):
        if sectors().match(view.norm, start) is None and _may_stand_alone(view, start, last):
            yield surface(view, start, last)


def _may_stand_alone(view: Syllables, start: int, end: int) -> bool:
    """Two syllables and more, or one that is no Vietnamese word; no place's name."""
    if _is_a_place(view, start, end):
        return False
    word = view.text[start]
    return end - start > 1 or (len(word) >= _ONE_WORD and (word.isupper() or len(word) > 6))


def _is_a_place(view: Syllables, start: int, end: int) -> bool:
    return bool(table().by_name.get(place_key(surface(view, start, end))))


def _taken(found: Scan) -> bytearray:
    """Whether each syllable belongs to a name already."""
    taken = bytearray(len(found.view))
    people = [(person.start, person.end) for person in found.people if person.by != "shape"]
    for start, end in (*((spot.start, spot.end) for spot in found.units), *people):
        taken[start:end] = b"\1" * (end - start)
    return taken


def _name_at(view: Syllables, trie: Trie[bool], taken: bytearray, people: dict[int, PersonSpot], i: int) -> int:
    """Index after the short name at `i`, whole as it is written; 0 if there is none."""
    if (
        not view.capital[i]
        or taken[i]
        or (i and view.capital[i - 1] and view.end[i - 1] + 1 == view.start[i] and view.text[i - 1].isalpha())
    ):
        return 0
    name = trie.match(view.norm, i)
    if name is None or any(taken[i : name[0]]) or not all(view.capital[i : name[0]]):
        return 0
    end = name[0]
    goes_on = end < len(view) and view.capital[end] and view.text[end].isalpha()
    person = people.get(i)
    return 0 if goes_on or (person is not None and person.end != end) else end
