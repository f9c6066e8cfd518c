"""Where and when something was measured, and from how much on: left out of the words that name it before its number."""

from __future__ import annotations

from functools import cache

from extract.indicators.heads import has_head
from extract.indicators.words import words_in
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import Phrases, fold, syllables

_ASIDE = 13  # items of an aside
_ASIDE_NAME = 4  # items of an aside in which its name, time or number begins
_ASIDES = syllables("ở lúc trong từ sau trước vào qua của")
_POINTING = frozenset((NUMERAL, TIME, *syllables("này đó")))
_WHOLE = fold("toàn")[0]


@cache
def _kept() -> Phrases[bool]:
    lexicon = load("indicator_words")
    return Phrases.of([*lexicon["names_kept"], *lexicon["keeps"], *lexicon["anaphors"]], True)


def without_place(line: Line, first: int, stop: int) -> int:
    """The end without times and names: "tỷ lệ hộ nghèo | của tỉnh Hà Giang", "lợi nhuận trước thuế | của VPBank luỹ kế"."""
    at = _without_aside(line, first, stop)
    shorter = _without_last(line, first, at)
    while first < shorter < at:
        at, shorter = shorter, _without_last(line, first, _without_aside(line, first, shorter))
    return at - 1 if first < at - 1 < stop - 1 and line.norms[at - 1] == _WHOLE else at


def _without_aside(line: Line, first: int, stop: int) -> int:
    """The end without where or when it was measured: "mực nước lũ | lúc 10 giờ tại Hương Khê", "sản lượng | từ 2 nhà máy này"."""
    for at in range(max(first + 2, stop - _ASIDE), stop - 1):
        if line.norms[at] not in _ASIDES:
            continue
        if _tells_one(line, at, stop) and not has_head(line, at + 1, stop):
            return at
    return stop


def _tells_one(line: Line, at: int, stop: int) -> bool:
    """Whether the preposition at a position leads to one place or time."""
    return any(_points(line, here) for here in range(at + 1, min(stop, at + _ASIDE_NAME)))


def _points(line: Line, at: int) -> bool:
    """Whether the item names or numbers one place or time."""
    return line.named[at] or line.norms[at] in _POINTING or line.norms[at][:1].isdigit() or line.word(at)[:1].isupper()


def _without_last(line: Line, first: int, stop: int) -> int:
    """The end without one time, name, territory or hanging preposition at it."""
    inside = line.named[stop - 1] and stop < len(line) and line.named[stop]  # "toàn Đảng | bộ": only the beginning of a name
    if not inside and _kept().ending(line.norms, stop, first):
        return stop
    if line.norms[stop - 1] == TIME or line.named[stop - 1]:
        return stop - 1
    loose = words_in("everywhere").ending(line.norms, stop, first) or words_in("loose").ending(line.norms, stop, first)
    return loose[0] if loose else stop
