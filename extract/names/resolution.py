"""From mentions to units: short forms get the unit they stand for, and a unit's mentions come together."""

from __future__ import annotations

from extract.gazetteer.table import place_key, table
from extract.lexicon import load
from extract.names.merging import merge_organisations
from extract.names.scan import Scan
from extract.names.spoken import Spoken
from extract.names.spots import NameSpot, surface
from extract.names.units import RANKS, Unit, rank_of, told_apart, written
from extract.names.vocabulary import Head, heads, implied, phrase_key


class Resolution:
    """Takes the spots of one text, in order, to units."""

    def __init__(self, scan: Scan, title: Scan | None = None, home: frozenset[str] = frozenset()) -> None:
        self.scan = scan
        self.title = title
        self.spoken = Spoken(home=home)
        self.last_of_name: dict[tuple[str, str], Unit] = {}
        self.last_commune: Unit | None = None
        self.before: NameSpot | None = None  # the spot before the one that is being taken
        self.pending: list[NameSpot] = []
        self.taken: set[NameSpot] = set()
        self.levels_of = self._levels(scan)
        self.of_title: list[Unit] = []
        self.known_as: dict[Head, Unit] = {}  # what is known by one word → its full name's unit

    def run(self) -> list[Unit]:
        """The units of the text; every spot's `unit` is set where it is known."""
        if self.title is not None:
            self._take_title(self.title)
        for spot in self.scan.units:
            unit = self._take(spot)
            if unit is not None and unit.head is None and spot.name:
                unit.emitted = True
        pending, self.pending = self.pending, []
        for spot in pending:  # short forms before the full name: "Huyện uỷ yêu cầu … Huyện uỷ Phú Lương"
            self._take(spot)
        for unit in self.of_title:
            unit.emitted = bool(unit.spots)
        alone = {id(spot.unit) for spot in self.scan.units}  # the end of another's name alone is nobody: "Tổng cục Biển Việt Nam"
        for unit in self.spoken.units:
            if unit.head is not None and unit.head.edge == "fixed" and unit.head.type == "other":
                unit.emitted = id(unit) in alone
            elif unit.head is not None and unit.head.name in implied() and unit.head.type == "party":
                unit.emitted = unit.emitted and id(unit) in alone  # "Ban Thường vụ Huyện uỷ A" names the board
        return merge_organisations(self.spoken.units)

    def _take_title(self, title: Scan) -> None:
        """The headline's units come first: what it names in full the text may shorten. Its offsets are not the text's."""
        text, self.scan = self.scan, title
        for spot in title.units:
            spot.unit = self._place(spot) if spot.head is None else self._organisation(spot)
        self.scan = text
        for unit in self.spoken.units:
            unit.spots.clear()
        self.taken.clear()
        self.of_title = list(self.spoken.units)

    def _levels(self, scan: Scan) -> dict[str, set[str]]:
        """place_key of each name that the text gives with a level → the ranks of those levels."""
        found: dict[str, set[str]] = {}
        for spot in scan.units:
            inner = spot if spot.head is None else spot.inner
            if inner is not None and inner.name and inner.level.ranks:
                found.setdefault(place_key(inner.name), set()).add(rank_of(inner))
        return found

    def _take(self, spot: NameSpot) -> Unit | None:
        unit = self._place(spot) if spot.head is None else self._organisation(spot)
        spot.unit = unit
        if unit is not None and unit.head is None:
            self._place_the_one_before(spot, unit)
        self.before = spot
        if unit is None:
            self.pending.append(spot)
            return None
        if spot not in self.taken:
            self.taken.add(spot)
            unit.spots.append(spot)
        return unit

    # places

    def _place(self, spot: NameSpot) -> Unit | None:
        if not spot.name:
            return self.spoken.level_alone(spot.level.name)
        rank = rank_of(spot, self.levels_of)
        name = (rank, place_key(spot.name))
        if spot.level.name or name not in self.last_of_name:
            identity = ("place", *name, told_apart(spot, rank))
            self.last_of_name[name] = self.spoken.one(identity, lambda: Unit(rank, name=spot.name))
        unit = self.last_of_name[name]
        if spot.level.name:
            unit.emitted = True
            unit.level = unit.level or spot.level.name
            unit.surfaces[spot.name if spot.listed and rank == "province" else written(spot)] = None
        elif not unit.surfaces and len(spot.name) > len(unit.name):
            unit.name = spot.name
        self.spoken.place(unit)
        return unit

    def _place_the_one_before(self, spot: NameSpot, unit: Unit) -> None:
        """ "xóm A, xã B": the hamlet lies in the unit named after it, else in the commune named last."""
        inner = self.before.unit if self.before is not None else None
        if isinstance(inner, Unit) and inner.head is not None:
            inner = inner.inner  # "Chi bộ xóm A, xã B"
        if unit.rank == "village" and unit.inner is None:
            unit.inner = self.last_commune
        if unit.rank == "commune":
            self.last_commune = unit
        adjacent = self.before is not None and self.scan.view.text[self.before.end : spot.start] in ([","], ["("], [])
        if adjacent and isinstance(inner, Unit) and inner.head is None and RANKS.index(inner.rank) < RANKS.index(unit.rank):
            inner.inner = unit

    # organisations

    def _organisation(self, spot: NameSpot) -> Unit | None:
        head = spot.head
        assert head is not None
        if head.type == "work" and not any(word.istitle() for word in spot.body.split()):
            return None  # "dự án BOT", "khách sạn ba sao"
        inner = self._inner(spot)
        if head.edge == "fixed":
            if (full := self._in_full(spot, head)) is not None:
                return full
            unit = self.spoken.body(self._new(spot, None, phrase_key(spot.body)), head)
            unit.emitted = unit.emitted and head.type != "abroad"
            return unit
        if (known := self._by_code(spot)) is not None:
            return known
        if inner is None and spot.inner is not None and not spot.body:
            return None  # "UBND phường", of none that the text has named
        if inner is None and not spot.body:
            known = self.spoken.head_alone(head)
            return self.spoken.body(self._new(spot, None, ""), head) if known is None and _stands_alone(head) else known
        known = self.spoken.last_head.get(head.name)
        if head.edge == "sector" and not spot.body and known is not None and (known.inner is inner or known.inner is None):
            return known  # "Ban Chỉ đạo tỉnh" is the one spoken of
        return self.spoken.body(self._new(spot, inner, phrase_key(spot.body)), head)

    def _in_full(self, spot: NameSpot, head: Head) -> Unit | None:
        """ "Ngân hàng Ngoại thương (Vietcombank)": the one word in brackets is the organisation before it, from then on."""
        before, view = self.before, self.scan.view
        if before is not None and before.head is not None and view.text[before.end : spot.start] == ["("]:
            unit, one_word = before.unit, head.type == "company" or surface(view, spot.start, spot.end).isupper()
            if isinstance(unit, Unit) and one_word and before.head.name in load("organisations")["known_by_one_word"]:
                unit.alias = unit.alias or surface(view, spot.start, spot.end)
                return self.known_as.setdefault(head, unit)
        return self.known_as.get(head) if not spot.body else None

    def _by_code(self, spot: NameSpot) -> Unit | None:
        """ "Phòng PC03", once "Phòng Cảnh sát kinh tế (PC03)" has been named."""
        code = spot.body.replace(" ", "")
        if spot.inner is not None or not code.isupper():
            return None
        known = self.spoken.last_head.get(spot.head.name) if spot.head is not None else None
        return known if known is not None and known.alias.replace(" ", "") == code else None

    def _inner(self, spot: NameSpot) -> Unit | None:
        if spot.inner is None:
            return None
        assert spot.head is not None
        if spot.head.name in implied() and not spot.inner.level.ranks and spot.inner.head is None:
            return self._implied(spot)
        unit = self._take(spot.inner)
        if unit is not None and unit.head is None and not spot.inner.level.ranks and len(unit.spots) == 1:
            unit.emitted = unit.rank == "province"  # a smaller place, when it is named by itself
        return unit

    def _implied(self, spot: NameSpot) -> Unit | None:
        """ "Huyện uỷ Phú Lương": the place is a district, though no word says so."""
        assert spot.inner is not None and spot.head is not None
        rank = implied()[spot.head.name][1]
        name = place_key(spot.inner.name)
        if spot.head.name == "Thành uỷ" and not any(
            p.rank == "province" and p.level == "thành phố" for p in table().by_name.get(name, [])
        ):
            rank = "district"
        unit = self.spoken.one(
            ("place", rank, name, ""),
            lambda: Unit(
                rank, implied()[spot.head.name][0] if spot.head else "", spot.inner.name if spot.inner else "", emitted=False
            ),
        )
        self.spoken.place(unit)
        spot.inner.unit = unit
        unit.spots.append(spot.inner)
        return unit

    def _new(self, spot: NameSpot, inner: Unit | None, body: str) -> Unit:
        head = spot.head
        assert head is not None
        unit = self.spoken.one(
            ("org", head.name, body, id(inner) if inner else 0),
            lambda: Unit("", head=head, body=spot.body, inner=inner, emitted=False),
        )
        unit.emitted = unit.emitted or not (head.type == "work" or self._is_planned(spot))
        if _says_whose(spot) and not spot.listed:
            unit.surfaces[surface(self.scan.view, spot.start, spot.end)] = None
        elif _is_of_the_city(spot):
            unit.of_the_city[surface(self.scan.view, spot.start, spot.end)] = None
        unit.alias = unit.alias or spot.alias
        unit.head_text = unit.head_text or self._head_text(spot)
        return unit

    def _is_planned(self, spot: NameSpot) -> bool:
        """ "dự án khu nhà ở Bắc Khê": named as a project, a site is a work."""
        before = self.before
        return before is not None and before.head is not None and before.head.name == "Dự án" and before.end == spot.start

    def _head_text(self, spot: NameSpot) -> str:
        """The head as written: "Hội đồng nhân dân", not "HĐND"."""
        assert spot.head is not None
        found = heads().match(self.scan.view.norm, spot.start)
        return surface(self.scan.view, spot.start, found[0]) if found and not spot.listed else spot.head.name


def _stands_alone(head: Head) -> bool:
    """Whether a head is a name by itself: "Hội Nông dân", "Kho bạc Nhà nước"."""
    return (head.type == "mass_org" and head.edge == "place" and " " in head.name) or head.name in load("organisations")["alone"]


def _says_whose(spot: NameSpot) -> bool:
    """Whether an organisation's name says in full of what it is: "Công an tỉnh Lai Châu", not "Công an tỉnh"."""
    inner = spot.inner
    if inner is None or inner.name:
        return True
    return inner.head is not None and (inner.head.edge == "fixed" or bool(inner.body or inner.inner)) and _says_whose(inner)


def _is_of_the_city(spot: NameSpot) -> bool:
    """Whether an organisation's name ends in the city of the article, as such are written: "Công an TP", not "Công an tỉnh"."""
    inner = spot.inner
    if inner is None or inner.head is not None:
        return inner is not None and _is_of_the_city(inner)
    return inner.level.name == "thành phố" and not inner.name and isinstance(inner.unit, Unit) and inner.unit.rank == "province"
