"""A name taken up from what was said before: by the figure before, by the whole of a list, by the line that opens it."""

from __future__ import annotations

from extract.indicators.acts import is_person
from extract.indicators.heads import has_head
from extract.indicators.marks import MARKS
from extract.indicators.measured_phrases import phrase_before
from extract.indicators.noun_phrases import words_of
from extract.indicators.noun_places import plain
from extract.indicators.purposes import sum_of
from extract.indicators.shares import rate_of
from extract.indicators.sizes import THINGS
from extract.indicators.words import starts_with, words_in
from extract.lexicon import load
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

RATES = (fold("tỷ lệ"), fold("tỉ lệ"), fold("tỷ trọng"), fold("tỉ trọng"))
_SHARE = fold("chiếm")[0]
_SUFFERED = " bị "
_AMOUNTS = ("tổng ", "số ", "lượng ")
_GROWTH = fold("tăng trưởng")
_STATING = syllables("có được bị không chưa giá đạt là của ở mới")  # behind a thing these say no deed that costs
_PLACING = syllables("ở cho tại")
_TERRITORY = 6  # words of a part of a territory
_LONE = 3  # syllables of a name that may be short for the one before it: "thu", "tỷ lệ"


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


def territory_behind(spot: Spot) -> str:
    """ "700.000 đồng ở khu vực nông thôn": the part of a territory for which a sum or a rate is told; empty where none is."""
    line, start = spot.line, spot.last + 1
    if spot.kind not in ("money", "share") or line.norm(spot.last) not in _PLACING:
        return ""
    found = words_in("territories").starting(line.norms, start, len(line))
    end = found[0] if found else start
    while end < len(line) and plain(line, end, len(line)) and end - start < _TERRITORY:
        end += 1
    whole = end == len(line) or line.norms[end] in MARKS or words_in("ends").starting(line.norms, end, len(line))
    return line.said(start, end) if found and end > found[0] and whole and not line.named[start] else ""


def resolved(words: str, spot: Spot, before: Spot | None) -> str | None:
    """The full name where the words only take up the one before: "đã thu được" of "thu ngân sách nhà nước"."""
    if before is None or before.draft.indicator is None:
        return words
    norms, known = fold(words), fold(before.draft.indicator)
    if norms in RATES:
        return before.draft.indicator if known[:2] in RATES else f"{words} {before.draft.indicator}"
    if norms == _GROWTH and before.line is spot.line:
        return before.draft.indicator
    if starts_with(words, "anaphors"):
        return before.draft.indicator
    if len(norms) < _LONE and len(known) > len(norms) and known[: len(norms)] == norms:
        return before.draft.indicator
    return words


def _last_sum(spot: Spot) -> Spot | None:
    """The sum before in the sentence, whose parts a list in brackets tells: "80 tỷ đồng cho 3 huyện (Lâm Sơn 20 tỷ đồng, …)"."""
    other = spot.before
    while other is not None and other.line is spot.line and other.kind != "money":
        other = other.before
    return other if other is not None and other.line is spot.line else None


def told_as(spot: Spot, known: str) -> str:
    """The name before with "bình quân", "cao nhất" of its own: "CPI tháng 5 tăng 2%, bình quân năm tháng tăng 1%"."""
    line = spot.line
    found = words_in("ranked").within(line.norms, spot.own, spot.first)
    if len(found) != 1 or spot.before is None or spot.before.line is not line:
        return known
    start, end, _ = found[0]
    norms = fold(known)
    other = words_in("ranked").within(norms, 0, len(norms))
    words = known.split(" ")
    base = words[: other[0][0]] + words[other[0][1] :] if other and len(words) == len(norms) else words
    return " ".join([*base, line.said(start, end).lower()])


def same(spot: Spot, before: Spot | None) -> str | None:
    """The indicator of the figure before; of a share of it, its rate."""
    if spot.kind == "money" and before is not None and spot.line.openings[spot.at] >= 0:
        before = _last_sum(spot) or before
    if before is None or before.draft.indicator is None:
        return None
    words = before.draft.indicator
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
    share_of_count = spot.kind == "share" and spot.draft.measure == "level" and (takes or before.kind in ("count", *THINGS))
    rate = next((words[at + 1 :] for name in (" tỷ lệ ", " tỉ lệ ") if (at := words.find(name)) > 0), None)
    if share_of_count and rate:  # "3 huyện có tỷ lệ hộ nghèo cao nhất là … (22%)"
        return rate
    if share_of_count and fold(words)[:2] not in RATES:
        for amount in _AMOUNTS:
            words = words.removeprefix(amount)
        return f"{rate_of(spot)} {words}"
    return words
