"""A name once it is found, as a heading would have it: without what only points or places, and without a long tail."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from extract.indicators.words import words_in
from extract.rules.phrases import fold, syllables
from extract.text import fold_tone

_LONG = 9  # words of a name from which its tail is cut
_LEAST = 4  # words that stay
_BY = fold("do")[0]
_ON, _ONE = fold("trên")[0], syllables("một 1")
_RATES = ([*fold("tỷ lệ")], [*fold("tỉ lệ")])  # in the names of their things they are one word more
_PASSIVE = syllables("bị được")


@lru_cache(maxsize=16384)  # newspapers report the same things
def tidied(words: str, unit: str | None) -> str:
    """The name without "trên địa bàn", "dự kiến", and, if it is long, without its last modifier: "dự án thoát nước | nhằm …".

    unit: what is counted; it stays whole.
    """
    parts = words.split(" ")
    norms = [fold_tone(part.strip(",")) for part in parts]
    if not words_in("unsaid").openers.isdisjoint(norms):
        parts, norms = _without_unsaid(parts, norms)
    again = _again(norms, fold(unit or ""))
    if again:
        del parts[again[0] : again[1]], norms[again[0] : again[1]]
    end = len(parts)
    if end > _LONG + (norms[:2] in _RATES):
        end = _tail(norms, max(_LEAST, len(fold(unit or "")) + 1))
    while end > 1 and (loose := words_in("loose_ends").ending(norms, end, 1)) and not words_in("keeps").ending(norms, end):
        end = loose[0]
    one = _one_of(norms)
    return " ".join(parts[:one] + parts[one + 1 : end] if one < end else parts[:end]).strip(" ,-–")


def _without_unsaid(parts: list[str], norms: list[str]) -> tuple[list[str], list[str]]:
    found = words_in("unsaid").within(norms, 0, len(norms))
    left = [at for at in range(len(parts)) if not any(start <= at < end for start, end, _ in found)]
    return ([parts[at] for at in left], [norms[at] for at in left]) if left else (parts, norms)


def _again(norms: list[str], unit: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the thing itself is said again: "xã được công nhận | xã | nông thôn mới"."""
    size = len(unit)
    for at in range(size + 1, len(norms) - size + 1) if size and tuple(norms[:size]) == unit else ():
        if tuple(norms[at : at + size]) == unit and words_in("rated_as").ending(norms, at, size):
            return at, at + size
    return None


def _one_of(norms: list[str]) -> int:
    """Where "một" says no more than what a rate is for: "giường bệnh trên | một | vạn dân"; the end where it does not."""
    for at in range(2, len(norms) - 1):
        if norms[at] in _ONE and norms[at - 1] == _ON:
            return at
    return len(norms)


def _tail(norms: list[str], least: int) -> int:
    """Where the last modifier begins that leaves a name of ordinary length; the end where none does. A cause stays."""
    size = len(norms)
    for at in chain(range(min(_LONG, size - 1), least - 1, -1), range(_LONG + 1, size - 1)):
        kept = words_in("keeps").starting(norms, at, size) or words_in("keeps").ending(norms, at + 1)
        if kept or not words_in("tails").starting(norms, at, size):
            continue
        if norms[at] != _BY or not words_in("events").starting(norms, at + 1, size):
            return at
    return size
