"""A baseline said once for several figures of a sentence: what they changed from, the whole they share, the plan they fulfil."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from extract.rules.clauses import NUMERAL, TIME
from extract.rules.phrases import fold, phrases_in, syllables
from extract.rules.spot import Spot

_SAME_TIME = fold("cùng")[0]
_EQUALS = fold("bằng")[0]
_WITHIN = fold("trong")[0]
_CLOSES_WHOLE = frozenset((",", "(", ";", ":", NUMERAL))
_LINKS = syllables("gần hơn trên khoảng tới có đến được chỉ dưới")  # between "chiếm" and its number


def share_baselines(spots: list[Spot]) -> None:
    """Give figures without a baseline that of their neighbours in the sentence."""
    for _, group in groupby(spots, lambda spot: id(spot.line)):
        mine = list(group)
        if len(mine) > 1:
            _share_opening(mine)
        if len(mine) > 1 and any(spot.draft.baseline for spot in mine):
            _hand_on([spot for spot in mine if spot.draft.measure == "change"], _changed_alike)
            _hand_on([spot for spot in mine if _takes_share(spot)], _share_alike)
            _fulfil(mine)


def _share_opening(mine: list[Spot]) -> None:
    """ "Trong 36 tỷ USD hàng xuất khẩu, dệt may chiếm 38%": the whole is named at the head of the sentence."""
    line, whole = mine[0].line, mine[0]
    if line.norm(0) != _WITHIN or whole.first != 1:
        return
    start = whole.at + 1 if whole.kind == "count" else whole.last
    end = next((at for at in range(start, len(line)) if line.norms[at] in _CLOSES_WHOLE), start)
    for spot in mine[1:]:
        if start < end <= spot.first and not spot.draft.baseline and _takes_share(spot):
            _give(spot, line.said(start, end))


def _hand_on(alike: Sequence[Spot], fits: Callable[[Spot, Spot], bool]) -> None:
    """Hand baselines on to the figures behind, then back to those before."""
    for ordered in (alike, alike[::-1]):
        for giver, taker in pairwise(ordered):
            if giver.draft.baseline and not taker.draft.baseline and fits(giver, taker):
                _give(taker, giver.draft.baseline)


def _give(spot: Spot, baseline: str) -> None:
    spot.draft.baseline = baseline
    spot.note(f"held against {baseline!r}: said for a figure beside it")


def _changed_alike(giver: Spot, taker: Spot) -> bool:
    """ "số vụ giảm 6%, số người chết giảm 5% so với năm 2019", but not "tăng 12% so với đầu năm, cùng kỳ tăng 10%"."""
    against = fold(giver.draft.baseline or "")
    line, words = taker.line, range(taker.own, taker.first)
    other = any(line.norms[at] == TIME and fold(line.word(at))[0] == _SAME_TIME for at in words)
    earlier = against[0].isdigit() or phrases_in("changes", "earlier").starting(against, 0, len(against)) is not None
    alike = taker.draft.unit == giver.draft.unit or taker.kind == giver.kind == "count"
    return earlier and not other and alike


def _takes_share(spot: Spot) -> bool:
    """ "chiếm gần 12%": a part of some whole."""
    before = spot.first
    while before > spot.own and spot.line.norms[before - 1] in _LINKS:
        before -= 1
    return spot.draft.unit == "%" and phrases_in("against", "taking").ending(spot.line.norms, before, spot.own) is not None


def _share_alike(giver: Spot, taker: Spot) -> bool:
    """ "chè chiếm 30%; cam chiếm 40% tổng diện tích"."""
    return giver.draft.measure == taker.draft.measure


def _fulfil(mine: list[Spot]) -> None:
    """ "thu 39 tỷ đồng, bằng 61% dự toán; chi 46 tỷ đồng, bằng 55%", "vượt 9% dự toán (vượt 7 tỷ đồng)": the same plan."""
    plan: str | None = None
    for spot in mine:
        draft = spot.draft
        if draft.measure == "over_target":
            plan = draft.baseline or plan
            if plan and not draft.baseline:
                _give(spot, plan)
        elif plan and draft.unit == "%" and draft.measure == "level" and not draft.baseline and _equals(spot):
            draft.measure = "over_target"
            _give(spot, plan)


def _equals(spot: Spot) -> bool:
    return spot.bare and spot.line.norms[spot.own : spot.own + 1] == [_EQUALS]
