"""Who is given as the source of each figure, and how far a source holds: its paragraph, its quotation, an explicit link."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.rules.clauses import TIME, Line
from extract.rules.papers import issuer
from extract.rules.phrases import lists_of
from extract.rules.source_names import Names
from extract.rules.sources import Said, reporting
from extract.rules.spot import Spot

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTE = re.compile(r"[“«”»\"]")
_OPENS, _CLOSES = "“«", "”»"
_NOBODY_NAMED = frozenset((",", ":", TIME))
_HEAD = 4  # items at the head of a sentence in which it says on what it goes on
_SHORT = 40  # characters of a quoted word or two, which are no speech
_NEAR = 3  # paragraphs after which a quotation is no longer by who was last named
_words = lists_of("reporting")


def attribute(doc: Doc, all_lines: list[Line], spots: list[Spot]) -> None:
    """Set the attribution of every figure: a source holds to the end of its paragraph, or of its quotation."""
    by_line: dict[int, list[Spot]] = {}
    for spot in spots:
        by_line.setdefault(id(spot.line), []).append(spot)
    report = _Report(Names(doc))
    for paragraph in _paragraphs(all_lines):
        report.begin(paragraph[0])
        for line in paragraph:
            report.read(line, by_line.get(id(line), []))


class _Report:
    """What has been said so far, line by line: by whom, and which figures still wait for who spoke them."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._source: str | None = None
        self._latest: str | None = None  # the last source, whether it still holds or not
        self._since = _NEAR  # paragraphs since then
        self._quoted = False
        self._waiting: list[Spot] = []  # figures of the paragraph without a source
        self._inside: list[Spot] = []  # figures of the quotation that is open
        self._before: Line | None = None
        self._left: dict[int, str | None] = {}  # a line → the source that it leaves to what follows

    def begin(self, line: Line) -> None:
        """A paragraph opens with a line: keep the source where a list, a quotation or a link goes on with it."""
        self._since += 1
        goes_on = self._quoted or (self._before is not None and self._before.norms[-1:] == [";"])
        if line.opening:
            self._source = self._left[id(line.opening)]
        elif _opens_quotation(line) and self._since <= _NEAR:
            self._source = self._source or self._latest
        elif self._before and _words("by_paper").starting(line.norms, 0, len(line)):
            self._source = self._source or issuer(self._before, self._names)
        elif self._before and _opens_with_findings(line):
            found = issuer(self._before, self._names)
            self._source = self._source or found or (self._latest if self._since <= _NEAR else None)
        elif not goes_on and not _words("goes_on").starting(line.norms, 0, len(line)):
            self._source = None
        if not self._quoted and not _words("spoken").starting(line.norms, 0, len(line)):
            self._waiting = []

    def read(self, line: Line, spots: list[Spot]) -> None:
        """Give the figures of a line their source, and those before it the source that it names for them."""
        opens = _opens_quotation(line)
        if opens:
            self._waiting, self._inside = [], []  # who is named behind a quotation spoke it, and not what stands before it
        said = reporting(line, self._names, self._latest_of(line), self._before)
        forward = [expression for expression in said if not expression.backward]
        for spot in spots:
            number = bisect_left(forward, spot.at, key=lambda expression: expression.at)
            spot.draft.attribution = forward[number - 1].source if number else self._source
        self._waiting += spots
        self._inside += spots if self._quoted or opens else []
        for expression in said:
            self._heard(expression)
        self._quoted = _quoted_after(line, self._quoted)
        self._left[id(line)] = self._source
        self._before = line

    def _latest_of(self, line: Line) -> str | None:
        """Whom "theo quyết định này" means: whose paper the line before speaks of, else who was last given as a source."""
        if self._before is None or not _words("again").within(line.norms, 0, min(len(line), _HEAD)):
            return self._latest
        return issuer(self._before, self._names) or self._latest

    def _heard(self, expression: Said) -> None:
        if expression.backward:
            for spot in self._waiting:
                spot.draft.attribution = spot.draft.attribution or expression.source
            for spot in self._inside:
                spot.draft.attribution = expression.source
            self._inside = []
        self._source = self._latest = expression.source
        self._since = 0


def _paragraphs(all_lines: list[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in all_lines:
        if paragraph and "\n" in line.text[paragraph[-1].end : line.start]:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _opens_with_findings(line: Line) -> bool:
    """Whether a line begins with a paper that it does not say whose it is: "Theo kết quả thanh tra, …"."""
    found = _words("findings").starting(line.norms, 0, len(line))
    return found is not None and line.norm(found[0]) in _NOBODY_NAMED


def _opens_quotation(line: Line) -> bool:
    """Whether a line begins with what somebody says, and not with a word or two in quotes."""
    first = _QUOTE.match(line.text, line.start)
    if first is None or first[0] in _CLOSES or line.text[first.end() : first.end() + 1] in (",", "."):
        return False
    closing = _QUOTE.search(line.text, first.end(), line.end)
    return closing is None or closing.start() - first.end() > _SHORT


def _quoted_after(line: Line, quoted: bool) -> bool:
    """Whether a quotation is open behind a line, given whether one was before it."""
    for sign in _QUOTE.finditer(line.text, line.start, line.end):
        quoted = (sign.start() == line.start or not quoted) if sign[0] == '"' else sign[0] in _OPENS
    return quoted
