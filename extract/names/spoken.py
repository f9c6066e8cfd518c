"""What a text has spoken of so far, and so what a level or a head alone stands for: "xã", "Chi bộ", "Huyện uỷ", "nhà trường"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.gazetteer.table import place_key
from extract.lexicon import load
from extract.names.units import Unit, gazetteer_level
from extract.names.vocabulary import Head, implied

_PROVINCE = "tỉnh"
_VILLAGE_BODIES = frozenset({"Chi bộ", "Chi đoàn", "Chi hội"})  # what a hamlet has


@dataclass(slots=True)
class Spoken:
    """The units of one text as they come up, and the last ones of each level and head."""

    units: list[Unit] = field(default_factory=list)
    by_key: dict[tuple[object, ...], Unit] = field(default_factory=dict)
    last_level: dict[str, Unit] = field(default_factory=dict)
    last_head: dict[str, Unit] = field(default_factory=dict)
    last_place: Unit | None = None
    home: frozenset[str] = frozenset()  # place_keys of the newspaper's province

    def one(self, identity: tuple[object, ...], make: Callable[[], Unit]) -> Unit:
        """The unit of an identity, made where it comes up for the first time."""
        unit = self.by_key.get(identity)
        if unit is None:
            unit = self.by_key[identity] = make()
            self.units.append(unit)
        return unit

    def place(self, unit: Unit) -> None:
        """A place has been spoken of."""
        self.last_place = unit
        self.last_level[unit.level or gazetteer_level(unit)] = unit

    def body(self, unit: Unit, head: Head) -> Unit:
        """An organisation has been spoken of under this head."""
        self.last_head.pop(head.name, None)  # the last one spoken of stands last
        self.last_head[head.name] = unit
        return unit

    def level_alone(self, level: str) -> Unit | None:
        """ "xã", "huyện": the last one of that level."""
        unit = self.last_level.get(level)
        if level == _PROVINCE and unit is not None and not unit.level:
            unit = self._home() or unit  # a road to another province leaves "tỉnh" the newspaper's own
        if unit is not None and not unit.level:
            unit.level = level
        return unit

    def _home(self) -> Unit | None:
        """The newspaper's province, where the text has named it."""
        return next((unit for unit in self.units if unit.rank == "province" and place_key(unit.name) in self.home), None)

    def head_alone(self, head: Head) -> Unit | None:
        """ "Chi bộ", "Huyện uỷ", "Trường": the last one of that head, or that of the place spoken of."""
        level = implied().get(head.name, ("", ""))[0]
        place = self.last_level.get(level) if level else None
        of_village = head.name in _VILLAGE_BODIES
        if of_village and self.last_place is not None and self.last_place.rank == "village":
            place = self.last_place
        known = self.last_head.get(head.name) or self._last_that_begins_with(head)
        here = self.by_key.get(("org", head.name, "", id(self.last_place)))
        if here is not None and not level:
            return here
        if known is not None and (place is None or known.inner is place or (not level and not of_village)):
            return known
        if place is None and known is None and head.name in load("organisations")["of_committees"]:
            place = next((unit for unit in reversed(self.last_head.values()) if _is_a_committee(unit)), None)
        if place is None:
            return known
        return self.body(self.one(("org", head.name, "", id(place)), lambda: Unit("", head=head, inner=place)), head)

    def _last_that_begins_with(self, head: Head) -> Unit | None:
        """ "Trung tâm" for "Trung tâm Y tế", "ngân hàng" for "Ngân hàng Chính sách xã hội": a longer head's last unit."""
        longer = [unit for name, unit in self.last_head.items() if name.startswith(head.name + " ")]
        return longer[-1] if longer else None


def _is_a_committee(unit: Unit) -> bool:
    return unit.head is not None and unit.head.name in implied() and unit.head.type == "party"
