"""A numeral in its text and the words around it, as the rules see them that tell whether it reports anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from extract.lexicon import load
from extract.model import Number

_COUNT_OF = re.compile(r"(?:con|tổng|trong|với|những|các|về|có) số $")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_WORDS_AHEAD = re.compile(r" ?([^\W\d_]+)((?: [^\W\d_]+){0,3})")
_UNIT_SIGNS = tuple("%$€°²³‰")
_PLACES = frozenset(["xã", "huyện", "tỉnh", "phường", "thôn", "bản", "xóm", "làng", "đường"])
_LONGEST_NOUN = 4


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
    return frozenset(noun for nouns in load("nouns")["compounds"].values() for noun in nouns)


@dataclass(frozen=True)
class Place:
    """A numeral and what stands around it. `ahead` are the next words as written, `behind` the last ones in lower case."""

    text: str
    number: Number
    written: str  # the numeral as it stands in the text
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    numbered: bool  # behind "số"

    @cached_property
    def measured(self) -> bool:
        """Whether a unit or a counted noun follows, and not the name of a place: `5 xã`, but not `thôn 5 xã Hương Thuỷ`."""
        if not self.ahead:
            signs = self.text[self.number.end : self.number.end + 2].strip()
            return signs[:1] in _UNIT_SIGNS and self.number.end < len(self.text)
        if self.ahead[0] in _units():
            return True
        if not self.ahead[0].islower() or (self.ahead[0] in _PLACES and self.ahead[1:2] and self.ahead[1][0].isupper()):
            return False
        if " ".join(self.ahead[:2]) in _seeming():
            return False
        return any(" ".join(self.ahead[:n]).lower() in _words("counted") for n in (1, 2, 3))

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
    ahead = _WORDS_AHEAD.match(text, number.end)
    return Place(
        text,
        number,
        text[number.start : number.end],
        tuple(words[0][::-1].split()) if words else (),
        (ahead[1], *ahead[2].split()) if ahead else (),
        numbered and near,
    )
