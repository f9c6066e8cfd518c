"""Whom each figure is about: of those that it could be about, the one for whom most speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter, mul
from typing import TYPE_CHECKING

from extract.draft import Draft
from extract.lexicon import load
from extract.names.named_units import show_units
from extract.names.units import Unit
from extract.subjects.article import Article, is_of_party
from extract.subjects.candidates import Around, around, candidates
from extract.subjects.features import features, of_figure
from extract.subjects.nearest import Rules

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(eq=False, slots=True)
class Candidate:
    """Whom a figure could be about (None is nobody), the features that speak for and against it, and their weighed sum."""

    unit: Unit | None
    features: dict[str, float]
    score: float

    def reasons(self) -> dict[str, float]:
        """What each feature adds to the score, the weightiest first."""
        weights: dict[str, float] = load("subject_weights")["weights"]
        added = {name: weights.get(name, 0.0) * strength for name, strength in self.features.items()}
        return dict(sorted(added.items(), key=lambda item: -abs(item[1])))


def assign(doc: Doc, drafts: list[Draft]) -> None:
    """Set `subject` and `subject_code` of every draft, in the order of the text. Every subject is among the named units.

    Leaves in `doc.user_data["candidates"]` those of each draft, the best first.
    """
    if "scan" not in doc.user_data:
        return
    units: list[Unit] = doc.user_data["units"]
    shown = sum(unit.emitted for unit in units)
    article = Article(doc)
    weights: dict[str, float] = load("subject_weights")["weights"]
    chosen = doc.user_data["candidates"] = []
    for draft, ranked in rankings(article, drafts, weights):
        article.settle(draft, ranked[0].unit)
        chosen.append([of_party(article, one) for one in ranked] if is_of_party(draft) else ranked)
        unit = chosen[-1][0].unit
        if unit is not None:
            unit.emitted = True
            draft.subject = unit.full_name
            draft.subject_code = unit.place.code if unit.place is not None else None
    if sum(unit.emitted for unit in units) != shown:
        show_units(doc)


def rankings(article: Article, drafts: list[Draft], weights: dict[str, float]) -> Iterator[tuple[Draft, list[Candidate]]]:
    """Each figure with its candidates, the best first; `article.settle` is to be told of every choice before the next one."""
    rules = Rules(article)
    weight = defaultdict(float, weights).__getitem__
    ends = [*(draft.number.start for draft in drafts[1:]), len(article.text)]
    for draft, following in zip(drafts, ends, strict=False):
        seen = around(article, draft, following)
        seen.answer, seen.carried = rules.answer(seen, following)
        yield draft, sorted(_scored(article, seen, weight), key=attrgetter("score"), reverse=True)


def _scored(article: Article, seen: Around, weight: Callable[[str], float]) -> Iterator[Candidate]:
    said = of_figure(article, seen)
    for unit in candidates(article, seen):
        found = said.get(unit, {})
        if unit is not None:
            found = features(article, seen, unit) | found
        yield Candidate(unit, found, sum(map(mul, map(weight, found), found.values()), 0.0))


def of_party(article: Article, candidate: Candidate) -> Candidate:
    """The candidate of a figure that counts what a party has: of a place its party organisation."""
    party = article.party_of(candidate.unit) if candidate.unit is not None else None
    return Candidate(party, candidate.features, candidate.score)
