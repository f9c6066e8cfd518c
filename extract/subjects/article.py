"""A text as subjects are chosen in it: what is spoken of where, what it is about, whom the figures so far were about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.draft import Draft
from extract.lexicon import load
from extract.names.units import Unit
from extract.subjects.mentions import mentions
from extract.subjects.phrases import phrases_of
from extract.text import key

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOPICS = 3  # units of the article that are most spoken of
_LEAD = 3  # sentences


@dataclass(frozen=True, slots=True)
class Standing:
    """What an article says of a unit, whatever the figure: its sort, and features by whether its sentence names another."""

    sort: str  # a place's rank, or what an organisation is
    another_named: dict[str, float]
    alone: dict[str, float]


class Article:
    """One text with the units that it speaks of; `settle` takes whom each figure is about, in the order of the text."""

    def __init__(self, doc: Doc) -> None:
        sentences: list[tuple[int, int]] = doc.user_data["sentences"]
        units: list[Unit] = doc.user_data["units"]
        self.text: str = doc.user_data["text"]
        self.view = doc.user_data["scan"].view
        self.sentence_starts = [start for start, _ in sentences]
        phrases = phrases_of(self.view)
        self.phrases = {name: [self.view.start[i] for i, _ in places] for name, places in phrases.items()}
        self.spoken = mentions(doc.user_data["scan"], sentences, phrases)
        self.starts = [one.start for one in self.spoken]
        self.leading = [one for one in self.spoken if one.leads]
        self.leading_starts = [one.start for one in self.leading]
        self.semicolons = [mark.start() for mark in re.finditer(";", self.text)]
        self.title: Unit | None = doc.user_data.get("title_unit")
        lead_end = sentences[:_LEAD][-1][1] if sentences else 0
        self.lead = self.spoken[: bisect_left(self.starts, lead_end)]
        self.lead_units = list(dict.fromkeys(one.unit for one in self.lead))
        counts = Counter(one.unit for one in self.spoken)
        self.shares = {unit: count / len(self.spoken) for unit, count in counts.items()}
        begun = Counter(one.unit for one in self.leading if one.weight)
        self.beginnings = {unit: count / max(1, begun.total()) for unit, count in begun.items()}
        # whom the article is about: the first unit of its first lines
        self.first = next((one.unit for one in self.lead if one.weight), self.title)
        self.topics = [unit for unit, _ in counts.most_common(_TOPICS)]
        self.speakers = _speakers(doc, units)
        self.parties = [unit for unit in units if unit.head is not None and unit.head.name == "Đảng bộ"]
        self.standings: dict[Unit, Standing] = {}  # of each unit that is asked about
        self.previous: Draft | None = None
        self.last: Unit | None = None  # whom that was about
        self.opening: Unit | None = None  # whom the first figure of its sentence was about

    def settle(self, draft: Draft, unit: Unit | None) -> None:
        """Remember whom a figure is about."""
        if self.previous is None or self.previous.sentence_start != draft.sentence_start:
            self.opening = unit
        self.previous, self.last = draft, unit

    def holds(self, phrases: str, start: int, end: int) -> bool:
        """Whether one of these phrases begins in a stretch of text."""
        places = self.phrases.get(phrases, [])
        i = bisect_left(places, start)
        return i < len(places) and places[i] < end

    def party_of(self, unit: Unit) -> Unit:
        """Whose a place's party members are: its party organisation's, where the article names one."""
        if unit.head is not None and unit.head.name != "Đảng uỷ":
            return unit
        place = unit.inner if unit.head is not None else unit
        of_place = [party for party in self.parties if party.inner is place]
        inside = [party for party in self.parties if party.inner is not None and party.inner.inner is place]
        return (of_place or (inside if len(inside) == 1 else []) or [unit])[0]


def _speakers(doc: Doc, units: list[Unit]) -> dict[str, Unit]:
    """Who may be given as a source → the unit itself, or the unit of the person's office."""
    named = {unit.full_name: unit for unit in units}
    return named | {person.name: named[person.org] for person in doc.user_data["people"] if person.org in named}


@cache
def _party_units() -> frozenset[str]:
    return frozenset(f" {key(unit)} " for unit in load("subjects")["party_units"])


@lru_cache(maxsize=4096)
def measured(indicator: str | None, unit: str | None) -> str:
    """What a figure measures, for search: " doanh thu thuần đồng "."""
    return f" {key(indicator or '')} {key(unit or '')} "


def is_of_party(draft: Draft) -> bool:
    """Whether a figure counts what a party organisation has."""
    return _is_partys(measured(draft.indicator, draft.unit))


@lru_cache(maxsize=4096)
def _is_partys(measured: str) -> bool:
    return any(unit in measured for unit in _party_units())
