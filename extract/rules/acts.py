"""What was done to a counted thing, said before its number or at the end of its list."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import counted_after
from extract.rules.noun_phrases import phrase_after, words_of
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Spot

_VOICES = {"done_for": " được ", "done_to": " bị ", "done": " "}
_REACH = 40
_WITHIN = 8  # items of a noun phrase before its predicate
_ENDS = frozenset(":.!?…")
_SEPARATORS = syllables(", ; và với cùng")
_LISTED = syllables("và hơn trên gần khoảng") | {NUMERAL}
_AND = syllables(", và")
_NEW = fold("mới")[0]
_MUST = fold("phải")[0]
_ALREADY = fold("đã")[0]


@cache
def _acts() -> Phrases[str]:
    lexicon = load("indicator_words")
    named = [(verb, name) for name in (*_VOICES, "no_acts") for verb in lexicon[name]]
    return Phrases([*named, *((verb, " " + state) for verb, state in lexicon["becomes"].items())])


@cache
def _predicates() -> Phrases[bool]:
    return Phrases.of(load("indicator_words")["predicates"], True)


@cache
def _asking() -> Phrases[bool]:
    return Phrases.of(load("indicator_words")["asking"], True)


def act_on(spot: Spot, stop: int) -> str:
    """ "kiểm tra 14 cửa hàng": " được kiểm tra"; empty where no such verb ends at `stop`."""
    line = spot.line
    found = _acts().ending(line.norms, stop, spot.own)
    if not found or found[1] == "no_acts":
        return ""
    if found[1] not in _VOICES:
        return found[1]
    start = found[0]
    floor = line.clause_starts[spot.at]
    while line.norm(start - 1) in _AND and start - 1 > floor:
        more = _acts().ending(line.norms, start - 1, floor)
        if not more or more[1] not in _VOICES:
            break
        start = more[0]
    verb = line.said(start, stop).lower()
    asked = _asking().within(line.norms, max(spot.own, found[0] - 8), found[0])
    if asked:
        return f" {line.said(asked[-1][0], asked[-1][1])} {verb}"
    if line.norm(start - 1) == _MUST:
        return f" phải {verb}"
    if found[1] == "done" and line.norm(start - 1) == _ALREADY:
        return f" đã {verb}"
    return " " + verb if line.norm(spot.noun_end) == _NEW else _VOICES[found[1]] + verb


def acted(unit: str, words: str) -> str:
    """ "15 đảng viên (khiển trách 9)": the thing, and what was done to this part of it; else both side by side."""
    norms = fold(words)
    found = _acts().starting(norms, 0, len(norms))
    if found and found[0] == len(norms) and found[1] in _VOICES:
        return unit + _VOICES[found[1]] + words.lower()
    return f"{unit} {words}"


def ends_with_act(line: Line, start: int, end: int) -> int:
    """Where a verb begins that ends a noun phrase and governs the next number ("12 đoàn kiểm tra 60 cửa hàng"), else its end."""
    found = _acts().ending(line.norms, end, start)
    return found[0] if found and line.norm(end) == NUMERAL and found[1] in _VOICES else end


def shared_predicate(line: Line, last: int, at: int, unit: str) -> str:
    """The predicate that ends a list: of "42 con lợn, 310 con gà bị chết" for the first, " bị chết".

    last: the last word of the phrase, which must have no predicate of its own. at: where its phrase ends.
    unit: the word behind its number; over a semicolon a list goes on only in the same unit.
    """
    listed = line.norm(at) in _SEPARATORS and line.norm(at + 1) in _LISTED and NUMERAL in line.norms[at + 1 : at + 4]
    if not listed or _predicates().ending(line.norms, last + 1, last):
        return ""
    stop = min(len(line), at + _REACH)
    for here in range(at, stop):
        if line.norms[here] in _ENDS or (line.norms[here] == ";" and line.norm(here + 1) not in _LISTED):
            break
        if line.norms[here] == ";" and unit not in line.norms[here + 2 : here + 5]:
            break
        noun = counted_after(line, here + 1) if line.norms[here] == NUMERAL else None
        if noun is None:
            continue
        found = _predicates().within(line.norms, noun.end, min(stop, noun.end + _WITHIN))
        if found and NUMERAL not in line.norms[noun.end : found[0][0]]:
            kept, _ = phrase_after(line, found[0][0], found[0][1], stop)
            return " " + words_of(line, kept)
    return ""


def inherited_predicate(words: str, unit: str) -> str:
    """What a counted thing suffers, said with its whole: "90 con gia súc chết, trong đó có 61 con dê" are all dead."""
    rest = words[len(unit) :].strip() if words.startswith(unit) else ""
    norms = fold(rest)
    return f" {rest}" if norms and _predicates().starting(norms, 0, len(norms)) else ""
