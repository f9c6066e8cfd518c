"""What a numeral counts: the bare head noun, without its classifier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.dictionary import word_end
from extract.rules.phrases import Phrases, fold, phrases_in, syllables, words
from extract.text import fold_tone

_PLURALS = syllables("các những")
_QUOTES = frozenset("\"“”'‘’")
_AND = syllables(", và")
_CHILD = fold("con")[0]  # before people; before animals a classifier
_OTHER = fold("khác")[0]
_FAR = 60  # items of a sentence, and
_EARLIER = 600  # characters before a sentence in which its animal may be named
_NUMBER_OF = fold("số")[0]  # "2/3 số hộ", "một nửa số học sinh"


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun in a line: the noun stands at `start:end`; `name` is the unit; `known` says that the lexicon has it."""

    start: int
    end: int
    name: str
    known: bool


@cache
def _heads() -> Phrases[str]:
    lexicon = load("nouns")
    compounds = [(noun, "") for nouns in lexicon["compounds"].values() for noun in nouns]
    compounds += [(noun, "") for noun in (*lexicon["nouns_of_classifiers"], *lexicon["contents"]) if " " in noun]
    return Phrases(compounds + [(written, name) for name, writings in lexicon["bare"].items() for written in writings])


@cache
def _animals() -> Phrases[bool]:
    nouns = load("nouns")
    return Phrases([(noun, True) for noun in nouns["animals"]] + [(noun, False) for noun in nouns["no_animals"]])


@cache
def _people() -> Phrases[str]:
    compounds = load("nouns")["compounds"]
    return Phrases((noun, "") for noun in (*compounds["people"], *compounds["persons"]))


@cache
def _together() -> Phrases[str]:
    return Phrases((noun, name) for name, nouns in load("nouns")["together"].items() for noun in nouns)


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(noun[0] for noun in map(fold, load("nouns")["classifiers"]) if len(noun) == 1)


@cache
def _stops() -> Phrases[bool]:
    grammar = load("grammar")
    return Phrases.of([*grammar["stops"], *grammar["links"], *grammar["passives"]], True)


def is_noun_start(line: Line, at: int) -> bool:
    """Whether a counted noun may begin at a position: a word, not a function word, a mark, a numeral or a time."""
    norm = line.norm(at)
    if not norm or norm in (NUMERAL, TIME) or not norm[0].isalpha():
        return False
    return _heads().starting(line.norms, at, len(line)) is not None or _stops().starting(line.norms, at, len(line)) is None


def counted_after(line: Line, at: int) -> Counted | None:
    """The noun that the numeral before `at` counts, or None where no noun follows."""
    if at not in line.nouns:
        line.nouns[at] = _read_counted(line, at)
    return line.nouns[at]


def _read_counted(line: Line, at: int) -> Counted | None:
    while line.norm(at) in _QUOTES or line.norm(at) in _PLURALS:
        at += 1
    if line.norm(at) == _NUMBER_OF and is_noun_start(line, at + 1):
        at += 1
    fate = phrases_in("nouns", "fates").starting(line.norms, at, len(line))
    if fate:
        return Counted(at, fate[0], line.said(at, fate[0]), True)
    if not is_noun_start(line, at):
        return None
    head = _heads().starting(line.norms, at, len(line))
    if line.norm(at) == _CHILD and (child := _people().starting(line.norms, at + 1, len(line))):
        return Counted(at, child[0], line.said(at, child[0]), True)
    classified = line.norm(at) in _classifiers() and (head is None or head[0] == at + 1) and is_noun_start(line, at + 1)
    if classified and not _stands_alone(line, at + 1):
        at += 1
        head = _heads().starting(line.norms, at, len(line))
    if filled := _filled(line, at, head[0] if head else at + 1):
        return Counted(at, filled, line.said(at, filled), True)
    first = head or _together().starting(line.norms, at, len(line))
    alone = first[0] if first else _word_end(line, at)
    end = _joined(line, at, alone)
    name = head[1] if head and end == alone else ""
    return Counted(at, end, name or line.said(at, end), bool(first))


def _stands_alone(line: Line, behind: int) -> bool:
    """Whether no noun stands behind a classifier: "hai chiếc | khác", or what happened to the thing: "3 con | chết"."""
    if line.norm(behind) == _OTHER:
        return True
    carries = phrases_in("indicator_words", "carrying").starting(line.norms, behind, len(line)) is not None  # "45 chiếc | chở"
    return carries or any(phrases_in("nouns", kind).starting(line.norms, behind, len(line)) for kind in ("fates", "mishaps"))


def _word_end(line: Line, at: int) -> int:
    """The end of a noun that the lexicon has not: of the dictionary's word, unless a name or a function word is in it."""
    end = word_end(line.norms, at)
    whole = not any(line.named[i] or _stops().starting(line.norms, i, i + 1) for i in range(at + 1, end))
    return end if whole else at + 1


def known_noun(line: Line, at: int) -> int | None:
    """The end of a noun of the lexicon at a position, or None."""
    head = _heads().starting(line.norms, at, len(line))
    return head[0] if head else None


def longer_noun(line: Line, start: int, end: int) -> bool:
    """Whether a noun goes on where a unit of measurement would end: "điểm sạt lở" is no point, "khối, xóm" no volume."""
    head = _heads().starting(line.norms, start, len(line))
    return (head is not None and head[0] > end) or _joined(line, start, end) > end


def _filled(line: Line, start: int, end: int) -> int | None:
    """The end of "bao gạo", "gói ma túy": of the container at `start:end` with what it holds, or None."""
    container = phrases_in("nouns", "containers").starting(line.norms, start, end)
    held = phrases_in("nouns", "contents").starting(line.norms, end, len(line))
    return held[0] if held and container and container[0] == end else None


def _joined(line: Line, start: int, end: int) -> int:
    """The end of "xã, phường, thị trấn" when the noun at `start:end` is counted together with its like."""
    first = _together().starting(line.norms, start, len(line))
    if first is None or first[0] != end:
        return end
    while line.norm(end) in _AND:
        more = _together().starting(line.norms, end + 1, len(line))
        if more is None or more[1] != first[1] or _goes_on(line, more[0]):
            break
        end = more[0]
    return end


def _goes_on(line: Line, at: int) -> bool:
    """Whether a number or a name follows, so that the noun before `at` belongs to it."""
    return line.norm(at) == NUMERAL or line.word(at)[:1].isupper()


def animal_before(line: Line, at: int) -> str | None:
    """The animal that was last spoken of before a position of the line, in its sentence or the ones shortly before."""
    start = max(0, at - _FAR)
    return _last_animal([line.word(i) for i in range(start, at)], line.norms[start:at]) or _last_animal(
        earlier := words(line.text[max(0, line.start - _EARLIER) : line.start]), list(map(fold_tone, earlier))
    )


def _last_animal(said: list[str], norms: list[str]) -> str | None:
    """The last animal among words as written, and folded; the ones in the names of places are none."""
    for start, end, animal in reversed(_animals().within(norms, 0, len(norms))):
        if animal and not (said[start][:1].isupper() and start and said[start - 1].isalpha()):
            return " ".join(said[start:end]).lower()
    return None


def is_quality(noun: Counted) -> bool:
    """Whether the noun is a quality ("44 nữ") or a fate ("7 bị thương") that leaves the counted noun out."""
    return noun.name.lower() in load("nouns")["qualities"] or is_fate(noun)


def is_fate(noun: Counted) -> bool:
    """Whether it is what people suffer that stands for the people."""
    return noun.name.lower() in load("nouns")["fates"]
