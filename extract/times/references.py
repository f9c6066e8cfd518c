"""Times of a sentence that do not say when its figures hold: compared ones, those of papers, of the things that are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon import load
from extract.model import Number, Period

_LEX = load("figure_periods")
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
_PAPER_OF = re.compile(
    r"(?<!\w)(?:(?:" + "|".join(_LEX["reference"]["numbered"]) + r")(?: số)? \d[\w/-]*"
    r"|(?:luật|hiến pháp)(?: [^\s,;.()\d]+){0,8}) $"
)  # Nghị định 71 năm 2013, Luật Đất đai năm 2013
_NORM = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["norms"]) + r")(?: (?!đã|là|đạt|có|tăng|giảm)[^\s,;.()\d]+){0,7} $")
_SAYS_NORM = re.compile(r"(?: [^\s,;.()\d]+){0,20} là(?!\w)")  # "dự toán thu năm 2024 là 300 tỷ": the norm is what is reported
_SCALE = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|bản đồ) $")  # a plan's scale, "tỷ lệ 1/2000", is no month
_REPORT = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["report_day"]["words"]) + r")(?!\w)")
_SAME_AS_TOPIC = re.compile(r" (?:tăng|giảm|đạt|là|chỉ|có)(?!\w)")
_BEGUN = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["begun"]) + r")(?: (?:vào|từ|trong|hồi))? $")
_SIZE = re.compile(r",? (?:với |có )?(?:tổng )?(?:" + "|".join(_LEX["reference"]["sizes"]) + r")(?!\w)")
_SIZED = re.compile(
    r"(?<!\w)(?:" + "|".join(_LEX["reference"]["sizes"]) + r")(?: [^\s,;.()\d]+){0,3} "
    r"(?:[\d.,]+(?: [^\s,;.()\d]+){1,3} \((?:khoảng |hơn |gần |trên )?)?$"
)
_SUM_BEGUN = re.compile(r" (?:đồng|usd|ha|km|mw) (?:được |đã ){0,2}(?:" + "|".join(_LEX["reference"]["begun"]) + r")(?!\w)")
_SINCE = re.compile(
    r"(?<!\w)(?<!khi )(?<!lúc )(?<!mới )(?:được )?(?:" + "|".join(_LEX["reference"]["since"]) + r")(?: (?:vào|từ|trong|hồi))? $"
)
_MADE = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["made"]) + r") $")  # "nhà xây trước năm 1990"
_RECORD = re.compile(
    rf"(?<!\w)(?=(?:{'|'.join(_LEX['reference']['reached'])})(?!\w))(?:[^\s,;.()\d]+ ){{0,5}}"
    rf"(?:{'|'.join(_LEX['reference']['records'])}) (?:[^\s,;.()\d]+ ){{0,2}}(?:năm \d{{4}}(?:,| và) )?$"
)  # "chạm mức lũ lịch sử năm 1999": which flood this one is held against
_STOCK = re.compile(r"(?<!\w)(?:có|còn|gồm) (?:tổng cộng |hơn |gần |trên |khoảng )?$")
_MADE_THEN = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["made"]) + r")(?: (?:vào|từ|trong|hồi|trước|khoảng)){0,2} $")
_FINE = re.compile(r"(?<!\w)(?:phạt|bồi thường)(?: [^\s,;.()\d]+){0,4} $")
_FOR_DEED = re.compile(r" (?:vì|do) ")
_TOLD = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|cho thấy|khẳng định|xác nhận|thông tin)(?: rằng)?,? "
    r"(?:vào |trong |từ |hôm )?(?:rạng |sáng |trưa |chiều |tối |đêm ){0,2}$"
)  # the day behind these is that of the event
_STREET = re.compile(r"(?<!\w)(?:" + "|".join(_LEX["reference"]["places"]) + r") $")  # đường 3-2, đường 30 Tháng 4
_PURPOSE = re.compile(r" (?:để|nhằm)(?!\w)")  # "ký hợp đồng năm 2010 để làm 20 km đường": what is meant to come of it
_FROM = re.compile(r"(?<!\w)từ (?:gần |hơn |trên |khoảng |mức )?$")
_TOWARDS = re.compile(r"[^,;:.()\d]{0,30}(?<! trở) (?:lên|xuống)(?!\w)")
_LATER = re.compile(r"(?<!\w)(?:sau đó|về sau|sau này)(?!\w)")
_CAUSE = re.compile(r" (?:do|vì|bởi)(?!\w)")
_OLD_VALUE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|hạ|điều chỉnh)[^,;.]{0,25} từ $")


class References:
    """Which of the times of a sentence are no time of a figure. `text` is the whole text in lower case."""

    def __init__(self, text: str, start: int, end: int, times: Sequence[Period]) -> None:
        self.text, self.start, self.end = text, start, end
        self.days = [time for time in times if _is_day(time)]

    @property
    def reported(self) -> bool:
        """Whether the sentence speaks of the paper that it reports from."""
        return _REPORT.search(self.text, self.start, self.end) is not None

    def __contains__(self, time: Period) -> bool:
        before = self.text[max(self.start, time.start - 70) : time.start]
        written = self.text[time.start : time.end]
        if _COMPARED.search(before):
            return True
        if written.startswith(("trước ", "từ trước ")) and _MADE.search(before):
            return True
        if _RECORD.search(before):
            return True
        if written.startswith("năm ") and _PAPER_OF.search(before):
            return True
        if written.startswith(("cùng k", "cùng th")):
            return not _SAME_AS_TOPIC.match(self.text, time.end)
        if (
            _OF_PLAN.search(before)
            or _SUPERLATIVE.search(before)
            or ("/" in written and _SCALE.search(before))
            or ((norm := _NORM.search(before)) and (norm[0].startswith("theo ") or not _SAYS_NORM.match(self.text, time.end)))
        ):
            return True
        if _MEETING.search(before) and any(day.end <= time.start for day in self.days) and not self.reported:
            return True
        if not _is_day(time) or _STREET.search(before):
            return _is_day(time)
        return _TOLD.search(before) is None and bool(_PAPER.search(before) or self.reported)


def compared(text: str, start: int, position: int) -> bool:
    """Whether what begins at a position is what something is compared with: "so với", "gấp 2 lần" stand before it."""
    return _COMPARED.search(text, max(start, position - 40), position) is not None


def of_other_value(text: str, start: int, number: Number, time: Period) -> bool:
    """Whether the time is only that of an earlier value, or only of a later one.

    `từ 12 tấn năm 2020, … lên 30 tấn`: the year is that of the 12. `từ 1-7-2017, lương được nâng từ 1,21 lên 1,3 triệu`:
    what held before the change does not hold from that day on.
    """
    if _START_VALUE.search(text, max(start, time.start - 50), time.start):
        return True
    if _FROM.search(text, max(start, number.start - 12), number.start) and _TOWARDS.match(text, number.end):
        return True  # "năm 2019 sẽ tăng từ 12 lên 30 ha": what it rises from is older
    if _SIZE.match(text, time.end) and _BEGUN.search(text, max(start, time.start - 30), time.start):
        return True  # "khởi công năm 2018 với tổng mức đầu tư 40 tỷ": what the work is
    if text.startswith(",", time.end) and _SINCE.search(text, max(start, time.start - 30), time.start):
        return True  # "thành lập năm 2010, hợp tác xã có 30 thành viên": since when there is one
    if _PURPOSE.match(text, time.end) or _LATER.search(text, time.end, number.start):
        return True
    if time.last is None and _CAUSE.search(text, time.end, number.start):
        return True
    return time.last is None and time.first is not None and _OLD_VALUE.search(text, time.end, number.start) is not None


def of_the_thing(text: str, number: Number, time: Period) -> bool:
    """Whether a time behind a number is only when the thing began that is counted, measured or fined.

    `tổng vốn 90 tỷ đồng, khởi công năm 2019`; `có 12 căn nhà xây từ năm 1980`; `bị phạt 90 triệu đồng vì xả thải hồi tháng 5`.
    """
    start = max(0, number.start - 60)
    if _BEGUN.search(text, max(number.end, time.start - 30), time.start) and _SIZED.search(text, start, number.start):
        return True
    if _SUM_BEGUN.match(text, number.end):
        return True
    if _STOCK.search(text, start, number.start) and _MADE_THEN.search(text, number.end, time.start):
        return True
    return _FINE.search(text, start, number.start) is not None and _FOR_DEED.search(text, number.end, time.start) is not None


def _is_day(time: Period) -> bool:
    return time.first is not None and time.first == time.last
