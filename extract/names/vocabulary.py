"""The vocabulary of names, as tries over tone-folded syllables: organisations' heads, fixed names, sectors, levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar, cast

from extract.lexicon import load
from extract.phrase_tree import Node, grow, longest
from extract.syllables import Syllables
from extract.text import fold_tone, key

_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\s]")
_REMEMBERED = 4096  # names: an article asks for each of its own many times
T = TypeVar("T")


def folded(words: str) -> frozenset[str]:
    """Words that a rule compares with tone-folded syllables, written with spaces between them."""
    return frozenset(fold_tone(word) for word in words.split())


AND = folded("và")


class Trie(Generic[T]):
    """Finds the longest known phrase at a place in a list of syllables."""

    __slots__ = ("_tree",)

    def __init__(self) -> None:
        self._tree: Node = {}

    @property
    def openers(self) -> Set[str]:
        """The syllables with which the phrases begin."""
        return cast(Set[str], self._tree.keys())

    def add(self, phrase: str, value: T) -> None:
        """Know a phrase of one syllable or more, with either dash; a phrase known before keeps its value."""
        if "-" in phrase:
            self.add(phrase.replace("-", "–"), value)
        if norms := [fold_tone(piece) for piece in _PIECE.findall(phrase)]:
            grow(self._tree, norms, value)

    def everywhere(self, view: Syllables) -> Iterator[tuple[int, int, T]]:
        """The longest phrase at each syllable where one begins: its start, its end, its value."""
        for i in view.having(self.openers):
            if (found := self.match(view.norm, i)) is not None:
                yield i, *found

    def match(self, norms: list[str], i: int) -> tuple[int, T] | None:
        """The index after the longest phrase that begins at `i`, and its value."""
        return longest(self._tree, norms, i, len(norms))


@dataclass(frozen=True, slots=True)
class Head:
    """What an organisation's name begins with."""

    name: str
    type: str
    edge: str  # place, sector, name or fixed


@dataclass(frozen=True, slots=True)
class Level:
    """A word for an administrative level: the ranks of unit that it may name."""

    name: str
    ranks: tuple[str, ...]


def _rows(rows: Iterable[list[str]]) -> Iterable[tuple[str, str]]:
    return ((form, row[0]) for row in rows for form in row)


@cache
def heads() -> Trie[Head]:
    """Organisations' heads and fixed names."""
    trie: Trie[Head] = Trie()
    data = load("organisations")
    for type_, rows in data["fixed"].items():
        for form, name in _rows(rows):
            trie.add(form, Head(name, type_, "fixed"))
    for form, name in _rows(row for group in data["regions"] for row in group["names"]):
        trie.add(form, Head(name, "other", "fixed"))
        trie.add(f"vùng {form}", Head(name, "other", "fixed"))
    for name in (*data["countries"], *data["thirds"]):
        trie.add(name, Head(name, "abroad", "fixed"))
    for form, name in _rows([*data["fixed"]["company"], *data["branch_offices"]]):  # "BIDV chi nhánh Lai Châu"
        trie.add(f"{form} chi nhánh", Head(f"{name} chi nhánh", "other", "place"))
    for kind in data["kinds"]:
        for form, name in _rows(kind["heads"]):
            trie.add(form, Head(name, kind["type"], kind["edge"]))
    return trie


def phrases(forms: Iterable[str]) -> Trie[bool]:
    """The phrases of one list."""
    trie: Trie[bool] = Trie()
    for form in forms:
        trie.add(form, True)
    return trie


@cache
def sectors() -> Trie[str]:
    """What an organisation may be for, under its first spelling."""
    trie: Trie[str] = Trie()
    for form, name in _rows(load("organisations")["sectors"]):
        trie.add(form, name)
    return trie


@cache
def branches() -> Trie[bool]:
    """Every word that carries an organisation's name on: sectors in all spellings, branches, works and legal forms."""
    words = load("name_words")
    known = [form for form, _ in _rows(load("organisations")["sectors"])]
    return phrases([*known, *words["branches"], *words["works"], *words["legal_forms"]])


@cache
def name_words(table: str) -> Trie[bool]:
    """One list of `lexicon/name_words.toml`."""
    return phrases(load("name_words")[table])


@cache
def names_of(table: str) -> frozenset[str]:
    """The heads' names in a table of `name_words.toml`: "official", "numbered"."""
    return frozenset(load("name_words")[table])


