"""Whom a figure is about: the unit of its clause, else of its sentence, else the one spoken of just before, else nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from extract.draft import Draft
from extract.lexicon import load
from extract.names.named_units import show_units
from extract.names.scan import Scan
from extract.names.subject_scopes import NONE, STRONG, WEAK, Scope, has_phrase, places_of, scopes
from extract.names.units import Unit
from extract.names.vocabulary import folded
from extract.text import key

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IS = folded("là")
_MOST = 40  # scopes of one sentence that are looked at, from either end
_NEAR = 90  # characters between a figure and the "ở …" that says whom it is about


def assign(doc: Doc, drafts: list[Draft]) -> None:
    """Set `subject` and `subject_code` of every draft, in the order of the text. Every subject is among the named units."""
    found: Scan | None = doc.user_data.get("scan")
    if found is None:
        return
    reader = _Reader(doc.user_data["text"], found, doc.user_data["sentences"], doc.user_data["units"])
    if reader.main is None and isinstance(title := doc.user_data.get("title_unit"), Unit):
        reader.main = title
    shown = sum(unit.emitted for unit in doc.user_data["units"])
    for i, draft in enumerate(drafts):
        following = drafts[i + 1].number.start if i + 1 < len(drafts) else len(doc.user_data["text"])
        unit = reader.subject(draft, following)
        if unit is not None:
            unit.emitted = True
            draft.subject = unit.full_name
            draft.subject_code = unit.place.code if unit.place is not None else None
    if sum(unit.emitted for unit in doc.user_data["units"]) != shown:
        show_units(doc)


def _is_the_country(unit: Unit) -> bool:
    """The country is a figure's subject only where the figure's own sentence says so."""
    return unit.rank == "country" or (unit.head is not None and unit.head.name == "Việt Nam")


def _may_speak(unit: Unit) -> bool:
    """Whether a body that is a source may be speaking of itself: an expert's university seldom does."""
    return unit.head is None or unit.head.type != "school"


@cache
def _party_units() -> frozenset[str]:
    return frozenset(key(unit) for unit in load("subjects")["party_units"])


def _is_of_party(draft: Draft) -> bool:
    if key(draft.unit or "") in _party_units():
        return True
    measured = f" {key(draft.indicator or '')} "
    return any(f" {unit} " in measured for unit in _party_units())


