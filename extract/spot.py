"""Where a figure stands: its draft, its line and position, and what the rules before found out about its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from extract.clauses import NUMERAL, TIME, Line
from extract.draft import Draft
from extract.lexicon import load
from extract.phrases import Phrases
from extract.units import Kind

_MARKS = frozenset(",;:.!?…()\n–—“”\"")


@dataclass(slots=True)
class Spot:
    """A figure in its sentence. Positions count items of `line`; `first` to before `last` is the mention, comparator to unit."""

    draft: Draft
    line: Line
    at: int  # the numeral
    first: int = 0
    last: int = 0
    kind: Kind = "none"
    own: int = 0  # where the words of its own begin: after the mark or the figure before it
    bare: bool = False  # whether nothing but function words stands between `own` and `first`
    noun_end: int = 0  # end of the counted noun phrase
    verb: str = ""  # "up", "down", "over": the verb of change in force
    notes: list[str] = field(default_factory=list)  # rules fired and turned down, for `why`

    def note(self, rule: str) -> None:
        """Remember a rule that fired."""
        self.notes.append(rule)


@cache
def _function_words() -> Phrases[bool]:
    changes = load("changes")
    return Phrases.of([*load("grammar")["links"], *changes["up"], *changes["down"], *changes["over"], *changes["between"]], True)


def delimit(spots: list[Spot]) -> None:
    """Find where each figure's own words begin, once its mention is known."""
    before: Spot | None = None
    for spot in spots:
        line, at = spot.line, spot.first
        floor = before.last if before and before.line is line else 0
        while at > floor and line.norms[at - 1] not in _MARKS:
            at -= 1
        spot.own = at
        spot.bare = _only_function_words(line, at, spot.first)
        before = spot


def _only_function_words(line: Line, at: int, stop: int) -> bool:
    while at < stop:
        found = _function_words().starting(line.norms, at, stop)
        if not found and line.norms[at] not in (TIME, NUMERAL):
            return False
        at = found[0] if found else at + 1
    return True
