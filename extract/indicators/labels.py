"""What stands before a number only to tell it from its neighbours: the label of a part, a name."""

from __future__ import annotations

from extract.indicators.acts import is_person, names_people, suffered
from extract.indicators.parts import act_of_whole
from extract.rules.clauses import Line
from extract.rules.phrases import fold
from extract.rules.spot import Spot

_SHORT = 3  # words of a label, after which what was done to the whole is said again


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
