"""A light view of a Doc's syllables for rules that walk over them: parallel lists, without white space except line ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
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

    def __len__(self) -> int:
        return len(self.text)

    def at(self, offset: int) -> int:
        """Index of the first syllable that starts at or after a character offset."""
        return bisect_left(self.start, offset)


_TOKEN = re.compile(r"(\d+|[^\W\d_]+|\s+|.)( (?!\s)|)", re.DOTALL)  # and whether one space follows


def tokens(text: str) -> list[str]:
    """The tokens of a text, without the single spaces behind them."""
    return [word for word, _ in _TOKEN.findall(text)]


def split(text: str) -> tuple[list[str], list[bool], Syllables]:
    """The tokens of a text, whether a space follows each, and the view of them; tokens and spaces join back to the same text."""
    found: list[tuple[str, str]] = _TOKEN.findall(text)
    words = [word for word, _ in found]
    offsets = list(accumulate((len(word) + len(space) for word, space in found), initial=0))
    seen = [i for i, word in enumerate(words) if not word.isspace() or "\n" in word]
    texts = ["\n" if words[i].isspace() else words[i] for i in seen]
    starts = [offsets[i] for i in seen]
    ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
    view = Syllables(texts, [fold_tone(text) for text in texts], starts, ends, seen, [text[0].isupper() for text in texts])
    return words, [bool(space) for _, space in found], view


def syllables(doc: Doc) -> Syllables:
    """The view of `doc`, which its tokenizer made."""
    view = doc.user_data["syllables"]
    assert isinstance(view, Syllables)
    return view
