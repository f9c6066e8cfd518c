"""When each figure holds: `period_start`, `period_end`, `per`, from the times of its sentence and of the report around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.draft import Draft
from extract.lexicon import load
from extract.model import Period, Status
from extract.times.sentence_times import SentenceTimes, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEX = load("figure_periods")


def _starts(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"[\s\"“'(+-]*+(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)")


def _contains(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)")


_LINK, _LINK_INSIDE = _starts(_LEX["links"]["begins"]), _contains(_LEX["links"]["contains"])
_THEREBY = _starts(_LEX["links"]["thereby"])
_UNLINK, _UNLINK_INSIDE = _starts(_LEX["unlinks"]["begins"]), _contains(_LEX["unlinks"]["contains"])


_DISASTER = _contains(_LEX["disasters"]["words"])
_DEED = re.compile(rf"{_DISASTER.pattern}[^.;:]{{0,40}}? (?:{'|'.join(_LEX['disasters']['deeds'])})(?!\w)")
_HAS = re.compile(r"(?!toàn )(?:[^\s,;.]+ ){1,6}(?:có|gồm) (?:tổng cộng )?")  # "Huyện có 14 xã": what it has is of no year
_EARLIER = re.compile(r"(?<!\w)(?:năm|tháng|quý|tuần|ngày|kỳ|kì|trước|đầu|cuối|ngoái|vụ)(?!\w)|\d")
_YEAR = timedelta(days=366)
_QUARTER = timedelta(days=89)
_WHOLE_YEAR = re.compile(r"(?<!\w)cả năm \((?:khoảng |hơn |gần |trên |là )?$")
_REACHED = re.compile(r"(?<!\w)đạt (?:[^\s,;.]+ ){0,3}$")


_UP_OR_DOWN = re.compile(r"[^,;.\d]{0,12} (?:lên|xuống)(?: còn| tới| đến)? (?:\w+ ){0,2}")


def _over_time(draft: Draft) -> bool:
    """Whether a change is one from an earlier time: "cao hơn khối dân doanh 1,4 triệu đồng" is none."""
    return draft.baseline is None or _EARLIER.search(draft.baseline.lower()) is not None


class _Report:
    """What the sentences before leave to the next one."""

    def __init__(self) -> None:
        self.span: Span | None = None
        self.status: Status = "actual"
        self.end = -1  # where the sentence ended whose figures held for the span, -1 where it had none
        self.passed = False  # whether a sentence without time and figures came since
        self.disaster = False  # whether the sentence told of a storm, a flood, a fire

    def left(self, span: Span | None, status: Status, end: int = -1, *, disaster: bool = False) -> None:
        """Remember the time of a sentence; `end` is where it ended, if it reported figures."""
        self.span, self.status, self.end, self.passed, self.disaster = span, status, end, False, disaster

    def passes(self) -> None:
        """Go past one sentence that has neither a time nor figures: only a change still needs the time before it."""
        if self.passed or self.end < 0:
            self.left(None, "actual")
        self.passed = True

    def goes_on(self, sentence: SentenceTimes, drafts: Sequence[Draft]) -> bool:
        """Whether figures without a time in their sentence still hold for the time before it."""
        where = (sentence.text, sentence.start, sentence.end)
        if self.span is None or _UNLINK.match(*where) or _UNLINK_INSIDE.search(*where) or sentence.has_rate_adverb():
            return False
        changes = any(draft.measure == "change" and _over_time(draft) for draft in drafts)
        if self.passed:
            return changes and self.span[1] is not None
        if _LINK.match(*where) or _LINK_INSIDE.search(*where) or (_THEREBY.match(*where) and self._of_years()):
            return True
        if self.span[1] is None:
            return False
        if self.disaster and _DEED.search(*where):
            return True
        planned = self.status == "target"
        first = drafts[0].number.start
        if planned == (drafts[0].status == "target") and (planned or self._same_paragraph(sentence)):
            return planned or _HAS.fullmatch(sentence.text, sentence.start, first) is None
        return changes or _REACHED.search(*where[:1], max(sentence.start, first - 40), first) is not None

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


def assign(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Sets `period_start`, `period_end` and `per` of `drafts`, which are in the order of the text.

    Reads `doc.user_data["periods"]`, `["sentences"]` and `["lists"]`, and each draft's number, unit, status and measure.
    A figure takes the time that its sentence gives it; without one, the time of the line that opens its list, or of the sentence
    before where the report goes on (trong đó, cụ thể, a list of targets, a change that needs a time); else none.
    """
    text: str = doc.user_data["text"]
    lowered = text.lower() if len(text.lower()) == len(text) else text
    report = _Report()
    lists: dict[int, int] = doc.user_data["lists"]
    heads: dict[int, Span | None] = dict.fromkeys(lists.values())
    for i, (start, end, mine, times) in enumerate(_by_sentence(doc, drafts)):
        head = heads[lists[i]] if i in lists else None
        if head:
            report.left(head, "actual")
        if not (mine or times):
            report.passes()
            continue
        sentence = SentenceTimes(text, lowered, start, end, times)
        if i in heads:
            heads[i] = sentence.last_outside_brackets()
        _assign_sentence(sentence, mine, report, listed=head is not None)


def _by_sentence(doc: Doc, drafts: Sequence[Draft]) -> Iterator[tuple[int, int, list[Draft], list[Period]]]:
    periods: list[Period] = doc.user_data["periods"]
    i = j = 0
    for start, end in doc.user_data["sentences"]:
        first_draft, first_period = i, j
        while i < len(drafts) and drafts[i].number.start < end:
            i += 1
        while j < len(periods) and periods[j].start < end:
            j += 1
        yield start, end, list(drafts[first_draft:i]), periods[first_period:j]


def _assign_sentence(sentence: SentenceTimes, drafts: Sequence[Draft], report: _Report, *, listed: bool) -> None:
    goes_on = bool(drafts) and (listed or report.goes_on(sentence, drafts))
    left = None if drafts else sentence.last_outside_brackets()
    for draft in drafts:
        draft.per = sentence.rate(draft)
        span = sentence.governing(draft)
        if span and not sentence.in_brackets(draft) and not (left and sentence.compared(draft)):
            left = span
        span = span or (report.span if goes_on else None)
        if span:
            draft.period_start, draft.period_end = _planned_year(sentence, draft, span)
    _share_rates(sentence, drafts)
    if not (drafts or left):
        report.passes()
    elif left or not goes_on:
        disaster = _DISASTER.search(sentence.text, sentence.start, sentence.end) is not None
        report.left(left, drafts[-1].status if drafts else "actual", sentence.end if drafts else -1, disaster=disaster)
    elif drafts:
        report.end = sentence.end


def _planned_year(sentence: SentenceTimes, draft: Draft, span: Span) -> Span:
    """ "9 tháng đạt 80% kế hoạch cả năm (600 tỷ)": the number in brackets is the whole year's."""
    year = span[1].year if span[1] else None
    if year is None or _WHOLE_YEAR.search(sentence.text, sentence.start, draft.number.start) is None:
        return span
    return date(year, 1, 1), date(year, 12, 31)


def _share_rates(sentence: SentenceTimes, drafts: Sequence[Draft]) -> None:
    """`từ 2,1 triệu lên 2,4 triệu đồng/tháng`: what is said of the second amount holds for the first."""
    for first, second in pairwise(drafts):
        if first.per is None and second.per and _UP_OR_DOWN.fullmatch(sentence.text, first.number.end, second.number.start):
            first.per = second.per
