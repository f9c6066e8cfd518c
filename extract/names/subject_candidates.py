"""Whom a figure could be about: the units around it, those that its article is about, whom the figure before was about, nobody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from extract.draft import Draft
from extract.lexicon import load
from extract.names.scan import Scan
from extract.names.subject_mentions import Spoken, has_phrase, mentions, places_of
from extract.names.units import Unit
from extract.text import key

_BEFORE, _FIRST, _AFTER, _EARLIER, _SINCE = 8, 4, 4, 6, 3  # mentions that are looked at
_TOPICS = 3  # units of the article that are most spoken of
_LEAD = 3  # sentences


@dataclass(slots=True)
class Around:
    """A figure and what is spoken of around it."""

    draft: Draft
    sentence: int  # which one it stands in
    before: list[Spoken]  # in its sentence
    after: list[Spoken]  # in its sentence, before the next figure
    later: list[Spoken]  # in its sentence, behind the next figure
    earlier: list[Spoken]  # the last ones in sentences before
    led: list[Spoken]  # what led sentences since the figure before
    previous: Draft | None  # the figure before
    last: Unit | None  # whom that was about
    clause: int  # where its clause begins
    in_sentence: bool  # whether the figure before stands in the same sentence
    rule: bool = False  # a standard is spoken of before it
    continues: bool = False  # "trong đó", "cụ thể" open its sentence
    several: bool = False  # "các địa phương", "các tỉnh" stand before it
    enforces: bool = False  # "xử phạt", "thu giữ" stand before it
    counted: int = -1  # the rank of the administrative units that it counts: 0 villages to 3 provinces
    whole: int = -1  # where a share ends whose whole may stand before the figure
    gap: int = 0  # sentences since the figure before
    opening: Unit | None = None  # whom the first figure of the last sentence with figures was about
    answer: Unit | None = None  # what the nearest words say
    carried: bool = False  # whether they do so from sentences before
    measured: str = ""  # what it measures, for search: " doanh thu thuần đồng "
    units: list[Unit | None] = field(default_factory=list)  # the candidates


class Article:
    """One text as subjects are chosen in it, figure after figure."""

    def __init__(self, text: str, found: Scan, sentences: Sequence[tuple[int, int]], units: list[Unit], title: Unit | None, speakers: dict[str, Unit]) -> None:
        self.text = text
        self.view = found.view
        self.sentence_starts = [start for start, _ in sentences]
        self.spoken = mentions(found, list(sentences))
        self.starts = [spoken.start for spoken in self.spoken]
        self.leading = [spoken for spoken in self.spoken if spoken.leads]
        self.leading_starts = [spoken.start for spoken in self.leading]
        self.phrases = {name: places_of(self.view, name) for name in ("rules", "asked_of_all", "several_places", "enforces")}
        self.speakers = speakers
        self.stops = [mark.start() for mark in re.finditer(";", text)]
        self.bodies = [unit for unit in units if unit.head is not None and unit.head.name == "Đảng bộ"]
        self.title = title
        self.lead_end = sentences[min(_LEAD, len(sentences)) - 1][1] if sentences else 0
        self.lead = list(dict.fromkeys(one.unit for one in self.spoken[: bisect_left(self.starts, self.lead_end)]))
        self.shares = self._shares()
        self.topics = sorted(self.shares, key=lambda unit: -self.shares[unit])[:_TOPICS]
        self.previous: Draft | None = None
        self.last: Unit | None = None
        self.opening: Unit | None = None

    def _shares(self) -> dict[Unit, float]:
        """How much of all that is spoken of each unit is, 0 to 1."""
        counts: dict[Unit, int] = {}
        for spoken in self.spoken:
            counts[spoken.unit] = counts.get(spoken.unit, 0) + 1
        return {unit: count / len(self.spoken) for unit, count in counts.items()}

    def around(self, draft: Draft, following: int) -> Around:
        """What the next figure in the order of the text could be about; `following` is where the figure after it begins."""
        start, end = draft.number.start, draft.number.end
        first, at = bisect_left(self.starts, draft.sentence_start), bisect_left(self.starts, start)
        behind = bisect_left(self.starts, end)
        stop = bisect_left(self.starts, draft.sentence_end)
        following_at = min(max(behind, bisect_left(self.starts, following)), stop)
        before = self.spoken[first : first + _FIRST] + self.spoken[max(first + _FIRST, at - _BEFORE) : at] if at > first else []
        before = [spoken for spoken in before if spoken.start < start]
        since = self.previous.number.start if self.previous is not None else 0
        since_at, till_at = bisect_left(self.leading_starts, since), bisect_left(self.leading_starts, draft.sentence_start)
        stop_at = bisect_left(self.stops, start)
        i = self.view.at(draft.sentence_start)
        found = Around(
            draft,
            bisect_right(self.sentence_starts, start),
            before,
            self.spoken[behind : min(following_at, behind + _AFTER)],
            self.spoken[following_at : min(stop, following_at + _AFTER)],
            self.spoken[max(0, first - _EARLIER) : first],
            self.leading[max(since_at, till_at - _SINCE) : till_at],
            self.previous,
            self.last,
            max(draft.sentence_start, self.stops[stop_at - 1] if stop_at else 0),
            self.previous is not None and self.previous.sentence_start == draft.sentence_start,
            self.holds("rules", draft.sentence_start, start),
            has_phrase(self.view, i, min(i + 1, len(self.view)), "continues"),
            self.holds("several_places", draft.sentence_start, start),
            self.holds("enforces", draft.sentence_start, start),
            _counted().get(key(draft.unit or ""), -1),
            measured=f" {key(draft.indicator or '')} {key(draft.unit or '')} ",
        )
        found.opening = self.opening
        if self.previous is not None:
            found.whole = self._whole(draft)
            found.gap = found.sentence - bisect_right(self.sentence_starts, self.previous.number.start)
        found.units = self._units(found)
        return found

    def _whole(self, draft: Draft) -> int:
        """ "chiếm 49% số vụ của cả nước, giảm 1.098 vụ": what a share is of is not whom the next figure is about."""
        share = self.previous
        if share is None or share.unit != "%" or share.sentence_start != draft.sentence_start:
            return -1
        return share.number.end

    def _units(self, around: Around) -> list[Unit | None]:
        spoken = [*around.before, *around.after, *around.later, *around.earlier, *around.led]
        units = dict.fromkeys(one.unit for one in spoken)
        topics = [*self.topics, *self.lead[:2], *([self.title] if self.title else []), *([self.last] if self.last else []), *([self.opening] if self.opening else [])]
        return [None, *dict.fromkeys([*units, *topics])]

    def settle(self, draft: Draft, unit: Unit | None) -> None:
        """Remember whom a figure is about."""
        if self.previous is None or self.previous.sentence_start != draft.sentence_start:
            self.opening = unit
        self.previous, self.last = draft, unit

    def party_of(self, unit: Unit, draft: Draft) -> Unit:
        """Party members of a place are its party organisation's, where the article names one."""
        if not is_of_party(draft) or (unit.head is not None and unit.head.name != "Đảng uỷ"):
            return unit
        place = unit.inner if unit.head is not None else unit
        of_place = [body for body in self.bodies if body.inner is place]
        inside = [body for body in self.bodies if body.inner is not None and body.inner.inner is place]
        return (of_place or (inside if len(inside) == 1 else []) or [unit])[0]

    def holds(self, phrases: str, start: int, end: int) -> bool:
        """Whether one of these phrases begins in a stretch of text."""
        places = self.phrases[phrases]
        i = bisect_left(places, start)
        return i < len(places) and places[i] < end


@cache
def _party_units() -> frozenset[str]:
    return frozenset(key(unit) for unit in load("subjects")["party_units"])


def is_of_party(draft: Draft) -> bool:
    """Whether a figure counts what a party organisation has."""
    if key(draft.unit or "") in _party_units():
        return True
    measured = f" {key(draft.indicator or '')} "
    return any(f" {unit} " in measured for unit in _party_units())


@cache
def _counted() -> dict[str, int]:
    """The levels' names, as units of measurement → their rank."""
    ranks = ("village", "commune", "district", "province")
    found = {key(row[0]): rank for rank, name in enumerate(ranks) for row in load("places")[name]}
    return found | {key(word): 3 for word in load("subjects")["counted_provinces"]}
