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
from functools import cached_property
from zlib import crc32

from datasketch import MinHash, MinHashLSH

from extract.text import key

WINDOW = timedelta(days=7)  # between an article and its copy
_SHINGLE = 4  # syllables
_PERMUTATIONS = 64
_CANDIDATES = 0.4  # the resemblance from which MinHash proposes a pair
_ALIKE = 0.75  # of the shorter article's shingles that stand in the longer one
_SAME_FIGURES = 0.8  # of the numerals of the one with fewer that stand in the other
_SHORTEST = 30  # syllables; what is shorter says too little to be told a copy
_NUMERAL = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True)
class Record:
    """An article as far as copies are told by it. `publisher` is the newspaper's name, `source` whom the article credits."""

    id: int
    text: str
    publisher: str
    published: datetime | date | None = None
    url: str | None = None
    source: str | None = None
    source_url: str | None = None

    @cached_property
    def shingles(self) -> frozenset[bytes]:
        """Each run of four syllables, tone marks in one place."""
        syllables = key(self.text).split()
        runs = range(len(syllables) - _SHINGLE + 1)
        return (
            frozenset(" ".join(syllables[i : i + _SHINGLE]).encode() for i in runs)
            if len(syllables) >= _SHORTEST
            else frozenset()
        )

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The numerals of the text as written."""
        return frozenset(n.rstrip(".,") for n in _NUMERAL.findall(self.text))

    @property
    def moment(self) -> datetime:
        """When it was published, a day without a time as its end, an unknown one as the far future."""
        when = self.published
        if isinstance(when, datetime):
            return when if when.tzinfo else when.replace(tzinfo=UTC)
        return datetime(when.year, when.month, when.day, 23, 59, tzinfo=UTC) if when else datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cluster:
    """An original and its copies, by the ids of their records."""

    original: int
    copies: tuple[int, ...]


def find_copies(records: Iterable[Record]) -> list[Cluster]:
    """All originals that have copies among `records`, in the order of their ids.

    The original is the one that the others name as their source, by address or by the newspaper's name, else the earliest.
    """
    known = {record.id: record for record in records if record.shingles}
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


def _candidates(known: dict[int, Record]) -> Iterator[tuple[int, int]]:
    """Pairs that MinHash takes for alike, each once."""
    index = MinHashLSH(threshold=_CANDIDATES, num_perm=_PERMUTATIONS)
    for record in known.values():
        sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)
        sketch.update_batch(record.shingles)
        for other in index.query(sketch):
            yield record.id, other
        index.insert(record.id, sketch)


def _is_copy(one: Record, other: Record) -> bool:
    if one.published and other.published and abs(one.moment - other.moment) > WINDOW:
        return False
    shared = len(one.shingles & other.shingles)
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


def _original(records: list[Record]) -> int:
    """The one that most of the others name, else the earliest; of two at the same moment the one that names nobody."""
    named = {one.id: sum(_names(other, one) for other in records if other is not one) for one in records}
    best = min(records, key=lambda r: (-named[r.id], r.moment, r.source is not None or r.source_url is not None, r.id))
    return best.id


def _names(copy: Record, original: Record) -> bool:
    if copy.source_url and original.url and _plain(copy.source_url) == _plain(original.url):
        return True
    return bool(copy.source) and key(copy.source or "") == key(original.publisher)


def _plain(url: str) -> str:
    """An address without what changes nothing: scheme, `www.`, query, last slash."""
    return re.sub(r"^https?://(?:www\.|m\.)?", "", url.partition("?")[0].partition("#")[0]).rstrip("/").lower()
