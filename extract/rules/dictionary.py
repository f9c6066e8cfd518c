"""Words of several syllables, from the Vietnamese dictionary that comes with underthesea: where a noun of no lexicon ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from extract.text import fold_tone

_LONGEST = 4  # syllables


@cache
def _words() -> frozenset[str]:
    """The words, tone-folded, with single spaces."""
    package = find_spec("underthesea")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("The package underthesea, which brings the dictionary, is not installed.")
    path = Path(package.submodule_search_locations[0]) / "corpus" / "data" / "Viet74K.txt"
    words = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(" ".join(map(fold_tone, word)) for word in words if 1 < len(word) <= _LONGEST)


def word_end(norms: Sequence[str], start: int) -> int:
    """The end of the longest word of the dictionary at `norms[start:]`; of one syllable where none is longer."""
    longest = min(_LONGEST, len(norms) - start)
    return next((start + n for n in range(longest, 1, -1) if " ".join(norms[start : start + n]) in _words()), start + 1)
