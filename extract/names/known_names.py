"""Known places' names in a text, by spaCy's PhraseMatcher over tone-folded syllables."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from extract.gazetteer.table import Place, place_key, table
from extract.names.spots import surface
from extract.names.vocabulary import folded
from extract.syllables import Syllables, tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

_JOINTS = folded("- – ' ’ ‘")
_OTHER_SPELLINGS = (("Đắk", "Đắc"), ("Đắk", "Đăk"), ("Đắk Lắk", "Đắc Lắc"), ("Đắk", "Đak"), ("Đắk Lắk", "Daklak"), ("Kạn", "Cạn"))
_Y_OR_I = re.compile(r"\b([HKLMSThklmst]|[Qq]u)([yýỳỷỹỵiíìỉĩị])\b")  # Lý and Lí, Quý and Quí
_SWAPPED = str.maketrans("yýỳỷỹỵiíìỉĩị", "iíìỉĩịyýỳỷỹỵ")


@cache
def gazetteer() -> tuple[Language, PhraseMatcher]:
    """The matcher of all places' names by `norm_`, and the Language whose vocabulary it shares."""
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    from extract.nlp import language

    nlp = language()
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    names = {place.name for places in table().by_name.values() for place in places}
    spellings = sorted({spelling for name in names for spelling in _spellings(name) if not spelling.isdigit()})
    matcher.add("place", [Doc(nlp.vocab, words=tokens(spelling)) for spelling in spellings])
    return nlp, matcher


def _spellings(name: str) -> set[str]:
    """The ways to write a name that the tone-folded syllables do not already make one."""
    found = {name}
    if "-" in name:
        found |= {name.replace(" - ", other) for other in ("-", " – ", "–", " ")}
    if "'" in name:
        found |= {name.replace("'", other) for other in ("’", " ’ ", " ' ", "")}
    for a, b in _OTHER_SPELLINGS:
        found |= {spelling.replace(a, b) for spelling in found if a in spelling}
    found |= {_Y_OR_I.sub(lambda m: m[1] + m[2].translate(_SWAPPED), spelling) for spelling in found}
    if name == "Thừa Thiên Huế":
        found |= {"Thừa Thiên - Huế", "Thừa Thiên-Huế", "Thừa Thiên – Huế"}
    return found


class KnownNames:
    """Known names by the syllable at which they begin."""

    def __init__(self, doc: Doc, view: Syllables) -> None:
        self.view = view
        self.ends: dict[int, list[int]] = {}
        for _, start, stop in gazetteer()[1](doc):
            first, end = bisect_left(view.token, start), bisect_left(view.token, stop)
            if self._capitals(first, end):
                self.ends.setdefault(first, []).append(end)
        for ends in self.ends.values():
            ends.sort(reverse=True)

    def _capitals(self, first: int, end: int) -> bool:
        view = self.view
        return view.capital[first] and all(
            view.capital[i] or (i > first and view.text[i - 1] in _JOINTS) or not view.text[i].isalpha()
            for i in range(first, end)
        )

    def longest(self, i: int, ranks: tuple[str, ...] = ()) -> int:
        """Index after the longest known name at `i` that a unit of one of the ranks bears; 0 if none."""
        for end in self.ends.get(i, ()):
            if not ranks or any(place.rank in ranks for place in self.places(i, end)):
                return end
        return 0

    def places(self, i: int, end: int) -> list[Place]:
        """The units that bear the name at syllables `i` to `end`."""
        return table().by_name.get(place_key(surface(self.view, i, end)), [])
