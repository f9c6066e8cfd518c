"""What only its sentence tells of a name: the event that did harm, the crop, the standard reached."""

from __future__ import annotations

from collections.abc import Sequence

from extract.draft import Draft
from extract.indicators.words import is_one, starts_with, words_in
from extract.rules.clauses import Line
from extract.rules.phrases import fold, syllables

_GROWN = (fold("diện tích"), fold("sản lượng"))
_HEAD = 2  # words of one of these
_REACHED = fold("đạt chuẩn")
_REACH = 60  # items around a figure in which it is told
_EXTREME = 2  # words of one
_UP_TO = syllables("là lên đến tới ở mức chỉ đạt được khoảng hơn gần trên dưới từ")
_SAID = syllables("do vì bởi")


def with_cause(words: str, line: Line, at: int) -> str:
    """The victims with the event: "mưa lũ làm 5 người chết" counts "người chết do mưa lũ"."""
    norms = fold(words)
    found = words_in("victims").ending(norms, len(norms))
    damage = words_in("damage").starting(norms, 0, len(norms))
    if not (found or (damage and damage[0] == len(norms))) or not _SAID.isdisjoint(norms):
        return words
    event = _nearest(line, "events", at)
    return f"{words} do {event}" if event else words


def with_crop(words: str, line: Line, at: int) -> str:
    """The area or harvest of which only its state is told, with its crop: "diện tích nhiễm bệnh" of "lúa"."""
    norms = fold(words)
    start = _HEAD if norms[:_HEAD] in _GROWN else 1 + _HEAD
    if norms[start - _HEAD : start] not in _GROWN or not words_in("befalls").starting(norms, start, len(norms)):
        return words
    crop, parts = _nearest(line, "crops", at), words.split(" ")
    return " ".join([*parts[:start], crop, *parts[start:]]) if crop else words


def with_standard(words: str, line: Line, at: int) -> str:
    """The places that reached a standard, with the standard: "xã đạt chuẩn" of "nông thôn mới"."""
    lacks = fold(words)[-2:] == _REACHED and starts_with(words, "inventory")
    standard = _nearest(line, "standards", at) if lacks else ""
    return f"{words} {standard}" if standard else words


def with_extreme(words: str, line: Line, at: int) -> str:
    """The highest or lowest of a quantity: "mức thưởng bình quân 8 triệu đồng, cao nhất 90 triệu": "mức thưởng cao nhất"."""
    stop = at
    while line.norm(stop - 1) in _UP_TO:
        stop -= 1
    floor, norms = max(0, stop - _EXTREME), fold(words)
    said = words_in("extremes").ending(line.norms, stop, floor)
    known = words_in("extremes").within(norms, 0, len(norms))
    found = said or (words_in("averages").ending(line.norms, stop, floor) if known else None)
    extreme = line.said(found[0], stop).lower() if found else ""
    if not extreme or extreme in words or not starts_with(words, "heads"):
        return words
    parts = words.split(" ")
    for start, end, _ in reversed([*known, *words_in("averages").within(norms, 0, len(norms))]):
        del parts[start:end]
    return " ".join([*parts, extreme])


def _nearest(line: Line, kind: str, at: int) -> str:
    """What the sentence says last of a kind before a position, or else first behind it; empty where it says none."""
    said = words_in(kind).within(line.norms, max(0, at - _REACH), min(len(line), at + _REACH))
    found = next((one for one in reversed(said) if one[1] <= at), said[0] if said else None)
    return line.said(found[0], found[1]).lower() if found else ""


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
