"""A name taken up from what was said before: by the figure before, by the whole of a list, by the line that opens it."""

from __future__ import annotations

from extract.indicators.acts import is_person
from extract.indicators.heads import has_head
from extract.indicators.measured_phrases import phrase_before
from extract.indicators.noun_phrases import words_of
from extract.indicators.purposes import sum_of
from extract.indicators.said_before import of_sentence
from extract.indicators.shares import rate_of
from extract.indicators.sizes import THINGS
from extract.indicators.words import starts_with
from extract.lexicon import load
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

RATES = (fold("tỷ lệ"), fold("tỉ lệ"), fold("tỷ trọng"), fold("tỉ trọng"))
_SHARE = fold("chiếm")[0]
_SUFFERED = " bị "
_EQUALS = fold("bằng")[0]
_EACH = " mỗi "
_AMOUNTS = ("tổng ", "số ", "lượng ")
_GROWTH = fold("tăng trưởng")
_STATING = syllables("có được bị không chưa giá đạt là của ở mới")  # behind a thing these say no deed that costs


def of_list(spot: Spot) -> str | None:
    """What the line measures that opens the list of the figure: "Sản lượng của các huyện:", then "- Huyện Lâm Sơn: 31 tấn"."""
    opening, before = spot.line.opening, spot.before
    if opening is None or (before is not None and before.line is spot.line) or not has_head(opening, 0, len(opening)):
        return None
    return words_of(opening, phrase_before(opening, 0, len(opening) - 1)) or None


def elsewhere(known: str, words: str) -> str:
    """An indicator said of another territory: "tỷ lệ hoả táng ở khu vực nội thành", "lương tối thiểu vùng II"."""
    territory = words.split(" ")[0]
    if f" {territory} " in known:
        return known.rpartition(f" {territory} ")[0].removesuffix(" ở") + f" {'ở ' if ' ở ' in known else ''}{words}"
    return f"{known.split(' ở ')[0].split(' theo ')[0]} ở {words}"


def for_each_of(before: Spot, words: str) -> str:
    """ "hỗ trợ mỗi gia đình có người chết 20 triệu đồng, mỗi nhà sập 60 triệu": with the other of each; else empty."""
    known = before.draft.indicator or ""
    at = known.find(_EACH)
    return known[: at + 1] + words if at > 0 and words.startswith(_EACH.strip()) else ""


def resolved(words: str, spot: Spot, before: Spot | None) -> str | None:
    """The full name where the words only take up the one before: "đã thu được" of "thu ngân sách nhà nước"."""
    if before is None or before.draft.indicator is None:
        return words
    norms, known = fold(words), fold(before.draft.indicator)
    if norms in RATES:
        return before.draft.indicator if known[:2] in RATES else f"{words} {before.draft.indicator}"
    if starts_with(words, "anaphors") or (norms == _GROWTH and before.line is spot.line):
        return before.draft.indicator
    return words


def _is_of_each(spot: Spot, before: Spot) -> bool:
    """Whether a sum is that of each of the things counted right before: "đồng/suất" behind "suất quà"."""
    each, things = (spot.draft.unit or "").partition("/")[2], before.draft.unit or ""
    bracketed = before.line is spot.line and spot.line.norm(spot.first - 1) == "("
    return spot.kind == "money" and bracketed and bool(each) and things.split(" ")[0] == each and things != each


def _own_noun(spot: Spot, before: Spot | None) -> str:
    """What is counted, where the figure before has no name, or counts other things: "7.200 người, bình quân 58 biên chế/xã"."""
    noun, _, each = (spot.draft.unit or "").partition("/")
    named = before is not None and before.draft.indicator is not None
    again = before is not None and (not each or noun == (before.draft.unit or "").partition("/")[0])
    return noun if spot.kind == "count" and not (named and again) else ""


def same(spot: Spot, before: Spot | None) -> str | None:
    """The indicator of the figure before; of a share of it, its rate."""
    if before is not None and before.kind == "count" and _is_of_each(spot, before):
        return f"trị giá {before.draft.unit}"  # "20 suất học bổng (1 triệu đồng/suất)"
    if spot.kind == "money":  # "80 tỷ đồng cho 3 huyện (Lâm Sơn 20 tỷ đồng, …)"
        before = next((other for other in of_sentence(spot) if other.kind == "money"), before)
    if noun := _own_noun(spot, before):
        return noun
    if before is None or before.draft.indicator is None:
        return None
    words = before.draft.indicator
    if spot.kind in THINGS and fold(words)[:2] in RATES:  # "đạt 65% dung tích, cao hơn 2 triệu m3"
        words = words.split(" ", 2)[-1]
    quantity = load("indicator_words")["quantities"].get(spot.draft.unit)
    if before.kind == "count" and quantity and not is_person(before.draft.unit):
        return f"{quantity} {words}"
    if spot.kind == "money" and before.act and words.endswith(before.act):
        verb = before.act.strip().partition(" ")[2]  # "hỗ trợ 2 chủ tàu, mỗi người 136 triệu đồng"
        if starts_with(verb, "payments"):
            return sum_of(f"{verb} {words.removesuffix(before.act)}", spot)
        if before.act.startswith(_SUFFERED):  # "thu giữ 3 kg ma tuý và 200 triệu đồng"
            return f"số tiền{before.act}"
    done = words.removeprefix(f"{before.draft.unit} ") if before.kind == "count" else words
    if spot.kind == "money" and done != words and fold(done)[0] not in _STATING:  # "8 công trình sai phạm hơn 1 tỷ đồng"
        return f"số tiền {done}"
    takes = spot.line.norm(spot.first - 1) == _SHARE  # "tăng 14%, chiếm 57%"
    equals = spot.line.norm(spot.first - 1) == _EQUALS  # "bằng 96,2% so với cùng kỳ": of what it was
    share_of_count = (
        spot.kind == "share" and spot.draft.measure == "level" and not equals and (takes or before.kind in ("count", *THINGS))
    )
    if share_of_count and fold(words)[:2] not in RATES:
        for amount in _AMOUNTS:
            words = words.removeprefix(amount)
        return f"{rate_of(spot)} {words}"
    return words
