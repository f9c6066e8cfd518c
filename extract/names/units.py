"""A named unit while its mentions are being gathered, and what a place's name says of its rank and level."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.gazetteer.table import Place, place_key, table
from extract.names.spots import NameSpot
from extract.names.vocabulary import Head, implied

_ISLANDS = " đảo "  # "huyện đảo Bắc Khê" says of what kind the huyện Bắc Khê is
RANKS = ("village", "commune", "district", "province")  # of places, the smallest first


@dataclass(slots=True, eq=False)
class Unit:
    """A named unit while its mentions are being gathered."""

    rank: str  # of a place: province, district, commune, village; of an organisation: ""
    level: str = ""
    name: str = ""  # of a place, without its level
    head: Head | None = None
    body: str = ""
    inner: Unit | None = None
    surfaces: dict[str, None] = field(default_factory=dict)  # full names as written, each once
    of_the_city: dict[str, None] = field(default_factory=dict)  # an organisation's names that end in "TP", as written
    spots: list[NameSpot] = field(default_factory=list)
    alias: str = ""
    head_text: str = ""
    emitted: bool = True
    place: Place | None = None  # the one administrative unit that it is, where that is certain
    candidates: list[Place] = field(default_factory=list)

    @property
    def full_name(self) -> str:
        """The fullest name that the article gives, or else its parts put together."""
        if self.head is None:
            longest = max(self.surfaces, key=len, default=self.name)
            plain = longest.replace(_ISLANDS, " ", 1)
            return plain if plain in self.surfaces else longest
        if self.surfaces and not (self.inner is not None and self.inner.rank == "village"):
            return max(self.surfaces, key=len)
        return max(self.of_the_city, key=len) if self.of_the_city else self.put_together

    @property
    def put_together(self) -> str:
        """An organisation's name with the place or organisation that it is of, though the article says that elsewhere only."""
        assert self.head is not None
        of = "" if self.inner is None else self.inner.name if self._level_is_implied() else self.inner.with_level
        return " ".join(part for part in (self.head_text or self.head.name, self.body, of) if part)

    def _level_is_implied(self) -> bool:
        """ "Huyện uỷ Phú Lương", but "Quận uỷ quận 1"."""
        return self.head is not None and self.head.name in implied() and self.inner is not None and not self.inner.name.isdigit()

    @property
    def with_level(self) -> str:
        """A place's name with its level, where any mention gives one."""
        name = self.full_name
        return f"{self.level} {name}" if self.head is None and self.level and name == self.name else name


def written(spot: NameSpot) -> str:
    """The name with its level: "Huyện Thanh Sơn" in mid-list and at a sentence's beginning is "huyện Thanh Sơn"."""
    level = spot.level_text
    if not level.isupper() and "." not in level and level[:1].isupper() and level != "Tp":
        level = level[0].lower() + level[1:]
    if level == "thủ đô":
        level = "Thủ đô"
    if spot.end == spot.start + 1 and spot.name.isupper():
        return f"{level}{spot.name}"  # "TPHCM"
    return f"{level} {spot.name}"


def told_apart(spot: NameSpot, rank: str) -> str:
    """The level, where units of one rank and name have several: thị xã Kỳ Anh is not huyện Kỳ Anh."""
    levels = {p.level for p in table().by_name.get(place_key(spot.name), []) if p.rank == rank and p.era == "63"}
    return spot.level.name if len(levels) > 1 and spot.level.name in levels and rank == "district" else ""


def rank_of(spot: NameSpot, levels_of: dict[str, set[str]] | None = None) -> str:
    """Which rank of unit a place's name means."""
    places = table().by_name.get(place_key(spot.name), [])
    if len(spot.level.ranks) == 1:
        return spot.level.ranks[0]
    ranks = {p.rank for p in places}
    if spot.level.name == "thành phố":
        province = any(
            p.rank == "province" and p.level == "thành phố" and (p.era == "63" or "district" not in ranks) for p in places
        )
        return "province" if province else "district"
    known = (levels_of or {}).get(place_key(spot.name), set())
    for rank in ("province", "district", "commune", "village"):
        if rank in known or (rank == "province" and "province" in ranks):
            return rank
    return next((rank for rank in ("province", "district", "commune") if rank in ranks), "village")


def gazetteer_level(unit: Unit) -> str:
    """The level that the table gives a place of its name and rank."""
    return next((p.level for p in table().by_name.get(place_key(unit.name), []) if p.rank == unit.rank), "")
