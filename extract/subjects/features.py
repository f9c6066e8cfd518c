"""What speaks for and against a candidate for a figure's subject: named features, weighed in `lexicon/subject_weights.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from extract.lexicon import load
from extract.names.units import RANKS, Unit
from extract.subjects.article import Article, Standing
from extract.subjects.candidates import Around
from extract.subjects.deeds import Deed
from extract.subjects.mentions import NONE, STRONG, WEAK, is_region, is_source
from extract.text import key

_NEAR = 90  # characters from a figure to the "ở …" that says whom it is about
_BESIDE = 16  # characters from a name to the figure that stands beside it
_FAR = 2  # sentences without a figure
_BODIES = frozenset({"office", "body", "central"})
_ORDINARY = _BODIES | {*RANKS, "together", "party", "work", "foreign"}  # what is no organisation of its own
_NATIONAL = tuple(map(key, ("trung ương", "quốc gia", "nhà nước")))  # in a body's name: it is the country's
_GROUNDS = frozenset({*RANKS, "together", "foreign"})  # what is no organisation but places
_GENERAL = frozenset({"Bộ", "Uỷ ban", "Hội đồng"})  # without a place they are the country's


Features = dict[str, float]  # name → strength of what is so
Holds = tuple[str, Unit | None]  # a feature, and of whom it holds


def of_figure(article: Article, around: Around) -> dict[Unit | None, Features]:
    """What the words around a figure and the figures before it say of each unit that they speak of, and of nobody."""
    found: dict[Unit | None, Features] = {None: _of_nobody(around)}
    for one in around.before:
        if one.unit not in found:
            found[one.unit] = _before(around, one.unit, standing(article, one.unit).sort)
    for name, unit in (*_behind(around), *_carried(around), *_of_topic(article, around)):
        if unit is not None:
            found.setdefault(unit, {})[name] = 1.0
    answer = found.setdefault(around.answer, {})
    answer["the words before say so" if around.carried else "the nearest words say so"] = 1.0
    return found


def features(article: Article, around: Around, unit: Unit) -> Features:
    """What speaks for and against a unit whatever stands around the figure: what it is, what the figure measures, the article."""
    what = standing(article, unit)
    return _of_kind(around.measured, what.sort) | (what.another_named if around.named else what.alone)


def standing(article: Article, unit: Unit) -> Standing:
    """What the article says of a unit, found out once."""
    known = article.standings.get(unit)
    if known is None:
        known = article.standings[unit] = _standing(article, unit)
    return known


def _standing(article: Article, unit: Unit) -> Standing:
    sort = kind(unit)
    most = bool(article.topics) and article.topics[0] is unit
    title = {"in title": article.title is unit}
    shares = {"share": article.shares.get(unit), "share of beginnings": article.beginnings.get(unit)}
    alone = title | {
        "in lead": unit in article.lead_units,
        "the article's first": article.first is unit,
        "a work, most spoken of": most and sort == "work",
    }
    return Standing(
        sort,
        another_named=_so(title | {"most spoken of, another named": most}),
        alone=_so(alone) | {name: share for name, share in shares.items() if share},
    )


def _so(said: dict[str, bool]) -> Features:
    return {name: 1.0 for name, so in said.items() if so}


def kind(unit: Unit) -> str:
    """What sort of unit it is: a place's rank, or what an organisation is."""
    if unit.head is None:
        return "together" if unit.rank in ("country", "several") else unit.rank
    if unit.head.name in load("organisations")["countries"]:
        return "foreign"
    if is_region(unit):
        return "together"
    if is_source(unit):
        return "central"
    if unit.head.type == "government":
        if _is_national(unit):
            return "central"
        return "office" if unit.inner is not None else "body"
    return "school" if unit.head.type == "health" else unit.head.type


def _is_national(unit: Unit) -> bool:
    """Whether a body is the country's: "Ban Chỉ đạo Trung ương về …", a "Uỷ ban" of no place."""
    assert unit.head is not None
    return (unit.inner is None and unit.head.name in _GENERAL) or any(word in key(unit.full_name) for word in _NATIONAL)


