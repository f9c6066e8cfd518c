"""When each figure holds: `period_start`, `period_end`, `per`, from the times of its sentence and of the report around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.draft import Draft
from extract.model import Period
from extract.times.report import Report
from extract.times.sentence_times import SentenceTimes, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WHOLE_YEAR = re.compile(r"(?<!\w)cả năm \((?:khoảng |hơn |gần |trên |là )?$")
_EQUALS = re.compile(r"[^,;.:()\d]{0,40},? (?:\()?(?:tương đương|tương ứng)(?: với)?(?: khoảng| gần| hơn| trên){0,2} ")
_AND = re.compile(r"(?: [^\s,;.:()\d]+){1,4} và (?:khoảng |gần |hơn |trên |từ )?")
_UP_OR_DOWN = re.compile(r"[^,;.\d]{0,12} (?:lên|xuống)(?: còn| tới| đến)? (?:\w+ ){0,2}")


def assign(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Sets `period_start`, `period_end` and `per` of `drafts`, which are in the order of the text.

    Reads `doc.user_data["periods"]`, `["sentences"]` and `["lists"]`, and each draft's number, unit, status and measure.
    A figure takes the time that its sentence gives it; without one, the time of the line that opens its list, or of the sentence
    before where the report goes on (trong đó, cụ thể, a list of targets, a change that needs a time); else none.
    """
    text: str = doc.user_data["text"]
    lowered = text.lower() if len(text.lower()) == len(text) else text
    report = Report()
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


def _assign_sentence(sentence: SentenceTimes, drafts: Sequence[Draft], report: Report, *, listed: bool) -> None:
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
    _share_times(sentence, drafts)
    if not (drafts or left):
        report.passes()
    elif left or not goes_on:
        report.heard(sentence, left, drafts)
    elif drafts:
        report.went_on(sentence)


def _planned_year(sentence: SentenceTimes, draft: Draft, span: Span) -> Span:
    """ "9 tháng đạt 80% kế hoạch cả năm (600 tỷ)": the number in brackets is the whole year's."""
    year = span[1].year if span[1] else None
    if year is None or _WHOLE_YEAR.search(sentence.text, sentence.start, draft.number.start) is None:
        return span
    return date(year, 1, 1), date(year, 12, 31)


def _share_times(sentence: SentenceTimes, drafts: Sequence[Draft]) -> None:
    """`1.000 căn, tương đương 640 tỷ đồng, chưa bán trong năm 2018`: both say the same, at the same time."""
    for first, second in pairwise(drafts):
        between = (sentence.text, first.number.end, second.number.start)
        if first.period_end is None and second.period_end and _EQUALS.fullmatch(*between):
            first.period_start, first.period_end = second.period_start, second.period_end


def _share_rates(sentence: SentenceTimes, drafts: Sequence[Draft]) -> None:
    """`từ 2,1 triệu lên 2,4 triệu đồng/tháng`, `80 tấn rau và 20 tấn quả mỗi ngày`: the second amount's rate is the first's."""
    for first, second in pairwise(drafts):
        between = (sentence.text, first.number.end, second.number.start)
        if first.per is None and second.per and (_UP_OR_DOWN.fullmatch(*between) or _AND.fullmatch(*between)):
            first.per = second.per
