"""Whom a figure could be about: the units around it, what its article is about, whom the figure before was about, nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.draft import Draft
from extract.lexicon import load
from extract.names.units import RANKS, Unit
from extract.subjects.article import Article, measured
from extract.subjects.mentions import STRONG, Spoken
from extract.subjects.phrases import begins
from extract.text import key

_FIRST, _BEFORE, _AFTER, _EARLIER, _LED = 3, 6, 3, 4, 2  # mentions that are looked at
_LEAD = 2  # units


@dataclass(slots=True)
class Around:
    """A figure and what is spoken of around it."""

    draft: Draft
    clause: int  # where its clause begins
    before: list[Spoken]  # in its sentence
    named: list[Spoken]  # those of them that are strongly spoken of
    after: list[Spoken]  # in its sentence, before the next figure
    later: list[Spoken]  # in its sentence, behind the next figure
    earlier: list[Spoken]  # the last ones in sentences before
    led: list[Spoken]  # what led sentences since the figure before
    previous: Draft | None  # the figure before
    last: Unit | None  # whom that was about
    opening: Unit | None  # whom the first figure of its sentence was about
    in_sentence: bool  # whether the figure before stands in the same sentence
    gap: int  # sentences from the figure before to this one
    rule: bool  # a standard is spoken of before it
    private: bool  # somebody tells of himself before it
    continues: bool  # "trong đó", "cụ thể" open its sentence
    sums_up: bool  # "đến nay", "tổng cộng" open its sentence
    several: bool  # "các địa phương", "các tỉnh" stand before it, or provinces are what it counts
    counted: str  # the rank of the places that it counts: "5 huyện"; "country" for countries, or ""
    measured: str  # what it measures, for search: " doanh thu thuần đồng "
    answer: Unit | None = None  # what the nearest words say
    carried: bool = False  # whether they do so from sentences before


def around(article: Article, draft: Draft, following: int) -> Around:
    """What stands around the next figure in the order of the text; `following` is where the figure after it begins."""
    start, previous = draft.number.start, article.previous
    spoken = article.starts
    first, at = bisect_left(spoken, draft.sentence_start), bisect_left(spoken, start)
    behind, stop = bisect_left(spoken, draft.number.end), bisect_left(spoken, draft.sentence_end)
    next_at = min(max(behind, bisect_left(spoken, following)), stop)
    since = bisect_left(article.leading_starts, previous.number.start if previous is not None else 0)
    till = bisect_left(article.leading_starts, draft.sentence_start)
    semicolon = bisect_left(article.semicolons, start)
    syllable = article.view.at(draft.sentence_start)
    clause = max(draft.sentence_start, article.semicolons[semicolon - 1] if semicolon else 0)
    before = [*article.spoken[first : min(at, first + _FIRST)], *article.spoken[max(first + _FIRST, at - _BEFORE) : at]]
    counted = counted_rank(draft.unit)
    return Around(
        draft,
        clause=clause,
        before=before,
        named=[one for one in before if one.weight == STRONG],
        after=article.spoken[behind : min(next_at, behind + _AFTER)],
        later=article.spoken[next_at : min(stop, next_at + _AFTER)],
        earlier=article.spoken[max(0, first - _EARLIER) : first],
        led=article.leading[max(since, till - _LED) : till],
        previous=previous,
        last=article.last,
        opening=article.opening,
        in_sentence=previous is not None and previous.sentence_start == draft.sentence_start,
        gap=_sentence(article, start) - _sentence(article, previous.number.start) if previous is not None else 0,
        rule=article.holds("rules", clause, start),
        private=article.holds("private", draft.sentence_start, start),
        continues=begins(article.view, syllable, "continues"),
        sums_up=begins(article.view, syllable, "sums_up"),
        several=article.holds("several_places", draft.sentence_start, start) or counted in ("province", "country"),
        counted=counted,
        measured=measured(draft.indicator, draft.unit),
    )


def candidates(article: Article, seen: Around) -> list[Unit | None]:
    """Whom a figure could be about, each once; None is nobody. A bounded number, however long the text.

    What is asked of each is nobody's in particular: "Huyện uỷ yêu cầu mỗi đảng bộ xã …". The country is a subject only where the
    sentence says so. Five districts lie in no commune.
    """
    if article.holds("asked_of_all", seen.draft.sentence_start, seen.draft.number.start):
        return [None]
    here = [one.unit for one in (*seen.before, *seen.after, *seen.later)]
    before = [one.unit for one in (*seen.earlier, *seen.led)]
    topics = (*article.topics, *article.lead_units[:_LEAD], article.title, seen.last, seen.opening)
    units: list[Unit | None] = list(dict.fromkeys([None, *here, *before, *topics]))
    if not seen.continues:
        units = [unit for unit in units if unit is None or unit.rank != "country" or unit in here]
    if seen.counted in RANKS:
        held = RANKS.index(seen.counted)
        units = [unit for unit in units if unit is None or unit.rank not in RANKS or RANKS.index(unit.rank) > held]
    return units


def _sentence(article: Article, offset: int) -> int:
    return bisect_right(article.sentence_starts, offset)


@lru_cache(maxsize=4096)
def counted_rank(unit: str | None) -> str:
    """The rank of the places that a figure counts, "country" for countries, or ""."""
    return _counted_places().get(key(unit or ""), "")


@cache
def _counted_places() -> dict[str, str]:
    return {key(word): rank for rank, words in load("subjects")["counted_places"].items() for word in words}
