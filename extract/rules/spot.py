"""Where a figure stands: its draft, its line and position, and what the rules before found out about its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from extract.draft import Draft
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import Phrases
from extract.rules.units import Kind

_MARKS = frozenset(',;:.!?…()\n–—“”"')


Found = TypeVar("Found")
Rules = Sequence[tuple[str, Callable[..., Found | None]]]  # named, in the order in which they are asked


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
    tail: int = 0  # where the words that belong to it end: its noun's modifiers, what it is held against
    compared: int = -1  # where "so với …" before the number begins, -1 where there is none
    is_plan: bool = False  # whether it is the plan's own number: "(kế hoạch 60 tỷ đồng)"
    noun_end: int = 0  # end of the counted noun phrase
    verb: str = ""  # "up", "down", "over": the verb of change in force
    before: Spot | None = None  # the figure before it
    act: str = ""  # what was done to the counted thing, and goes on over a list: " được kiểm tra"
    stock: bool = False  # whether the words around it say how many there are
    notes: list[str] = field(default_factory=list)  # rules that fired, for `why`
    turned_down: list[tuple[str, str]] = field(default_factory=list)  # rules that were tried and found nothing: what for, which

    @property
    def begins(self) -> int:
        """Where the words before it end: at the mention, or at the "so với …" before that."""
        return self.compared if self.compared >= 0 else self.first

    @property
    def free_from(self) -> int:
        """Where the figure before it in its sentence ends, with all that belongs to it; 0 where none stands there."""
        before = self.before
        return max(before.last, before.tail) if before is not None and before.line is self.line else 0

    def note(self, rule: str) -> None:
        """Remember a rule that fired."""
        self.notes.append(rule)

    def first_of(self, what: str, rules: Rules[Found], *given: object) -> tuple[str, Found] | None:
        """The first rule that finds something for this figure and what it finds; the rules before it are turned down."""
        for name, rule in rules:
            found = rule(self, *given)
            if found:
                return name, found
            self.turned_down.append((what, name))
        return None


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
        while at > floor:
            if line.norms[at - 1] == ")" and line.opened.get(at - 1, -1) > floor and _plain_bracket(line, at - 1):
                at = line.opened[at - 1]
            elif line.norms[at - 1] in _MARKS:
                break
            else:
                at -= 1
        begin_at(spot, at)
        spot.before = before
        before = spot


def begin_at(spot: Spot, own: int) -> None:
    """Let a figure's own words begin at a position."""
    spot.own = own
    spot.bare = _only_function_words(spot.line, own, spot.first)


def _plain_bracket(line: Line, closing: int) -> bool:
    """Whether the brackets that close here hold words only: "(GRDP)", not "(chiếm 4%)"."""
    opening = line.opened.get(closing)
    return opening is not None and NUMERAL not in line.norms[opening:closing]


def _only_function_words(line: Line, at: int, stop: int) -> bool:
    while at < stop:
        found = _function_words().starting(line.norms, at, stop)
        if not found and line.norms[at] not in (TIME, NUMERAL):
            return False
        at = found[0] if found else at + 1
    return True
