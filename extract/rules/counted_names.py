"""The names of counted things: the noun with its modifiers, what was done to it, or the fuller name it had before."""

from __future__ import annotations

from extract.rules.acts import act_on, ends_with_act, inherited_predicate, shared_predicate
from extract.rules.causes import with_cause
from extract.rules.counted import counted_after, is_quality
from extract.rules.noun_phrases import follows, has_head, last_parts, phrase_after, phrase_before, starts_with, words_of
from extract.rules.owners import whole_of
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot
from extract.rules.words_before import BACKWARD, before_links

_PERSON = fold("người")
_IS, _OF = fold("là")[0], fold("của")[0]
_NUMBERS = (fold("số lượng"), fold("số"), fold("tổng số"))
_TOTALS = syllables("tổng số lượng")
_LOOK_BACK = 4  # figures before, among which a noun that stands alone may have its fuller name


def name_count(spot: Spot, stop: int, before: Spot | None) -> tuple[str, str | None]:
    """A counted noun; "tổng số đảng viên là 322 đảng viên" is named by what stands before."""
    line = spot.line
    words = name_counted(spot, spot.at + 1, before)
    if words and spot.draft.measure == "change" and has_head(line, spot.own, stop, "amounts"):
        return "measured quantity", words_of(line, phrase_before(line, spot.own, stop))
    words = with_cause(words, line, spot.at) if words else None
    alone = spot.tail <= spot.noun_end and not spot.act
    if alone and has_head(line, spot.own, stop, "amounts") and (stop == spot.first or line.norm(spot.first - 1) == _IS):
        named = words_of(line, phrase_before(line, spot.own, stop))
        if not set(fold(named)) <= _TOTALS:
            return "measured quantity", named
        return "counted noun", f"{named} {words}" if fold(named) in _NUMBERS else words
    if alone and words and spot.own < stop and not spot.bare:
        named = words_of(line, phrase_before(line, spot.own, stop))
        norms = fold(spot.draft.unit or words)
        start = len(_NUMBERS[1]) if fold(named)[:1] == _NUMBERS[1] else 0
        if len(fold(named)) > len(norms) and fold(named)[start : start + len(norms)] == norms:
            return "words before", named
    return "counted noun", words


def name_counted(spot: Spot, start: int, before: Spot | None) -> str | None:
    """The noun phrase at a position behind the number, with what was done to the thing or what its list suffers."""
    line = spot.line
    noun = counted_after(line, start)
    if noun is None:
        return spot.draft.unit
    kept, end = phrase_after(line, noun.start, noun.end, line.clause_ends[spot.at])
    words = words_of(line, kept)
    if is_quality(line, noun) and spot.draft.unit:
        spot.act = before.act if before else ""
        return f"{spot.draft.unit} {words}{spot.act}"
    if spot.kind == "count" and not noun.known and spot.draft.unit and fold(noun.name) != fold(spot.draft.unit.split("/")[0]):
        words = f"{spot.draft.unit.split('/')[0]} {words_of(line, kept[1:])}".strip()
    spot.tail = max(spot.tail, ends_with_act(line, noun.end, end) if len(kept) > noun.end - noun.start else noun.end)
    if len(kept) > noun.end - noun.start + 2:
        return words
    alone = len(kept) == noun.end - noun.start
    spot.act = act_on(spot, before_links(spot), alone) or (before.act if before and spot.bare and before.line is line else "")
    if spot.act:
        return words + spot.act
    if len(kept) == noun.end - noun.start and line.norm(end) == _IS and counted_after(line, end + 1):
        more, spot.tail = phrase_after(line, end, end + 2, line.clause_ends[spot.at])
        return words_of(line, kept + more)
    shared = shared_predicate(line, kept[-1], end, line.norm(spot.at + 1))
    if not shared and len(kept) == noun.end - noun.start:
        fuller = _fuller(spot, words, before)
        if fuller != words:
            return fuller
        whole = whole_of(spot, before_links(spot))
        if whole:
            return f"{words} của {whole}"
        inventory = starts_with(words, "inventory") and follows(line, spot.first, 0, "has")
        return f"số {words}" if inventory else _with_owner(spot, words, end)
    return words + shared


def _with_owner(spot: Spot, words: str, end: int) -> str:
    """ "3 người của Chi cục Thú y": people who are told apart only by whose they are."""
    line = spot.line
    if fold(words) != _PERSON or line.norm(end) != _OF or end + 1 >= len(line) or not line.named[end + 1]:
        return words
    stop = end + 1
    while stop < len(line) and line.named[stop]:
        stop += 1
    return f"{words} {line.said(end, stop)}"


def _fuller(spot: Spot, words: str, before: Spot | None) -> str:
    """For a noun that stands alone, the fuller name of the same noun in the sentence: of its whole, or before a change."""
    norms = fold(words)
    opener = _opener(spot)
    for _ in range(_LOOK_BACK):
        if before is None or before.line is not spot.line:
            break
        sibling = opener > 0 and before.first > opener
        known = fold(before.draft.indicator or "")
        if before.kind == "count" and not sibling:
            if len(known) > len(norms) and _without_number(known)[: len(norms)] == norms:
                return before.draft.indicator or words
            if opener > 0 and before.draft.unit:
                return words + inherited_predicate(before.draft.indicator or "", before.draft.unit)
        before = before.before
    return words


def _without_number(norms: tuple[str, ...]) -> tuple[str, ...]:
    """ "tổng số đảng viên" as "đảng viên"."""
    start = next((at for at, norm in enumerate(norms) if norm not in _TOTALS), 0)
    return norms[start:]


def _opener(spot: Spot) -> int:
    """Where "trong đó" or "gồm" stands before the figure in its sentence; 0 where none does."""
    return last_parts(spot.line, max(0, spot.first - BACKWARD), spot.first)
