"""The unit that a figure leaves out: that of what it measures, of the next figure of its list, of one before."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.rules.clauses import NUMERAL
from extract.rules.counted import Counted, counted_after
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Rules, Spot
from extract.rules.units import Kind, unit_after

_LIST = syllables(", và hoặc ; -")
_LISTED = _LIST - {";"}
_LIMITS = syllables("trên dưới gần hơn khoảng")  # "lần lượt là 800 nghìn và trên 1,2 triệu đồng"
_OUT_OF, _ALL = syllables("trong trên"), syllables("tổng số")
_TOTAL = fold("số")[0]
_REACH = 12
_FAR = 60  # items before a list of names, in which what is counted stands
_AMOUNTS = syllables("số nhiều ít")
_LEAST_DONG = 100
_CLAUSE = 14  # items between what is measured and its number
_BREAKS = frozenset((*",;:()", NUMERAL))
_MILLION, _TURNS, _HERD = fold("triệu"), fold("lượt")[0], fold("đàn")[0]


@cache
def _number_heads() -> frozenset[str]:
    return syllables(" ".join(load("units")["number_of"]["heads"]))


@cache
def _money_things() -> frozenset[str]:
    return frozenset(fold(word)[0] for word in load("units")["number_of"]["money"])


@cache
def _stating() -> frozenset[str]:
    return frozenset(fold(word)[-1] for word in load("units")["number_of"]["states"])


@cache
def _spoken_of() -> Phrases[str]:
    return Phrases((words, unit) for unit, spoken in load("units")["spoken_of"].items() for words in spoken)


def spoken_of(spot: Spot, before: list[Spot]) -> bool:
    """ "điểm chuẩn là 24": nothing follows the number, and what it measures says its unit."""
    line = spot.line
    if unit_after(line, spot.at + 1) or counted_after(line, spot.at + 1):
        return False
    start = spot.at
    while start > max(line.clause_starts[spot.at], spot.at - _CLAUSE) and line.norms[start - 1] not in _BREAKS:
        start -= 1
    found = _spoken_of().within(line.norms, start, spot.at)
    if not found:
        return False
    spot.draft.unit, spot.kind = found[-1][2], "other"
    return True


def number_of(spot: Spot, before: list[Spot]) -> bool:
    """ "số người tham gia đạt 1,5 triệu", "đàn gia cầm 4 triệu": a lone "triệu" counts what the head is the number of."""
    line = spot.line
    if fold(line.word(spot.at))[-1:] != _MILLION or unit_after(line, spot.at + 1) or counted_after(line, spot.at + 1):
        return False
    for at in range(spot.at - 1, max(line.clause_starts[spot.at], spot.at - _CLAUSE) - 1, -1):
        if line.norms[at] in _BREAKS:
            return False
        if line.norms[at] not in _number_heads() or not _states(spot, at):
            continue
        noun = counted_after(line, at if line.norms[at] == _TURNS else at + 1)
        if noun is None or line.norms[at + 1] in _money_things():
            return False
        spot.draft.unit, spot.kind = noun.name, "other"
        return True
    return False


def _states(spot: Spot, head: int) -> bool:
    """Whether the number is said of the head: "số hộ đạt 2 triệu", "đàn lợn 2 triệu", not "số hộ được hỗ trợ 2 triệu"."""
    behind = spot.line.norms[max(head, spot.at - 2) : spot.at]  # a comparator may stand between
    return not _stating().isdisjoint(behind) or spot.line.norms[head] == _HERD


def understand(spot: Spot, before: list[Spot]) -> None:
    """The unit of the next figure of the list ("2, 3 và 5 xã"), of the noun whose number it is, or of a figure before."""
    spot.note("unit understood")
    found = spot.first_of("unit understood", _UNDERSTOOD, before)
    if found:
        spot.draft.unit, spot.kind = found[1]
        spot.note(f"unit understood: that of {found[0]}")


def _of_list(spot: Spot, before: list[Spot]) -> tuple[str, Kind] | None:
    line, at = spot.line, spot.at
    while line.norm(at) == NUMERAL and at < spot.at + _REACH and line.norm(at + 1) in _LISTED:
        at += 1
        while line.norm(at) in _LIST or line.norm(at) in _LIMITS:
            at += 1
    return _behind(spot, at)


def _of_whole(spot: Spot, before: list[Spot]) -> tuple[str, Kind] | None:
    """ "412 trong số 430 đại biểu": the unit of the whole."""
    line, at = spot.line, spot.at + 1
    if line.norm(at) not in _OUT_OF:
        return None
    at += 1
    while line.norm(at) in _ALL:
        at += 1
    return _behind(spot, at)


def _behind(spot: Spot, at: int) -> tuple[str, Kind] | None:
    """The unit of another numeral of the line, at a position behind; None where none stands there."""
    line = spot.line
    if at == spot.at or line.norm(at) != NUMERAL:
        return None
    found = unit_after(line, at + 1)
    if found:
        return found[1].name, found[1].kind
    noun = counted_after(line, at + 1)
    return (noun.name, "count") if noun else None


def _of_subject(spot: Spot, before: list[Spot]) -> tuple[str, Kind] | None:
    noun = stated_number(spot)
    return (noun.name, "count") if noun else None


def stated_number(spot: Spot) -> Counted | None:
    """ "số tổ chức đảng bị kỷ luật tăng 3": the noun after "số" whose number a figure is said to be."""
    line = spot.line
    for at in range(spot.at - 1, max(line.clause_starts[spot.at], spot.at - 20) - 1, -1):
        if line.norms[at] in (NUMERAL, ",", ")", "("):
            return None
        if line.norms[at] == _TOTAL:
            noun = counted_after(line, at + 1)
            return noun if noun and noun.known else None
    return None


def _before_bracket(spot: Spot, before: list[Spot]) -> tuple[str, Kind] | None:
    """The unit of the last figure outside the brackets around the numeral."""
    opening = spot.line.openings[spot.at]
    if opening < 0:
        return None
    outside = [s for s in before if s.line is spot.line and s.at < opening and s.line.openings[s.at] < 0]
    return (outside[-1].draft.unit, outside[-1].kind) if outside and outside[-1].draft.unit else None


def _of_names(spot: Spot, before: list[Spot]) -> tuple[str, Kind] | None:
    """ "nhiều hộ thoát nghèo nhất là xã A (52), xã B (41)": the noun that was spoken of before the names."""
    line, opening = spot.line, spot.at - 1
    if line.norm(opening) != "(" or line.norm(spot.at + 1) != ")" or not (opening and line.named[opening - 1]):
        return None
    for at in range(opening - 1, max(0, opening - _FAR) - 1, -1):
        if line.norms[at] in _AMOUNTS:
            noun = counted_after(line, at + 1)
            if noun and noun.known:
                return noun.name, "count"
    return None


def _of_another(spot: Spot, before: list[Spot]) -> tuple[str, Kind] | None:
    """The unit of the last figure before that is no share; nothing costs 29 đồng."""
    other = next((s for s in reversed(before) if s.draft.unit and s.draft.unit not in ("%", "lần")), None)
    if other is None or other.draft.unit is None:
        return None
    too_small = other.draft.unit.startswith("VND") and spot.draft.number.value < _LEAST_DONG
    return None if too_small else (other.draft.unit, other.kind)


_UNDERSTOOD: Rules[tuple[str, Kind]] = (
    ("the next figure of the list", _of_list),
    ("the whole", _of_whole),
    ("the noun behind 'số'", _of_subject),
    ("the figure before the bracket", _before_bracket),
    ("the noun before the names", _of_names),
    ("another figure", _of_another),
)
