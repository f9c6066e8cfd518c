"""Done, wanted or reckoned: the words in force over a figure's clause."""

from __future__ import annotations

from functools import cache

from extract.clauses import Line
from extract.lexicon import load
from extract.model import Status
from extract.phrases import Phrases
from extract.spot import Spot

_REACH = 80  # items that a word stays in force


@cache
def _triggers() -> Phrases[str]:
    lexicon = load("statuses")
    return Phrases((phrase, status) for status in ("target", "estimate", "done") for phrase in lexicon[status])


@cache
def _against() -> Phrases[bool]:
    return Phrases.of(load("statuses")["against"], True)


def set_status(spots: list[Spot]) -> None:
    """Set the status of every figure of an article."""
    for spot in spots:
        spot.draft.status = _in_clause(spot.line, spot.line.clause_starts[spot.at], spot.at)


def _in_clause(line: Line, first: int, at: int) -> Status:
    status: Status = "actual"
    for start, _, found in _triggers().within(line.norms, max(first, at - _REACH), at):
        if found == "target" and _against().ending(line.norms, start, first):
            continue
        status = "actual" if found == "done" else "target" if found == "target" else "estimate"
    return status
