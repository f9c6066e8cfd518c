"""A numeral in its text and the words around it, as the rules see them that tell whether it reports anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from extract.lexicon import load
from extract.model import Number

_COUNT_OF = re.compile(r"(?:con|hệ|tổng|trong|với|những|các|về|có) số $")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_WORDS_AHEAD = re.compile(r" ?([^\W\d_]+)((?: [^\W\d_]+){0,4})")
_UNIT_SIGNS = tuple("%$€°²³‰")
_PLACES = frozenset(["xã", "huyện", "tỉnh", "phường", "thôn", "bản", "xóm", "làng", "đường"])
_LONGEST_NOUN = 5
_BEHIND = 60


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("not_figures")[table]["words"])


@cache
def _seeming() -> frozenset[str]:
    return frozenset(load("not_figures")["counted"]["seeming"])


@cache
def _units() -> frozenset[str]:
    glued = load("numerals")["glued"]
    return frozenset((*glued["units"], *glued["currencies"]))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun.lower() for nouns in load("nouns")["compounds"].values() for noun in nouns)


@dataclass(eq=False)
class Place:
    """A numeral and what stands around it. `ahead` are the next words as written, `behind` the last ones in lower case."""

    text: str
    number: Number
    written: str  # the numeral as it stands in the text
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    numbered: bool  # behind "số"
    measured: bool  # whether a unit or a counted noun follows, and not a place's name: `5 xã`, but not `thôn 5 xã Hương Thuỷ`

    @cached_property
    def counts(self) -> bool:
        """Whether a unit or any noun of the lexicon follows: `25 lao động`, `15 Phó Tổng giám đốc`."""
        ahead = [word.lower() for word in self.ahead]
        return self.measured or any(" ".join(ahead[:n]) in _nouns() for n in range(1, _LONGEST_NOUN + 1))

    @cached_property
    def closes(self) -> bool:
        """Whether the phrase ends behind the numeral, a name begins, or a verb or a small word comes."""
        if not self.ahead:
            return not self.measured
        return not self.ahead[0].islower() or self.ahead[0] in _words("phrase_end")


def place_of(text: str, number: Number) -> Place:
    """Where a numeral of `text` stands."""
    behind = text[max(0, number.start - 30) : number.start].lower()
    spaced = behind.rstrip(" ")
    numbered = spaced.endswith(" số") or spaced == "số"
    near = len(behind) - len(spaced) <= 1 and not (numbered and _COUNT_OF.search(behind))
    backwards = (spaced.removesuffix(" số") if numbered else spaced)[::-1]  # to find the last words at once
    words = _WORDS.match(backwards) if near else None
    found = _WORDS_AHEAD.match(text, number.end)
    ahead = (found[1], *found[2].split()) if found else ()
    return Place(
        text,
        number,
        text[number.start : number.end],
        tuple(words[0][::-1].split()) if words else (),
        ahead,
        numbered and near,
        _is_measured(ahead) if ahead else text[number.end : number.end + 2].strip().startswith(_UNIT_SIGNS),
    )


def words_behind(place: Place) -> list[str]:
    """The whole words before a numeral in its line, as written, with their punctuation."""
    text, start = place.text, max(0, place.number.start - _BEHIND)
    line = text.rfind("\n", start, place.number.start) + 1
    cut = not line and start > 0
    return text[line or start : place.number.start].split()[cut:]


def _is_measured(ahead: tuple[str, ...]) -> bool:
    """Whether these words begin with a unit or a counted noun."""
    first = ahead[0]
    if " ".join(ahead[:2]) in _seeming():
        return False
    if first in _units():
        return True
    if not first.islower() or (first in _PLACES and ahead[1:2] and ahead[1][0].isupper()):
        return False
    return any(" ".join(ahead[:n]).lower() in _words("counted") for n in (1, 2, 3))
