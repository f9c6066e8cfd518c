"""`explain`: for each sentence the mentions found in it, the rules that fired, and the rules and numerals turned down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.analysis import read
from extract.model import Figure
from extract.rules.confidence import doubts

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extract.subjects.choice import Candidate

_CANDIDATES, _REASONS = 3, 4  # that are told


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention: `kind` is "numeral", "time", "unit" or "person"; `means` is what it was read as."""

    start: int
    end: int
    kind: str
    text: str
    means: str


@dataclass(frozen=True, slots=True)
class SubjectSeen:
    """A candidate for a figure's subject, None for nobody: its score, and what adds most to it or takes most from it."""

    name: str | None
    score: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One figure and what made it: the rules that fired in their order, and each doubt with what it takes from the confidence.

    turned_down: the rules that were tried before and found nothing, in their order: (what for, which).
    subjects: whom the figure could be about, the best first.
    """

    figure: Figure
    rules: tuple[str, ...]
    turned_down: tuple[tuple[str, str], ...]
    doubts: tuple[tuple[str, float], ...]
    subjects: tuple[SubjectSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence. `turned_down` holds the numerals that report nothing: (text, why)."""

    start: int
    end: int
    text: str
    seen: tuple[Seen, ...]
    figures: tuple[Reason, ...]
    turned_down: tuple[tuple[str, str], ...]


def explain(
    text: str, *, published: date | None = None, title: str | None = None, province: str | None = None
) -> tuple[Explanation, ...]:
    """Why `analyse` with the same arguments reads what it reads, by sentence; without those that mention nothing."""
    doc = read(text, published=published, title=title, province=province)
    seen = sorted(_seen(doc), key=lambda mention: (mention.start, mention.end))
    reasons = [
        Reason(figure, tuple(spot.notes), tuple(spot.turned_down), tuple(doubts(spot)), _subjects(ranked))
        for figure, spot, ranked in zip(
            doc.user_data["figures"], doc.user_data["spots"], doc.user_data["candidates"], strict=True
        )
    ]
    rejected = [(doc.user_data["numbers"][index], why) for index, why in doc.user_data["turned_down"].items()]
    made = []
    for start, end in doc.user_data["sentences"]:
        mentions = tuple(mention for mention in seen if start <= mention.start < end)
        if mentions:
            figures = tuple(reason for reason in reasons if reason.figure.sentence_start == start)
            down = tuple((text[n.start : n.end], why) for n, why in rejected if start <= n.start < end)
            made.append(Explanation(start, end, text[start:end], mentions, figures, down))
    return tuple(made)


def _subjects(ranked: list[Candidate]) -> tuple[SubjectSeen, ...]:
    return tuple(
        SubjectSeen(one.unit.full_name if one.unit is not None else None, one.score, tuple(one.reasons().items())[:_REASONS])
        for one in ranked[:_CANDIDATES]
    )


def _seen(doc: Doc) -> list[Seen]:
    text = doc.user_data["text"]

    def mention(start: int, end: int, kind: str, means: str) -> Seen:
        return Seen(start, end, kind, text[start:end], means)

    found = []
    for n in doc.user_data["numbers"]:
        means = f"{n.value:g}" + (f" to {n.value_max:g}" if n.value_max is not None else "") + (f" of {n.of:g}" if n.of else "")
        found.append(mention(n.start, n.end, "numeral", means))
    for p in doc.user_data["periods"]:
        means = f"per {p.per}" if p.per else f"{p.first or '…'} to {p.last or '…'}"
        found.append(mention(p.start, p.end, "time", means))
    for kind, names in (("unit", doc.user_data["named_units"]), ("person", doc.user_data["people"])):
        found += [mention(m.start, m.end, kind, name.name) for name in names for m in name.mentions]
    return found
