"""Figures: one draft a numeral, filled rule by rule in the order of `figures`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.draft import Draft
from extract.indicators.catalogue import find_code
from extract.indicators.naming import name_indicators
from extract.indicators.stocks import there_are, uncode_parts
from extract.model import Figure, Number, Period
from extract.numerals.runs import runs
from extract.rules.against import hold_against
from extract.rules.attributions import attribute
from extract.rules.baselines import share_baselines
from extract.rules.breakdowns import break_down
from extract.rules.changes import measure
from extract.rules.clauses import Line, lines
from extract.rules.comparators import compare
from extract.rules.confidence import confide
from extract.rules.demands import foresee
from extract.rules.lists import openings
from extract.rules.measured import measure_unit, without_denominators
from extract.rules.not_figures import turned_down
from extract.rules.spot import Spot, delimit
from extract.rules.status import set_status
from extract.subjects import choice
from extract.times import figure_periods

if TYPE_CHECKING:
    from spacy.tokens import Doc


def figures(doc: Doc) -> Doc:
    """The component that fills `doc.user_data["figures"]` from the mentions that the components before it found.

    Beside them it leaves `["spots"]`, the figures with the words that made them, and `["turned_down"]`, the index of each
    numeral that reports nothing → why.
    """
    spots = doc.user_data["spots"] = read_spots(doc)
    text = doc.user_data["written"]
    doc.user_data["figures"] = tuple(_figure(text, spot.draft) for spot in spots)
    return doc


def read_spots(doc: Doc) -> list[Spot]:
    """Every figure of a text with the words that made it, in order."""
    numbers: list[Number] = doc.user_data["numbers"]
    periods: list[Period] = doc.user_data["periods"]
    text = doc.user_data["text"]
    doc.user_data["lists"] = openings(text, doc.user_data["sentences"])
    names = _names(doc)
    rejected = doc.user_data["turned_down"] = _rejected(text, numbers, periods, names)
    reporting = [number for index, number in enumerate(numbers) if index not in rejected]
    times = _apart([(period.start, period.end) for period in periods if "/" not in text[period.start : period.start + 1]])
    found = lines(doc, reporting, times, names)
    spots = [_spot(line, at) for line in found for at in line.numbers]
    measure_unit(spots)
    spots = without_denominators(spots)
    for spot in spots:
        compare(spot)
    delimit(spots)
    hold_against(spots)
    measure(spots)
    share_baselines(spots)
    set_status(found, spots)
    name_indicators(spots)
    for spot in spots:
        draft, spot.stock = spot.draft, there_are(spot)
        draft.indicator_code = find_code(draft.indicator, draft.unit, draft.measure, spot.stock)
        spot.draft.start, spot.draft.end = spot.line.starts[spot.first], spot.line.ends[spot.last - 1]
    attribute(doc, found, spots)
    break_down(spots)
    confide(spots)
    drafts = [spot.draft for spot in spots]
    figure_periods.assign(doc, drafts)
    foresee(spots, doc.user_data.get("published"))
    choice.assign(doc, drafts)
    uncode_parts(drafts)
    return spots


def _rejected(text: str, numbers: list[Number], periods: list[Period], names: list[tuple[int, int]]) -> dict[int, str]:
    """Index of each numeral that reports nothing → why."""
    rejected = dict.fromkeys(runs(text, numbers), "a run of bare numbers")
    left = [index for index in range(len(numbers)) if index not in rejected]
    reasons = turned_down(text, [numbers[index] for index in left], periods)
    rejected |= {left[index]: why for index, why in reasons.items()}
    return dict.fromkeys(_inside(numbers, names), "name") | rejected


def _inside(numbers: list[Number], names: list[tuple[int, int]]) -> Iterator[int]:
    """Indexes of the numerals that stand in a name: "Quân khu 4", "Q. 8". Both are in the order of the text."""
    at = 0
    for index, number in enumerate(numbers):
        while at < len(names) and names[at][1] < number.end:
            at += 1
        if at < len(names) and names[at][0] < number.start:
            yield index


def _names(doc: Doc) -> list[tuple[int, int]]:
    """Character spans where units and people are named, in order, none overlapping another."""
    named = (*doc.user_data.get("named_units", ()), *doc.user_data.get("people", ()))
    return _apart([(mention.start, mention.end) for name in named for mention in name.mentions])


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, without those that overlap an earlier or longer one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _spot(line: Line, at: int) -> Spot:
    number = line.numbers[at]
    draft = Draft(number, number.start, number.end, line.start, line.end, number.value, number.value_max, number.of)
    return Spot(draft, line, at, at, at + 1)


def _figure(text: str, draft: Draft) -> Figure:
    return Figure(
        start=draft.start,
        end=draft.end,
        quote=text[draft.start : draft.end],
        sentence_start=draft.sentence_start,
        sentence_end=draft.sentence_end,
        text=text[draft.number.start : draft.number.end],
        value=draft.value,
        value_max=draft.value_max,
        of=draft.of,
        unit=draft.unit,
        comparator=draft.comparator,
        indicator=draft.indicator,
        indicator_code=draft.indicator_code,
        subject=draft.subject,
        subject_code=draft.subject_code,
        period_start=draft.period_start,
        period_end=draft.period_end,
        per=draft.per,
        status=draft.status,
        measure=draft.measure,
        baseline=draft.baseline,
        attribution=draft.attribution,
        part_of=draft.part_of,
        confidence=draft.confidence,
        rule=draft.rule,
    )
