"""Names shared out one to one: "tỷ lệ hộ nghèo và hộ cận nghèo lần lượt là 3% và 4%"."""

from __future__ import annotations

from itertools import takewhile

from extract.rules.phrases import fold
from extract.rules.spot import Spot

_RESPECTIVELY = (fold("lần lượt"), fold("tương ứng"))
_AND = " và "


def share_out(spots: list[Spot]) -> None:
    """Give each of the figures behind "lần lượt" or "tương ứng" its own of the names joined before them."""
    for index, spot in enumerate(spots[:-1]):
        words = spot.draft.indicator or ""
        if not _says_so(spot):
            continue
        names = _joined(words) if _AND in words else _counted_before(spots, index)
        following = spots[index + 1 : index + len(names)]
        if len(names) < 2 or len(following) < len(names) - 1 or not all(_goes_on(spot, other) for other in following):
            continue
        for each, name in zip((spot, *following), names, strict=True):
            each.draft.indicator = name
            each.note("one of the names joined before")


def _counted_before(spots: list[Spot], index: int) -> list[str]:
    """ "đón 1,2 triệu lượt khách, khai thác 8.450 chuyến bay, tăng lần lượt 15% và 12%": as many figures before as follow."""
    spot = spots[index]
    shares = list(takewhile(lambda other: other.line is spot.line and other.kind == "share", spots[index:]))
    before = [other for other in spots[max(0, index - len(shares)) : index] if other.line is spot.line and other.kind != "share"]
    names = [other.draft.indicator for other in before if other.draft.indicator]
    return names if shares and len(names) == len(shares) else []


def _says_so(spot: Spot) -> bool:
    norms = spot.line.norms[spot.own : spot.first]
    return any(tuple(norms[at : at + 2]) in _RESPECTIVELY for at in range(len(norms) - 1))


def _goes_on(spot: Spot, other: Spot) -> bool:
    """Whether another figure is of the same list: of its line and kind, and without a name of its own."""
    return other.line is spot.line and other.kind == spot.kind and other.draft.indicator == spot.draft.indicator


def _joined(words: str) -> list[str]:
    """The names in "A, B và C"; a later one takes what it leaves out from the first: "tỷ lệ nghèo và cận nghèo"."""
    if _AND not in words:
        return [words]
    start, _, last = words.rpartition(_AND)
    first, *others = start.split(", ")
    return [first, *(_completed(first.split(), name.split()) for name in (*others, last))]


def _completed(first: list[str], name: list[str]) -> str:
    """A later name with what the first has before their common word, or before as many words as it has itself."""
    if name[0] in first:
        kept = first.index(name[0])
    elif name[-1] == first[-1]:
        kept = len(first) - 1
    else:
        kept = max(0, len(first) - len(name))
    return " ".join([*first[:kept], *name])