class _Reader:
    """Reads subjects off one text, figure after figure."""

    def __init__(self, text: str, found: Scan, sentences: list[tuple[int, int]], units: list[Unit]) -> None:
        self.text = text
        self.view = found.view
        self.bodies = [u for u in units if u.head is not None and u.head.name == "Đảng bộ"]
        self.stops = [mark.start() for mark in re.finditer(";", text)]
        self.rules = places_of(found.view, "rules")
        self.asked = places_of(found.view, "asked_of_all")
        self.scopes = scopes(found, sentences)
        self.starts = [scope.start for scope in self.scopes]
        self.used: set[int] = set()  # scopes after a figure that only that figure was about
        self.last: Unit | None = None  # whom the last figure was about
        self.last_at = -1
        self.here: set[int] = set()  # whom the figures of this paragraph were about
        self.last_draft: Draft | None = None
        self.carried = False  # whether the figure's own sentence says nothing of whom it is about
        self.main = self._main(sentences)

    def subject(self, draft: Draft, following: int) -> Unit | None:
        """The unit of one figure; `following` is where the next figure begins."""
        self.carried = False
        unit = self._party(draft, self._find(draft, following))
        if "\n" in self.text[max(self.last_at, 0) : draft.number.start]:
            self.here = set()
        if unit is not None:
            self.here.add(id(unit))
        self.last, self.last_at, self.last_draft = unit, draft.number.start, draft
        return unit

    def _find(self, draft: Draft, following: int) -> Unit | None:
        clause = self._clause_start(draft)
        left = self._between(clause, draft.number.start)
        if strong := [s for s in left if s.weight == STRONG and not self._is_the_whole(s, draft)]:
            if self._is_asked_of_all(strong[-1].end, draft.number.start):
                return None
            return (strong[0] if self._is_defined(strong[0]) else strong[-1]).unit
        if (after := self._after(draft, following)) is not None:
            return after
        if self._is_a_rule(draft):
            return None
        in_sentence = self.last_at >= draft.sentence_start
        if in_sentence:
            return self.last
        if earlier := [s for s in self._between(draft.sentence_start, clause) if s.weight == STRONG]:
            return earlier[-1].unit
        if weak := [
            s for s in self._between(draft.sentence_start, draft.number.start) if s.weight == WEAK and _may_speak(s.unit)
        ]:
            return weak[-1].unit
        return self._opening(draft) or self._carried(draft) or self._country_later(draft)

    def _country_later(self, draft: Draft) -> Unit | None:
        """ "Tổng kinh phí là 5 tỷ đồng, thực hiện trên phạm vi cả nước": but what a share is of is only its whole."""
        later = self._between(draft.number.end, draft.sentence_end) if draft.unit != "%" else []
        return next((s.unit for s in later if s.unit.rank == "country" and s.weight == STRONG), None)

    def _opening(self, draft: Draft) -> Unit | None:
        """ "Sau khi được giao 5 ha, Công ty A đã …": the main clause behind the comma says whom it is about."""
        for scope in self._between(draft.number.end, draft.sentence_end):
            i = self.view.at(scope.end)
            if scope.opens and scope.weight == STRONG and has_phrase(self.view, i, min(i + 1, len(self.view)), "goes_on"):
                return scope.unit
        return None

    def _carried(self, draft: Draft) -> Unit | None:
        """What was spoken of before: a unit that led a sentence since the last figure, or the last figure's."""
        self.carried = True
        since = self._between(max(self.last_at, 0), draft.sentence_start)
        leading = [s.unit for s in since if s.leads and s.weight == STRONG]
        unit = leading[-1] if leading else self._topic(draft) if self.last_at >= 0 else self.main
        if unit is not None and unit.rank in ("country", "several"):
            unit = self.main
        if unit is self.last and has_phrase(self.view, *self._beginning(draft), "continues"):
            return unit
        return None if unit is not None and _is_the_country(unit) else unit

    def _topic(self, draft: Draft) -> Unit | None:
        """The last figure's unit; a new paragraph leaves a place that was one of several: "Riêng thành phố A còn …"."""
        if "\n" not in self.text[self.last_at : draft.sentence_start] or len(self.here) < 2 or self.main is None:
            return self.last
        return self.main if self.last is not None and self.last.head is None else self.last

    def _beginning(self, draft: Draft) -> tuple[int, int]:
        i = self.view.at(draft.sentence_start)
        return i, min(i + 1, len(self.view))

    def _main(self, sentences: list[tuple[int, int]]) -> Unit | None:
        """Whom the article is about: the first unit of its first lines."""
        first = [s for s in self._between(0, sentences[min(2, len(sentences) - 1)][1]) if s.weight] if sentences else []
        return first[0].unit if first else None

    def _is_defined(self, scope: Scope) -> bool:
        """ "Đồng Thái là xã ở phía bắc huyện …": the sentence is about its first unit."""
        i = self.view.at(scope.end)
        return scope.leads and i < len(self.view) and self.view.norm[i] in _IS

    def _after(self, draft: Draft, following: int) -> Unit | None:
        """The unit that "ở", "tại", "của" leads to, after the figure in its sentence and before the next figure."""
        for scope in self._between(draft.number.end, min(draft.sentence_end, following)):
            near = scope.start - draft.number.end < _NEAR
            if near and scope.weight != NONE and scope.at:
                self.used.add(scope.start)
                return scope.unit
        return None

    def _is_the_whole(self, scope: Scope, draft: Draft) -> bool:
        """ "chiếm 49% số vụ của cả nước, giảm 1.098 vụ": what a share is of is not whom the next figure is about."""
        share = self.last_draft
        if share is None or share.unit != "%" or share.sentence_start != draft.sentence_start or scope.start < share.number.end:
            return False
        between = self.text[share.number.end : scope.start]
        return "," not in between and ";" not in between and "(" not in between

    def _is_asked_of_all(self, start: int, end: int) -> bool:
        """ "Huyện uỷ yêu cầu mỗi đảng bộ xã …": a figure that is asked of each is nobody's in particular."""
        i = bisect_left(self.asked, start)
        return i < len(self.asked) and self.asked[i] < end

    def _is_a_rule(self, draft: Draft) -> bool:
        """Whether a standard is spoken of before the figure in its sentence."""
        i = bisect_left(self.rules, draft.sentence_start)
        return i < len(self.rules) and self.rules[i] < draft.number.start

    def _party(self, draft: Draft, unit: Unit | None) -> Unit | None:
        """Party members of a place are its party organisation's, where the article names one."""
        if unit is None or not _is_of_party(draft):
            return unit
        if unit.head is not None and unit.head.name != "Đảng uỷ" and not (self.carried and unit.head.type == "party"):
            return unit
        place = unit.inner if unit.head is not None else unit
        of_place = [u for u in self.bodies if u.inner is place]
        inside = [u for u in self.bodies if u.inner is not None and u.inner.inner is place]
        return (of_place or (inside if len(inside) == 1 else []) or [unit])[0]

    def _clause_start(self, draft: Draft) -> int:
        i = bisect_left(self.stops, draft.number.start)
        return max(self.stops[i - 1], draft.sentence_start) if i else draft.sentence_start

    def _between(self, start: int, end: int) -> list[Scope]:
        """The scopes in a stretch of text: of very many, the first and the last ones."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if last - first > 2 * _MOST:
            inside = self.scopes[first : first + _MOST] + self.scopes[last - _MOST : last]
        else:
            inside = self.scopes[first:last]
        return [scope for scope in inside if scope.start not in self.used]
