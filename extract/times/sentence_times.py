"""Which time of a sentence a figure holds for: the one right behind it, else the last one before it, else one at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.draft import Draft
from extract.lexicon import load
from extract.model import Per, Period
from extract.times.brackets import Brackets
from extract.times.references import References, compared, of_other_value, of_the_thing

_LEX = load("figure_periods")
_NEAR = 45  # characters between a figure and the time or the denominator right behind it
_NEAR_ADVERB = 24  # and an adverb of rate: 16 xe mỗi ngày
_CLOSES = re.compile(r"(?:trong )?(?:nhiệm kỳ|giai đoạn)|(?:kể |bắt đầu )?từ")
_EVENT = re.compile(r"(?<!\w)(?:đợt|trận|cơn|mưa lũ|lũ lụt|bão)(?: [^\s,;.()]+){0,3} $")
_BREAK = re.compile(r"[,;:.()]")
_DIGIT = re.compile(r"(?<![^\W\d_])\d")  # not those of m2 and m3
_PREPOSITION = re.compile(r"(?:^|\s)(?:trong|vào|tại|của|tính|ở|đến|từ)? ?$")
_OPENS_CLAUSE = re.compile(r" (?:và|còn|nhưng|song|riêng|thì) $| (?:nhưng|song) ")
_JOINED = re.compile(r",? và (?:[^\s,;.()\d]+ ){0,3}|, ")
_AVERAGE_YEARS = re.compile(r"(?:trung bình|bình quân) \d{1,2} năm[^;()\d]*$")
_CLAUSE = re.compile(r"[;:.(]|, ")
_CUSTOM = re.compile(r"(?<!\w)(?:thông lệ|thường lệ|truyền thống) $")  # "như thông lệ hằng năm" tells of one time
_APART = re.compile(r", (?:với|tổng|tạo|đủ|có|trên|gồm|nhằm|để|dự|khởi)(?!\w)")  # another matter than the amount made each day
_AMOUNT = re.compile(r"\d(?: (?:m[23]|[^\s,;.:()\d]+)){1,3} $")
_GIVEN = tuple(_LEX["occasions"]["given"])
_TET = tuple(_LEX["occasions"]["words"])

Span = tuple[date | None, date | None]


class SentenceTimes:
    """The times of one sentence, sorted by what they say of its figures. `lowered` is the whole text in lower case."""

    def __init__(self, text: str, lowered: str, start: int, end: int, times: Iterable[Period]) -> None:
        self.cased, self.text, self.start, self.end = text, lowered, start, end
        self.brackets = Brackets(lowered, start, end)
        times = [self._whole_year(time) for time in times]
        self.rates = [time for time in times if time.per and not _CUSTOM.search(lowered, start, time.start)]
        references = References(lowered, start, end, times) if times else ()
        self.dated = [time for time in times if not time.per and time not in references]

    def governing(self, draft: Draft) -> Span | None:
        """The dates that `draft` holds for by the words of its sentence; None where the sentence gives none."""
        if not self.dated:
            return None
        number = draft.number
        visible = [time for time in self.dated if self.brackets.show(number.start, time) and not self._is_occasion(draft, time)]
        ahead = [time for time in visible if time.start >= number.end and not of_the_thing(self.text, number, time)]
        if ahead and self._right_behind(draft, ahead[0]):
            return ahead[0].first, self._last_joined(ahead)
        behind = [
            time for time in visible if time.end <= number.start and not of_other_value(self.text, self.start, draft.number, time)
        ]
        if behind:
            return self._with_joined(behind)
        found = next((i for i, time in enumerate(ahead) if self._at_the_end(draft, time)), None)
        return None if found is None else (ahead[found].first, self._last_joined(ahead[found:]))

    def rate(self, draft: Draft) -> Per | None:
        """`per` of a rate right behind the figure (đồng/năm, lít một ngày) or of an adverb before it (mỗi năm, …)."""
        number = draft.number
        for time in self.rates:
            between = self.text[number.end : time.start]
            near = _NEAR if self.text[time.start] == "/" else _NEAR_ADVERB
            if time.start >= number.end and len(between) < near and not _BREAK.search(between) and not _DIGIT.search(between):
                return time.per
        before = [time for time in self.rates if time.end <= number.start and self.text[time.start] != "/"]
        if draft.unit == "lần" and draft.measure == "change":
            return None  # "mỗi ngày bán 80 con, gấp đôi tháng trước": the growth is not a day's
        if before and self._reaches(before[-1], number.start) and not self._retimed(before[-1], number.start):
            return before[-1].per
        return "year" if _AVERAGE_YEARS.search(self.text, max(self.start, number.start - 70), number.start) else None

    def compared(self, draft: Draft) -> bool:
        """Whether the figure is what another one is compared with: "4 nhà thầu, so với 3,4 nhà thầu trong năm 2017"."""
        return compared(self.text, self.start, draft.number.start)

    def has_rate_adverb(self) -> bool:
        """Whether the sentence says mỗi năm, hằng tháng: what it reports holds again and again."""
        return any(self.text[rate.start] != "/" for rate in self.rates)

    def in_brackets(self, draft: Draft) -> bool:
        """Whether the figure stands in brackets, so that its time ends with them."""
        return self.brackets.around(draft.number.start) is not None

    def last_outside_brackets(self) -> Span | None:
        """The time that a sentence without figures leaves for the next one."""
        outside = [time for time in self.dated if not (bracket := self.brackets.around(time.start)) or bracket.holds_only(time)]
        return self._with_joined(outside) if outside else None

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
        behind = between[:1] == "," and self._behind_number(rate)
        set_off = (between[:1] == "," and not behind) or not _BREAK.search(between)
        opens = self.text[self.start : rate.start].rstrip(' "“').endswith((",", ";", ":")) or rate.start - self.start < 3
        apart = behind and _APART.match(between)
        each = self.text.startswith("mỗi", rate.start) and not apart and not self._new_subject(rate.end, position)
        return set_off or opens or each or "trong đó" in between

    def _behind_number(self, rate: Period) -> bool:
        """Whether a rate stands right behind an amount, and holds for that: "2.000 m3 mỗi ngày, với kinh phí …"."""
        return _AMOUNT.search(self.text, max(self.start, rate.start - _NEAR_ADVERB), rate.start) is not None

    def _whole_year(self, time: Period) -> Period:
        """`đợt lũ cuối năm 2018` happened in that year; only a state is as of its last day."""
        if time.first is None and time.last and _EVENT.search(self.text, max(self.start, time.start - 30), time.start):
            return replace(time, first=date(time.last.year, 1, 1), last=date(time.last.year, 12, 31))
        return time

    def _right_behind(self, draft: Draft, time: Period) -> bool:
        between = self.brackets.left_out(draft.number.end, time.start)
        if len(between) > _NEAR or _DIGIT.search(between):
            return False
        if (bracket := self.brackets.around(time.start)) and bracket.holds_only(time):
            between = between.rstrip("( ")
        if _BREAK.search(between) or _OPENS_CLAUSE.search(between):
            return False
        return draft.unit != "%" or _PREPOSITION.search(between.replace("%", "", 1).strip(" ") or " ") is not None

    def _at_the_end(self, draft: Draft, time: Period) -> bool:
        """`… bị kỷ luật, nhiệm kỳ 2010-2015.` ends the sentence and holds for all of it; or no comma stands before the time."""
        between = self.brackets.left_out(draft.number.end, time.start)
        if _OPENS_CLAUSE.search(between):
            return False
        if not re.search(r"[,;:]", between):
            return draft.unit != "%" or _PREPOSITION.search(between) is not None
        return _CLOSES.match(self.text, time.start) is not None and self.end - time.end <= 2

    def _is_occasion(self, draft: Draft, time: Period) -> bool:
        """ "dịp Tết Quý Mão, tỉnh chi 30 tỷ đồng": money and gifts for Tết are given before it."""
        given = draft.unit is not None and draft.unit.startswith(_GIVEN)
        return given and self.text.startswith(_TET, time.start)

    def _with_joined(self, behind: Sequence[Period]) -> Span:
        """The last of them, from the first of those joined to it: `năm 2021 và 2022`; `từ đầu năm` ends where one before says."""
        first, last = behind[-1].first, behind[-1].last
        if first and last is None:
            ends = (time.last for time in behind[:-1] if time.first is None and time.last and time.last >= first)
            return first, next(ends, None)
        for earlier, later in zip(reversed(behind[:-1]), reversed(behind), strict=False):
            if not self._are_joined(earlier, later):
                break
            first = earlier.first
        return first, last

    def _last_joined(self, ahead: Sequence[Period]) -> date | None:
        """The end of the last one of those joined to the first: `trong các năm học 2021-2022 và 2022-2023`."""
        last = ahead[0]
        for later in ahead[1:]:
            if not self._are_joined(last, later):
                break
            last = later
        return last.last

    def _are_joined(self, earlier: Period, later: Period) -> bool:
        """Whether two times are named together and the later one follows; school years have a year in common."""
        if earlier.first is None or earlier.last is None or later.first is None or later.last is None:
            return False
        follows = earlier.first < later.first <= earlier.last + timedelta(days=1) and earlier.last < later.last
        return follows and _JOINED.fullmatch(self.text, earlier.end, later.start) is not None
