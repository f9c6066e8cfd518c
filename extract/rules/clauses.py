"""A sentence as the figure rules see it: one item a syllable, a numeral or a time; names marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.model import Number
from extract.rules.lists import openings
from extract.syllables import Syllables, syllables

if TYPE_CHECKING:
    from spacy.tokens import Doc

NUMERAL = "<n>"
TIME = "<t>"
ABBREVIATED = "<.>"
_CLAUSE_ENDS = frozenset((".", ";", ":", "!", "?", "…", "\n", "|"))


@dataclass(slots=True)
class Line:
    """One sentence. Parallel lists, one entry an item.

    norms: tone-folded lower-case syllables and punctuation marks; `<n>` is a numeral that reports a figure, `<t>` a time.
    starts, ends: character offsets into `text`.
    named: whether the item stands in a name.
    """

    text: str
    start: int
    end: int
    norms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    numbers: dict[int, Number] = field(default_factory=dict)  # position → numeral
    clause_starts: list[int] = field(default_factory=list)  # an item → the first item of its clause
    clause_ends: list[int] = field(default_factory=list)  # an item → the mark that ends its clause
    openings: list[int] = field(default_factory=list)  # an item → the bracket that is open around it, or -1
    closings: dict[int, int] = field(default_factory=dict)  # an opening bracket → its closing one
    opened: dict[int, int] = field(default_factory=dict)  # a closing bracket → its opening one
    opening: Line | None = None  # the line that opens the list in which this one is an item

    def __len__(self) -> int:
        return len(self.norms)

    def add(self, norm: str, start: int, end: int, named: bool = False) -> None:
        """Append an item, or let it grow where it goes on with the same mention."""
        if norm in (NUMERAL, TIME) and self.norms and self.norms[-1] == norm and self.starts[-1] == start:
            return
        self.norms.append(norm)
        self.starts.append(start)
        self.ends.append(end)
        self.named.append(named)

    def said(self, first: int, last: int) -> str:
        """The article's words of the items from `first` to before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def word(self, at: int) -> str:
        """The syllable at a position, as written; empty outside the sentence."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.norms) else ""

    def norm(self, at: int) -> str:
        """The norm at a position; empty outside the sentence."""
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def close(self) -> None:
        """Find clauses and brackets, once all items are in."""
        first = 0
        open_at: list[int] = []
        for at, norm in enumerate(self.norms):
            self.clause_starts.append(first)
            if norm in _CLAUSE_ENDS:
                first = at + 1
            if norm == ")" and open_at:
                self.opened[at] = open_at.pop()
                self.closings[self.opened[at]] = at
            self.openings.append(open_at[-1] if open_at else -1)
            if norm == "(":
                open_at.append(at)
        last = len(self.norms)
        self.clause_ends = [0] * last
        for at in range(last - 1, -1, -1):
            if self.norms[at] in _CLAUSE_ENDS:
                last = at
            self.clause_ends[at] = last

    def bracket(self, at: int) -> tuple[int, int] | None:
        """The positions of the brackets around `at`, or None; an unclosed bracket reaches to the end."""
        opening = self.openings[at]
        return None if opening < 0 else (opening, self.closings.get(opening, len(self.norms)))


def lines(doc: Doc, numbers: list[Number], times: list[tuple[int, int]], names: list[tuple[int, int]]) -> list[Line]:
    """The sentences of a text as lines.

    numbers: the numerals that report a figure, in order. times, names: character spans, in order, none overlapping its like.
    """
    text = doc.user_data["text"]
    made = [Line(text, start, end) for start, end in doc.user_data["sentences"]]
    if not made:
        return made
    view = syllables(doc)
    number_at = _covering(view, [(number.start, number.end) for number in numbers])
    time_at, name_at = _covering(view, times), _covering(view, names)
    at = 0
    for i, (norm, start, end) in enumerate(zip(view.norm, view.start, view.end, strict=True)):
        if norm == "\n":
            continue
        while start >= made[at].end and at + 1 < len(made):
            at += 1
        line = made[at]
        if i in number_at:
            number = numbers[number_at[i]]
            line.add(NUMERAL, number.start, number.end)
            line.numbers[len(line) - 1] = number
        elif i in time_at:
            line.add(TIME, *times[time_at[i]])
        else:
            inside = norm == "." and end < line.end  # "TP. Hà Tĩnh": sentences are known, so this stop ends nothing
            line.add(ABBREVIATED if inside else norm, start, end, i in name_at)
    for line in made:
        line.close()
    for item, opening in openings(doc.user_data["text"], doc.user_data["sentences"]).items():
        made[item].opening = made[opening]
    return made


def _covering(view: Syllables, spans: list[tuple[int, int]]) -> dict[int, int]:
    """Each syllable that begins inside one of the spans → the index of that span."""
    return {i: index for index, (start, end) in enumerate(spans) for i in range(view.at(start), view.at(end))}
