"""What shares are of that is said behind them: "70% hộ dân có nước sạch", "80% là doanh nghiệp nhỏ"."""

from __future__ import annotations

from extract.indicators.heads import has_head, head_at
from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.words import follows, words_in
from extract.rules.counted import counted_after, known_noun
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

_IS, _ABOUT = fold("là")[0], fold("về")[0]
_NUMBER = fold("số")[0]  # "98% số hộ"
_LISTING = syllables(", gồm có ( ; và là")
_WAY_WORDS = ("từ", "sang")
_WAYS = syllables("từ sang")
_JOINING = syllables(", và")
_DOING = syllables("có bị được không chưa thuộc")


def share_of(spot: Spot, stop: int) -> str | None:
    """What a share is of, where that is said behind it; None where it is not."""
    return _about(spot) or (named_after(spot) if _is_of_next(spot, stop) else None)


def _is_of_next(spot: Spot, stop: int) -> bool:
    """Whether a share is of the noun after it: nothing before it reaches it ("sử dụng 50% nguồn thu")."""
    line = spot.line
    if spot.kind == "share" and words_in("of_these").starting(line.norms, spot.last, len(line)):
        return True
    if spot.kind != "share" or spot.draft.baseline or line.norm(spot.last) == _IS:
        return False
    if spot.draft.measure == "change":  # "giảm 3 điểm % tỷ lệ hộ nghèo": what falls stands behind, where nothing before can
        named = head_at(line, spot.last) or known_noun(line, spot.last) is not None
        return spot.own >= stop or (named and not has_head(line, spot.own, stop))
    if has_head(line, spot.own, stop):
        return follows(line, spot.first, spot.own, "next_noun")
    return line.norm(spot.first - 1) != ")"


def _about(spot: Spot) -> str | None:
    """ "tăng 3,6% về số lượng doanh nghiệp": what changes is said after the number."""
    line, at = spot.line, spot.last
    if spot.kind == "money" or line.norm(at) != _ABOUT or counted_after(line, at + 1) is None:
        return None
    kept, spot.tail = phrase_after(line, at + 1, at + 2, line.clause_ends[spot.at])
    return words_of(line, kept)


def named_after(spot: Spot) -> str | None:
    """ "70% hộ dân có nước sạch", "80% là doanh nghiệp nhỏ", "8 triệu đồng tiền ủng hộ"."""
    line, start = spot.line, spot.last
    if found := words_in("of_these").starting(line.norms, start, len(line)):
        start = found[0]  # "45% | trong số đó | là nữ"
    is_one = line.norm(start) == _IS
    noun = counted_after(line, start + 1 if is_one else start)
    if noun is None:
        return None
    counted = noun.start - 1 if line.norm(noun.start - 1) == _NUMBER and noun.start - 1 >= start else noun.start
    kept, spot.tail = phrase_after(line, counted, noun.end, line.clause_ends[spot.at])
    if line.norm(spot.tail) == _IS and counted_after(line, spot.tail + 1) and not is_one:  # "80% dân số là người dân tộc"
        more, spot.tail = phrase_after(line, spot.tail, spot.tail + 2, line.clause_ends[spot.at])
        kept += more
    words = words_of(line, kept)
    return f"{rate_of(spot)} {words}" if is_one and spot.kind == "share" else words


def rate_of(spot: Spot) -> str:
    """ "tỷ lệ" as the article spells it."""
    return "tỉ lệ" if "tỉ lệ" in spot.line.text and "tỷ lệ" not in spot.line.text else "tỷ lệ"
