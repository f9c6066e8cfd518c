"""The units that figures may be about, where they stand in the text, and how each is spoken of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import load
from extract.names.people_shapes import role_before
from extract.names.scan import Scan
from extract.names.units import Unit
from extract.names.vocabulary import folded, grounds
from extract.subjects.deeds import Deed, deed, undergoes
from extract.subjects.groups import SEVERAL, Group, groups
from extract.subjects.phrases import begins, ends_with
from extract.syllables import Syllables

STRONG, WEAK, NONE = 2, 1, 0
_WAY = folded("từ đến qua nối tới sang về lên hướng")
_WHERE = folded("ở tại")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A unit, or the country, spoken of at characters `start` to `end`.

    weight: STRONG the text speaks of it, WEAK it is named by the way, NONE it is a source or only part of another's name.
    """

    start: int
    end: int
    unit: Unit
    weight: int = STRONG
    leads: bool = False  # at its sentence's beginning
    opens: bool = False  # after a comma
    at: bool = False  # "ở", "tại", "của" leads to it
    way: bool = False  # "từ", "đến", "qua" stand right before it: something comes from there or leads there
    where: bool = False  # "ở", "tại" stand right before it: there it happens
    acts: bool = False  # a place that one of its bodies speaks for
    undergoes: bool = False  # something is done to it
    given: bool = False  # a target is given to it
    deed: Deed = Deed.NONE  # what the verb behind it says that it does
    role: bool = False  # a person's office in it is named: "Bí thư Huyện uỷ A Trần B"


def mentions(found: Scan, sentences: list[tuple[int, int]], phrases: dict[str, list[tuple[int, int]]]) -> list[Spoken]:
    """All that is spoken of in a text, in order; `phrases` are those of `phrases_of`."""
    view = found.view
    starts = {view.at(start) for start, _ in sentences}
    grouped = groups(found)
    home = _home(grouped)
    made = [spoken for group in grouped for spoken in _spoken(view, group, starts, home)]
    made = sorted([*made, *_country(view, starts, phrases)], key=lambda spoken: spoken.start)
    return sorted([*made, *_pointing(view, made, starts, phrases)], key=lambda spoken: spoken.start)


def _home(grouped: list[Group]) -> Unit | None:
    """The province that an article speaks of most: what its "Sở" without a place are of."""
    spoken = [group.unit if group.unit.head is None else place_of(group.unit) for group in grouped]
    counts = Counter(unit for unit in spoken if unit is not None and unit.rank == "province")
    if not counts:
        return None
    unit, count = counts.most_common(1)[0]
    return unit if 2 * count > counts.total() else None


def _spoken(view: Syllables, group: Group, starts: set[int], home: Unit | None) -> Iterator[Spoken]:
    """The group's unit, and the place that it is of."""
    unit, start = group.unit, group.start
    if start and (view.norm[start - 1] in SEVERAL or view.text[start - 1].isdigit()):
        start -= 1
    role = role_before(view, start) is not None
    weight = WEAK if role or ends_with(view, start, "aside") else STRONG
    is_object = unit.head is not None and undergoes(view, group.end)
    given = unit.head is not None and _is_given(view, group.start, group.last.end)
    place = place_of(unit)
    if place is None and unit.head is not None and unit.head.name in load("subjects")["of_the_province"] and unit.inner is None:
        place = home
    acts = place is not None and not is_object and unit.head is not None and unit.head.name in _speakers()

    does = deed(view, group.end) if unit.head is not None else Deed.NONE

    def spoken(about: Unit, weight: int, acts: bool = False) -> Spoken:
        return Spoken(
            view.start[start],
            view.end[group.end - 1],
            about,
            weight,
            leads=any(i in starts for i in range(max(0, start - 3), start + 1)),
            opens=start > 0 and view.text[start - 1] == ",",
            at=ends_with(view, start, "at"),
            way=start > 0 and view.norm[start - 1] in _WAY,
            where=start > 0 and view.norm[start - 1] in _WHERE,
            acts=acts,
            undergoes=is_object,
            given=given,
            role=role,
            deed=does,
        )

    yield spoken(unit, NONE if acts else _weight(unit, weight, given, is_object and place is not None))
    if place is not None:
        yield spoken(place, weight if acts else NONE, acts)


def place_of(unit: Unit) -> Unit | None:
    """The place that a body is of, also through the body that it is part of; None for a place."""
    if unit.head is None:
        return None
    while unit is not None and unit.head is not None:
        unit = unit.inner  # type: ignore[assignment]
    return unit


def _weight(unit: Unit, weight: int, given: bool, undergoes: bool) -> int:
    """A region is spoken of like a province; a ministry is a source, unless a target is given to it."""
    if unit.head is None or undergoes or unit.head.name == "Ngành" or is_region(unit):
        return weight
    if is_source(unit):
        return NONE
    return (STRONG if given else NONE) if unit.head.type == "government" else weight


@cache
def _speakers() -> frozenset[str]:
    return frozenset(load("subjects")["speaks_for_its_place"])


def _is_given(view: Syllables, start: int, end: int) -> bool:
    """Whether a target is given to the body that stands at `start` to `end`."""
    return (start > 0 and ends_with(view, start, "assigned")) or any(begins(view, i, "given") for i in range(end, end + 4))


def _pointing(
    view: Syllables, known: list[Spoken], starts: set[int], phrases: dict[str, list[tuple[int, int]]]
) -> Iterator[Spoken]:
    """ "địa phương này", "khu vực này": the last place, or the last region, of the sentences before."""
    begins = [spoken.start for spoken in known]
    for name, wanted in (
        ("this_place", _is_place),
        ("this_region", is_region),
        ("this_company", _is_company),
        ("this_body", _is_body),
    ):
        for i, end in phrases.get(name, ()):
            at = bisect_left(begins, view.start[i])
            before = (known[j] for j in range(at - 1, max(-1, at - 30), -1))
            last = next((one.unit for one in before if (one.weight or wanted is _is_body) and wanted(one.unit)), None)
            if last is not None:
                yield Spoken(view.start[i], view.end[end - 1], last, leads=i in starts, at=ends_with(view, i, "at"))


def _is_place(unit: Unit) -> bool:
    return unit.head is None and unit.rank in ("province", "district", "commune")


def _is_company(unit: Unit) -> bool:
    return unit.head is not None and unit.head.type in ("company", "coop", "other")


def _is_body(unit: Unit) -> bool:
    return unit.head is not None and not is_region(unit)


def is_region(unit: Unit) -> bool:
    """Whether a unit is a region or a country: what figures are about like a province."""
    return unit.head is not None and unit.head.name in grounds()


def is_source(unit: Unit) -> bool:
    """Whether a unit that is the only one of its name is a source, not whom figures are about: no company is, but a newspaper."""
    return unit.head is not None and unit.head.edge == "fixed" and unit.head.type != "company"


def _country(view: Syllables, starts: set[int], phrases: dict[str, list[tuple[int, int]]]) -> Iterator[Spoken]:
    unit = Unit("country", name="cả nước")
    for i, end in phrases.get("country", ()):
        weight = WEAK if ends_with(view, i, "aside") else STRONG
        at = ends_with(view, i, "at")
        yield Spoken(view.start[i], view.end[end - 1], unit, weight, i in starts, at=at)
