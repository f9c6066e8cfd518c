"""Which time of a sentence a figure holds for: the one right behind it, else the last one before it, else one at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.draft import Draft
from extract.lexicon import load
from extract.model import Per, Period

_LEX = load("figure_periods")
_NEAR = 45  # characters between a figure and the time or the denominator right behind it
_NEAR_ADVERB = 24  # and an adverb of rate: 16 xe mỗi ngày
_CLOSES = re.compile(r"(?:trong )?(?:nhiệm kỳ|giai đoạn)|(?:kể |bắt đầu )?từ")
_EVENT = re.compile(r"(?<!\w)(?:đợt|trận|cơn|mưa lũ|lũ lụt|bão)(?: [^\s,;.()]+){0,3} $")
_OLD_VALUE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|hạ|điều chỉnh)[^,;.]{0,25} từ $")
_BREAK = re.compile(r"[,;:.()]")
_DIGIT = re.compile(r"(?<![^\W\d_])\d")  # not those of m2 and m3
_BRACKET = re.compile(r"[()]")
_COMPARED = re.compile(
    r"(?<!\w)(?:" + "|".join(_LEX["reference"]["compared"]) + r")(?: [^\s,;.()\d]+){0,7} $|(?<!\w)gấp [\d,]+ lần $"
)
_MEETING = re.compile(
    r"(?<!\w)(?:hội nghị|cuộc họp|kỳ họp|lễ)(?: [^\s,;.()\d]+){1,14} $"
)  # … tổ chức hội nghị sơ kết 6 tháng đầu năm
_SUPERLATIVE = re.compile(r"(?<!\w)(?<!thống )(?<!duy )nhất(?: (?:trong|kể|suốt|vòng|hơn|gần))* $")  # cao nhất trong 5 năm qua
_OF_PLAN = re.compile(r"% (?:" + "|".join(_LEX["reference"]["plans"]) + r")(?: [^\s,;.()\d]+){0,4} $")
_START_VALUE = re.compile(r"(?<!\w)từ (?:mức |hơn |gần |trên |khoảng |dưới )?[\d.,]+[^,;.()\d]{0,30} $")
_PAPER = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["papers"]) + r")[^,;()]{0,50}$")
_NORM = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["norms"]) + r")(?: (?!đã|là|đạt|có|tăng|giảm)[^\s,;.()\d]+){0,7} $")
_SAYS_NORM = re.compile(r"(?: [^\s,;.()\d]+){0,20} là(?!\w)")  # "dự toán thu năm 2024 là 300 tỷ": the norm is what is reported
_REPORT = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["report_day"]["words"]) + r")(?!\w)")
_SAME_AS_TOPIC = re.compile(r" (?:tăng|giảm|đạt|là|chỉ|có)(?!\w)")
_PREPOSITION = re.compile(r"(?:^|\s)(?:trong|vào|tại|của|tính|ở|đến|từ)? ?$")
_OPENS_CLAUSE = re.compile(r" (?:và|còn|nhưng|song|riêng|thì) $")
_STREET = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["places"]) + r") $")  # đường 3-2, đường 30 Tháng 4
_PURPOSE = re.compile(r" (?:để|nhằm)(?!\w)")  # "ký hợp đồng năm 2010 để làm 20 km đường": what is meant to come of it
_FROM = re.compile(r"(?<!\w)từ (?:gần |hơn |trên |khoảng |mức )?$")
_TOWARDS = re.compile(r"[^,;:.()\d]{0,30}(?<! trở) (?:lên|xuống)(?!\w)")
_LATER = re.compile(r"(?<!\w)(?:sau đó|về sau|sau này)(?!\w)")
_CAUSE = re.compile(r" (?:do|vì|bởi)(?!\w)")
_JOINED = re.compile(r",? và (?:[^\s,;.()\d]+ ){0,3}|, ")
_AVERAGE_YEARS = re.compile(r"(?:trung bình|bình quân) \d{1,2} năm[^;()\d]*$")
_CLAUSE = re.compile(r"[;:.(]|, ")

Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets in a sentence, and what stands inside."""

    start: int
    end: int


