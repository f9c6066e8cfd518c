"""What people died of or lost: "mưa lũ làm 5 người chết" counts "người chết do mưa lũ"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.draft import Draft
from extract.indicators.words import is_one, words_in
from extract.rules.clauses import Line
from extract.rules.phrases import fold, syllables

_REACH = 60  # items around the victims in which the event is told
_SUFFERING = fold("bị")[0]
_SAID = syllables("do vì bởi")


def with_cause(words: str, line: Line, at: int) -> str:
    """The victims with the event that the sentence tells, the last one before a position or else the first behind it."""
    norms = fold(words)
    if not _SAID.isdisjoint(norms):
        return _unnamed(words)
    found = words_in("victims").ending(norms, len(norms))
    damage = words_in("damage").starting(norms, 0, len(norms))
    if not (found or (damage and damage[0] == len(norms))):
        return words
    events = words_in("events").within(line.norms, max(0, at - _REACH), min(len(line), at + _REACH))
    events = [event for event in events if not _befell_another(line, event[0], event[1])]
    before = [event for event in events if event[0] < at]
    event = before[-1] if before else events[0] if events else None
    return f"{words} do {line.said(event[0], event[1]).lower()}" if event else words


def told_again(drafts: Sequence[Draft]) -> None:
    """Victims without an event have that of the victims before them: "mưa lũ làm 9 người chết. … Lâm Sơn có 5 người chết"."""
    cause = ""
    for draft in drafts:
        victims, by, event = (draft.indicator or "").partition(" do ")
        if not is_one(victims, "victims"):
            continue
        if not by and cause:
            draft.indicator = f"{victims} do {cause}"
        elif is_one(event, "events"):
            cause = event


def _befell_another(line: Line, start: int, end: int) -> bool:
    """Whether the event is what a thing suffered: "nhiều km đường bị sạt lở", not "bị lũ cuốn trôi"."""
    return line.norm(start - 1) == _SUFFERING and not line.norm(end).isalpha()


def _unnamed(words: str) -> str:
    """The event of a name without its own: "thiệt hại do bão | Damrey"."""
    parts = words.split(" ")
    norms = [fold(part)[0] if fold(part) else part for part in parts]
    for start, end, _ in words_in("events").within(norms, 1, len(norms)):
        if norms[start - 1] in _SAID and end < len(parts) and all(part[:1].isupper() for part in parts[end:]):
            return " ".join(parts[:end])
    return words
