"""How a reported number stands to the true one: more than, at least, about."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.model import Comparator
from extract.rules.clauses import NUMERAL
from extract.rules.counted import counted_after
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Rules, Spot

_FROM = fold("từ")[0]
_COMING = fold("đến từ")
_IS = fold("là")[0]
_WAGE = fold("lương")[0]  # "lương tối thiểu" is the name of a wage
_BOUND = 12  # items before a number in which its bound may be said
_YIELDS = syllables("tấn tạ kg")
_TOWARDS = syllables("lên xuống đến tới thành còn sang")
_REACH = 5  # items between a unit and "trở lên": "40% số hội viên trở lên"


@cache
def _words(place: str) -> Phrases[Comparator]:
    return Phrases((phrase, name) for name, phrases in load("comparators")[place].items() for phrase in phrases)


@cache
def _between() -> frozenset[str]:
    return frozenset(syllable for word in load("comparators")["between"]["words"] for syllable in fold(word))


def compare(spot: Spot) -> None:
    """Set the comparator, and let the mention begin at its word."""
    _before(spot)
    found: tuple[str, Comparator] | None = spot.first_of("comparator", _RULES)
    if found:
        rule, spot.draft.comparator = found
        spot.note(f"comparator {spot.draft.comparator}: {rule}")


def _bound(spot: Spot) -> Comparator | None:
    """ "diện tích tối thiểu của chuồng là 40 m2": the bound is said of what is measured."""
    line = spot.line
    if spot.draft.comparator != "eq" or line.norm(spot.first - 1) != _IS:
        return None
    first = max(line.clause_starts[spot.at], spot.first - _BOUND)
    found = _words("bounds").within(line.norms, first, spot.first)
    if found and NUMERAL not in line.norms[found[-1][0] : spot.first] and line.norm(found[-1][0] - 1) != _WAGE:
        return found[-1][2]
    return None


def _before(spot: Spot) -> None:
    line, at = spot.line, spot.at
    for skipped in range(4):
        found = _words("before").ending(line.norms, at - skipped, line.clause_starts[spot.at])
        if found and (found[1] == "eq" or line.norm(found[0] - 1) == NUMERAL):  # "30 trên 91 hộ": of 91
            return
        if found:
            spot.first, spot.draft.comparator = found[0], found[1]
            spot.note(f"comparator {found[1]}: {line.said(found[0], at - skipped)}")
            return
        if line.norm(at - skipped - 1) not in _between():
            return


def _after(spot: Spot) -> Comparator | None:
    line = spot.line
    for at in range(spot.last, min(spot.last + _REACH, line.clause_ends[spot.at])):
        if line.norms[at] in (NUMERAL, ",", "("):
            return None
        found = _words("after").starting(line.norms, at, len(line))
        if found:
            if at <= spot.last + 1 or spot.line.norm(spot.first - 1) == _FROM or at <= _noun_end(spot):
                return found[1]
            return None
    return None


def _noun_end(spot: Spot) -> int:
    """Where the counted noun ends; of a share, the noun that it is of: "40% số hội viên trở lên"."""
    noun = counted_after(spot.line, spot.last) if spot.kind == "share" else None
    return noun.end if noun else spot.noun_end


def _opens_range(spot: Spot) -> Comparator | None:
    """ "ge" where "từ" alone stands before the numeral, and nothing after it closes the range."""
    line = spot.line
    if spot.draft.comparator != "eq" or spot.draft.value_max is not None or line.norm(spot.first - 1) != _FROM:
        return None
    if spot.kind == "area" and not _YIELDS.isdisjoint(line.norms[line.clause_starts[spot.at] : spot.first]):
        return None  # "thu được 12 tấn cà phê từ 3,5 ha"
    if tuple(line.norms[spot.first - 2 : spot.first]) == _COMING:  # "đại biểu đến từ 25 tỉnh"
        return None
    spot.first -= 1
    following = line.norms[spot.last : line.clause_ends[spot.at]]
    closed = any(norm in _TOWARDS and NUMERAL in following[i : i + 5] for i, norm in enumerate(following[:12]))
    return None if closed else "ge"


_RULES: Rules[Comparator] = (
    ("said behind the noun", _after),
    ("'từ' alone", _opens_range),
    ("said of what is measured", _bound),
)
