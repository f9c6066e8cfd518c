"""People: each named person of an article once, with role, the unit of that role and birth year."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from extract.lexicon import load
from extract.model import Mention, Person
from extract.names.people_shapes import PersonSpot, role_end
from extract.names.scan import Scan
from extract.names.spots import surface
from extract.names.units import Unit
from extract.names.vocabulary import folded
from extract.syllables import Syllables
from extract.text import key

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BORN = re.compile(r"[\s,(-]{0,3}(?:sinh năm|SN|sinh ngày[^,;)]{3,16}[/-])\s{0,2}((?:19|20)[0-9]{2})")
_BIRTH = folded("sinh năm sn ngày")
_YEARS = folded("tuổi")
_OF = folded("của")
_SAYS = folded(
    "cho nói chia khẳng nhấn phát đã đang sẽ là cùng đến tại và thông trao đề yêu chỉ cũng có bày kể dẫn bức ở trú của"
)
_JOINS = folded(", - – kiêm ( và")


def find_people(doc: Doc, found: Scan) -> tuple[Person, ...]:
    """The people of `doc`, in the order of their first mention."""
    people: dict[str, list[PersonSpot]] = {}
    called: dict[str, list[str]] = {}  # given name → the full names, in order
    longer = _longer_names(found.people)
    for spot in found.people:
        name = longer.get(key(spot.name)) or _full_name(spot, people, called)
        if name is None:
            continue
        if name not in people:
            called.setdefault(_given(name), []).append(name)
        people.setdefault(name, []).append(spot)
    return tuple(_person(doc, found, spots) for spots in people.values())


def _longer_names(spots: list[PersonSpot]) -> dict[str, str]:
    """The end of a name, two syllables and more → the one name that ends so: "Ông Văn Khê (giữa)" is "Hoàng Văn Khê"."""
    names = {key(spot.name) for spot in spots}
    longer: dict[str, str | None] = {}
    for name in names:
        words = name.split()
        for first in range(1, len(words) - 1):
            end = " ".join(words[first:])
            longer[end] = name if end not in longer else None
    return {end: name for end, name in longer.items() if name is not None}


def _given(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _full_name(spot: PersonSpot, people: Container[str], called: dict[str, list[str]]) -> str | None:
    """The key of the person that a spot names; a given name alone is the last person of that name."""
    name = key(spot.name)
    if name in people:
        return name
    for known in reversed(called.get(_given(name), ())):
        if known.endswith(" " + name):
            return known
    return name if " " in name else None


def _person(doc: Doc, found: Scan, spots: list[PersonSpot]) -> Person:
    view = found.view
    mentions = tuple(Mention(view.start[s.start], view.end[s.end - 1]) for s in spots)
    role, org = next((r for r in (_role(found, spot) for spot in spots) if r[0]), (None, None))
    born = next((m for m in (_BORN.match(doc.user_data["text"], mention.end) for mention in mentions) if m), None)
    name = max((spot.name for spot in spots), key=len)
    return Person(name, role, org, int(born.group(1)) if born else None, mentions)


def _role(found: Scan, spot: PersonSpot) -> tuple[str | None, str | None]:
    """The role as written and its unit: before the name, or after it between commas, dashes or brackets."""
    if spot.by == "role":
        return _read(found, spot.title_start, spot.start)
    view = found.view
    before = _role_span_before(found, spot.title_start)
    if before is not None:
        return _read(found, before, spot.title_start)
    i = _after_birth(view, spot.end)
    if i < len(view) and view.text[i] in (",", "-", "–", "(", ":"):
        end = _roles_end(found, i + 1)
        if end:
            return _read(found, i + 1, end)
    return None, None


def _after_birth(view: Syllables, i: int) -> int:
    """Index after ", sinh năm 1970", "(SN 1970" or ", 45 tuổi", where the role stands behind it."""
    for word in range(i + 1, min(i + 5, len(view))):
        if view.text[word].isdigit():
            after = word + 1
            if after < len(view) and view.norm[after] in _YEARS:
                after += 1
            return after if after < len(view) and view.text[after] in (",", "-", "–") else i
        if view.norm[word] not in _BIRTH:
            return i
    return i


def _role_span_before(found: Scan, end: int) -> int | None:
    from extract.names.people_shapes import role_before

    unit = found.ending_at(end)
    return role_before(found.view, unit.start if unit else end)


def _roles_end(found: Scan, i: int) -> int:
    """Index after the roles at `i`, each with its unit; 0 if none begins there."""
    view, end = found.view, 0
    while (stop := role_end(view, i)) or end == i:
        if not stop:
            break
        end = _after_unit(found, i, stop)
        if end >= len(view) or view.norm[end] not in _JOINS or not role_end(view, end + 1):
            break
        i = end + 1
    return end


def _after_unit(found: Scan, role: int, i: int) -> int:
    """Index after the unit in or behind the role `role` to `i`, and after those that it is part of: "Vụ trưởng Vụ A, Bộ B"."""
    unit = next(iter(found.between(role + 1, i + 1)), None)  # "Trưởng phòng Nội vụ": the Phòng Nội vụ begins inside the role
    if unit is not None:
        return unit.end
    end, view = i, found.view  # "công nhân cầu đường": a trade goes on to the next mark
    while end < len(view) and end - i < 6 and view.text[end].isalnum() and view.norm[end] not in _SAYS:
        if view.capital[end] and not view.text[end - 1].isdigit():  # "lớp 12A1"
            break
        end += 1
    return end if end < len(view) and (view.text[end] in ",;.):-–" or view.norm[end] in _OF) else i


def _read(found: Scan, start: int, end: int) -> tuple[str, str | None]:
    """The role between two syllables, and the name of the first unit in it."""
    inside = [u for u in found.between(start, end) if u.end <= end]
    units = [u.unit for u in inside if isinstance(u.unit, Unit)]
    units.sort(
        key=lambda unit: unit.head is not None and unit.head.edge == "fixed"
    )  # "Uỷ viên Trung ương Đảng, Bí thư Tỉnh uỷ …"
    org = units[0].full_name if units else None
    role = surface(found.view, start, end)
    return role, org or _body_of(found, role)


def _body_of(found: Scan, role: str) -> str | None:
    """The body that a role without one belongs to, where the article names it: the Thủ tướng heads the Chính phủ."""
    body = load("people")["bodies"].get(role.lower())
    return body if body is not None and any(isinstance(u.unit, Unit) and u.unit.full_name == body for u in found.units) else None
