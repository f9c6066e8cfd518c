"""The phrases of `lexicon/indicator_words.toml`, by kind."""

from __future__ import annotations

from functools import cache

from extract.rules.clauses import Line
from extract.rules.phrases import Phrases, fold, phrases_in

_EVEN = fold("cả")[0]


@cache
def words_in(kind: str) -> Phrases[bool]:
    """The phrases of a kind: "heads", "ends"."""
    return phrases_in("indicator_words", kind)


def starts_with(words: str, kind: str) -> bool:
    """Whether a phrase begins with one of the "territories" or "dimensions"."""
    norms = fold(words)
    return words_in(kind).starting(norms, 0, len(norms)) is not None


def is_vague(words: str) -> bool:
    """Whether a counted noun says nothing by itself: "trường hợp", "vụ"."""
    return is_one(words, "vague")


def is_generic(words: str) -> bool:
    """Whether a name is too general to stand alone: "số tiền", "mức hỗ trợ"."""
    return is_one(words, "generic")


def is_one(words: str, kind: str) -> bool:
    """Whether the words are a phrase of the kind, and nothing more."""
    norms = fold(words)
    found = words_in(kind).starting(norms, 0, len(norms))
    return found is not None and found[0] == len(norms)


def follows(line: Line, at: int, first: int, kind: str) -> bool:
    """Whether a phrase of the kind ends right before a position."""
    return words_in(kind).ending(line.norms, at, first) is not None


def last_parts(line: Line, start: int, stop: int) -> int:
    """Where "trong đó", "gồm" begins last from `start` to before `stop`; 0 where neither does."""
    parts = words_in("parts")
    for at in range(stop - 1, start - 1, -1):
        found = parts.starting(line.norms, at, len(line)) if line.norms[at] in parts.openers else None
        if found and line.norm(found[0]) != _EVEN:  # "gồm cả" lists nothing
            return at
    return 0
