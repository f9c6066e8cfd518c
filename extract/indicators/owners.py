"""Of what a general quantity or a bare part is: "562 điểm sạt lở với tổng chiều dài 786 km", "cổng chào có 4 trụ bê tông"."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.words import words_in
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.counted import known_noun
from extract.rules.phrases import Phrases, syllables
from extract.rules.spot import Spot

_HAS = syllables("có gồm cao")
_MARKS = frozenset(',;:.()!?…\n"“”') | {NUMERAL, TIME}
_SOME = syllables("những các một này")
_WITH = syllables("có với")
_LONGEST = 6  # words of an owner
_DONE = " được "  # behind a thing this opens what was done to it, and says no more which it is
_NEAR = 4  # items between what is counted and the verb that divides it
_REACH = 25  # items before a quantity in which what it is of may stand


@cache
def _owners() -> Phrases[bool]:
    lexicon = load("indicator_words")
    return Phrases([*((thing, True) for thing in lexicon["owners"]), *((word, False) for word in lexicon["no_owners"])])


def whole_of(spot: Spot, stop: int) -> str:
    """ "cổng chào có 4 trụ bê tông": "cổng chào"; empty where what has the parts is a place, a body or unsaid."""
    line = spot.line
    has = next((at for at in range(stop, spot.first) if line.norms[at] in _HAS), -1)
    if has < 0:
        return ""
    start = stop
    while start > spot.own and stop - start < _LONGEST and line.norms[start - 1] not in _MARKS and not line.named[start - 1]:
        start -= 1
    if start > spot.own and line.norms[start - 1] not in _MARKS:
        return ""
    while line.norm(start) in _SOME and start < stop:
        start += 1
    found = _owners().starting(line.norms, start, stop)
    return words_of(line, list(range(start, stop))) if found and found[1] else ""


def divided(spot: Spot) -> str:
    """ "25 chiến sĩ chia thành hai nhóm", "dự án tách thành 2 hợp phần": " chiến sĩ", " của dự án"; else empty."""
    line, before = spot.line, spot.before
    found = words_in("dividing").ending(line.norms, spot.begins, line.clause_starts[spot.at])
    if not found:
        return ""
    if before is not None and before.line is line and before.kind == "count" and found[0] - before.last <= _NEAR:
        return f" {before.draft.unit}" if before.draft.unit else ""
    thing = without_deed(common_thing_before(line, found[0], line.clause_starts[spot.at]))
    return f" của {thing}" if thing else ""


def thing_before(line: Line, at: int, floor: int, touching: bool = False) -> str:
    """The last thing named before a position of which size, cost or yield is told: "dự án", "tuyến đường nối".

    touching: whether nothing but its own words and names may stand between it and the position.
    """
    for start in range(at - 1, max(floor, at - _REACH) - 1, -1):
        if touching and line.norms[start] in _MARKS:
            break
        found = _owners().starting(line.norms, start, at)
        named = line.named[start]
        if not found or not found[1] or (named and (not touching or line.named[start - 1])):
            continue
        noun_end = found[0]
        if start and known_noun(line, start - 1) == found[0]:
            continue  # "chủ dự án"
        kept, end = phrase_after(line, start, noun_end, at)
        kept = list(takewhile(lambda here: line.norms[here] not in _WITH, kept))  # "đường vành đai | có chiều dài 20 km, …"
        fits = all(line.named[here] or line.word(here)[:1].isupper() for here in range(end, at)) and len(kept) < _LONGEST
        return words_of(line, kept[:_LONGEST]) if fits or not touching else ""
    return ""


def common_thing_before(line: Line, at: int, floor: int) -> str:
    """The kind of the last such thing, without its name."""
    return without_name(thing_before(line, at, floor))


def without_deed(thing: str) -> str:
    """A thing without what was done to it: "dự án | được phê duyệt"."""
    return thing.partition(_DONE)[0]


def without_name(thing: str) -> str:
    """The kind of a named thing: "dự án thuỷ điện | Sông Khê"."""
    words = thing.split(" ")
    kind = " ".join(word for word in words if not word[:1].isupper())
    return kind.strip(" -–,") if len(kind) < len(thing) else thing
