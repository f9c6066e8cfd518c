"""Where a figure stands: its draft, its line and position, and what the rules before found out about its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.clauses import Line
from extract.draft import Draft
from extract.units import Kind


@dataclass(slots=True)
class Spot:
    """A figure in its sentence. Positions count items of `line`; `first` to before `last` is the mention, comparator to unit."""

    draft: Draft
    line: Line
    at: int  # the numeral
    first: int = 0
    last: int = 0
    kind: Kind = "none"
    noun_end: int = 0  # end of the counted noun phrase
    verb: str = ""  # "up", "down", "over": the verb of change in force
    notes: list[str] = field(default_factory=list)  # rules fired and turned down, for `why`

    def note(self, rule: str) -> None:
        """Remember a rule that fired."""
        self.notes.append(rule)
