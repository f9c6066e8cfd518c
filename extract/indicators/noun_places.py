"""Where a thing is, told inside its noun phrase: "25 ha ngô | ở xã Bình Khê | bị đổ gãy", "tàu neo đậu | tại các bến"."""

from __future__ import annotations

from extract.indicators.marks import MARKS
from extract.indicators.words import words_in
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import syllables

_PLACE_WORDS = 6  # the preposition and the words of a place without a name
_JOINING = syllables(", - – và")  # between two names
_PLACE = 16  # items of a place between a thing and what it suffers


def plain(line: Line, at: int, stop: int) -> bool:
    """Whether an ordinary word stands at a position: no name, mark, numeral, time or word that ends a phrase."""
    if at >= stop or line.named[at] or line.norms[at] in MARKS or line.word(at)[:1].isupper():
        return False
    return words_in("keeps").starting(line.norms, at, stop) is not None or words_in("ends").starting(line.norms, at, stop) is None


def behind_place(line: Line, at: int, stop: int) -> int:
    """Where what the thing does or suffers begins, behind the place where it is; the same position where nothing follows."""
    opens = line.named[at] or words_in("places").starting(line.norms, at, stop)
    if not opens or words_in("no_places").starting(line.norms, at, stop):
        return at
    for here in range(at + 1, min(stop, at + _PLACE)):
        behind_name = _of_name(line, here - 1) and not _of_name(line, here)
        in_name = behind_name and line.norms[here] in _JOINING and here + 1 < stop and _of_name(line, here + 1)
        if in_name:
            continue
        counted = here == at + 1 and line.norms[here] == NUMERAL  # "ở | 2 huyện Lâm Sơn, Bình Khê | thiếu nước"
        if line.norms[here] in MARKS and not _of_name(line, here) and not counted:
            break
        if words_in("suffers").starting(line.norms, here, stop):
            return here
        if behind_name and plain(line, here, stop):
            return here
    return at


def owned(line: Line, at: int, stop: int) -> int:
    """Where a common noun behind "của" ends, before what the thing suffers: "bò | của dự án | bị bệnh"."""
    end = at + 1
    while end < stop and end - at < _PLACE_WORDS and plain(line, end, stop):
        if words_in("suffers").starting(line.norms, end, stop):
            return end if end > at + 1 else at
        end += 1
    return at


def unnamed_place(line: Line, at: int, stop: int) -> int:
    """Where a place ends that is told by common nouns: "trên biển", "tại các bến"; the same position where none is."""
    end = at + 1
    while end < stop and end - at < _PLACE_WORDS and plain(line, end, stop):
        end += 1
    named = end < stop and (_of_name(line, end) or line.norms[end] in (NUMERAL, TIME))
    return at if end == at + 1 or named else end


def _of_name(line: Line, at: int) -> bool:
    """Whether the item is part of a name: a known one, or a word with a capital."""
    return line.named[at] or line.word(at)[:1].isupper()
