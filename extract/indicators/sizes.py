"""What sizes and sums are of that a word or the unit alone tells: "rộng 7 m", "khu đất 6,3 ha", "trị giá 40 triệu đồng"."""

from __future__ import annotations

from extract.indicators.heads import grows
from extract.indicators.measured_phrases import phrase_before
from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.owners import thing_before
from extract.indicators.words import words_in
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import counted_after, known_noun
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

_DEEDS = ("asking", "done", "done_for", "done_to")
_EXTENTS = syllables("dài rộng cao sâu")
_RISING = syllables("dâng nâng tăng kéo")  # "dâng cao 0,5 m" is no height
_WIDE = fold("rộng")[0]
_DEPTHS = ("m", "cm")
_FLOODED, _DEEP = fold("ngập")[0], syllables("sâu nặng từ tới đến")
_SOME = syllables("nhiều các số vài những")  # "một số", "một vài"
_PLACED = syllables("ở tại thuộc")
_ONE = syllables("có căn ngôi chiếc") | {NUMERAL}
_WORTH = fold("trị giá")
THINGS = ("area", "weight", "volume", "length", "energy")  # kinds of units that measure a thing


def extent_of(spot: Spot, stop: int) -> str | None:
    """ "tuyến đường dài 12 km, rộng 7 m": the extent of what stands before."""
    line, before = spot.line, spot.before
    if spot.kind != "length" or line.norm(spot.first - 1) not in _EXTENTS or grows(line, spot.first - 1):
        return None
    if line.norm(spot.first - 2) in _RISING:
        return None
    kept = phrase_before(line, spot.own, stop) if spot.own < stop else []
    start = _behind_deeds(line, kept[0], stop) if kept else stop
    thing = words_of(line, phrase_after(line, start, start + 1, stop)[0]) if start < stop else ""
    if not thing and before is not None and before.line is line and before.kind == "length":
        thing = " ".join((before.draft.indicator or "").split(" ")[2:])  # behind "chiều dài", "chiều cao"
    thing = thing or thing_before(line, spot.first - 1, line.clause_starts[spot.at])
    return f"chiều {line.word(spot.first - 1)} {thing}".strip()


def _behind_deeds(line: Line, start: int, stop: int) -> int:
    """Where the thing begins, behind what is done with it: "đề nghị tháo dỡ | tường rào"."""
    at = start
    while found := next((end for kind in _DEEDS if (end := words_in(kind).starting(line.norms, at, stop))), None):
        at = found[0]
    return at if at < stop else start


def flood_of(spot: Spot, stop: int) -> str | None:
    """ "đường bị ngập từ 0,3 đến 0,5 m", "ngập sâu 1 m": how deep the water stands; "ngập 2 km đường" is a length of road."""
    line, at = spot.line, spot.first
    if spot.draft.unit not in _DEPTHS or spot.draft.measure != "level" or counted_after(line, spot.last):
        return None
    while line.norm(at - 1) in _DEEP:
        at -= 1
    return f"mức ngập {_flooded(line, at - 1)}".rstrip() if line.norm(at - 1) == _FLOODED else None


def _flooded(line: Line, stop: int) -> str:
    """ "nhiều tuyến đường ở Lâm Sơn bị ngập": "các tuyến đường"; empty where nothing that is counted stands there."""
    for at in range(stop - 1, line.clause_starts[stop], -1):
        noun_end = known_noun(line, at)
        one = line.norms[at - 1] in _ONE
        counted = (one or line.norms[at - 1] in _SOME) and line.norm(at - 2) not in _PLACED
        if counted and noun_end and noun_end <= stop:
            kept, _ = phrase_after(line, at, noun_end, stop)
            kept = [here for here in kept if not line.word(here)[:1].isupper()]
            return words_of(line, kept) if one else f"các {words_of(line, kept)}"
    return ""


def size_of(spot: Spot, stop: int) -> str | None:
    """ "khu đất 6,3 ha", "nhà máy điện (130 MW)": the quantity that the unit measures, of the thing right before it."""
    line, at = spot.line, spot.begins
    quantity = load("indicator_words")["quantities"].get(spot.draft.unit)
    if quantity is None or spot.draft.measure != "level":
        return None
    if line.norm(at - 1) != "(" and any(words_in(kind).ending(line.norms, at, line.clause_starts[spot.at]) for kind in _DEEDS):
        return None  # "khu công nghiệp Tân Khê sửa chữa 12 km đường"
    leads = line.norm(at - 1) == "(" or (spot.kind == "area" and line.norm(at - 1) == _WIDE)
    thing = thing_before(line, at - 1 if leads else at, line.clause_starts[spot.at], touching=True)
    return f"{quantity} {thing}" if thing else None


def with_worth(words: str, spot: Spot) -> str:
    """ "tịch thu hàng hoá trị giá 560 triệu đồng": what is worth so much, said before the verb of worth."""
    norms = fold(words)
    if not _says_worth(spot) or norms[: len(_WORTH)] == _WORTH:
        return words
    taken = words_in("done_to").starting(norms, 0, len(norms))
    split = words.split(" ", taken[0]) if taken else []
    words = f"{split[-1]} bị {' '.join(split[:-1])}" if len(split) > 1 else words
    return f"{spot.line.said(spot.begins - len(_WORTH), spot.begins)} {words}"


def _says_worth(spot: Spot) -> bool:
    """Whether a verb of worth leads to a sum: "trị giá | 40 triệu đồng"."""
    at = spot.begins
    return spot.kind == "money" and tuple(spot.line.norms[max(0, at - len(_WORTH)) : at]) == _WORTH


def worth_of(spot: Spot, stop: int) -> str | None:
    """ "160 bộ quần áo trị giá 40 triệu đồng": what the things before are worth."""
    line, before = spot.line, spot.before
    if not _says_worth(spot) or before is None or before.line is not line or before.kind == "money":
        return None
    at = spot.begins - len(_WORTH)
    if any(words_in(kind).within(line.norms, before.tail, at) for kind in _DEEDS):
        return None  # "kiểm tra 64 cửa hàng, tịch thu hàng trị giá …"
    return f"{line.said(at, spot.begins)} {before.draft.indicator}"
