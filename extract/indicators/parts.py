"""The parts of a sum or size, named by what they are of: "sản lượng 3.780 tấn, trong đó cá 2.835 tấn" is "sản lượng cá"."""

from __future__ import annotations

from extract.indicators.words import starts_with, words_in
from extract.rules.phrases import fold
from extract.rules.spot import Spot
from extract.rules.words_before import parts_before

_MEASURED = ("money", "weight", "volume", "share", "energy")
_PART = "phần "
_TOTAL = fold("tổng")[0]


def part_of_whole(spot: Spot, words: str) -> str:
    """A part with the quantity of its whole before it; empty where no whole was told or the part names its own."""
    line, whole, opener = spot.line, spot.before, parts_before(spot)
    opens = words_in("parts").starting(line.norms, 0, spot.first)
    if spot.kind not in _MEASURED or not (opener or opens):
        return ""
    while whole is not None and whole.line is line and whole.first > opener:
        whole = whole.before
    if whole is None or whole.kind != spot.kind or not whole.draft.indicator or starts_with(words, "heads"):
        return ""
    head = _quantity(whole.draft.indicator)
    if not head:
        return ""
    return _share_of_one(whole.draft.indicator, head, words) or f"{head} {words.removeprefix(_PART)}"


def _share_of_one(whole: str, head: str, words: str) -> str:
    """Who bears a part, where its verb stands in the whole's name: "tỷ lệ đóng BHXH 32%, trong đó người lao động đóng 10%"."""
    who, _, verb = words.rpartition(" ")
    said = whole.removeprefix("tổng ").removeprefix(head).split()
    return f"{head} {' '.join(said)} của {who}" if who and said and said[0] == verb else ""


def _quantity(words: str) -> str:
    """The measured quantity that opens a name: "sản lượng" of "tổng sản lượng thuỷ sản"; empty where none does."""
    norms = fold(words)
    start = 1 if norms[0] == _TOTAL else 0
    found = words_in("heads").starting(norms, start, len(norms))
    return " ".join(words.split(" ")[start : found[0]]) if found else ""
