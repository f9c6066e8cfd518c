"""The nouns with which what is measured begins: "tỷ lệ hộ nghèo", "tổng vốn", "diện tích"."""

from __future__ import annotations

from functools import cache

from extract.indicators.marks import QUOTES
from extract.indicators.words import words_in
from extract.lexicon import load
from extract.rules.clauses import TIME, Line
from extract.rules.phrases import Phrases, fold, syllables

_CHANGES, _EXTENTS = syllables("tăng giảm"), syllables("dài rộng cao sâu")
_GROWN = {
    fold(noun)[0]: verbs
    for noun, verbs in (("mức", _CHANGES), ("lệ", _CHANGES), ("độ", _CHANGES | _EXTENTS), ("chiều", _EXTENTS), ("bề", _EXTENTS))
}
_NUMBER = fold("số")[0]


def grows(line: Line, at: int) -> bool:
    """Whether the word at a position belongs to "mức tăng", "tốc độ tăng", "chiều dài" and names a quantity with it."""
    return line.norm(at) in _GROWN.get(line.norm(at - 1), ())


def has_head(line: Line, first: int, stop: int, kind: str = "heads") -> bool:
    """Whether the words name a measured quantity; `kind` "dimensions" asks for one of area, length, weight or volume."""
    return bool(heads_in(line, first, stop, kind))


def head_at(line: Line, at: int) -> bool:
    """Whether a measured quantity begins at a position."""
    return bool(heads_in(line, at, at + 1, stop=len(line)))


def opens_with_head(line: Line, first: int, stop: int) -> bool:
    """Whether the words begin with a measured quantity, behind what only leads to it."""
    at = behind_leading(line, first, stop)
    return at < stop and bool(heads_in(line, at, at + 1, stop=stop))


@cache
def _head_words(kind: str) -> Phrases[bool]:
    lexicon = load("indicator_words")
    return Phrases([*((word, True) for word in lexicon[kind]), *((word, False) for word in lexicon["not_heads"])])


def heads_in(line: Line, first: int, last: int, kind: str = "heads", stop: int | None = None) -> list[int]:
    """The positions from `first` to before `last` where a head noun begins."""
    found: list[int] = []
    at, words = first, _head_words(kind)
    if words.openers.isdisjoint(line.norms[first:last]):
        return found
    while at < last:
        if line.norms[at] not in words.openers:  # nearly always
            at += 1
            continue
        head = words.starting(line.norms, at, stop or last)
        numbered = line.norms[at] == _NUMBER and line.norm(at + 1).isdigit()  # "tuyến số 3"
        if head and head[1] and not line.named[at] and not numbered:
            found.append(at)
        at = head[0] if head else at + 1
    return found


def behind_leading(line: Line, first: int, stop: int) -> int:
    """Where the words begin behind what only leads to a quantity: "trong đó | tổng vốn"."""
    at = first
    while at < stop:
        leading = words_in("before").starting(line.norms, at, stop)
        if leading:
            at = leading[0]
        elif line.norms[at] == TIME or line.named[at] or line.norms[at] in QUOTES or line.norms[at] == ",":
            at += 1
        else:
            break
    return at
