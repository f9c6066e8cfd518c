"""The words that mark an article's surroundings (lexicon/page.toml), ready for comparing."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

_EDGES = " \t\n:.,;!?…|/\\-–—•*#()[]<>»›\"'“”+"
SENTENCE_ENDS = (".", "!", "?", "…", "。", "”", '"', ":", ";", ")")
_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")


def tags(names: str) -> frozenset[str]:
    """A set of tag names, written in one string."""
    return frozenset(names.split())


@cache
def _table() -> dict[str, list[str]]:
    path = Path(__file__).parent.parent / "lexicon" / "page.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One list of the file as a set."""
    return frozenset(_table()[name])


@cache
def starts(name: str) -> tuple[str, ...]:
    """One list of the file in its order, as `str.startswith` takes prefixes."""
    return tuple(_table()[name])


def bare(line: str) -> str:
    """A line in lower case without punctuation at its ends, as the lists hold it."""
    return " ".join(line.lower().strip(_EDGES).split())


def is_box_heading(line: str) -> bool:
    """Whether a whole line is the heading of a box of other stories."""
    if len(line) > 60:
        return False
    line = bare(line)
    return line in words("box_headings") or (len(line) < 45 and line.startswith(starts("box_heading_starts")))


def is_imprint(line: str) -> bool:
    """Whether a line is of the newspaper's imprint: its licence, editor, address, copyright."""
    if len(line) > 300:
        return False
    line = line.lower()
    return line.startswith(starts("imprint_starts")) or sum(word in line for word in starts("imprint")) >= 2


def is_service(line: str) -> bool:
    """Whether a line tells readers how to follow the newspaper."""
    if len(line) > 200:
        return False
    line = line.lower()
    return any(word in line for word in starts("services"))


def is_counter(line: str) -> bool:
    """Whether a line only counts the page's readers."""
    if len(line) > 40 or not any(map(str.isdigit, line)):
        return False
    line = line.lower()
    return any(word in line for word in starts("counters"))


def is_sentence(line: str) -> bool:
    """Whether a line is running text: long enough, and closed as a sentence is, which a teaser's cut-off excerpt is not."""
    return len(line) >= 40 and line.endswith(SENTENCE_ENDS) and not line.endswith("...")


def is_end(line: str) -> bool:
    """Whether a line closes the article."""
    return (len(line) <= 40 and bare(line) in words("ends")) or line[:40].lower().startswith(starts("end_starts"))


def is_pointer(line: str) -> bool:
    """Whether a line sends its reader to another story."""
    return line[:40].lstrip(" ([").lower().startswith(starts("pointers"))


@lru_cache(maxsize=16384)
def class_keys(attribute: str) -> frozenset[str]:
    """The words of a class or id attribute, the names between its spaces, and each two neighbouring words joined by `-`."""
    keys: set[str] = set()
    for name in attribute.split():
        parts = [p.lower() for p in _WORD.findall(name)]
        keys.update(parts)
        keys.update(f"{a}-{b}" for a, b in pairwise(parts))
        keys.add(name.lower())
    return frozenset(keys)


def has_class(attribute: str, name: str) -> bool:
    """Whether a class or id attribute holds one of the words of a list."""
    return not class_keys(attribute).isdisjoint(words(name))
