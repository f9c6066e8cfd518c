"""What a part takes from its whole: "sản lượng 3.780 tấn, trong đó cá 2.835 tấn" is "sản lượng cá"."""

from __future__ import annotations

from extract.indicators.predicates import inherited_predicate
from extract.indicators.said_before import of_sentence, whole_before
from extract.indicators.words import starts_with, words_in
from extract.rules.phrases import fold
from extract.rules.spot import Spot
from extract.rules.words_before import parts_before

_MEASURED = ("money", "weight", "volume", "share", "energy")
_PART = "phần "
_TOTAL = fold("tổng")[0]


def part_of_whole(spot: Spot, words: str) -> str:
    """A part with the quantity of its whole before it; empty where no whole was told or the part names its own."""
    opens = words_in("parts").starting(spot.line.norms, 0, spot.first)
    whole = spot.before if opens else whole_before(spot)
    if spot.kind not in _MEASURED or whole is None or whole.kind != spot.kind or starts_with(words, "heads"):
        return ""
    head = _quantity(whole.draft.indicator or "")
    return f"{head} {words.removeprefix(_PART)}" if head else ""


def _quantity(words: str) -> str:
    """The measured quantity that opens a name: "sản lượng" of "tổng sản lượng thuỷ sản"; empty where none does."""
    norms = fold(words)
    start = 1 if norms[:1] == (_TOTAL,) else 0
    found = words_in("heads").starting(norms, start, len(norms))
    return " ".join(words.split(" ")[start : found[0]]) if found else ""


def state_of_whole(spot: Spot, words: str) -> str:
    """What was said of the whole holds for its parts: "340 giáo viên dôi dư, trong đó 120 giáo viên tiểu học"."""
    whole = whole_before(spot)
    if whole is None or ";" in spot.line.norms[parts_before(spot) : spot.first]:
        return ""
    return inherited_predicate(whole.draft.indicator or "", whole.draft.unit or "", words)


def act_of_whole(spot: Spot) -> str:
    """What was done to those of whom a figure is a part: "kết nạp 90 đảng viên (tăng 4%), trong đó 30 nữ"."""
    return next((other.act for other in of_sentence(spot) if other.act), "")
