"""Names that are a road's, a river's, a work's or an address: no administrative unit's and no person's."""

from __future__ import annotations

from extract.names.known_names import KnownNames
from extract.names.level_words import is_plural, match_level
from extract.names.place_names import next_item
from extract.names.spots import run_end
from extract.names.vocabulary import folded, heads, not_a_unit, other_words, surnames
from extract.syllables import Syllables

_LONGEST_ADDRESS = 4
_DASHES = folded("- –")
_NUMBER = folded("số")


def road_end(view: Syllables, names: KnownNames, i: int) -> int:
    """Index after "đường Hoàng Văn Thụ", "sông A - B", "các tuyến đường A, B, C" at `i`; 0 if there is none."""
    found = not_a_unit().match(view.norm, i)
    if found is None or (i > 0 and (view.norm[i - 1], view.norm[i]) in other_words()):
        return 0
    district = names.longest(i) > found[0] and view.norm[i] not in surnames()  # "Cầu Giấy", but not "Hồ Chí Minh"
    if view.capital[i] and ((i > 0 and view.capital[i - 1]) or district):
        return 0
    name = found[0]
    while name < len(view) and name - found[0] < _LONGEST_ADDRESS and (view.text[name].isdigit() or view.text[name] == "/"):
        name += 1  # "hẻm 435/2 Hoàng Văn Thụ"
    if name >= len(view) or not view.capital[name]:
        return 0
    if is_plural(view, i) and names.longest(name, ("province",)):
        return 0  # "các sông Quảng Nam": those of the province
    end = _both_ends(view, names, run_end(view, name))
    return _more_streets(view, end) if is_plural(view, i) else end


def _both_ends(view: Syllables, names: KnownNames, end: int) -> int:
    """Index after " - Suối Tiên" at `end`, where a road or a river is called by two places; `end` if it is not."""
    joined = end + 1 < len(view) and view.text[end] in _DASHES and view.capital[end + 1]
    return (names.longest(end + 1) if joined and match_level(view, end + 1) is None else 0) or end


def _more_streets(view: Syllables, end: int) -> int:
    """Index after the streets listed behind the one before `end`, as far as they are called after people."""
    while 0 < (start := next_item(view, end)) < len(view) and view.capital[start] and view.norm[start] in surnames():
        stop = run_end(view, start, 5)
        if stop - start < 3 or match_level(view, start) is not None or heads().match(view.norm, start) is not None:
            break
        end = stop
    return end


def is_an_address(view: Syllables, i: int) -> bool:
    """Whether the number of a house stands before `i`: "số 87 - 89 Hạ Khê"."""
    before = i - 1
    while before > i - _LONGEST_ADDRESS and before >= 0 and (view.text[before].isdigit() or view.text[before] in _DASHES):
        before -= 1
    return 0 <= before < i - 1 and view.norm[before] in _NUMBER
