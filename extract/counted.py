"""What a numeral counts: the bare head noun, without its classifier, and the phrase around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.clauses import NUMERAL, TIME, Line
from extract.lexicon import load
from extract.phrases import Phrases, fold, syllables

_PLURALS = syllables("các những")
_QUOTES = frozenset("\"“”'‘’")


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun in a line: the noun stands at `start:end`; `name` is the unit."""

    start: int
    end: int
    name: str


@cache
def _heads() -> Phrases[str]:
    lexicon = load("nouns")
    compounds = [(noun, "") for nouns in lexicon["compounds"].values() for noun in nouns]
    compounds += [(noun, "") for noun in lexicon["nouns_of_classifiers"]]
    return Phrases(compounds + [(written, name) for name, writings in lexicon["bare"].items() for written in writings])


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(syllables[0] for syllables in map(fold, load("nouns")["classifiers"]) if len(syllables) == 1)


@cache
def _stops() -> Phrases[bool]:
    grammar = load("grammar")
    return Phrases.of([*grammar["stops"], *grammar["links"]], True)


def is_noun_start(line: Line, at: int) -> bool:
    """Whether a counted noun may begin at a position: a word, not a function word, a mark, a numeral or a time."""
    norm = line.norm(at)
    if not norm or norm in (NUMERAL, TIME) or not norm[0].isalpha():
        return False
    return _heads().starting(line.norms, at, len(line)) is not None or _stops().starting(line.norms, at, len(line)) is None


def counted_after(line: Line, at: int) -> Counted | None:
    """The noun that the numeral before `at` counts, or None where no noun follows."""
    while line.norm(at) in _QUOTES or line.norm(at) in _PLURALS:
        at += 1
    if not is_noun_start(line, at):
        return None
    head = _heads().starting(line.norms, at, len(line))
    if head is None and line.norm(at) in _classifiers() and is_noun_start(line, at + 1):
        at += 1
        head = _heads().starting(line.norms, at, len(line))
    if head is None:
        return Counted(at, at + 1, line.said(at, at + 1))
    return Counted(at, head[0], head[1] or line.said(at, head[0]))
