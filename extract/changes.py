"""Level, change or over target: the verbs before a numeral, and what it is held against."""

from __future__ import annotations

from functools import cache

from extract.against import names_plan
from extract.clauses import NUMERAL, TIME, Line
from extract.lexicon import load
from extract.model import Measure
from extract.phrases import Phrases, fold, syllables
from extract.spot import Spot

_REACH = 18  # items between "giảm" and its number when the thing that falls stands between them
_AND = syllables("và , /")
_LEVEL = fold("mức")[0]
_FROM = fold("từ")[0]
_FALL = fold("giảm")[0]
_REACHED = syllables("lên xuống còn")
_BEFORE_VERB = syllables(", ( mức và là tiêu xét để phải sẽ đến hiện đó nghị") | {TIME}


@cache
def _words(name: str) -> Phrases[str]:
    return Phrases.of(load("changes")[name], name)


@cache
def _verbs() -> Phrases[str]:
    lexicon = load("changes")
    return Phrases((verb, name) for name in ("up", "down", "compounds", "over") for verb in lexicon[name])


def measure(spots: list[Spot]) -> None:
    """Set the measure and the sign of every figure of an article, in order; a baseline that is a plan decides with the verb."""
    before: Spot | None = None
    for spot in spots:
        verb = _verb(spot) or (_carried(spot, before) if before else None)
        spot.verb = verb or ""
        found = _measure(spot, verb)
        spot.draft.measure = found
        if found == "change" and verb == "down":
            _negate(spot)
        before = spot


def _measure(spot: Spot, verb: str | None) -> Measure:
    plan = bool(spot.draft.baseline) and names_plan(spot.draft.baseline or "")
    if verb == "over" or (plan and (verb or spot.draft.unit in ("%", "lần"))):
        return "over_target"
    return "change" if verb in ("up", "down") else "level"


def _negate(spot: Spot) -> None:
    draft = spot.draft
    low, high = draft.value, draft.value_max
    draft.value, draft.value_max = (-low, None) if high is None else (-high, -low)


def _verb(spot: Spot) -> str | None:
    """The verb of change that governs the numeral: next to it, or before the thing that changes."""
    line, at = spot.line, spot.first
    first = line.clause_starts[spot.at]
    while at > first:
        verb = _verbs().ending(line.norms, at, first)
        if verb and verb[1] != "compounds":
            return None if _noun_of_growth(spot, verb[0], first) else verb[1]
        between = _words("between").ending(line.norms, at, first)
        if line.norms[at - 1] == TIME:
            at -= 1
        elif between and not _reached_from(spot, between[0], at):
            at = between[0]
        else:
            break
    return _far_verb(spot, first)


def _reached_from(spot: Spot, start: int, end: int) -> bool:
    """Whether "từ" opens "từ A lên B" or "đến" closes it: then the numerals are levels."""
    line = spot.line
    words = line.norms[start:end]
    if _FROM in words and spot.draft.value_max is None:
        return True
    return not _REACHED.isdisjoint(words)


def _noun_of_growth(spot: Spot, verb: int, first: int) -> bool:
    line = spot.line
    if _words("rates").ending(line.norms, verb, first):
        return True
    return line.norm(verb - 1) == _LEVEL and spot.draft.unit == "%" and line.norm(verb) != _FALL


def _far_verb(spot: Spot, first: int) -> str | None:
    """ "giảm tỷ lệ hộ nghèo bình quân 1-1,5%": the verb, then what falls, then by how much."""
    line = spot.line
    if spot.kind not in ("share", "money") and spot.draft.unit != "lần":
        return None
    at = spot.first
    while at > max(first, spot.first - _REACH):
        if line.norms[at - 1] in (NUMERAL, ",", "(", ")") or _words("reached").ending(line.norms, at, first):
            return None
        verb = _verbs().ending(line.norms, at, first)
        if verb:
            if verb[1] not in ("up", "down") or _noun_of_growth(spot, verb[0], first) or at - verb[0] > 1:
                return None
            return verb[1] if _opens_clause(line, verb[0], first) else None
        at -= 1
    return None


def _opens_clause(line: Line, verb: int, first: int) -> bool:
    """Whether nothing that could be the thing measured stands right before the verb: "tỷ lệ giảm nghèo" is no fall."""
    return verb == first or line.norm(verb - 1) in _BEFORE_VERB


def _carried(spot: Spot, before: Spot) -> str | None:
    """ "tăng 13,8% và 34,3%", "giảm 748 vụ (24%)": the verb of the figure before goes on."""
    if before.line is not spot.line or before.verb not in ("up", "down", "over"):
        return None
    line = spot.line
    opening = line.openings[spot.at]
    if opening >= 0 and opening + 1 == spot.first and line.norm(spot.last) == ")":
        return before.verb
    between = line.norms[before.last : spot.first]
    if spot.kind == before.kind == "share" and all(norm in _AND for norm in between):
        return before.verb
    return None