def _of_nobody(around: Around) -> Features:
    said = {
        "nobody: none named before": not around.named,
        "nobody: none named": not around.named and not around.after,
        "nobody: again": around.in_sentence and around.last is None,
        "nobody: the first figure": around.previous is None,
        "nobody: somebody's own": around.private and not around.named,
        "nobody: a rule": around.rule,
        "nobody: several places": around.several,
    }
    return _so(said)


@cache
def _own() -> list[tuple[str, str]]:
    return [(sort, f" {key(word)} ") for sort, words in load("subjects")["own"].items() for word in words]


@lru_cache(maxsize=4096)
def _owners(measured: str) -> frozenset[str]:
    """The sorts of units that have what is measured."""
    return frozenset(sort for sort, word in _own() if word in measured)


@lru_cache(maxsize=4096)  # few sorts of units are asked of each figure, many units of a sort
def _of_kind(measured: str, sort: str) -> Features:
    """What sort of unit it is, and whether what is counted is what such units have."""
    fits = ("place" if sort in RANKS else sort) in _owners(measured)
    said = {
        "an organisation": sort not in _ORDINARY,
        "a work": sort == "work",
        "foreign": sort == "foreign",
        "harm to an organisation": "harm" in _owners(measured) and sort not in _GROUNDS,
        "several or the country": sort == "together",
        "a body of no place": sort == "body",
        "a central body": sort == "central",
        "its own": fits,
        "its own, an office's": fits and sort == "office",
    }
    return _so(said)


def _before(around: Around, unit: Unit, sort: str) -> Features:
    """How the sentence speaks of a unit before the figure."""
    own = [one for one in around.before if one.unit is unit]
    best = next((one for one in reversed(own) if one.weight == STRONG), own[-1])
    named = best.weight == STRONG
    said = {
        "named": named,
        "leads": named and any(one.leads for one in own),
        "opens": named and best.opens,
        "beside": named and around.draft.number.start - best.end <= _BESIDE,
        "where it happens": best.where,
        "by the way": best.weight == WEAK and not best.role,
        "on the way": best.way,
        "by an office in it": best.role,
        "a body itself": sort in _BODIES and best.weight != NONE,
        "a body as a source": sort in _BODIES and best.weight == NONE,
        "acted for": best.acts,
        "acted for, it does": best.acts and best.deed is Deed.ACTS,
        "a body that reports": sort in _BODIES and best.deed is Deed.REPORTS,
        "a body that does": sort in _BODIES and best.deed is Deed.ACTS,
        "central that does": sort == "central" and best.deed is Deed.ACTS,
        "an organisation that reports": sort not in _ORDINARY and best.deed is Deed.REPORTS,
        "an organisation that does": sort not in _ORDINARY and best.deed is Deed.ACTS,
        "undergoes": best.undergoes,
    }
    return _so(said)


def _behind(around: Around) -> Iterator[Holds]:
    """How the sentence speaks of units behind the figure."""
    after = [one for one in around.after if one.weight != NONE]
    leading = next((one for one in after if one.at), None)
    said = set()
    for one in after:
        if one.unit not in said:
            near = one is leading and one.start - around.draft.number.end < _NEAR
            yield "led to behind" if near else "named behind", one.unit
            said.add(one.unit)
    for one in around.later:
        if one.unit not in said:
            yield "named behind the next", one.unit


def _carried(around: Around) -> Iterator[Holds]:
    """Whom figures before were about."""
    if around.in_sentence:
        another = around.previous is not None and any(one.start > around.previous.number.end for one in around.named)
        yield "this sentence's, another named since" if another else "this sentence's", around.last
        return
    if around.named:
        yield "carried, another named", around.last
    else:
        yield "opened the sentence before", around.opening
    if around.continues:
        yield "carried on", around.last
    if around.gap == 1 and not around.named:
        yield "carried from near", around.last
    if around.gap > _FAR:
        yield "carried far", around.last


def _of_topic(article: Article, around: Around) -> Iterator[Holds]:
    """Whom the article is about where the figure stands."""
    source = article.speakers.get(around.draft.attribution or "")
    if source is not None and source.inner is not None and kind(source) == "office":
        yield "the source's place", source.inner
    if around.named:
        return
    if around.sums_up:
        yield "the article's first, summed up", article.first
    if around.earlier:
        yield "last spoken of", around.earlier[-1].unit
