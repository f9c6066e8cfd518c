"""What speaks for and against a candidate for a figure's subject: named features, weighed in `lexicon/subject_weights.toml`."""

from __future__ import annotations

from functools import cache, lru_cache

from extract.lexicon import load
from extract.names.units import RANKS, Unit
from extract.subjects.article import Article
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


def features(article: Article, around: Around, unit: Unit | None) -> dict[str, float]:
    """Name → strength of all that says something of this candidate; without what is not so."""
    said = around.answer is unit
    found: dict[str, float] = {"the words before say so" if around.carried else "the nearest words say so": said}
    if unit is None:
        found |= _of_nobody(around)
    else:
        sort = article.kinds.get(unit) or article.kinds.setdefault(unit, kind(unit))
        found |= _of_kind(around.measured, sort)
        found |= _before(around, unit, sort)
        found |= _behind(around, unit)
        found |= _carried(around, unit)
        found |= _of_topic(article, around, unit)
    return {name: value for name, value in found.items() if value}


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


def _of_nobody(around: Around) -> dict[str, float]:
    return {
        "nobody: none named before": not around.named,
        "nobody: none named": not around.named and not around.after,
        "nobody: again": around.in_sentence and around.last is None,
        "nobody: the first figure": around.previous is None,
        "nobody: somebody's own": around.private and not around.named,
        "nobody: a rule": around.rule,
        "nobody: several places": around.several,
    }


@cache
def _own() -> list[tuple[str, str]]:
    return [(sort, f" {key(word)} ") for sort, words in load("subjects")["own"].items() for word in words]


@lru_cache(maxsize=4096)
def _owners(measured: str) -> frozenset[str]:
    """The sorts of units that have what is measured."""
    return frozenset(sort for sort, word in _own() if word in measured)


@lru_cache(maxsize=4096)  # few sorts of units are asked of each figure, many units of a sort
def _of_kind(measured: str, sort: str) -> dict[str, float]:
    """What sort of unit it is, and whether what is counted is what such units have."""
    fits = ("place" if sort in RANKS else sort) in _owners(measured)
    found = {
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
    return {name: 1.0 for name, so in found.items() if so}


def _before(around: Around, unit: Unit, sort: str) -> dict[str, float]:
    """How the sentence speaks of it before the figure."""
    own = [one for one in around.before if one.unit is unit]
    if not own:
        return {}
    best = next((one for one in reversed(own) if one.weight == STRONG), own[-1])
    named = best.weight == STRONG
    return {
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


def _behind(around: Around, unit: Unit) -> dict[str, float]:
    """How the sentence speaks of it behind the figure."""
    if not around.after and not around.later:
        return {}
    after = next((one for one in around.after if one.unit is unit and one.weight != NONE), None)
    if after is None:
        return {"named behind the next": any(one.unit is unit for one in around.later)}
    leading = next((one for one in around.after if one.at and one.weight != NONE), None)
    near = leading is after and after.start - around.draft.number.end < _NEAR
    return {"led to behind": near, "named behind": not near}


def _carried(around: Around, unit: Unit) -> dict[str, float]:
    """Whether figures before were about it."""
    if around.in_sentence:
        if around.last is not unit or around.previous is None:
            return {}
        another = any(one.start > around.previous.number.end for one in around.named)
        return {"this sentence's": not another, "this sentence's, another named since": another}
    found: dict[str, float] = {"opened the sentence before": around.opening is unit and not around.named}
    if around.last is unit:
        found["carried, another named"] = bool(around.named)
        found["carried on"] = around.continues
        found["carried from near"] = around.gap == 1 and not around.named
        found["carried far"] = around.gap > _FAR
    return found


def _of_topic(article: Article, around: Around, unit: Unit) -> dict[str, float]:
    """Whether the article is about it."""
    source = article.speakers.get(around.draft.attribution or "")
    of_source = source is not None and source.inner is unit and kind(source) == "office"
    most = bool(article.topics) and article.topics[0] is unit
    if around.named:
        return {"in title": article.title is unit, "most spoken of, another named": most, "the source's place": of_source}
    first = article.first is unit
    return {
        "share": article.shares.get(unit, 0.0),
        "in lead": unit in article.lead_units,
        "the article's first": first,
        "the article's first, summed up": first and around.sums_up,
        "share of beginnings": article.beginnings.get(unit, 0.0),
        "a work, most spoken of": most and article.kinds[unit] == "work",
        "in title": article.title is unit,
        "the source's place": of_source,
        "last spoken of": bool(around.earlier) and around.earlier[-1].unit is unit,
    }
