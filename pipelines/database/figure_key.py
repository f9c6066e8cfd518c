"""A figure's stable key: the place in an article, told by the words around the numeral instead of by offsets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from extract.model import Figure
from extract.text import fold_tone

_WORDS_BEFORE = 5
_WORDS_FROM = 6  # the numeral's own words included
_REACH = 80  # characters; enough for that many words, and a bound for lines without end
_WORD = re.compile(r"\w+")


def figure_keys(url: str, text: str, figures: Sequence[Figure]) -> list[str]:
    """One key of 16 hexadecimal digits a figure, in order, distinct within the article.

    It depends on the article's URL and the words around the numeral, so a better extractor, an edited paragraph elsewhere or
    another way to write a tone mark leave it as it is.
    """
    seen: Counter[str] = Counter()
    keys = []
    for figure in figures:
        place = _place(text, figure)
        keys.append(blake2b(f"{url}\n{place}\n{seen[place]}".encode("utf-8", "replace"), digest_size=8).hexdigest())
        seen[place] += 1
    return keys


def _place(text: str, figure: Figure) -> str:
    at = max(text.find(figure.text, figure.start, figure.end), figure.start)
    before = text[max(0, at - _REACH) : at].rpartition("\n")[2]
    after = text[at : at + _REACH].partition("\n")[0]
    words = [*_WORD.findall(before)[-_WORDS_BEFORE:], "|", *_WORD.findall(after)[:_WORDS_FROM]]
    return " ".join(fold_tone(word) for word in words)
