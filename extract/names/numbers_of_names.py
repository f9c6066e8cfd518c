"""Numbers that organisations are called by: "Bệnh viện 108", "Trường 19/5", "Cầu 14 thi công", "chung cư 155-157 Bùi Khê"."""

from __future__ import annotations

from extract.names.place_names import behind_number, is_a_number_name, stands_apart
from extract.names.spots import run_end
from extract.names.vocabulary import Head, folded, name_words, names_of
from extract.syllables import Syllables

_LONGEST_STREET_NUMBER = 5  # syllables: "155-157", "435/2"
_LONGEST_BRANCH = 5
_DAYS, _MONTHS = 31, 12
_NUMBER = folded("số")
_OF_DAYS = frozenset({"school", "health", "company", "coop"})  # called by a day to be remembered: "Bệnh viện 19-8"


def own_number(view: Syllables, head: Head, i: int) -> int:
    """Index after the number that is the whole name: "Quân khu 4", "Bệnh viện 108", "Trường 19/5"; 0 if none is."""
    if head.name in names_of("numbered") and i + 1 < len(view) and view.norm[i] in _NUMBER and head.edge == "place":
        return own_number(view, head, i + 1)  # "Hạt Quản lý đường bộ số 3"
    if not stands_apart(view, i):
        return 0
    if head.type in _OF_DAYS and (end := day(view, i)):
        return end
    if head.name in names_of("numbered") and is_a_number_name(view, i, 3):
        return behind_number(view, i)
    return behind_number(view, i) if head.name in names_of("numbered_before_verbs") and counts_nothing(view, i) else 0


def day(view: Syllables, i: int) -> int:
    """Index after the day and month at `i`, "19-8", "30/4"; 0 if none stands there, or a year follows them."""
    if i + 2 >= len(view) or view.text[i + 1] not in ("-", "–", "/"):
        return 0
    first, second = view.text[i], view.text[i + 2]
    if not (first.isdigit() and second.isdigit() and view.start[i + 2] == view.end[i] + 1):
        return 0
    year = i + 4 < len(view) and view.text[i + 3] in ("-", "–", "/", ".") and view.text[i + 4].isdigit()
    return i + 3 if not year and 0 < int(first) <= _DAYS and 0 < int(second) <= _MONTHS else 0


def street_number(view: Syllables, i: int) -> int:
    """Index after "155-157 Bùi Khê", which a house without a name goes by; `i` where no street follows: "chung cư số 12"."""
    end = i
    while end < len(view) and end - i < _LONGEST_STREET_NUMBER and (view.text[end].isdigit() or view.text[end] in "-–/"):
        end += 1
    street = run_end(view, end)
    return street if end > i and street - end > 1 else i


def is_numbered_branch(view: Syllables, i: int) -> bool:
    """Whether a branch ends before `i` of which there are several, and the number of one follows: "Ban Quản lý dự án 3"."""
    if not stands_apart(view, i) or not is_a_number_name(view, i, 3):
        return False
    starts = range(max(0, i - _LONGEST_BRANCH), i)
    return any((found := name_words("numbered_branches").match(view.norm, start)) and found[0] == i for start in starts)


def counts_nothing(view: Syllables, i: int) -> bool:
    """Whether the number at `i` is a part of the name: "Phát điện 3 đã", "Cầu 14 thi công"; not where it counts a noun."""
    if not stands_apart(view, i) or not is_a_number_name(view, i, 3):
        return False
    end = behind_number(view, i)
    if end >= len(view) or not view.text[end][-1].isalnum():
        return True
    return any(name_words(table).match(view.norm, end) for table in ("stops", "works"))
