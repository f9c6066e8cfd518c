"""A light view of a Doc's syllables for rules that walk over them: parallel lists, without white space except line ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def syllables(doc: Doc) -> Syllables:
    """The view of `doc`, made once and kept in `doc.user_data`."""
    view = doc.user_data.get("syllables")
    if view is None:
        view = doc.user_data["syllables"] = _view(doc)
    assert isinstance(view, Syllables)
    return view


def _view(doc: Doc) -> Syllables:
    texts: list[str] = []
    norms: list[str] = []
    starts: list[int] = []
    tokens: list[int] = []
    for token in doc:
        text = token.text
        if text.isspace():
            if "\n" not in text:
                continue
            text = "\n"
        texts.append(text)
        norms.append(token.norm_ if text != "\n" else "\n")
        starts.append(token.idx)
        tokens.append(token.i)
    ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
    return Syllables(texts, norms, starts, ends, tokens, [t[0].isupper() for t in texts])