class SentenceTimes:
    """The times of one sentence, sorted by what they say of its figures. `lowered` is the whole text in lower case."""

    def __init__(self, text: str, lowered: str, start: int, end: int, times: Iterable[Period]) -> None:
        self.cased, self.text, self.start, self.end = text, lowered, start, end
        self.brackets = _brackets(lowered, start, end)
        times = [self._whole_year(time) for time in times]
        self.days = [time for time in times if _is_day(time)]
        self.reported = _REPORT.search(lowered, start, end) is not None
        self.rates = [time for time in times if time.per]
        self.dated = [time for time in times if not time.per and not self._is_reference(time)]

    def governing(self, draft: Draft) -> Span | None:
        """The dates that `draft` holds for by the words of its sentence; None where the sentence gives none."""
        number = draft.number
        visible = [time for time in self.dated if self._sees(number.start, time)]
        ahead = [time for time in visible if time.start >= number.end]
        if ahead and self._right_behind(draft, ahead[0]):
            return ahead[0].first, ahead[0].last
        behind = [time for time in visible if time.end <= number.start and not self._of_other_value(draft, time)]
        if behind:
            return self._with_joined(behind)
        return next(((time.first, time.last) for time in ahead if self._at_the_end(draft, time)), None)

    def _of_other_value(self, draft: Draft, time: Period) -> bool:
        """Whether the time is only that of an earlier value, or only of a later one.

        `từ 12 tấn năm 2020, … lên 30 tấn`: the year is that of the 12. `từ 1-7-2017, lương được nâng từ 1,21 lên 1,3 triệu`:
        what held before the change does not hold from that day on.
        """
        if _START_VALUE.search(self.text, max(self.start, time.start - 50), time.start):
            return True
        if _FROM.search(self.text, max(self.start, draft.number.start - 12), draft.number.start) and _TOWARDS.match(
            self.text, draft.number.end
        ):
            return True  # "năm 2019 sẽ tăng từ 12 lên 30 ha": what it rises from is older
        if _PURPOSE.match(self.text, time.end) or _LATER.search(self.text, time.end, draft.number.start):
            return True
        if time.last is None and _CAUSE.search(self.text, time.end, draft.number.start):
            return True
        return (
            time.last is None
            and time.first is not None
            and _OLD_VALUE.search(self.text, time.end, draft.number.start) is not None
        )

    def rate(self, draft: Draft) -> Per | None:
        """`per` of a rate right behind the figure (đồng/năm, lít một ngày) or of an adverb before it (mỗi năm, …)."""
        number = draft.number
        for time in self.rates:
            between = self.text[number.end : time.start]
            near = _NEAR if self.text[time.start] == "/" else _NEAR_ADVERB
            if time.start >= number.end and len(between) < near and not _BREAK.search(between) and not _DIGIT.search(between):
                return time.per
        before = [time for time in self.rates if time.end <= number.start and self.text[time.start] != "/"]
        if before and self._reaches(before[-1], number.start) and not self._retimed(before[-1], number.start):
            return before[-1].per
        return "year" if _AVERAGE_YEARS.search(self.text, max(self.start, number.start - 70), number.start) else None

    def compared(self, draft: Draft) -> bool:
        """Whether the figure is what another one is compared with: "4 nhà thầu, so với 3,4 nhà thầu trong năm 2017"."""
        return _COMPARED.search(self.text, max(self.start, draft.number.start - 40), draft.number.start) is not None

    def has_rate_adverb(self) -> bool:
        """Whether the sentence says mỗi năm, hằng tháng: what it reports holds again and again."""
        return any(self.text[rate.start] != "/" for rate in self.rates)

    def in_brackets(self, draft: Draft) -> bool:
        """Whether the figure stands in brackets, so that its time ends with them."""
        return self._bracket(draft.number.start) is not None

    def last_outside_brackets(self) -> Span | None:
        """The time that a sentence without figures leaves for the next one."""
        outside = [time for time in self.dated if not (bracket := self._bracket(time.start)) or self._fills(bracket, time)]
        return (outside[-1].first, outside[-1].last) if outside else None

    def _new_subject(self, start: int, end: int) -> bool:
        """Whether a clause begins between: behind a sign, or behind a comma with a capital."""
        signs = _CLAUSE.finditer(self.cased, start, end)
        return any(sign[0] != ", " or self.cased[sign.end() : sign.end() + 1].isupper() for sign in signs)

    def _retimed(self, rate: Period, position: int) -> bool:
        """`mỗi năm kết nạp 8 người; riêng năm 2022, …`: another time behind a semicolon ends the rate."""
        return any(rate.end <= time.start < position and ";" in self.text[rate.end : time.start] for time in self.dated)

    def _reaches(self, rate: Period, position: int) -> bool:
        """An adverb of rate holds for its clause; set off by a comma, for all that follows."""
        between = self.text[rate.end : position]
        if "(" in between and ")" not in between:
            return False
        set_off = between[:1] == "," or not _BREAK.search(between)
        opens = self.text[self.start : rate.start].rstrip(' "“').endswith((",", ";", ":")) or rate.start - self.start < 3
        each = self.text.startswith("mỗi", rate.start) and not self._new_subject(rate.end, position)
        return set_off or opens or each or "trong đó" in between

    def _whole_year(self, time: Period) -> Period:
        """`đợt lũ cuối năm 2018` happened in that year; only a state is as of its last day."""
        if time.first is None and time.last and _EVENT.search(self.text, max(self.start, time.start - 30), time.start):
            return replace(time, first=date(time.last.year, 1, 1), last=date(time.last.year, 12, 31))
        return time

    def _is_reference(self, time: Period) -> bool:
        before = self.text[max(self.start, time.start - 70) : time.start]
        written = self.text[time.start : time.end]
        if _COMPARED.search(before):
            return True
        if written.startswith(("cùng k", "cùng th")):
            return not _SAME_AS_TOPIC.match(self.text, time.end)
        if (
            _OF_PLAN.search(before)
            or _SUPERLATIVE.search(before)
            or (_NORM.search(before) and not _SAYS_NORM.match(self.text, time.end))
        ):
            return True
        if _MEETING.search(before) and any(day.end <= time.start for day in self.days) and not self.reported:
            return True
        return _is_day(time) and bool(_STREET.search(before) or _PAPER.search(before) or self.reported)

    def _bracket(self, position: int) -> Bracket | None:
        return next((b for b in self.brackets if b.start < position < b.end), None)

    def _sees(self, position: int, time: Period) -> bool:
        """A time in brackets holds inside them; one that fills its brackets belongs to what stands before: `4.126 ha (2007)`."""
        bracket = self._bracket(time.start)
        return bracket is None or bracket.start < position < bracket.end or self._fills(bracket, time)

    def _fills(self, bracket: Bracket, time: Period) -> bool:
        return bracket.end - bracket.start - 1 == time.end - time.start

    def _right_behind(self, draft: Draft, time: Period) -> bool:
        between = self._without_brackets(draft.number.end, time.start)
        if len(between) > _NEAR or _DIGIT.search(between):
            return False
        if (bracket := self._bracket(time.start)) and self._fills(bracket, time):
            between = between.rstrip("( ")
        if _BREAK.search(between) or _OPENS_CLAUSE.search(between):
            return False
        return draft.unit != "%" or _PREPOSITION.search(between.replace("%", "", 1).strip(" ") or " ") is not None

    def _at_the_end(self, draft: Draft, time: Period) -> bool:
        """`… bị kỷ luật, nhiệm kỳ 2010-2015.` ends the sentence and holds for all of it; or no comma stands before the time."""
        between = self._without_brackets(draft.number.end, time.start)
        if _OPENS_CLAUSE.search(between):
            return False
        if not re.search(r"[,;:]", between):
            return draft.unit != "%" or _PREPOSITION.search(between) is not None
        return _CLOSES.match(self.text, time.start) is not None and self.end - time.end <= 2

    def _without_brackets(self, start: int, end: int) -> str:
        pieces, at = [], start
        for bracket in self.brackets:
            if start <= bracket.start and bracket.end <= end:
                pieces.append(self.text[at : bracket.start])
                at = bracket.end + 1
        return "".join([*pieces, self.text[at:end]])

    def _with_joined(self, behind: Sequence[Period]) -> Span:
        """The last of them, from the first of those joined to it: `năm 2021 và 2022`."""
        first, last = behind[-1].first, behind[-1].last
        for earlier, later in zip(reversed(behind[:-1]), reversed(behind), strict=False):
            follows = earlier.last is not None and first is not None and earlier.last + timedelta(days=1) == first
            if not (follows and _JOINED.fullmatch(self.text, earlier.end, later.start)):
                break
            first = earlier.first
        return first, last


def _is_day(time: Period) -> bool:
    return time.first is not None and time.first == time.last


def _brackets(text: str, start: int, end: int) -> list[Bracket]:
    found, open_at = [], None
    for match in _BRACKET.finditer(text, start, end):
        if match[0] == "(":
            open_at = match.start()
        elif open_at is not None:
            found.append(Bracket(open_at, match.start()))
            open_at = None
    return found
