"""What the words behind a unit's name say that it does, or that is done to it."""

from __future__ import annotations

from enum import Enum

from extract.names.vocabulary import folded
from extract.rules.phrases import lists_of
from extract.subjects.phrases import begins
from extract.syllables import Syllables

_ADVERBS = folded("đã vừa sẽ đang cũng mới còn vẫn đều hiện")
_BRACKET = 8  # syllables of a bracket that may stand between a name and its verb
_reporting = lists_of("reporting")


class Deed(Enum):
    """What a unit does: it tells figures, it asks for something, it does what the figures tell; or its name has no verb."""

    REPORTS = "reports"
    ASKS = "asks"
    ACTS = "acts"
    NONE = ""


def deed(view: Syllables, end: int) -> Deed:
    """What the unit whose name ends before syllable `end` does: "Công an tỉnh A (TP B) vừa khởi tố …" acts."""
    verb = begin = _over_brackets(view, end)
    while verb < len(view) and view.norm[verb] in _ADVERBS:
        verb += 1
    if verb >= len(view):
        return Deed.NONE
    if _reporting("verbs").starting(view.norm, verb, len(view)) is not None:
        return Deed.REPORTS
    if begins(view, verb, "asks"):
        return Deed.ASKS
    return Deed.ACTS if verb > begin or begins(view, verb, "does") else Deed.NONE


def undergoes(view: Syllables, end: int) -> bool:
    """Whether "bị", "được", "phải" follows: "UBND xã A (huyện B) phải trả lại …"."""
    return begins(view, _over_brackets(view, end), "undergoes")


def _over_brackets(view: Syllables, i: int) -> int:
    """Behind the bracket that closes or stands behind a name: "UBND xã A (huyện B)"."""
    if i < len(view) and view.text[i] == ")":
        i += 1
    if i < len(view) and view.text[i] == "(":
        i = next((j + 1 for j in range(i, min(i + _BRACKET, len(view))) if view.text[j] == ")"), i)
    return i
