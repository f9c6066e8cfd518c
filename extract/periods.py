"""`find_periods`: every time that a text names, as dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract.lexicon import load
from extract.model import Period
from extract.syllables import Syllables, split, syllables
from extract.text import composed
from extract.times.atoms import Atom
from extract.times.dates import Span, edge
from extract.times.dating import Dated, Dating, a_year_apart
from extract.times.forms import atoms

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = load("periods")["words"]


def _before(words: list[str], also: str = "") -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(words, key=len, reverse=True)) + rf"){also} $")


_CLOCK = r"(?: \d{1,2} ?(?:h|giờ)(?: ?\d{1,2}(?: phút)?)?)?"
_FROM, _UNTIL, _AHEAD_OF = (
    _before(_WORDS[key], rf"(?: thời điểm)?{_CLOCK}(?: ngày| năm| sáng| trưa| chiều| tối| đêm)?(?: ngày)?")
    for key in ("from", "until", "before")
)
_EDGE = _before(_WORDS["edges"])
_TO = re.compile(rf",? (?:(?:cho |tính )?(?:đến|tới)(?: hết| khoảng)?|-|–|—){_CLOCK}(?: ngày| năm| tháng)? |\s?[-–—]\s?")
_SHARES_YEAR = re.compile(r",? (?:và|đến|tới|-|–|đến hết) |\s?[-–]\s?|, ")
_EDGED = frozenset(
    ["month", "quarter", "year", "years", "monthyear", "rel", "spelled", "bare", "school", "decade", "century", "months", "q"]
)
_COMPARED = re.compile(r"(?<!\w)so(?: với)? $")
_REACHES = re.compile(r"(?:(?:cho |tính )?(?:đến|tới)|trở lại đây)(?!\w)")
_PUBLISHED = range(1900, 2100)  # a page dated in another year is dated wrongly
_BACKWARDS = re.compile(r" (?:trở )?về trước(?!\w)")  # "từ năm 2016 trở về trước" ends with that year
_FAR_BACK = 34  # characters that the longest words before a time take


def find_periods(text: str, published: date | None = None) -> list[Period]:
    """Every time that `text` names, in order, none overlapping; `start` and `end` take in words like `từ`, `đến hết`, `cuối`.

    `first` and `last` are inclusive dates. An open end is None: `từ năm 2020` has no `last`; `đến năm 2030`, `đến hết tháng
    4-2023`, and a moment (`đầu năm 2016`, `cuối năm 2018`, `hiện nay`) have no `first`. Both are None where the text names a
    time but not its dates: a relative time (`năm nay`, `tháng trước`) without `published`, or a month without a year when
    there is neither `published` nor an earlier year.

    A month or day without a year is of the year named before it in its sentence, else of the year of `published`, else of the
    year named last. A rate has `per` and no dates: `mỗi năm`, `đồng/người/tháng`. `cùng kỳ năm trước` is the time named before
    it, a year earlier. `5 năm qua` ends on `published`; `5 năm trước` is the whole year five before. A school year 2013-2014 is
    2013-01-01 to 2014-12-31; weeks begin on Monday, `cuối tuần này` is Saturday and Sunday; `Tết Kỷ Hợi` is its three days;
    lunar days and festivals are given as solar dates. `text` may be in NFD and hold any kind of space.
    """
    text, offsets = composed(text)
    found = _find(text, split(text)[2], published)
    if isinstance(offsets, range):
        return found
    return [replace(p, start=offsets[p.start], end=offsets[p.end]) for p in found]


def periods(doc: Doc) -> Doc:
    """The component: puts the times of `doc.user_data["text"]` into `doc.user_data["periods"]`; reads `"published"` there."""
    doc.user_data["periods"] = _find(doc.user_data["text"], syllables(doc), doc.user_data.get("published"))
    return doc


def _find(text: str, view: Syllables, published: date | None) -> list[Period]:
    """The times of a text in NFC with plain spaces."""
    if published and published.year not in _PUBLISHED:
        published = None
    lowered = _lower(text)
    times = _composed(lowered, _dated(lowered, view, published))
    _repeat(lowered, times, published)
    return [Period(t.start, t.end, t.first, t.last, t.per) for t in times]


def _lower(text: str) -> str:
    """Lower case of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _dated(lowered: str, view: Syllables, published: date | None) -> list[Dated]:
    found = list(atoms(lowered, view))
    dating = Dating(lowered, published)
    dated = (dating.date(atom, _neighbour_year(lowered, found, i, published)) for i, atom in enumerate(found))
    return [_edged(lowered, time) for time in dated if time]


