"""Who a sentence gives as a source: "theo X", "X cho biết", who spoke the quotation that it closes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import load
from extract.rules.according import according_to
from extract.rules.clauses import NUMERAL, Line
from extract.rules.papers import is_bare_paper, issuer, says_paper
from extract.rules.phrases import Phrases, fold, lists_of, syllables
from extract.rules.source_names import Names
from extract.rules.speakers import before_adverbs, end_of_source, speaker

_ACCORDING, _IN, _WHO, _OF = (fold(word)[0] for word in ("theo", "tại", "vị", "của"))
_BEFORE_THEO = frozenset(',:;.(“"-–') | syllables("cũng và còn nhưng song")
_OPEN, _CLOSE, _EITHER = "“«", "”»", '"'
_CLOSED = re.compile(f"[{_CLOSE}{_EITHER}]\\s*[,–—-]")
_QUOTES = frozenset(_CLOSE + _EITHER)
_THIS = syllables("này trên đó")
_PRONOUNS = syllables("ông bà anh chị")
_BEFORE_PRONOUN = frozenset(",-–—" + _CLOSE + _EITHER)
_DASHES = frozenset(",-–—")
_MONEY = syllables("đồng usd")
_BY = syllables("được do mà")
_WORDS_OF_SPOKEN = 10  # items in which "được" or "do" stands behind what was said
_REACH = 30  # items at the head of a sentence in which a colon may stand behind its speaker
_TITLE = 3  # words before the name of who opens a sentence
_SOURCE = 24  # items of a source after "theo"
_words = lists_of("reporting")


@dataclass(frozen=True, slots=True)
class Said:
    """A reporting expression at a position of a line: it holds for what follows, or for what stands before it."""

    at: int
    source: str
    backward: bool


@cache
def _verbs() -> Phrases[bool]:
    lexicon = load("reporting")
    return Phrases([*((verb, True) for verb in lexicon["verbs"]), *((verb, False) for verb in lexicon["not_verbs"])])


@cache
def _openers() -> frozenset[str]:
    return frozenset((*_verbs().openers, _ACCORDING, _IN))


def reporting(line: Line, names: Names, latest: str | None, before: Line | None) -> list[Said]:
    """The reporting expressions of a line, left to right.

    latest: who was last given as a source, whom "báo cáo này" means. before: the line before, for "theo báo cáo,".
    """
    said: list[Said] = []
    openers, read_to = _openers(), 0
    for at in [at for at, norm in enumerate(line.norms) if norm in openers]:
        if at < read_to:
            continue
        verb = _verbs().starting(line.norms, at, len(line))
        is_object = verb is not None and at == read_to > 0  # "công bố báo cáo"
        read_to = verb[0] if verb else 0
        if is_object:
            continue
        if verb and verb[1] and not _enters(line, at, verb[0]):
            source = _owner(line, verb[0], names) or speaker(line, at, names) or _back(line, at, latest)
            backward = _stands_behind(line, at)
            if source and not (backward and _opens_with_topic(line)):
                said.append(Said(at, source, backward))
        elif _is_according(line, at):
            again = latest if _is_latest(line, at + 1) else None
            again = again or (issuer(before, names) if before and not at and is_bare_paper(line, 1) else None)
            if source := again or according_to(line, at + 1, names):
                said.append(Said(at, source, False))
    said = _given_by(line, names) or said or _word_from(line, names)
    return said or _before_colon(line, names) or _after_quotation(line, names)


def _is_according(line: Line, at: int) -> bool:
    """Whether "theo", or "tại" before a paper, begins a clause."""
    norm = line.norms[at]
    return (norm == _ACCORDING or (norm == _IN and says_paper(line, at + 1))) and (not at or line.norms[at - 1] in _BEFORE_THEO)


def _back(line: Line, at: int, latest: str | None) -> str | None:
    """The source given before, where "báo cáo này" or "ông" takes it up before the verb at `at`."""
    return latest if _means_latest(line, at) or _is_pronoun(line, at - 1) else None


def _owner(line: Line, end: int, names: Names) -> str | None:
    """ "… đó là phát biểu của ông A": who is named behind the words."""
    behind = names.within(line.ends[end - 1], line.end) if line.norm(end - 1) == _OF else []
    return next((name.name for name in behind if name.person), None)


def _enters(line: Line, verb: int, end: int) -> bool:
    """ "Ngân hàng A ghi nhận 1.200 tỷ đồng lợi nhuận": money that somebody enters in the books is no report."""
    found = _words("finds").starting(line.norms, verb, len(line)) is not None
    return found and line.norm(end) == NUMERAL and line.norm(end + 1) in _MONEY


def _means_latest(line: Line, end: int) -> bool:
    """ "báo cáo trên", "cơ quan này": the source that was given before."""
    at = end - 1
    return line.norm(at) in _THIS and _words("again").ending(line.norms, at) is not None


def _is_latest(line: Line, start: int) -> bool:
    """ "theo cơ quan này", "theo vị cục phó": who was given before is the source after "theo"."""
    this = any(_means_latest(line, end) for end in range(start + 2, min(len(line), start + 4) + 1))
    return this or line.norm(start) == _WHO


def _is_pronoun(line: Line, at: int) -> bool:
    """ "…", ông nói thêm; "Ông cũng cho rằng": who spoke before, with no name."""
    at = before_adverbs(line, at + 1) - 1
    return line.norm(at) in _PRONOUNS and (not at or line.norm(at - 1) in _BEFORE_PRONOUN)


def _given_by(line: Line, names: Names) -> list[Said]:
    """ "Nhận định trên được ông A đưa ra tại …": who gave what stands before."""
    if _words("spoken").starting(line.norms, 0, len(line)) is None:
        return []
    opening = line.norms[:_WORDS_OF_SPOKEN]
    by = next((at for at, norm in enumerate(opening) if norm in _BY), 0)
    given = _words("given").within(line.norms, by, min(len(line), by + _REACH)) if by else []
    found = names.within(line.starts[by], line.ends[given[0][0]]) if given else []
    people = [name for name in found if name.person]
    return [Said(given[0][0], (people or found)[0].name, True)] if found else []


def _word_from(line: Line, names: Names) -> list[Said]:
    """ "Thông tin từ Công an huyện A, …": whose word opens the sentence, with no verb."""
    told = _words("told").starting(line.norms, 0, len(line)) or _words("told_by").starting(line.norms, 0, len(line))
    if told is None:
        return []
    end = end_of_source(line, told[0], min(len(line), told[0] + _SOURCE))
    found = names.within(line.starts[told[0]], line.ends[end - 1]) if end > told[0] and line.norm(end) == "," else []
    return [Said(end, max(found, key=lambda name: name.end - name.start).name, False)] if found else []


def _opens_with_topic(line: Line) -> bool:
    """ "Về việc thu 20 triệu đồng, ông X nói …": what is asked about is not what the speaker reports."""
    return _words("topics").starting(line.norms, 0, len(line)) is not None


def _before_colon(line: Line, names: Names) -> list[Said]:
    """ "Ông X: …", "Anh X phấn khởi: …": who opens the sentence, before a colon, speaks."""
    opening = line.norms[:_REACH]
    colon = opening.index(":") if ":" in opening else 0
    if not colon or NUMERAL in opening[:colon]:
        return []
    people = [name for name in names.within(line.start, line.starts[colon]) if name.person]
    opens = bool(people) and len(line.text[line.start : people[0].start].split()) <= _TITLE
    return [Said(colon, people[0].name, False)] if opens else []


def _stands_behind(line: Line, verb: int) -> bool:
    """Whether the verb ends what was said: a quotation closes before its speaker, or numbers stand before it and none behind."""
    before = line.norms[:verb]
    closes = any(norm in _QUOTES and before[at + 1] in _DASHES for at, norm in enumerate(before[:-1]))
    return closes or (NUMERAL not in line.norms[verb:] and NUMERAL in before)


def _after_quotation(line: Line, names: Names) -> list[Said]:
    """ "…" - ông X, nông dân xã Y: who is named behind the closing quote spoke it."""
    if not _CLOSED.search(line.text, line.start, line.end):
        return []
    for at in range(len(line) - 2, 0, -1):
        if (line.norms[at] in _CLOSE or line.norms[at] == _EITHER) and line.norms[at + 1] in _DASHES:
            people = [name for name in names.within(line.ends[at], line.end) if name.person]
            if people:
                return [Said(at, people[0].name, True)]
            return []
    return []
