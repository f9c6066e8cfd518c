"""What a named unit is called across articles: namesakes apart, spellings together.

An administrative unit of the table is `63:168` or `34:05632`: its era and code. Any other place is `rank:name@place`, an
organisation `head|what it is for@unit that it is of`, each with the identity of that place or unit; where the article says
none, the newspaper's province stands in, so that "Hội Nông dân" in two newspapers is not one.
"""

from __future__ import annotations

import re

from extract.gazetteer.table import Place, place_key, provinces_called, table
from extract.names.units import Unit
from extract.names.vocabulary import phrase_key
from extract.text import key

_CODED = re.compile(r"(63|34):([0-9]{2,5})")


def identity(unit: Unit, newspaper: str | None) -> str:
    """The identity of a resolved unit; `newspaper` is the province of the newspaper that names it."""
    if unit.place is not None:
        return of_place(unit.place)
    inside = identity(unit.inner, newspaper) if unit.inner is not None else _of_newspaper(newspaper)
    if unit.head is None:
        return f"{unit.rank}:{place_key(unit.name)}@{inside}"
    if unit.head.edge == "fixed" or (unit.inner is None and unit.head.type == "company" and unit.body):
        inside = ""
    return f"{key(unit.head.name)}|{phrase_key(unit.body)}@{inside}"


def _of_newspaper(province: str | None) -> str:
    places = provinces_called(province)
    return of_place(places[0]) if places else place_key(province or "")


def of_place(place: Place) -> str:
    """The identity of an administrative unit."""
    return f"{place.era}:{place.code}"


def place_of(name: str) -> Place | None:
    """The administrative unit that an identity is, or that it ends in; None where it ends in none."""
    found = _CODED.search(name)
    return table().by_code.get(("63" if found.group(1) == "63" else "34", found.group(2))) if found else None


def province_of(name: str) -> str | None:
    """The province of today, as its code, that an identity lies in: the same before and after the merger."""
    place = place_of(name)
    if place is None:
        return None
    province = table().chain(place)[-1]
    return province.successors[0] if province.successors else province.code
