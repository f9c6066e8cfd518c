"""What stands before a number only to tell it from its neighbours: the label before a colon, a name."""

from __future__ import annotations

from extract.indicators.acts import is_person, names_people, suffered
from extract.indicators.marks import MARKS
from extract.indicators.noun_phrases import words_of
from extract.rules.clauses import Line
from extract.rules.phrases import fold
from extract.rules.spot import Spot

_SHORT = 3  # words of a label, after which what was done to the whole is said again
_LABEL = 4  # items of the first word of a label
_PART_OPENS = frozenset("(,;") | {""}


def before_colon(spot: Spot) -> str:
    """ "27 thí sinh vi phạm (khiển trách: 4, đình chỉ: 23)": the label of a part in brackets; else empty."""
    line, stop = spot.line, spot.own - 1
    if spot.kind != "count" or line.norm(stop) != ":" or line.openings[stop] < 0:
        return ""
    start = stop
    while line.norm(start - 1) not in _PART_OPENS:
        start -= 1
    names = any(line.named[at] or line.word(at)[:1].isupper() for at in range(start, stop))
    return "" if names else words_of(line, list(range(start, stop)))


def over_comma(spot: Spot, first: int) -> int:
    """Where a label begins that has two words joined by a comma: "phổ thông 43; cao đẳng, đại học 24"; else the same position."""
    line, at = spot.line, first - 1
    if spot.kind != "count" or line.norm(at) != ",":
        return first
    while at > 0 and line.norms[at - 1] not in MARKS and not line.named[at - 1]:
        at -= 1
    return at if line.norm(at - 1) == ";" and first - 1 - at <= _LABEL else first


def is_name(line: Line, first: int, stop: int) -> bool:
    """Whether the words are only a name: every one begins with a capital."""
    return first < stop and all(line.word(at)[:1].isupper() for at in range(first, stop))


def labelled(spot: Spot, label: str) -> str:
    """ "15 đảng viên (khiển trách 9)", "kết nạp 90 đảng viên, trong đó người có đạo 20": the thing with the label of its part."""
    unit = (spot.draft.unit or "").split("/")[0]
    if done := suffered(label):
        return unit + done
    spot.act = act_of_whole(spot) if len(fold(label)) <= _SHORT else ""
    return f"{unit} {'là ' if is_person(unit) and names_people(label) else ''}{label}{spot.act}"


def act_of_whole(spot: Spot) -> str:
    """What was done to those of whom a figure is a part: "kết nạp 90 đảng viên (tăng 4%), trong đó 30 nữ"."""
    whole = spot.before
    while whole is not None and whole.line is spot.line and not whole.act:
        whole = whole.before
    return whole.act if whole is not None and whole.line is spot.line else ""
