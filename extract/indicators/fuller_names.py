"""The fuller name that a noun has elsewhere: with a figure before, or in the words before its number."""

from __future__ import annotations

from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.predicates import inherited_predicate
from extract.indicators.said_before import is_sibling, within
from extract.indicators.words import is_vague, starts_with
from extract.rules.clauses import NUMERAL
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot
from extract.rules.words_before import parts_before

_TOTALS = syllables("tổng số lượng")
_COUNTING = frozenset((NUMERAL, *syllables("mỗi từng một")))
_SAID = 40  # items before a number in which the noun may have its fuller name
_NEAR = 500  # characters before, in which a noun that says nothing may have its fuller name


def fuller_of_figure(spot: Spot, words: str, end: int) -> str | None:
    """The fuller name of the same noun in the sentence: of its whole, or before a change.

    A noun that says nothing ("trường hợp", "vụ") takes it from the sentences before as well.
    """
    norms = fold(words)
    for before in within(spot, _NEAR if is_vague(words) else 0):
        if before.kind != "count" or is_sibling(spot, before):
            continue
        known = fold(before.draft.indicator or "")
        if len(known) > len(norms) and _without_number(known)[: len(norms)] == norms:
            return before.draft.indicator
        if parts_before(spot) and before.draft.unit and before.line is spot.line:
            inherited = inherited_predicate(before.draft.indicator or "", before.draft.unit, words)
            return words + inherited if inherited else None
    return None


def fuller_said(spot: Spot, words: str, end: int) -> str | None:
    """ "nghề nuôi ngựa bạch, toàn xã có hơn 500 con": the fuller name of the noun in the words before."""
    line, norms = spot.line, fold(words)
    size = len(norms)
    if starts_with(words, "inventory"):
        return None
    for at in range(spot.first - size, max(0, spot.first - _SAID) - 1, -1):
        if tuple(line.norms[at : at + size]) != norms or line.named[at]:
            continue
        if line.norm(at - 1) in _COUNTING:
            return None  # another number of them
        kept, _ = phrase_after(line, at, at + size, spot.first)
        return words_of(line, kept) if len(kept) > size else None
    return None


def _without_number(norms: tuple[str, ...]) -> tuple[str, ...]:
    """ "tổng số đảng viên" as "đảng viên"."""
    start = next((at for at, norm in enumerate(norms) if norm not in _TOTALS), 0)
    return norms[start:]
