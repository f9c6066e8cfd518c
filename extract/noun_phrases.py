"""The words of what a figure measures: after a counted noun, and before a number."""

from __future__ import annotations

from functools import cache

from extract.clauses import NUMERAL, TIME, Line
from extract.lexicon import load
from extract.phrases import Phrases, fold, syllables

_MARKS = frozenset(",;:.!?…()\n–—“”\"'‘’/-")
_QUOTES = frozenset("“”\"'‘’")
_LONGEST = 11  # words of an indicator: "đoàn viên, hội viên ưu tú giới thiệu với chi bộ"
_OF = syllables("của tại ở toàn")
_AND = fold("và")[0]
_PARTY = syllables("đảng")


@cache
def _words(name: str) -> Phrases[bool]:
    return Phrases.of(load("indicator_words")[name], True)


def phrase_after(line: Line, start: int, noun_end: int, stop: int) -> tuple[list[int], int]:
    """The positions of a noun phrase that begins at `start` with a noun up to `noun_end`, and where it ends."""
    kept = list(range(start, noun_end))
    at = noun_end
    while at < stop and len(kept) < _LONGEST:
        norm = line.norms[at]
        if norm in _QUOTES:
            at += 1
            continue
        if norm in _MARKS or norm in (NUMERAL, TIME) or (line.named[at] and norm not in _PARTY):
            break
        held = _words("keeps").starting(line.norms, at, stop)
        if held is None:
            filler = _words("fillers").starting(line.norms, at, stop)
            if filler:
                at = filler[0]
                continue
            if _words("ends").starting(line.norms, at, stop):
                break
        end = held[0] if held else at + 1
        kept += range(at, end)
        at = end
    return kept, at


def phrase_before(line: Line, first: int, stop: int) -> list[int]:
    """The positions of what is measured among the words from `first` to before `stop`: from its head noun on."""
    stop = _without_place(line, first, stop)
    start = _head(line, first, stop)
    return [at for at in range(start, stop) if line.norms[at] != TIME and line.norms[at] not in _QUOTES]


def has_head(line: Line, first: int, stop: int) -> bool:
    """Whether the words name a measured quantity."""
    return any(_words("heads").starting(line.norms, at, stop) for at in range(first, stop))


def _head(line: Line, first: int, stop: int) -> int:
    """Where the measured quantity begins: at the first head noun, else behind the words that only lead to it."""
    at = first
    while at < stop:
        if _words("heads").starting(line.norms, at, stop) and not line.named[at]:
            return at
        at += 1
    at = first
    while at < stop:
        leading = _words("before").starting(line.norms, at, stop)
        if leading:
            at = leading[0]
        elif line.norms[at] == TIME or line.named[at] or line.norms[at] in _QUOTES:
            at += 1
        else:
            break
    return max(at, stop - _LONGEST)


def _without_place(line: Line, first: int, stop: int) -> int:
    """The end without a trailing name: "tỷ lệ hộ nghèo | của tỉnh Hà Giang"."""
    at = stop
    while at > first and (line.named[at - 1] or line.norms[at - 1] == TIME):
        at -= 1
    while at > first and at < stop and line.norms[at - 1] in _OF:
        at -= 1
    return at if at > first else stop


def words_of(line: Line, kept: list[int]) -> str:
    """The article's words at the positions, single spaces, punctuation attached."""
    said = ""
    for at in kept:
        word = line.word(at)
        said += word if word in (",", ")", ".") or not said or said.endswith("(") else " " + word
    return said.strip(" ,;:.-–(")
