"""The administrative units of Vietnam by code and by name, in their two eras, and the ways between the eras."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from extract.text import fold_tone

Era = Literal["63", "34"]  # provinces: until June 2025, since July 2025
Rank = Literal["province", "district", "commune"]
_SYLLABLE = re.compile(r"[^\W_]+")
_FINAL_Y = re.compile(r"^([hklmst]|qu)y(?=[\u0300-\u0323]?$)")
_SPELLINGS = {
    "đăk": "đăk",
    "đắk": "đăk",
    "đắc": "đăk",
    "đak": "đăk",
    "dak": "đăk",
    "cạn": "kạn",
    "đaklak": "đăklăk",
    "daklak": "đăklăk",
    "lắc": "lăk",
    "lắk": "lăk",
    "lak": "lăk",
}
_SPELLED = {fold_tone(a): fold_tone(b) for a, b in _SPELLINGS.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative unit of one era."""

    era: Era
    code: str
    level: str  # tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn, đặc khu
    name: str
    parent: str  # the code of the unit above; empty for a province
    successors: tuple[str, ...]  # for era 63: codes of era 34

    @property
    def rank(self) -> Rank:
        """Province, district or commune: codes have two, three or five digits."""
        ranks: dict[int, Rank] = {2: "province", 3: "district", 5: "commune"}
        return ranks[len(self.code)]

    @property
    def full_name(self) -> str:
        """`huyện Phú Lương`."""
        return f"{self.level} {self.name}"


@dataclass(frozen=True, slots=True)
class Table:
    """All units, and what is asked of them."""

    by_code: dict[tuple[Era, str], Place]
    by_name: dict[str, list[Place]]  # place_key(name) → units of that name
    children: dict[tuple[Era, str], list[Place]] = field(repr=False)
    predecessors: dict[str, list[Place]] = field(repr=False)  # code of era 34 → units of era 63

    def chain(self, place: Place) -> list[Place]:
        """The unit and those that it lies in, from the unit up to its province."""
        chain = [place]
        while chain[-1].parent:
            chain.append(self.by_code[place.era, chain[-1].parent])
        return chain


@lru_cache(maxsize=16384)
def place_key(name: str) -> str:
    """A key under which a place's spellings are one: tone placement, Kạn/Cạn, Đắk/Đắc, Lý/Lí, hyphens, apostrophes."""
    return "".join(_syllable_key(s) for s in _SYLLABLE.findall(name))


def provinces_called(name: str | None) -> list[Place]:
    """The provinces of both eras that a name means, with or without its level: "Thành phố Hồ Chí Minh", "Thái Nguyên"."""
    whole = place_key(name or "")
    bare = next((whole.removeprefix(level) for level in _PROVINCE_LEVELS if whole.startswith(level)), whole)
    found = [*table().by_name.get(whole, []), *(table().by_name.get(bare, []) if bare != whole else [])]
    return [place for place in found if place.rank == "province"]


@cache
def _syllable_key(syllable: str) -> str:
    folded = fold_tone(syllable)
    return _SPELLED.get(folded) or _FINAL_Y.sub(r"\1i", folded)


_PROVINCE_LEVELS = tuple(place_key(level) for level in ("tỉnh", "thành phố", "TP"))


@cache
def table() -> Table:
    """The committed table, read once. Raises ValueError where a row is not as it should be."""
    by_code: dict[tuple[Era, str], Place] = {}
    by_name: dict[str, list[Place]] = defaultdict(list)
    children: dict[tuple[Era, str], list[Place]] = defaultdict(list)
    predecessors: dict[str, list[Place]] = defaultdict(list)
    for place in _read("units.tsv"):
        by_code[place.era, place.code] = place
        by_name[place_key(place.name)].append(place)
        children[place.era, place.parent].append(place)
        for code in place.successors:
            predecessors[code].append(place)
    for place in _read("former_names.tsv"):
        by_code.setdefault((place.era, place.code), place)
        by_name[place_key(place.name)].append(place)
    return Table(by_code, dict(by_name), dict(children), dict(predecessors))


def _read(name: str) -> list[Place]:
    lines = (files("extract.gazetteer") / name).read_text(encoding="utf-8").splitlines()
    return [_row(name, number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]


def _row(file: str, number: int, line: str) -> Place:
    cells = line.split("\t")
    if len(cells) != 6 or cells[0] not in ("63", "34") or len(cells[1]) not in (2, 3, 5):
        raise ValueError(f"{file}, line {number}: not a unit: {line!r}")
    era: Era = "63" if cells[0] == "63" else "34"
    return Place(era, cells[1], cells[2], cells[3], cells[4], tuple(cells[5].split()))