def _neighbour_year(lowered: str, found: list[Atom], i: int, published: date | None) -> int | None:
    """`từ tháng 1 đến tháng 6-2023`, `từ tháng 9 đến tháng 12 năm ngoái`: the first takes the year of the second."""
    if i + 1 == len(found) or found[i + 1].start - found[i].end > 12:
        return None
    if not _SHARES_YEAR.fullmatch(lowered, found[i].end, found[i + 1].start):
        return None
    following = found[i + 1]
    return published.year + following.shift if published and following.shift and following.of_year else following.year


def _edged(lowered: str, time: Dated) -> Dated:
    """`đầu`, `giữa`, `cuối` make a moment of a stretch: its first day, its middle, its last."""
    match = _EDGE.search(lowered, max(0, time.start - _FAR_BACK), time.start) if time.form in _EDGED else None
    if not match:
        return time
    time.start = match.start()
    time.first, time.last = edge((time.first, time.last), match[0].strip())
    return time


def _composed(lowered: str, dated: list[Dated]) -> list[Dated]:
    """With ranges joined (`từ … đến …`) and open ends opened (`đến hết …`, `từ …`)."""
    out: list[Dated] = []
    i = 0
    while i < len(dated):
        time = dated[i]
        following = dated[i + 1] if i + 1 < len(dated) else None
        if following and _is_range(lowered, time, following):
            begin = _FROM.search(lowered, max(0, time.start - _FAR_BACK), time.start)
            out.append(
                Dated(begin.start() if begin else time.start, following.end, "range", time.first or time.last, following.last)
            )
            i += 2
            continue
        out.append(_opened(lowered, time, out[-1].end if out else 0))
        i += 1
    return out


def _is_range(lowered: str, a: Dated, b: Dated) -> bool:
    if a.per or b.per or a.form in ("now", "same") or b.form == "same" or b.start - a.end > 20:
        return False
    if b.form == "now":
        reaches = _REACHES.match(lowered, b.start) and lowered[a.end : b.start].strip(" ,") == ""
        return bool(reaches and _FROM.search(lowered, max(0, a.start - _FAR_BACK), a.start))
    if not _TO.fullmatch(lowered, a.end, b.start):
        return False
    start, end = a.first or a.last, b.last
    return start is None or end is None or start <= end


def _repeat(lowered: str, composed: list[Dated], published: date | None) -> None:
    """Dates every `cùng kỳ` by the time named before it that is not itself one to compare with."""
    previous: Span = (None, None)
    for time in composed:
        if time.form == "same":
            time.first, time.last = a_year_apart(time.year, previous, published)
        elif time.last and time.form != "now" and not _COMPARED.search(lowered, max(0, time.start - 12), time.start):
            previous = (time.first, time.last)


def _names_its_end(lowered: str, time: Dated) -> bool:
    """`từ 2016-2020`, `từ tháng 3-5`: the hyphen already says until when; `từ nhiệm kỳ 2015-2020` does not."""
    return time.form in ("spelled", "days", "dayspan", "tetspan", "dmdm", "months", "monthspan", "tonow") or (
        time.form == "years" and (lowered[time.start].isdigit() or lowered.startswith("năm", time.start))
    )


def _opened(lowered: str, time: Dated, floor: int) -> Dated:
    if time.per or time.form in ("same", "now", "past", "fromnow"):
        return time
    low = max(floor, time.start - _FAR_BACK)
    if match := _UNTIL.search(lowered, low, time.start):
        time.start, time.first = match.start(), None
    elif match := _AHEAD_OF.search(lowered, low, time.start):
        edge = time.first or time.last
        time.start, time.first, time.last = match.start(), None, edge and edge - timedelta(days=1)
    elif (match := _FROM.search(lowered, low, time.start)) and _names_its_end(lowered, time):
        time.start = match.start()
    elif match and (backwards := _BACKWARDS.match(lowered, time.end)):
        time.start, time.end, time.first = match.start(), backwards.end(), None
    elif match:
        after = match[0].strip() in ("sau", "từ sau") and time.last
        time.start, time.first, time.last = match.start(), after + timedelta(days=1) if after else time.first or time.last, None
    return time
