"""Long runs of numbers that report nothing: columns, telephone lists, lottery results, a table's row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extract.model import Number

_LONG = 12  # "Bình Khê 52, Lâm Sơn 13" has words between; twelve numbers without one are a table's row
_REPEATED = 24  # and so many with the same short word between; a sentence would say what each one is of
_SHORT = 8  # characters of such a word, with its spaces
_WORD = re.compile(r"(?<![^\W\d_])(?!(?:và|hoặc)(?!\w))[^\W\d_]|%")
_SENTENCE_ENDS = frozenset(".!?…;:\n")


def runs(text: str, numbers: Sequence[Number]) -> set[int]:
    """The indices of the numbers that stand in a run: at least twelve without a word between them, or twice as many with one."""
    gaps = [_short(text, a.end, b.start) for a, b in pairwise(numbers)]

    def bare(i: int) -> bool:
        return _WORD.search(text, numbers[i].end, numbers[i + 1].start) is None

    def repeated(i: int) -> bool:
        return gaps[i] != "" and gaps[i] in (gaps[i - 1] if i else "", *gaps[i + 1 : i + 2])

    return {*_runs(len(numbers), bare, _LONG), *_runs(len(numbers), repeated, _REPEATED)}


def _short(text: str, start: int, end: int) -> str:
    """What stands between two numbers where it is short and ends no sentence, else ""."""
    between = text[start:end] if end - start <= _SHORT else ""
    return between if _SENTENCE_ENDS.isdisjoint(between) else ""


def _runs(count: int, joined: Callable[[int], bool], least: int) -> Iterator[int]:
    """The indices in stretches of at least `least`, where `joined` says of each index whether the next one goes on with it."""
    first = 0
    for index in range(count):
        if index + 1 == count or not joined(index):
            if index + 1 - first >= least:
                yield from range(first, index + 1)
            first = index + 1
