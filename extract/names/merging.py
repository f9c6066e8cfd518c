"""Organisations that one article names twice: in short and in full, with the place they are of and without."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.names.units import Unit
from extract.names.vocabulary import phrase_key, without_legal_form


def merge_organisations(units: list[Unit]) -> list[Unit]:
    """The units without those that are another one's shorter name; their mentions are the other's. In the same order."""
    organisations = [unit for unit in units if unit.head is not None and unit.head.edge != "fixed"]
    called: dict[tuple[str, str], list[Unit]] = {}
    for unit in organisations:
        for short in _shorter(unit):
            called.setdefault((_head(unit), short), []).append(unit)
    moved: dict[int, Unit] = {}
    for unit in organisations:
        same = called[_head(unit), phrase_key(unit.body)]
        fuller = [other for other in same if other is not unit and id(other) not in moved and _is_short_for(unit, other)]
        if len(fuller) == 1 and unit not in _above(fuller[0], moved):
            _move(unit, fuller[0])
            moved[id(unit)] = fuller[0]
    for unit in units:
        unit.inner = moved.get(id(unit.inner), unit.inner)
    return [unit for unit in units if id(unit) not in moved]


def _above(unit: Unit, moved: dict[int, Unit]) -> Iterator[Unit]:
    """The units that a unit is of, from the nearest on."""
    above = moved.get(id(unit.inner), unit.inner)
    while above is not None:
        yield above
        above = moved.get(id(above.inner), above.inner)


def _head(unit: Unit) -> str:
    assert unit.head is not None
    return unit.head.name


def _shorter(unit: Unit) -> set[str]:
    """What may stand for the unit's body: the body, its beginnings word by word, a company's without the legal form."""
    words = phrase_key(unit.body).split()
    return {" ".join(words[:n]) for n in range(1, len(words) + 1)} | {
        phrase_key(unit.body),
        phrase_key(without_legal_form(unit.body)),
    }


def _is_short_for(unit: Unit, other: Unit) -> bool:
    if unit.inner is not None and unit.inner is not other.inner:
        return False
    short, full = phrase_key(unit.body), phrase_key(other.body)
    if short == full:
        return unit.inner is None and other.inner is not None
    assert unit.head is not None
    if unit.head.type == "company" and short and short == phrase_key(without_legal_form(other.body)):
        return True
    return unit.inner is None and full.startswith(f"{short} ") and bool(short) and not _has_a_proper_name(unit)


def _has_a_proper_name(unit: Unit) -> bool:
    """Whether a company's name goes past its trade: "Công ty Tân Khê" is not "Công ty Tân Khê Hải Vân"."""
    assert unit.head is not None
    words = unit.body.split()
    return unit.head.edge == "name" and any(a[:1].isupper() and b[:1].isupper() for a, b in pairwise(words))


def _move(unit: Unit, into: Unit) -> None:
    for spot in unit.spots:
        spot.unit = into
    into.spots += unit.spots
    into.alias = into.alias or unit.alias