def legal_forms() -> Trie[bool]:
    """How a company is held: "cổ phần", "TNHH"."""
    return name_words("legal_forms")


@lru_cache(_REMEMBERED)
def without_legal_form(body: str) -> str:
    """What a company is called besides the form that it is held in: "TNHH MTV Dịch vụ công ích" → "Dịch vụ công ích"."""
    pieces = list(_PIECE.finditer(body))
    norms, i = [fold_tone(piece[0]) for piece in pieces], 0
    while (found := legal_forms().match(norms, i)) is not None:
        i = found[0]
    return body[pieces[i].start() :] if i < len(pieces) else ""


@lru_cache(_REMEMBERED)
def phrase_key(body: str) -> str:
    """One key for the spellings of a name: "NN & PTNT" is "Nông nghiệp và Phát triển nông thôn", "TMCP Khê VN" "… Việt Nam"."""
    pieces = list(_PIECE.finditer(body))
    norms, spelled, read, i = [fold_tone(piece[0]) for piece in pieces], "", 0, 0
    while i < len(pieces):
        found = sectors().match(norms, i)
        if found is not None:
            spelled += body[read : pieces[i].start()] + found[1]
            read = pieces[found[0] - 1].end()
        i = found[0] if found is not None else i + 1
    return key(spelled + body[read:])


@cache
def grounds() -> frozenset[str]:
    """Regions and countries by their names."""
    data = load("organisations")
    regions = frozenset(row[0] for group in data["regions"] for row in group["names"])
    return regions | {"Việt Nam"} | {*data["countries"], *data["thirds"]}


@cache
def kinds_too() -> frozenset[str]:
    """Heads that are kinds of house too: "trung tâm thương mại"."""
    return frozenset(load("organisations")["kinds_too"])


@cache
def services() -> frozenset[str]:
    """Services of the State, as keys: "ngành Thuế"."""
    return frozenset(map(key, load("organisations")["services"]))


@cache
def auxiliaries() -> frozenset[str]:
    """Words that follow a subject, tone-folded."""
    return frozenset(fold_tone(word) for word in load("organisations")["auxiliaries"])


@cache
def function_words() -> frozenset[str]:
    """Syllables that are words by themselves, tone-folded: "của", "tại"."""
    return frozenset(fold_tone(word) for word in load("name_words")["function_words"])


@cache
def ends_of_phrases() -> frozenset[str]:
    """Words before which a number counts nothing that follows."""
    return frozenset(load("not_figures")["phrase_end"]["words"])


@cache
def implied() -> dict[str, tuple[str, str]]:
    """Heads whose name says the level of what they are of ("Huyện uỷ") → level, rank."""
    return {head: (level, rank) for head, (level, rank) in load("organisations")["implied"].items()}


@cache
def levels() -> Trie[Level]:
    """Words for administrative levels."""
    ranks: dict[str, list[str]] = {}
    forms: dict[str, str] = {}
    for rank in ("province", "district", "commune", "village"):
        for form, name in _rows(load("places")[rank]):
            forms.setdefault(form, name)
            if rank not in ranks.setdefault(name, []):
                ranks[name].append(rank)
    trie: Trie[Level] = Trie()
    for form, name in forms.items():
        trie.add(form, Level(name, tuple(ranks[name])))
    return trie


@cache
def not_a_unit() -> Trie[bool]:
    """Nouns after which a name is a road's or a river's."""
    return phrases(load("places")["not_a_unit"])


@cache
def surnames() -> frozenset[str]:
    """Vietnamese family names, tone-folded."""
    return frozenset(fold_tone(name) for name in load("people")["surnames"])


@cache
def other_words() -> frozenset[tuple[str, str]]:
    """Pairs of syllables whose second looks like a level word and is none: "nông thôn"."""
    pairs = load("places")["other_words"].items()
    return frozenset((fold_tone(first), fold_tone(level)) for level, befores in pairs for first in befores)


@cache
def generic() -> tuple[frozenset[str], Trie[bool]]:
    """What makes a level word mean any unit of the level: words before it, phrases after it."""
    data = load("places")["generic"]
    return frozenset(fold_tone(word) for word in data["any"]), phrases([*data["kinds"], *data["sorts"]])


@cache
def sorts_of_places() -> Trie[bool]:
    """What may stand between a level word and a name: "huyện miền núi Bắc Khê"."""
    return phrases(load("places")["generic"]["sorts"])
