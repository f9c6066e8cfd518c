"""Organisations spoken of by their proper name alone: behind "Công ty CP Nhà Hải Vân (HVG)", "Hải Vân" and "HVG" are it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.gazetteer.table import place_key, table
from extract.lexicon import load
from extract.names.scan import Scan
from extract.names.spots import NameSpot, surface
from extract.names.units import Unit
from extract.names.vocabulary import Trie, sectors
from extract.syllables import Syllables
from extract.text import key

_TYPES = frozenset({"company", "coop", "school", "health", "other", "mass_org", "work"})
_IN_BRACKETS = 6  # syllables of a name in brackets behind a full one
_ONE_WORD = 4  # letters from which one syllable may be a name of its own


def add_short_names(found: Scan) -> None:
    """Give every unit the later mentions that are its proper name, or the name in brackets behind it, alone."""
    view = found.view
    trie, owners = _names(found)
    if not owners:
        return
    taken = _taken(found)
    made: list[NameSpot] = []
    read_to = 0
    for i in view.having(trie.openers):
        name = _name_at(view, trie, taken, i) if i >= read_to else None
        if name is None:
            continue
        read_to, called = name
        owner = owners[called]
        if owner is not None and owner.spots and i > owner.spots[0].start:
            made.append(NameSpot(i, read_to, head=owner.head, body=owner.body, unit=owner))
            owner.spots.append(made[-1])
    found.settle(made)


def _names(found: Scan) -> tuple[Trie[str], dict[str, Unit | None]]:
    """The short names of all organisations; None is the owner of what several are called."""
    trie: Trie[str] = Trie()
    owners: dict[str, Unit | None] = {}
    for spot in found.units:
        unit = spot.unit
        if not isinstance(unit, Unit) or unit.head is None or unit.head.type not in _TYPES or unit.head.edge == "fixed":
            continue
        for name in () if unit.head.name in load("organisations")["lines"] else _of(found.view, spot):
            called = key(name)
            owners[called] = unit if owners.get(called, unit) is unit else None
            trie.add(name, called)
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
    spans = [(spot.start, spot.end) for spot in found.units] + [(person.start, person.end) for person in found.people]
    for start, end in spans:
        taken[start:end] = b"\1" * (end - start)
    return taken


def _name_at(view: Syllables, trie: Trie[str], taken: bytearray, i: int) -> tuple[int, str] | None:
    """Index after the short name that stands whole at `i`, and its key; None if there is none."""
    if not view.capital[i] or taken[i] or (i and _is_name_like(view, i - 1)):
        return None
    name = trie.match(view.norm, i)
    if name is None or any(taken[i : name[0]]) or not all(view.capital[i : name[0]]):
        return None
    return None if _is_name_like(view, name[0]) else name


def _is_name_like(view: Syllables, i: int) -> bool:
    return i < len(view) and view.capital[i] and view.text[i].isalpha()
