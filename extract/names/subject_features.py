"""What speaks for and against a candidate for a figure's subject: named features, weighed in `subject_weights.toml`."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.names.subject_candidates import Around, Article
from extract.names.subject_mentions import NONE, STRONG, WEAK, Spoken, is_region
from extract.names.units import Unit
from extract.text import key

_NEAR = 90  # characters
_BESIDE = 16


def features(article: Article, around: Around, unit: Unit | None) -> dict[str, float]:
    """Name → strength of all that says something of this candidate."""
    if unit is None:
        found = _of_nobody(article, around)
    else:
        sort = kind(unit)
        found = {f"kind: {sort}": 1.0}
        found |= _of_sort(around, unit, sort)
        found |= _in_sentence(around, unit, sort)
        found |= _carried(around, unit, sort)
        found |= _of_topic(article, around, unit, sort)
        found |= _of_source(article, around, unit)
    found["the words before say so" if around.carried else "the nearest words say so"] = around.answer is unit
    return {name: float(value) for name, value in found.items() if value}


def _of_nobody(article: Article, around: Around) -> dict[str, float]:
    plain = [one for one in around.before if one.weight == STRONG]
    found: dict[str, float] = {"nobody": 1.0}
    found["nobody: nothing before"] = not plain
    found["nobody: nothing in the sentence"] = not plain and not around.after
    found["nobody: a rule"] = around.rule
    found["nobody: asked of all"] = article.holds("asked_of_all", around.draft.sentence_start, around.draft.number.start)
    found["nobody: again"] = around.in_sentence and around.last is None
    found["nobody: carried"] = not around.in_sentence and around.previous is not None and around.last is None
    found["nobody: first"] = around.previous is None
    found["nobody: several places"] = around.several
    found["nobody: provinces"] = around.counted >= 3
    found["nobody: central"] = bool(around.before) and kind(around.before[-1].unit) == "central"
    return found


def kind(unit: Unit) -> str:
    """What sort of unit it is."""
    if unit.head is None:
        return unit.rank
    if is_region(unit):
        return "region"
    if unit.head.edge == "fixed":
        return "central"
    if unit.head.type == "government":
        return "office" if unit.inner is not None else "central" if unit.head.name in ("Bộ", "Uỷ ban", "Hội đồng") else "body"
    return {"coop": "company", "health": "institution", "school": "institution"}.get(unit.head.type, unit.head.type)


_RANKS = {"village": 0, "commune": 1, "district": 2, "province": 3, "country": 4}


@cache
def _own() -> dict[str, frozenset[str]]:
    return {sort: frozenset(key(word) for word in words) for sort, words in load("subjects")["own"].items()}


def _of_sort(around: Around, unit: Unit, sort: str) -> dict[str, float]:
    """Whether what is counted is what such a unit has."""
    measured = around.measured
    place = sort in _RANKS
    owner = "place" if place else sort
    fits = any(f" {word} " in measured for word in _own().get(owner, ()))
    other = not fits and any(f" {word} " in measured for name, words in _own().items() if name != owner for word in words)
    found: dict[str, float] = {"its own": fits, "another's": other}
    if sort in ("party", "office"):
        found[f"its own: {sort}"] = fits
    if place and around.counted >= 0:
        found["holds what is counted"] = _RANKS[sort] > around.counted
        found["is what is counted"] = _RANKS[sort] <= around.counted
    return found


def _in_sentence(around: Around, unit: Unit, sort: str) -> dict[str, float]:
    own = [one for one in around.before if one.unit is unit]
    strong = [one for one in around.before if one.weight == STRONG]
    found: dict[str, float] = {}
    if own:
        best = next((one for one in reversed(own) if one.weight == STRONG), own[-1])
        clause = [one for one in strong if one.start >= around.clause]
        mine = best.weight == STRONG
        found["nearest in clause"] = mine and bool(clause) and clause[-1].start == best.start
        found["nearest in sentence"] = mine and not clause and strong[-1].start == best.start
        found["before"] = mine
        found["first"] = mine and strong[0].start == own[0].start
        found["leads"] = mine and any(one.leads for one in own)
        found["opens"] = mine and best.opens
        found["since figure"] = around.in_sentence and around.previous is not None and best.start > around.previous.number.end
        found["beside"] = mine and around.draft.number.start - best.end <= _BESIDE
        found["led to"] = mine and best.at
        found["does"] = mine and best.does
        found["the whole"] = best.start > around.whole >= 0
        if not mine:
            found["by the way"] = best.weight == WEAK
            found["nearest by the way"] = not strong and best.weight == WEAK and best.start == _last_aside(around)
        found[f"{sort} itself"] = sort in ("office", "central", "body")
        found["enforces"] = around.enforces and sort in ("office", "central", "body")
        found["undergoes"] = best.undergoes and sort == "office"
        found["acted for"] = best.acts
    found |= _behind(around, unit)
    return found


def _last_aside(around: Around) -> int:
    return next((one.start for one in reversed(around.before) if one.weight == WEAK), -1)


def _behind(around: Around, unit: Unit) -> dict[str, float]:
    found: dict[str, float] = {}
    after = next((one for one in around.after if one.unit is unit), None)
    if after is not None:
        near = after.start - around.draft.number.end < _NEAR
        first = next((one for one in around.after if one.at and one.weight != NONE), None)
        found["after at"] = after.at and near and first is not None and first.start == after.start
        found["after"] = not found["after at"] and after.weight != NONE
        found["after does"] = after.opens and after.does and after.weight == STRONG
    elif any(one.unit is unit for one in around.later):
        found["later"] = 1
    return found


def _carried(around: Around, unit: Unit, sort: str) -> dict[str, float]:
    strong = [one for one in around.before if one.weight == STRONG]
    found: dict[str, float] = {}
    if around.last is unit and around.in_sentence and around.previous is not None:
        between = any(one.start > around.previous.number.end for one in strong)
        found["same sentence's"] = not between
        found["same sentence's, another since"] = between
    elif around.last is unit:
        found["carried"] = not strong
        found["carried, another named"] = bool(strong)
        found["carried from a list"] = around.opening is not unit
        found["carried on"] = around.continues
        found["carried far"] = around.gap > 2
        found["carried country"] = sort in ("country", "several", "region")
    elif around.opening is unit and not around.in_sentence:
        found["opened the sentence before"] = not strong
    if not strong:
        found["led since"] = bool(around.led) and around.led[-1].unit is unit
        if around.earlier:
            found["last spoken of"] = around.earlier[-1].unit is unit
            found["lately spoken of"] = any(one.unit is unit for one in around.earlier)
    return found


def _of_topic(article: Article, around: Around, unit: Unit, sort: str) -> dict[str, float]:
    though = ", another named" if any(one.weight == STRONG for one in around.before) else ""
    found: dict[str, float] = {f"share{though}": article.shares.get(unit, 0.0)}
    found[f"most spoken of{though}"] = bool(article.topics) and article.topics[0] is unit
    found["first of all"] = bool(article.lead) and article.lead[0] is unit and not though
    found[f"in lead{though}"] = unit in article.lead
    found["in title"] = article.title is unit
    return found


def _of_source(article: Article, around: Around, unit: Unit) -> dict[str, float]:
    source = around.draft.attribution
    if source is None:
        return {}
    speaker = article.speakers.get(source)
    if speaker is None:
        return {}
    of = speaker.inner if kind(speaker) == "office" else None
    return {"is the source": speaker is unit, "the source's place": of is unit}
