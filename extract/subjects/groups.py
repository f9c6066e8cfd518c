"""The units that stand in a text, alone or as the items of a list that is one group."""

from __future__ import annotations

from dataclasses import dataclass

from extract.lexicon import load
from extract.names.level_words import match_level
from extract.names.scan import Scan
from extract.names.spots import NameSpot, surface
from extract.names.units import RANKS, Unit
from extract.names.vocabulary import AND, folded, grounds
from extract.subjects.phrases import ends_with
from extract.syllables import Syllables

_LONGEST = 30  # items of a list that are one group
_LONGEST_LEVEL = 3  # syllables: "tổ dân phố"
_TWINS = frozenset({"other", "work", "company", "school", "health"})
_NEAR = 4  # syllables before a list
_LINES = folded("tuyến đoạn chặng dây bay trục luồng cung hướng")  # they go from one place to another
_WHERE = folded("ở tại thuộc")
SEVERAL = folded("các những hai ba bốn cả")


@dataclass(slots=True)
class Group:
    """Units that stand together, from syllable `start` to `end`: one, or the items of a list; `unit` is whom they are."""

    start: int
    end: int
    unit: Unit
    size: int
    last: NameSpot
    items: tuple[Unit, ...]


def groups(found: Scan) -> list[Group]:
    """The units that stand in the text, without those that only say where the one before lies: "xã A, huyện B", "C (quận D)".

    The items of a list are one group, which stands for the unit named after it in which they lie: "các xã A, B (huyện C)".
    """
    view = found.view
    groups: list[Group] = []
    together: dict[tuple[Unit, ...], Unit] = {}
    for spot in found.units:
        if not isinstance(spot.unit, Unit):
            continue
        last = groups[-1] if groups else None
        if last is not None and _only_says_where(view, last, spot):
            if last.size > 1 or (last.unit.rank == "village" and last.unit.name.isdigit()):
                last.unit = spot.unit
            last.last, last.end = spot, spot.end
        elif last is not None and last.size < _LONGEST and _goes_on(view, last, spot):
            name = surface(view, _begins(view, last.start), spot.end)
            last.items = (*last.items, spot.unit)
            last.unit = together.setdefault(last.items, Unit("several", name=name))
            last.size, last.last, last.end = last.size + 1, spot, spot.end
        else:
            groups.append(Group(spot.start, spot.end, spot.unit, 1, spot, (spot.unit,)))
    return groups


def _begins(view: Syllables, i: int) -> int:
    """Where a list begins whose first name does at `i`: at "các xã A, B", "các xã: A, B"."""
    if i > 1 and view.text[i - 1] == ":":
        for level in range(i - 2, max(0, i - 2 - _LONGEST_LEVEL), -1):
            found = match_level(view, level)
            if found is not None and found[0] == i - 1 and view.norm[level - 1] in SEVERAL:
                return level - 1
    return i - (view.norm[i - 1] in SEVERAL)


def _goes_on(view: Syllables, group: Group, spot: NameSpot) -> bool:
    """Whether a unit is the next item of the list that a group is."""
    gap = view.norm[group.end : spot.start]
    if gap[1:] and gap[-1] in SEVERAL:  # "thị xã A, các huyện B, C"
        gap = gap[:-1]
    if len(gap) != 1 or not (gap[0] in AND or gap[0] in ",;-–"):
        return False
    joined, last = gap[0] in AND, group.last
    if spot.head is not None and last.head is not None:
        return joined and _are_twins(group, spot)
    if group.size == 1 and not joined and ends_with(view, group.start, "aside"):
        return False  # "so với xã A, xã B …"
    if gap[0] in "-–":  # "Phú Yên - Khánh Hoà", but not "đường dây Phú Yên - Khánh Hoà"
        line = not _LINES.isdisjoint(view.norm[max(0, group.start - _NEAR) : group.start])
        return group.size == 1 and not line and _is_a_province(last) and _is_a_province(spot)
    if spot.head is not None or last.head is not None:
        list_goes_on = spot.end < len(view) and (view.text[spot.end] == "," or view.norm[spot.end] in AND)
        beside = (_is_a_region(last) and _is_a_province(spot)) or (_is_a_province(last) and _is_a_region(spot))
        return beside and (joined or list_goes_on)  # "Bắc Bộ, Thanh Hoá và Nghệ An"
    same_rank = isinstance(spot.unit, Unit) and isinstance(last.unit, Unit) and spot.unit.rank == last.unit.rank
    return same_rank and bool(spot.name and last.name)


def _is_a_province(spot: NameSpot) -> bool:
    return spot.head is None and isinstance(spot.unit, Unit) and spot.unit.rank == "province" and bool(spot.name)


def _is_a_region(spot: NameSpot) -> bool:
    """Whether a spot is a part of the country with a name."""
    return spot.head is not None and spot.head.type == "other" and spot.head.name in grounds() and spot.head.name != "Việt Nam"


def _are_twins(group: Group, spot: NameSpot) -> bool:
    """ "trạm A và trạm B", "Công ty A và Công ty B", "Bắc Bộ và Nam Bộ": two sites, two companies of one kind, two regions."""
    first, second = group.last.head, spot.head
    if first is None or second is None or group.size > 1 or group.unit is spot.unit:
        return False
    alike = first is second and (first.type in _TWINS or first.name in load("organisations")["of_a_place"])
    return alike or {first.name, second.name} <= grounds()


def _only_says_where(view: Syllables, before: Group, spot: NameSpot) -> bool:
    unit, first = spot.unit, before.last.unit
    if not isinstance(unit, Unit) or not isinstance(first, Unit):
        return False
    gap = view.text[before.end : spot.start]
    if unit.head is not None:  # "Công ty A (Khu công nghiệp B)"
        return gap == ["("] and first.head is not None and spot.end < len(view) and view.text[spot.end] == ")"
    if gap[:1] == ["("] and ")" not in gap and len(gap) < 6:
        return True
    if first.head is not None and len(gap) == 1 and view.norm[before.end] in _WHERE:  # "Công ty A ở xã B có …"
        return True
    if gap == [","] and not spot.name:  # "Theo Sở A, TP chi …"
        return False
    return gap in ([","], []) and _may_lie_in(first, unit)


def _may_lie_in(unit: Unit, place: Unit) -> bool:
    """Whether a place may be where a unit lies: a village in a commune, a ministry in none ("gửi Bộ Y tế, tỉnh A …")."""
    if unit.head is not None:
        return unit.head.edge != "fixed" and unit.head.name != "Bộ"
    return RANKS.index(unit.rank) < RANKS.index(place.rank)
