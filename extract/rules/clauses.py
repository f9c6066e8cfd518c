"""A sentence as the figure rules see it: one item a syllable, a numeral or a time; names marked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.model import Number
from extract.syllables import Syllables, syllables

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extract.rules.counted import Counted

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
    # and where it has a number:
    clause_starts: list[int] = field(default_factory=list)  # an item → the first item of its clause
    clause_ends: list[int] = field(default_factory=list)  # an item → the mark that ends its clause
    openings: list[int] = field(default_factory=list)  # an item → the bracket that is open around it, or -1
    closings: dict[int, int] = field(default_factory=dict)  # an opening bracket → its closing one
    opened: dict[int, int] = field(default_factory=dict)  # a closing bracket → its opening one
    nouns: dict[int, Counted | None] = field(default_factory=dict)  # a position → what a number before it counts, once asked
    opening: Line | None = None  # the line that opens the list in which this one is an item

    def __len__(self) -> int:
        return len(self.norms)

    def add_words(self, view: Syllables, named: list[bool], first: int, stop: int) -> None:
        """Append the syllables from `first` to before `stop`; `named` says of each syllable of the text whether a name has it."""
        self.norms += view.norm[first:stop]
        self.starts += view.start[first:stop]
        self.ends += view.end[first:stop]
        self.named += named[first:stop]

    def add_number(self, number: Number) -> None:
        """Append a numeral; nothing where its first syllable has done so."""
        self.add_mention(NUMERAL, number.start, number.end)
        self.numbers[len(self.norms) - 1] = number

    def add_mention(self, norm: str, start: int, end: int) -> None:
        """Append one item for a mention; nothing where it goes on from the item before."""
        if not (self.norms and self.norms[-1] == norm and self.starts[-1] == start):
            self.norms.append(norm)
            self.starts.append(start)
            self.ends.append(end)
            self.named.append(False)

    def said(self, first: int, last: int) -> str:
        """The article's words of the items from `first` to before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def word(self, at: int) -> str:
        """The syllable at a position, as written; empty outside the sentence."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.norms) else ""

    def touches(self, at: int) -> bool:
        """Whether an item is written to the one before it, without a space: the dash and the number of "Covid-19"."""
        return at > 0 and self.starts[at] == self.ends[at - 1]

    def norm(self, at: int) -> str:
        """The norm at a position; empty outside the sentence."""
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def close(self) -> None:
        """Once all items are in: a full stop inside the sentence ends nothing ("TP. Hà Tĩnh"); find clauses and brackets."""
        if "." in self.norms[:-1]:
            self.norms[:-1] = [ABBREVIATED if norm == "." else norm for norm in self.norms[:-1]]
        if not self.numbers:
            return
        first = 0
        for end in [at for at, norm in enumerate(self.norms) if norm in _CLAUSE_ENDS]:
            self.clause_starts += [first] * (end + 1 - first)
            self.clause_ends += [end] * (end + 1 - first)
            first = end + 1
        last = len(self.norms)
        self.clause_starts += [first] * (last - first)
        self.clause_ends += [last] * (last - first)
        self._match_brackets()

    def _match_brackets(self) -> None:
        open_at: list[int] = []
        brackets = "(" in self.norms or ")" in self.norms
        for at in [at for at, norm in enumerate(self.norms) if norm in "()"] if brackets else ():
            self._fill_openings(at, open_at)
            if self.norms[at] == "(":
                self._fill_openings(at + 1, open_at)
                open_at.append(at)
            elif open_at:
                self.opened[at] = open_at.pop()
                self.closings[self.opened[at]] = at
        self._fill_openings(len(self.norms), open_at)

    def _fill_openings(self, stop: int, open_at: list[int]) -> None:
        self.openings += [open_at[-1] if open_at else -1] * (stop - len(self.openings))

    def bracket(self, at: int) -> tuple[int, int] | None:
        """The positions of the brackets around `at`, or None; an unclosed bracket reaches to the end."""
        opening = self.openings[at]
        return None if opening < 0 else (opening, self.closings.get(opening, len(self.norms)))


def lines(doc: Doc, numbers: list[Number], times: list[tuple[int, int]], names: list[tuple[int, int]]) -> list[Line]:
    """The sentences of a text as lines.

    numbers: the numerals that report a figure, in order. times, names: character spans, in order, none overlapping its like.
    Reads `doc.user_data["sentences"]` and `["lists"]`, each sentence in a list's item → the one that opens the list.
    """
    text, view = doc.user_data["text"], syllables(doc)
    number_at = _covered(view, [(number.start, number.end) for number in numbers])
    time_at, name_at = _covered(view, times), _covered(view, names)
    named = [False] * len(view)
    for i in name_at:
        named[i] = True
    mentioned = sorted({*number_at, *time_at})
    made = []
    for start, end in doc.user_data["sentences"]:
        line = Line(text, start, end)
        read_to, stop = view.at(start), view.at(end)
        for i in mentioned[bisect_left(mentioned, read_to) : bisect_left(mentioned, stop)]:
            if read_to < i:
                line.add_words(view, named, read_to, i)
            if i in number_at:
                line.add_number(numbers[number_at[i]])
            else:
                line.add_mention(TIME, *times[time_at[i]])
            read_to = i + 1
        line.add_words(view, named, read_to, stop)
        line.close()
        made.append(line)
    for item, opening in doc.user_data["lists"].items():
        made[item].opening = made[opening]
    return made


def _covered(view: Syllables, spans: list[tuple[int, int]]) -> dict[int, int]:
    """Each syllable that begins inside one of the spans → the index of that span."""
    return {i: index for index, (start, end) in enumerate(spans) for i in range(view.at(start), view.at(end))}
