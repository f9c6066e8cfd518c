"""Organisations that one article names twice: in short and in full, with the place they are of and without."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extract.lexicon import load
from extract.names.units import Unit
from extract.names.vocabulary import phrase_key, without_legal_form
from extract.text import key

_DASHES = frozenset("-–")
_FORMS = ("ctcp", "công ty", "cty")  # behind a dash: how it is held


def merge_organisations(units: list[Unit]) -> list[Unit]:
    """The units without those that are another one's shorter name; their mentions are the other's. In the same order."""
    organisations = [u for u in units if u.head is not None and (u.head.edge != "fixed" or u.head.type == "company")]
    called: dict[tuple[str, Unit | None], list[Unit]] = {}  # by what they are of, and, under None, all
    for unit in organisations:
        for short in _shorter(unit):
            for inner in {None, unit.inner}:
                called.setdefault((short, inner), []).append(unit)
    moved: dict[int, Unit] = {}
    for unit in organisations:
        if unit.inner is not None and _type(unit) not in ("company", "school"):
            continue  # it says whose it is: no other one is meant
        same = called[_phrase(unit, unit.body), unit.inner]
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


def _type(unit: Unit) -> str:
    assert unit.head is not None
    return unit.head.type


def _phrase(unit: Unit, body: str) -> str:
    """Head and body of an organisation in one spelling."""
    assert unit.head is not None
    return f"{key(unit.head.name)} {phrase_key(body)}".strip()


def _shorter(unit: Unit) -> set[str]:
    """What may stand for a unit: head and body, less of the body word by word, a company without its legal form."""
    assert unit.head is not None
    spelled, whole = phrase_key(unit.body), without_legal_form(unit.body)
    words = spelled.split()
    found = {f"{key(unit.head.name)} {' '.join(words[:n])}".strip() for n in range(len(words) + 1)}
    found |= {f"{key(head)} {spelled}" for head in _heads(unit)} | {_phrase(unit, whole)}
    if unit.head.type in ("school", "company"):  # "Trường Cao đẳng …" is "Cao đẳng …", "Tập đoàn Viettel" is "Viettel"
        found |= {spelled, phrase_key(whole)}
        forms = {"", _legal_form(unit)}
        found |= {key(f"{head} {form} {name}") for head in _heads(unit) for form in forms for name in _proper_names(unit)}
        found |= {key(_in_full().get(_phrase(unit, name), "")) for name in (unit.body, whole)}
    return found | {key(unit.alias), _phrase(unit, unit.alias)}


@cache
def _in_full() -> dict[str, str]:
    """The key of a full name → the one word by which the company is known."""
    names = ((*name.split(" ", 1), short) for name, short in load("organisations")["in_full"].items())
    return {f"{key(head)} {phrase_key(body)}": short for head, body, short in names}


def _heads(unit: Unit) -> list[str]:
    """What a unit may be called by: a "Tổng công ty" is a "Công ty" too."""
    assert unit.head is not None
    return [unit.head.name, *load("organisations")["also_called"].get(unit.head.name, ())]


def _proper_names(unit: Unit) -> Iterator[str]:
    """How a body may end behind its trade: "TNHH Gang thép Tân Khê Hải Vân" in "Tân Khê Hải Vân", "Khê Hải Vân", "Hải Vân"."""
    body = without_legal_form(unit.body)
    yield body
    words = body.split()
    if held := _held_behind(words):
        words = words[:held]
        yield " ".join(words)
    for first in range(1, len(words) - 1):
        if words[first] not in _DASHES and all(word[:1].isupper() or word in _DASHES for word in words[first:]):
            yield " ".join(words[first:])


def _held_behind(words: list[str]) -> int:
    """How many words of a body stand before "- CTCP", "- công ty TNHH"; 0 if none of these ends it."""
    dashes = [i for i, word in enumerate(words) if word in _DASHES]
    last = dashes[-1] if dashes else 0
    return last if " ".join(words[last + 1 :]).lower().startswith(_FORMS) else 0


def _is_short_for(unit: Unit, other: Unit) -> bool:
    if unit.inner is not None and unit.inner is not other.inner:
        return False
    assert unit.head is not None and other.head is not None
    if unit.head.type == other.head.type and unit.inner is None and _is_a_proper_name_of(unit, other):
        return True
    if unit.head is not other.head:
        alone = unit.head.edge == "fixed" or unit.head.type == "school" or key(other.alias) == _phrase(unit, unit.body)
        return alone and unit.head.type == other.head.type
    short, full = phrase_key(unit.body), phrase_key(other.body)
    if short == full:
        return unit.inner is None and other.inner is not None
    if short and short == phrase_key(other.alias):  # "ngân hàng VPBank" is "Ngân hàng Việt Nam Thịnh Vượng (VPBank)"
        return True
    if unit.head.edge == "fixed":  # "Formosa" is "Formosa Hà Tĩnh"
        return not short
    if unit.head.type == "company" and short and short == phrase_key(without_legal_form(other.body)):
        return True
    return unit.inner is None and full.startswith(f"{short} ") and bool(short) and not _has_a_proper_name(unit)


def _is_a_proper_name_of(unit: Unit, other: Unit) -> bool:
    """Whether a unit is another one without its trade: "Công ty Hải Vân" is "Công ty TNHH Gang thép Hải Vân"."""
    assert unit.head is not None and other.head is not None
    same_name = unit.head is other.head and phrase_key(unit.body) == phrase_key(other.body)
    if not unit.body or unit.head.name not in _heads(other) or same_name:
        return False
    if key(_legal_form(unit)) not in ("", key(_legal_form(other))):  # "Công ty CP Vân" is not "Công ty TNHH Thép Vân"
        return False
    return key(without_legal_form(unit.body)) in {key(name) for name in _proper_names(other)}


def _legal_form(unit: Unit) -> str:
    """How a company is held, as its name says: "cổ phần"."""
    return unit.body.removesuffix(without_legal_form(unit.body)).strip()


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
    if into.surfaces:
        into.surfaces |= unit.surfaces
