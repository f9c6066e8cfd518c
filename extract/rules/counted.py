"""What a numeral counts: the bare head noun, without its classifier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import Phrases, fold, phrases_in, syllables

_PLURALS = syllables("các những")
_QUOTES = frozenset("\"“”'‘’")
_AND = syllables(", và")
_OTHER = fold("khác")[0]
_NUMBER_OF = fold("số")[0]  # "2/3 số hộ", "một nửa số học sinh"


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun in a line: the noun stands at `start:end`; `name` is the unit; `known` says that the lexicon has it."""

    start: int
    end: int
    name: str
    known: bool


@cache
def _heads() -> Phrases[str]:
    lexicon = load("nouns")
    compounds = [(noun, "") for nouns in lexicon["compounds"].values() for noun in nouns]
    compounds += [(noun, "") for noun in lexicon["nouns_of_classifiers"]]
    return Phrases(compounds + [(written, name) for name, writings in lexicon["bare"].items() for written in writings])


@cache
def _together() -> Phrases[str]:
    return Phrases((noun, name) for name, nouns in load("nouns")["together"].items() for noun in nouns)


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(noun[0] for noun in map(fold, load("nouns")["classifiers"]) if len(noun) == 1)


@cache
def _stops() -> Phrases[bool]:
    grammar = load("grammar")
    return Phrases.of([*grammar["stops"], *grammar["links"], *grammar["passives"]], True)


def is_noun_start(line: Line, at: int) -> bool:
    """Whether a counted noun may begin at a position: a word, not a function word, a mark, a numeral or a time."""
    norm = line.norm(at)
    if not norm or norm in (NUMERAL, TIME) or not norm[0].isalpha():
        return False
    return _heads().starting(line.norms, at, len(line)) is not None or _stops().starting(line.norms, at, len(line)) is None


def counted_after(line: Line, at: int) -> Counted | None:
    """The noun that the numeral before `at` counts, or None where no noun follows."""
    if at not in line.nouns:
        line.nouns[at] = _read_counted(line, at)
    return line.nouns[at]


def _read_counted(line: Line, at: int) -> Counted | None:
    while line.norm(at) in _QUOTES or line.norm(at) in _PLURALS:
        at += 1
    if line.norm(at) == _NUMBER_OF and is_noun_start(line, at + 1):
        at += 1
    fate = phrases_in("nouns", "fates").starting(line.norms, at, len(line))
    if fate:
        return Counted(at, fate[0], line.said(at, fate[0]), True)
    if not is_noun_start(line, at):
        return None
    head = _heads().starting(line.norms, at, len(line))
    lone = line.norm(at + 1) == _OTHER  # "hai chiếc khác": of what was counted before
    if line.norm(at) in _classifiers() and not lone and (head is None or head[0] == at + 1) and is_noun_start(line, at + 1):
        at += 1
        head = _heads().starting(line.norms, at, len(line))
    if head is None:
        return Counted(at, at + 1, line.said(at, at + 1), False)
    end = _joined(line, at, head[0])
    return Counted(at, end, head[1] if head[1] and end == head[0] else line.said(at, end), True)


def known_noun(line: Line, at: int) -> int | None:
    """The end of a noun of the lexicon at a position, or None."""
    head = _heads().starting(line.norms, at, len(line))
    return head[0] if head else None


def longer_noun(line: Line, start: int, end: int) -> bool:
    """Whether a known noun goes on where a unit of measurement would end: "điểm sạt lở" is no point."""
    head = _heads().starting(line.norms, start, len(line))
    return head is not None and head[0] > end


def _joined(line: Line, start: int, end: int) -> int:
    """The end of "xã, phường, thị trấn" when the noun at `start:end` is counted together with its like."""
    first = _together().starting(line.norms, start, len(line))
    if first is None or first[0] != end:
        return end
    while line.norm(end) in _AND:
        more = _together().starting(line.norms, end + 1, len(line))
        if more is None or more[1] != first[1] or _goes_on(line, more[0]):
            break
        end = more[0]
    return end


def _goes_on(line: Line, at: int) -> bool:
    """Whether a number or a name follows, so that the noun before `at` belongs to it."""
    return line.norm(at) == NUMERAL or line.word(at)[:1].isupper()


def animal_before(line: Line, at: int) -> str | None:
    """The animal that was last spoken of before a position of the line."""
    found = phrases_in("nouns", "animals").within(line.norms, max(0, at - 60), at)
    return line.said(found[-1][0], found[-1][1]) if found else None


def is_quality(noun: Counted) -> bool:
    """Whether the noun is a quality ("44 nữ") or a fate ("7 bị thương") that leaves the counted noun out."""
    return noun.name.lower() in load("nouns")["qualities"] or is_fate(noun)


def is_fate(noun: Counted) -> bool:
    """Whether it is what people suffer that stands for the people."""
    return noun.name.lower() in load("nouns")["fates"]
