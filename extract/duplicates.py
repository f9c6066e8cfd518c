"""Articles that say the same: which is the original, and which are its copies.

Newspapers reprint each other and the agencies. A copy may be cut, retitled, or carry a line about its source; it keeps the
sentences and the figures. Weekly reports from one mould share their sentences, too, but not their figures: they are no copies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from extract.text import key

WINDOW = timedelta(days=7)  # between an article and its copy
_SHINGLE = 4  # syllables
_PERMUTATIONS = 64
_CANDIDATES = 0.4  # the resemblance from which MinHash proposes a pair
_ALIKE = 0.75  # of the shorter article's shingles that stand in the longer one
_SAME_FIGURES = 0.8  # of the numerals of the one with fewer that stand in the other
_SHORTEST = 30  # syllables; what is shorter says too little to be told a copy
_NUMERAL = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Record:
    """An article as far as copies are told by it. `publisher` is the newspaper's name, `source` whom the article credits."""

    id: int
    text: str
    publisher: str
    published: datetime | date | None = None
    url: str | None = None
    source: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """An original and its copies, by the ids of their records."""

    original: int
    copies: tuple[int, ...]


def find_copies(records: Iterable[Record]) -> list[Cluster]:
    """All originals that have copies among `records`, in the order of their ids.

    The original is the one that the others name as their source, by address or by the newspaper's name, else the earliest.
    """
    known = {record.id: _Print(record) for record in records}
    alike: dict[int, set[int]] = defaultdict(set)
    for one, other in _candidates(known):
        if _is_copy(known[one], known[other]):
            alike[one].add(other)
            alike[other].add(one)
    clusters: list[Cluster] = []
    for group in _groups(alike):
        rest = group
        while rest:
            original = _original([known[i] for i in rest])
            copies = tuple(sorted(alike[original] & rest))
            if copies:
                clusters.append(Cluster(original, copies))
            rest = rest - {original, *copies}
    return sorted(clusters, key=lambda cluster: cluster.original)


class _Print:
    """What is kept of a record while all are compared: some kilobytes, without its text."""

    __slots__ = ("day", "id", "moment", "named", "numerals", "publisher", "shingles", "source", "url")

    def __init__(self, record: Record) -> None:
        self.id = record.id
        self.shingles = _shingles(record.text)
        self.numerals = frozenset(n.rstrip(".,") for n in _NUMERAL.findall(record.text))
        self.day = record.published is not None
        self.moment = _moment(record.published)
        self.publisher = key(record.publisher)
        self.source = key(record.source or "")
        self.url = _plain(record.url or "")
        self.named = _plain(record.source_url or "")


def _shingles(text: str) -> NDArray[np.uint32]:
    """A hash of each run of four syllables, tone marks in one place; sorted, each once; none of a very short text."""
    syllables = key(text).split()
    runs = len(syllables) - _SHINGLE + 1 if len(syllables) >= _SHORTEST else 0
    return np.unique(np.array([crc32(" ".join(syllables[i : i + _SHINGLE]).encode()) for i in range(runs)], dtype=np.uint32))


def _moment(published: datetime | date | None) -> datetime:
    """When an article was published, a day without a time as its end, an unknown one as the far future."""
    if isinstance(published, datetime):
        return published if published.tzinfo else published.replace(tzinfo=UTC)
    if published is None:
        return datetime.max.replace(tzinfo=UTC)
    return datetime(published.year, published.month, published.day, 23, 59, tzinfo=UTC)


def _candidates(known: dict[int, _Print]) -> Iterator[tuple[int, int]]:
    """Pairs that MinHash takes for alike, each once."""
    index = MinHashLSH(threshold=_CANDIDATES, num_perm=_PERMUTATIONS)
    for one in known.values():
        if not len(one.shingles):
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=int)
        sketch.update_batch(one.shingles)
        for other in index.query(sketch):
            yield one.id, other
        index.insert(one.id, sketch)


def _is_copy(one: _Print, other: _Print) -> bool:
    if one.day and other.day and abs(one.moment - other.moment) > WINDOW:
        return False
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    if shared < _ALIKE * min(len(one.shingles), len(other.shingles)):
        return False
    fewer = min(len(one.numerals), len(other.numerals))
    return len(one.numerals & other.numerals) >= _SAME_FIGURES * fewer


def _groups(alike: dict[int, set[int]]) -> Iterator[set[int]]:
    """The connected parts of a graph."""
    waiting = set(alike)
    while waiting:
        group: set[int] = set()
        edge = {min(waiting)}
        while edge:
            group |= edge
            edge = {other for one in edge for other in alike[one]} - group
        waiting -= group
        yield group


def _original(prints: list[_Print]) -> int:
    """The one that most of the others name, else the earliest; of two at the same moment the one that names nobody."""
    named = {one.id: sum(_names(other, one) for other in prints if other is not one) for one in prints}
    best = min(prints, key=lambda p: (-named[p.id], p.moment, bool(p.source or p.named), p.id))
    return best.id


def _names(copy: _Print, original: _Print) -> bool:
    return bool(copy.named and copy.named == original.url) or bool(copy.source and copy.source == original.publisher)


def _plain(url: str) -> str:
    """An address without what changes nothing: scheme, `www.`, query, last slash."""
    return re.sub(r"^https?://(?:www\.|m\.)?", "", url.partition("?")[0].partition("#")[0]).rstrip("/").lower()
