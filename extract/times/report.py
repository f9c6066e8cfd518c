"""What a report leaves to its next sentence: the time that it tells of, and whether figures without a time still hold for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from extract.draft import Draft
from extract.lexicon import load
from extract.model import Status
from extract.times.sentence_times import SentenceTimes, Span

_LEX = load("figure_periods")


def _starts(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"[\s\"“'(+-]*+(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)")


def _contains(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)")


_LINK, _LINK_INSIDE = _starts(_LEX["links"]["begins"]), _contains(_LEX["links"]["contains"])
_THEREBY = _starts(_LEX["links"]["thereby"])
_BACK, _DETAIL = _starts(_LEX["links"]["back"]), _starts(_LEX["links"]["detail"])
_ENTRY = re.compile(r"[^:;.,()]{3,80}+: (?:gần |hơn |trên |khoảng )?\d")  # "Công ty An Phú: 39 tỷ đồng."
_UNLINK, _UNLINK_INSIDE = _starts(_LEX["unlinks"]["begins"]), _contains(_LEX["unlinks"]["contains"])
_DISASTER = _contains(_LEX["disasters"]["words"])
_DEED = re.compile(rf"{_DISASTER.pattern}[^.;:]{{0,40}}? (?:{'|'.join(_LEX['disasters']['deeds'])})(?!\w)")
_VICTIM = _contains(_LEX["disasters"]["victims"])
_HAS = re.compile(r"(?!toàn )(?:[^\s,;.]+ ){1,6}(?:có|gồm) (?:tổng cộng )?")  # "Huyện có 14 xã": what it has is of no year
_EARLIER = re.compile(r"(?<!\w)(?:năm|tháng|quý|tuần|ngày|kỳ|kì|trước|đầu|cuối|ngoái|vụ)(?!\w)|\d")
_YEAR = timedelta(days=366)
_QUARTER = timedelta(days=89)
_REACHED = re.compile(r"(?<!\w)đạt (?:[^\s,;.]+ ){0,3}$")


def _over_time(draft: Draft) -> bool:
    """Whether a change is one from an earlier time: "cao hơn khối dân doanh 1,4 triệu đồng" is none."""
    return draft.baseline is None or _EARLIER.search(draft.baseline.lower()) is not None


class Report:
    """The time that the sentences before leave to the next one, and whether it goes on."""

    def __init__(self) -> None:
        self.span: Span | None = None
        self.status: Status = "actual"
        self.end = -1  # where the sentence ended whose figures held for the span, -1 where it had none
        self.passed = False  # whether a sentence without time and figures came since
        self.told: SentenceTimes | None = None  # the sentence
        self.latest: Span | None = None  # the last time of all, whether it still goes on or not
        self.since = 0  # sentences without a time since then

    def heard(self, sentence: SentenceTimes, span: Span | None, drafts: Sequence[Draft]) -> None:
        """Remember the time of a sentence and what it told of."""
        self.left(span, drafts[-1].status if drafts else "actual", sentence.end if drafts else -1, told=sentence)

    def went_on(self, sentence: SentenceTimes) -> None:
        """Remember that the figures of a sentence held for the time before it."""
        self.end, self.passed = sentence.end, False

    def left(self, span: Span | None, status: Status, end: int = -1, told: SentenceTimes | None = None) -> None:
        """Remember a time; `end` is where its sentence ended, if it reported figures."""
        self.span, self.status, self.end, self.passed, self.told = span, status, end, False, told
        self.latest, self.since = span or self.latest, 0 if span else self.since + 1

    def passes(self) -> None:
        """Go past one sentence that has neither a time nor figures: only a change still needs the time before it."""
        if self.passed or self.end < 0:
            self.left(None, "actual")
        self.passed = True

    def goes_on(self, sentence: SentenceTimes, drafts: Sequence[Draft]) -> bool:
        """Whether figures without a time in their sentence still hold for the time before it."""
        where = (sentence.text, sentence.start, sentence.end)
        back = _BACK.match(*where) or (self.since <= 1 and _DETAIL.match(*where))
        if back:
            self.span = self.span or self.latest
        if self.span is None or _UNLINK.match(*where) or _UNLINK_INSIDE.search(*where) or sentence.has_rate_adverb():
            return False
        changes = any(draft.measure == "change" and _over_time(draft) for draft in drafts)
        if self.passed and not back:
            return changes and self.span[1] is not None
        if _LINK.match(*where) or _ENTRY.match(*where) or _LINK_INSIDE.search(*where):
            return True
        planned = self.status == "target"
        as_planned = planned == (drafts[0].status == "target")
        if as_planned and _THEREBY.match(*where) and self._of_years():
            return True
        if self.span[1] is None:
            return False
        if self._of_a_disaster() and (_DEED.search(*where) or (as_planned and _VICTIM.search(*where))):
            return True
        first = drafts[0].number.start
        if as_planned and (planned or self._same_paragraph(sentence)):
            return planned or _HAS.fullmatch(sentence.text, sentence.start, first) is None
        return changes or _REACHED.search(*where[:1], max(sentence.start, first - 40), first) is not None

    def _of_a_disaster(self) -> bool:
        """Whether the sentence told of a storm, a flood, a fire."""
        told = self.told
        return told is not None and _DISASTER.search(told.text, told.start, told.end) is not None

    def _of_years(self) -> bool:
        """Whether the time is a year, a part of one or school years; a paper's day or month is not what its words hold for."""
        first, last = self.span or (None, None)
        return first is not None and last is not None and _QUARTER <= last - first < 3 * _YEAR

    def _same_paragraph(self, sentence: SentenceTimes) -> bool:
        """Whether the sentence stands in the paragraph that reports on a year or a part of one; a term does not go on."""
        first, last = self.span or (None, None)
        if self.end < 0 or first is None or last is None or not first < last < first + _YEAR:
            return False
        return "\n" not in sentence.text[self.end : sentence.start]
