"""What the nearest words say a figure is about: the unit of its clause, else of its sentence, else the one before."""

from __future__ import annotations

from bisect import bisect_left

from extract.draft import Draft
from extract.names.units import Unit
from extract.names.vocabulary import folded
from extract.subjects.article import Article
from extract.subjects.candidates import Around
from extract.subjects.mentions import NONE, STRONG, WEAK, Spoken
from extract.subjects.phrases import begins

_SILENT = Unit("")
_IS = folded("là")
_MOST = 40  # mentions of one sentence that are looked at, from either end
_NEAR = 90  # characters between a figure and the "ở …" that says whom it is about


class Rules:
    """Reads the nearest words of one text, figure after figure."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.view = article.view
        self.used: set[int] = set()  # mentions after a figure that only that figure was about

    def answer(self, around: Around, following: int) -> tuple[Unit | None, bool]:
        """The unit of one figure, and whether sentences before say so; `following` is where the next figure begins."""
        found = self._in_sentence(around, following)
        if found is not _SILENT:
            return found, False
        return self._carried(around) or self._country_later(around.draft), True

    def _in_sentence(self, around: Around, following: int) -> Unit | None:
        """What the figure's own sentence says; `_SILENT` if nothing."""
        draft = around.draft
        left = self._between(around.clause, draft.number.start)
        if strong := [one for one in left if one.weight == STRONG and not self._is_the_whole(one, around)]:
            return (strong[0] if self._is_defined(strong[0]) else strong[-1]).unit
        if (after := self._after(draft, following)) is not None:
            return after
        if around.rule:
            return None
        if around.in_sentence:
            return around.last
        if earlier := [one for one in self._between(draft.sentence_start, around.clause) if one.weight == STRONG]:
            return earlier[-1].unit
        before = self._between(draft.sentence_start, draft.number.start)
        if weak := [one for one in before if one.weight == WEAK and _may_speak(one.unit)]:
            return weak[-1].unit
        return self._opening(draft) or _SILENT

    def _country_later(self, draft: Draft) -> Unit | None:
        """ "Tổng kinh phí là 5 tỷ đồng, thực hiện trên phạm vi cả nước": but what a share is of is only its whole."""
        later = self._between(draft.number.end, draft.sentence_end) if draft.unit != "%" else []
        return next((one.unit for one in later if one.unit.rank == "country" and one.weight == STRONG), None)

    def _opening(self, draft: Draft) -> Unit | None:
        """ "Sau khi được giao 5 ha, Công ty A đã …": the main clause behind the comma says whom it is about."""
        for one in self._between(draft.number.end, draft.sentence_end):
            if one.opens and one.weight == STRONG and begins(self.view, self.view.at(one.end), "goes_on"):
                return one.unit
        return None

    def _carried(self, around: Around) -> Unit | None:
        """What was spoken of before: a unit that led a sentence since the last figure, or the last figure's."""
        leading = [one.unit for one in around.led if one.weight == STRONG]
        unit = leading[-1] if leading else around.last if around.previous is not None else self.article.first
        if unit is not None and unit.rank in ("country", "several"):
            unit = self.article.first
        if unit is around.last and around.continues:
            return unit
        return None if unit is not None and _is_the_country(unit) else unit

    def _is_defined(self, one: Spoken) -> bool:
        """ "Đồng Thái là xã ở phía bắc huyện …": the sentence is about its first unit."""
        i = self.view.at(one.end)
        return one.leads and i < len(self.view) and self.view.norm[i] in _IS

    def _after(self, draft: Draft, following: int) -> Unit | None:
        """The unit that "ở", "tại", "của" leads to, after the figure in its sentence and before the next figure."""
        for one in self._between(draft.number.end, min(draft.sentence_end, following)):
            if one.start - draft.number.end < _NEAR and one.weight != NONE and one.at:
                self.used.add(one.start)
                return one.unit
        return None

    def _is_the_whole(self, one: Spoken, around: Around) -> bool:
        """ "chiếm 49% số vụ của cả nước, giảm 1.098 vụ": what a share is of is not whom the next figure is about."""
        share = around.previous
        if share is None or share.unit != "%" or not around.in_sentence or one.start < share.number.end:
            return False
        between = self.article.text[share.number.end : one.start]
        return "," not in between and ";" not in between and "(" not in between

    def _between(self, start: int, end: int) -> list[Spoken]:
        """The mentions in a stretch of text: of very many, the first and the last ones."""
        spoken, starts = self.article.spoken, self.article.starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if last - first <= _MOST and not self.used:
            return spoken[first:last]
        inside = [*spoken[first : min(last, first + _MOST)], *spoken[max(first + _MOST, last - _MOST) : last]]
        return [one for one in inside if one.start not in self.used]


def _is_the_country(unit: Unit) -> bool:
    """The country is a figure's subject only where the figure's own sentence says so."""
    return unit.rank == "country" or (unit.head is not None and unit.head.name == "Việt Nam")


def _may_speak(unit: Unit) -> bool:
    """Whether a body that is a source may be speaking of itself: an expert's university seldom does."""
    return unit.head is None or unit.head.type != "school"
