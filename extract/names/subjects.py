"""Whom each figure is about: the candidate with the highest score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.draft import Draft
from extract.lexicon import load
from extract.names.named_units import show_units
from extract.names.scan import Scan
from extract.names.subject_candidates import Around, Article
from extract.names.subject_features import features
from extract.names.subject_rules import Rules
from extract.names.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc


def assign(doc: Doc, drafts: list[Draft]) -> None:
    """Set `subject` and `subject_code` of every draft, in the order of the text. Every subject is among the named units."""
    found: Scan | None = doc.user_data.get("scan")
    if found is None:
        return
    units: list[Unit] = doc.user_data["units"]
    title = doc.user_data.get("title_unit")
    article = Article(doc.user_data["text"], found, doc.user_data["sentences"], units, title, speakers(doc))
    shown = sum(unit.emitted for unit in units)
    rules = Rules(article)
    weights: dict[str, float] = load("subject_weights")["weights"]
    for i, draft in enumerate(drafts):
        following = drafts[i + 1].number.start if i + 1 < len(drafts) else len(article.text)
        around = article.around(draft, following)
        around.answer, around.carried = rules.answer(around, following)
        unit = max(around.units, key=lambda unit: score(weights, features(article, around, unit)))
        article.settle(draft, unit)
        unit = article.party_of(unit, draft) if unit is not None else None
        if unit is not None:
            unit.emitted = True
            draft.subject = unit.full_name
            draft.subject_code = unit.place.code if unit.place is not None else None
    if sum(unit.emitted for unit in units) != shown:
        show_units(doc)


def speakers(doc: Doc) -> dict[str, Unit]:
    """Who may be given as a source → the unit itself, or the unit of the person's office."""
    named = {unit.full_name: unit for unit in doc.user_data["units"]}
    return named | {person.name: named[person.org] for person in doc.user_data["people"] if person.org in named}


def score(weights: dict[str, float], found: dict[str, float]) -> float:
    """The weighed sum of a candidate's features."""
    return sum(weights.get(name, 0.0) * value for name, value in found.items())
