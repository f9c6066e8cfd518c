"""Texts and sentences far longer than any that people write: cut, so that memory stays small and cost grows with length alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from extract.model import Analysis, Figure, Mention, NamedUnit, Number, Period, Person

_TEXT = 50_000  # characters that are read at once; a long article has 20,000
_SENTENCE = 2_000  # a newspaper's long sentence has 500
_TEXT_ENDS = ("\n", ". ", "; ", ", ", " ")  # behind what it is best to cut, the best first
_SENTENCE_ENDS = ("; ", ", ", " ")

Span = tuple[int, int]


def parts(text: str) -> list[Span]:
    """The stretches of a text that are read one by one: of nearly every text, the whole."""
    return _cut(text, 0, len(text), _TEXT, _TEXT_ENDS, lambda position: False)


def cut_sentences(text: str, sentences: Iterable[Span], *mentions: Sequence[Number | Period]) -> list[Span]:
    """The sentences, endless ones in pieces. Each sequence of `mentions` is in order, and none of them is cut."""
    starts = [[mention.start for mention in kind] for kind in mentions]

    def is_inside(position: int) -> bool:
        before = (bisect_right(begins, position - 1) - 1 for begins in starts)
        return any(i >= 0 and kind[i].end > position for kind, i in zip(mentions, before, strict=True))

    return [piece for start, end in sentences for piece in _cut(text, start, end, _SENTENCE, _SENTENCE_ENDS, is_inside)]


def _cut(text: str, start: int, end: int, most: int, signs: Sequence[str], is_inside: Callable[[int], bool]) -> list[Span]:
    """`text[start:end]`, in pieces of at most `most` characters without the white space around them."""
    if end - start <= most:
        return [(start, end)]
    pieces = []
    while start < end:
        at = _place(text, start + most // 2, start + most, signs, is_inside) if end - start > most else end
        piece = text[start:at]
        if bare := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            pieces.append((first, first + len(bare)))
        start = at
    return pieces


def _place(text: str, low: int, high: int, signs: Sequence[str], is_inside: Callable[[int], bool]) -> int:
    """Where to cut between two offsets: behind the last of the best signs there, or where there is none as late as possible."""
    for sign in signs:
        at = text.rfind(sign, low, high)
        while at >= 0 and is_inside(at + len(sign)):
            at = text.rfind(sign, low, at)
        if at >= 0:
            return at + len(sign)
    return next((at for at in range(high, low, -1) if not is_inside(at)), high)


def join(read: Iterable[tuple[int, Analysis]]) -> Analysis:
    """One analysis of those of the parts, each given with where its part starts. Units and people are the same in all parts."""
    figures: list[Figure] = []
    units: dict[str, list[NamedUnit]] = {}
    people: dict[str, list[Person]] = {}
    for offset, analysis in read:
        first = len(figures)
        figures += [_moved(figure, offset, first) for figure in analysis.figures]
        for unit in analysis.named_units:
            units.setdefault(unit.identity, []).append(replace(unit, mentions=_mentions(unit, offset)))
        for person in analysis.people:
            people.setdefault(person.name, []).append(replace(person, mentions=_mentions(person, offset)))
    return Analysis(tuple(figures), tuple(map(_one_unit, units.values())), tuple(map(_one_person, people.values())))


def _moved(figure: Figure, offset: int, first: int) -> Figure:
    """The figure in the whole text, where its part starts at `offset` behind `first` figures."""
    return replace(
        figure,
        start=figure.start + offset,
        end=figure.end + offset,
        sentence_start=figure.sentence_start + offset,
        sentence_end=figure.sentence_end + offset,
        part_of=None if figure.part_of is None else figure.part_of + first,
    )


def _mentions(named: NamedUnit | Person, offset: int) -> tuple[Mention, ...]:
    return tuple(Mention(mention.start + offset, mention.end + offset) for mention in named.mentions)


def _one_unit(same: list[NamedUnit]) -> NamedUnit:
    first = same[0]
    names = dict.fromkeys(name for unit in same for name in (*unit.aliases, unit.name))
    aliases = tuple(name for name in names if name != first.name)
    return replace(first, mentions=tuple(mention for unit in same for mention in unit.mentions), aliases=aliases)


def _one_person(same: list[Person]) -> Person:
    told = next((person for person in same if person.role), same[0])
    born = next((person.birth_year for person in same if person.birth_year), None)
    return replace(told, birth_year=born, mentions=tuple(mention for person in same for mention in person.mentions))
