"""A light view of a Doc's syllables for rules that walk over them: parallel lists, without white space except line ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, compress
from operator import add
from typing import TYPE_CHECKING

from extract.text import fold_tone

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Syllables:
    """`text[i]` stands at characters `start[i]` to `end[i]`; `norm[i]` is its tone-folded lower case; a line's end is "\\n"."""

    text: list[str]
    norm: list[str]
    start: list[int]
    end: list[int]
    token: list[int]  # index of the Doc's token
    capital: list[bool]  # begins with an upper-case letter
    where: dict[str, list[int]]  # each norm → the syllables that have it: every vocabulary looks for its own words here
    norms: frozenset[str]  # all of them
    digits: list[list[int]]  # of each run of digits, the syllables that have it

    def __len__(self) -> int:
        return len(self.text)

    def at(self, offset: int) -> int:
        """Index of the first syllable that starts at or after a character offset."""
        return bisect_left(self.start, offset)

    def having(self, norms: Iterable[str], *, digits: bool = False) -> list[int]:
        """The syllables with one of these norms, in order; with `digits` the runs of digits too."""
        found = [self.where[norm] for norm in self.norms.intersection(norms)]
        return sorted(chain.from_iterable(found + self.digits if digits else found))


_TOKEN = re.compile(r"(?:[^\W\d_]++|\d++|\s++|.)(?>(?: (?!\s))?)", re.DOTALL)  # and the one space that follows


@lru_cache(maxsize=65536)  # a language has few syllables
def _token(written: str) -> tuple[str, bool, str, str, bool]:
    """A token, whether one space follows it, and of its syllable ("" for none): the text, the norm, whether it is a capital."""
    blank = written.isspace()
    word = written if blank else written.removesuffix(" ")
    text = word if not blank else "\n" if "\n" in word else ""
    return word, word != written, text, fold_tone(text), text[:1].isupper()


def tokens(text: str) -> list[str]:
    """The tokens of a text, without the single spaces behind them."""
    return [_token(written)[0] for written in _TOKEN.findall(text)]


def split(text: str) -> tuple[list[str], list[bool], Syllables]:
    """The tokens of a text, whether a space follows each, and the view of them; tokens and spaces join back to the same text."""
    written = _TOKEN.findall(text)
    words, spaces, shown, folded, capital = zip(*map(_token, written), strict=True) if written else ((), (), (), (), ())
    texts, norms = list(filter(None, shown)), list(compress(folded, shown))
    starts = list(compress(accumulate(map(len, written), initial=0), shown))
    ends = list(map(add, starts, map(len, texts)))
    where: dict[str, list[int]] = {}
    for i, norm in enumerate(norms):
        if norm in where:
            where[norm].append(i)
        else:
            where[norm] = [i]
    token = list(compress(range(len(written)), shown))
    digits = [at for norm, at in where.items() if norm[0] <= "9" and norm.isdecimal()]
    view = Syllables(texts, norms, starts, ends, token, list(compress(capital, shown)), where, frozenset(where), digits)
    return list(words), list(spaces), view


def syllables(doc: Doc) -> Syllables:
    """The view of `doc`, which its tokenizer made."""
    view = doc.user_data["syllables"]
    assert isinstance(view, Syllables)
    return view
