"""Who is given as the source of each figure: "theo X", "X cho biết", a quotation and who spoke it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.lexicon import load
from extract.rules.clauses import NUMERAL, Line
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Spot

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ACCORDING = fold("theo")[0]
_STOPS = frozenset(",:;(\n")
_BEFORE_THEO = frozenset(',:;.(“"-–') | syllables("cũng và")
_OPEN, _CLOSE, _EITHER = "“«", "”»", '"'
_SIGN = re.compile(f"[{_OPEN}{_CLOSE}]")
_CLOSED = re.compile(f"[{_CLOSE}{_EITHER}]\\s*[,–—-]")
_ADVERBS = syllables("cũng đã vừa còn vẫn sẽ mới")
_PLACES = frozenset(("province", "district", "commune", "village"))
_DASHES = frozenset(",-–—")
_REACH = 30  # items between a name and its verb of saying, with a title and an office between
_TITLE = 3  # words before the name of who opens a sentence
_SOURCE = 24  # items of a source after "theo"


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    name: str
    person: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """A reporting expression at a position of a line: it holds for what follows, or for what stands before it."""

    at: int
    source: str
    backward: bool


class _Names:
    """The places where people and bodies are named, in order."""

    def __init__(self, doc: Doc) -> None:
        found = [_Name(m.start, m.end, p.name, person=True) for p in doc.user_data.get("people", ()) for m in p.mentions]
        units = doc.user_data.get("named_units", ())
        found += [_Name(m.start, m.end, u.name, place=u.type in _PLACES) for u in units for m in u.mentions]
        self._names = sorted(found, key=lambda name: (name.start, -name.end))
        self._roles = [(fold(p.role), p.name) for p in doc.user_data.get("people", ()) if p.role]
        self._starts = [name.start for name in self._names]

    def within(self, start: int, end: int) -> list[_Name]:
        """The names that stand between two character offsets."""
        first = bisect_left(self._starts, start)
        return [name for name in self._names[first : bisect_left(self._starts, end)] if name.end <= end]

    def holder(self, office: str) -> str:
        """The person who holds an office in this article, else the office itself."""
        norms = fold(office)
        return next((name for role, name in self._roles if role[: len(norms)] == norms), office)


@cache
def _words(kind: str) -> Phrases[bool]:
    return Phrases.of(load("reporting")[kind], True)


@cache
def _verbs() -> Phrases[bool]:
    lexicon = load("reporting")
    return Phrases([*((verb, True) for verb in lexicon["verbs"]), *((verb, False) for verb in lexicon["not_verbs"])])


@cache
def _openers() -> frozenset[str]:
    return frozenset((*_verbs().openers, _ACCORDING))


def attribute(doc: Doc, all_lines: list[Line], spots: list[Spot]) -> None:
    """Set the attribution of every figure: a source holds to the end of its paragraph, or of its quotation."""
    names = _Names(doc)
    by_line: dict[int, list[Spot]] = {}
    for spot in spots:
        by_line.setdefault(id(spot.line), []).append(spot)
    source: str | None = None
    quoted = False
    after: dict[int, str | None] = {}  # a line → the source that it leaves to what follows
    for paragraph in _paragraphs(all_lines):
        opening = paragraph[0].opening
        if opening:
            source = after[id(opening)]
        elif not (quoted or _words("goes_on").starting(paragraph[0].norms, 0, len(paragraph[0]))):
            source = None
        waiting: list[Spot] = []
        for line in paragraph:
            if line.norms and (line.norms[0] in _OPEN or line.norms[0] == _EITHER):
                waiting = []  # who is named behind a quotation spoke it, and not what stands before it
            said = _reporting(line, names)
            forward = [expression for expression in said if not expression.backward]
            for spot in by_line.get(id(line), ()):
                number = bisect_left(forward, spot.at, key=lambda expression: expression.at)
                spot.draft.attribution = forward[number - 1].source if number else source
                waiting.append(spot)
            for expression in said:
                if expression.backward:
                    _give_back(waiting, expression.source)
                source = expression.source
            quoted = _quoted_after(line, quoted)
            after[id(line)] = source


def _give_back(waiting: list[Spot], source: str) -> None:
    for spot in waiting:
        if spot.draft.attribution is None:
            spot.draft.attribution = source


def _paragraphs(all_lines: list[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in all_lines:
        if paragraph and "\n" in line.text[paragraph[-1].end : line.start]:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _quoted_after(line: Line, quoted: bool) -> bool:
    signs = _SIGN.findall(line.text, line.start, line.end)
    return signs[-1] in _OPEN if signs else quoted


def _reporting(line: Line, names: _Names) -> list[_Said]:
    """The reporting expressions of a line, left to right."""
    said: list[_Said] = []
    openers, read_to = _openers(), 0
    for at, norm in enumerate(line.norms):
        if norm not in openers or at < read_to:
            continue
        verb = _verbs().starting(line.norms, at, len(line))
        read_to = verb[0] if verb else 0
        if verb and verb[1]:
            source = _speaker(line, at, names)
            if source:
                said.append(_Said(at, source, _stands_behind(line, at)))
        elif norm == _ACCORDING and (at == 0 or line.norms[at - 1] in _BEFORE_THEO):
            source = _according_to(line, at + 1, names)
            if source:
                said.append(_Said(at, source, False))
    return said or _before_colon(line, names) or _after_quotation(line, names)


def _before_colon(line: Line, names: _Names) -> list[_Said]:
    """ "Ông X: …", "Anh X phấn khởi: …": who opens the sentence, before a colon, speaks."""
    opening = line.norms[:_REACH]
    colon = opening.index(":") if ":" in opening else 0
    if not colon or NUMERAL in opening[:colon]:
        return []
    people = [name for name in names.within(line.start, line.starts[colon]) if name.person]
    opens = bool(people) and len(line.text[line.start : people[0].start].split()) <= _TITLE
    return [_Said(colon, people[0].name, False)] if opens else []


def _stands_behind(line: Line, verb: int) -> bool:
    """Whether the verb ends what was said: no number follows it and a mark stands before its speaker."""
    return NUMERAL not in line.norms[verb:] and NUMERAL in line.norms[:verb]


def _speaker(line: Line, verb: int, names: _Names) -> str | None:
    """The person, else the body or office, before a verb of saying."""
    first = max(0, verb - _REACH)
    for at in range(verb - 1, first - 1, -1):
        if line.norms[at] in (NUMERAL, ";", ":") or line.norms[at] in _CLOSE:
            first = at + 1
            break
    if first >= verb:
        return None
    found = names.within(line.starts[first], line.ends[verb - 1])
    people = [name for name in found if name.person]
    if people:
        return people[-1].name
    office = _words("offices").within(line.norms, first, verb)
    if office:
        return names.holder(line.said(office[-1][0], _end_of_source(line, office[-1][0], verb)))
    finds = _words("finds").starting(line.norms, verb, len(line)) is not None  # a place finds, but does not report
    near = [name for name in found if line.ends[verb - 1] - name.end < 25 and not (finds and name.place)]
    whole = [name for name in near if name.end == near[-1].end]  # "Sở Y tế Đồng Nai", and not the Đồng Nai in it
    return whole[0].name if whole else None


def _end_of_source(line: Line, start: int, stop: int) -> int:
    end = start
    while end < stop and (line.named[end] or (line.norms[end] not in _STOPS and line.norms[end] not in _ADVERBS)):
        end += 1
    return end


def _according_to(line: Line, start: int, names: _Names) -> str | None:
    """The source after "theo": a person, a document in its own words, the body whose report it is, a name not known before."""
    if start >= len(line) or _words("not_sources").starting(line.norms, start, len(line)):
        return None
    stop = min(len(line), start + _SOURCE)
    end = _end_of_source(line, start, stop)
    if end == start:
        return None
    found = names.within(line.starts[start], line.ends[end - 1])
    people = [name for name in found if name.person]
    if people:
        return people[-1].name
    if _words("documents").starting(line.norms, start, end):
        return line.said(start, end)
    if found:
        return max(found, key=lambda name: name.end - name.start).name
    later = names.within(line.starts[start], line.ends[stop - 1])
    if later and later[0].person and not line.word(start)[:1].islower():
        return later[0].name
    office = _words("offices").starting(line.norms, start, end)
    proper = all(line.word(at)[:1].isupper() for at in range(start, min(end, start + 2)))
    return line.said(start, end) if (office or proper) and NUMERAL not in line.norms[start:end] else None


def _after_quotation(line: Line, names: _Names) -> list[_Said]:
    """ "…" - ông X, nông dân xã Y: who is named behind the closing quote spoke it."""
    if not _CLOSED.search(line.text, line.start, line.end):
        return []
    for at in range(len(line) - 2, 0, -1):
        if (line.norms[at] in _CLOSE or line.norms[at] == _EITHER) and line.norms[at + 1] in _DASHES:
            people = [name for name in names.within(line.ends[at], line.end) if name.person]
            if people and NUMERAL in line.norms[:at]:
                return [_Said(at, people[0].name, True)]
            return []
    return []
