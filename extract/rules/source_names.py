"""Where an article names people and bodies, for the rules that look for who said something."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.names.units import RANKS
from extract.rules.phrases import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc



@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a person, a place or a body, with its fullest name."""

    start: int
    end: int
    name: str
    person: bool = False
    place: bool = False


class Names:
    """The places where people and bodies are named, in order."""

    def __init__(self, doc: Doc) -> None:
        found = [Name(m.start, m.end, p.name, person=True) for p in doc.user_data.get("people", ()) for m in p.mentions]
        units = doc.user_data.get("named_units", ())
        found += [Name(m.start, m.end, u.name, place=u.type in RANKS) for u in units for m in u.mentions]
        self._names = sorted(found, key=lambda name: (name.start, -name.end))
        self._roles = [(fold(p.role), p.name) for p in doc.user_data.get("people", ()) if p.role]
        self._people = [p.name for p in doc.user_data.get("people", ())]
        self._starts = [name.start for name in self._names]

    def within(self, start: int, end: int) -> list[Name]:
        """The names that stand between two character offsets."""
        first = bisect_left(self._starts, start)
        return [name for name in self._names[first : bisect_left(self._starts, end)] if name.end <= end]

    def holder(self, office: str) -> str:
        """The person who holds an office in this article ("bộ trưởng", "Bộ trưởng Hưng"), else the office itself."""
        norms = fold(office)
        held = next((name for role, name in self._roles if role[:2] == norms[:2] and set(norms).issubset(role)), None)
        given = office.split()[-1]
        return held or next((name for name in self._people if given == name.split()[-1]), office)
