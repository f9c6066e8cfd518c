"""Long runs of bare numbers: columns, telephone lists, lottery results. Numbers with no word between them report nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Number

_LONG = 12  # "Bình Khê 52, Lâm Sơn 13" has words between; twelve numbers without one are a table's row
_WORD = re.compile(r"[^\W\d_]|%")


def runs(text: str, numbers: Sequence[Number]) -> set[int]:
    """The indices of the numbers that stand in a run of at least twelve without a word between them."""
    found: set[int] = set()
    first = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or _WORD.search(text, numbers[index - 1].end, numbers[index].start):
            if index - first >= _LONG:
                found.update(range(first, index))
            first = index
    return found
