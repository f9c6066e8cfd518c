"""What was done to a counted thing, said before its number."""

from __future__ import annotations

from functools import cache

from extract.indicators.heads import has_head
from extract.indicators.words import words_in
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.dictionary import word_end
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Spot

_VOICES = {"done_for": " được ", "done_to": " bị ", "done": " "}
_AND = syllables(", và")
_NEW = fold("mới")[0]
_DASHES = frozenset("-–")
_HEAVILY = fold("nặng")[0]
_MUST = fold("phải")[0]
_ALLOWED = fold("được phép")
_ALREADY = fold("đã")[0]
_REACHING = syllables("trong với của thuộc trên tại ở ra sang do vào qua là có gồm")  # after these the thing is not acted on
_AUXILIARIES = syllables("đã đang sẽ vừa phải được việc")
_NO_VERB = syllables("( ) : là có") | {NUMERAL, TIME}
_TOWARDS = fold("đối với")
_TO = fold("cho")[0]
_OVER = 24  # items from a verb to "đối với"
_OBJECT = 5  # items of a verb and what is given before "cho"
_PASSIVE = syllables("bị được")
_PERSON = "người"
_VERB_PHRASE = 9  # items from an auxiliary to the number


@cache
def _acts() -> Phrases[str]:
    lexicon = load("indicator_words")
    named = [(verb, name) for name in (*_VOICES, "no_acts") for verb in lexicon[name]]
    return Phrases([*named, *((verb, " " + state) for verb, state in lexicon["becomes"].items())])


@cache
def _people() -> frozenset[str]:
    return frozenset((*load("nouns")["compounds"]["people"], *load("indicator_words")["persons"]))


@cache
def _cases() -> frozenset[str]:
    return frozenset(load("indicator_words")["cases"])


def act_on(spot: Spot, stop: int, bare: bool) -> str:
    """ "kiểm tra 14 cửa hàng": " được kiểm tra"; empty where no such verb ends at `stop`.

    bare: whether the thing has no words of its own; then any verb behind "đã", "sẽ" tells it apart.
    """
    line = spot.line
    if tuple(line.norms[stop - 1 : stop + 1]) == _TOWARDS:
        stop -= 1
    elif not _REACHING.isdisjoint(line.norms[stop : spot.first]):
        return ""
    stop -= line.norm(stop - 1) in _DASHES
    stop += line.norm(stop) == _HEAVILY  # "làm thiệt hại nặng hơn 40 ha lúa" weighs nothing
    act = act_before(spot, stop)
    if act is not None:
        return act
    return _done_towards(spot, stop) or _given(spot, stop) or (_any_verb(spot, stop) if bare else "")


def _done_towards(spot: Spot, stop: int) -> str:
    """ "giám sát việc thực hiện nghị quyết đối với 12 tổ chức": the verb, over what it governs."""
    line = spot.line
    if tuple(line.norms[stop : stop + 2]) != _TOWARDS:
        return ""
    floor = line.clause_starts[spot.at]
    for end in range(stop - 1, max(floor, stop - _OVER), -1):
        found = _acts().ending(line.norms, end, floor)
        if found and found[1] in ("done_for", "done_to"):
            return _VOICES[found[1]] + line.said(found[0], end).lower()
    return ""


def act_before(spot: Spot, stop: int) -> str | None:
    """What is said by a known verb that ends at `stop`: empty where it only looks like one, None where none does."""
    line = spot.line
    floor = line.clause_starts[spot.at] if stop == spot.own else spot.own  # "đoàn kiểm tra | 60 cửa hàng"
    found = _acts().ending(line.norms, stop, floor)
    if not found or found[1] == "no_acts":
        stop = _without_manner(line, stop, floor)
        found = _acts().ending(line.norms, stop, floor)
    if not found:
        return None
    if found[1] not in _VOICES:
        return "" if found[1] == "no_acts" else found[1]
    start = _first_of_chain(line, found[0], _floor(spot))
    verb = line.said(start, stop).lower()
    if found[1] == "done_to" and (spot.draft.unit or "").lower() in _cases():
        return f" {verb}"
    voice = "done_for" if found[1] == "done" and is_person(spot.draft.unit) else found[1]
    asked = words_in("asking").within(line.norms, max(spot.own, found[0] - 8), found[0])
    if asked:
        return f" {line.said(asked[-1][0], asked[-1][1])} {verb}"
    if line.norm(start - 1) == _MUST:
        return f" phải {verb}"
    if tuple(line.norms[start - 2 : start]) == _ALLOWED:
        return f" được phép {verb}"
    if voice == "done" and line.norm(start - 1) == _ALREADY:
        return f" đã {verb}"
    return " " + verb if line.norm(spot.noun_end) == _NEW else _VOICES[voice] + verb


def is_person(unit: str | None) -> bool:
    """Whether a unit counts people: "di dời 200 hộ dân" is of "hộ dân được di dời"."""
    noun = (unit or "").split("/")[0].lower()
    return noun in _people() or noun.split(" ")[0] in _people()


def _floor(spot: Spot) -> int:
    """Where a verb phrase that governs the number may begin: behind the phrase of the figure before it."""
    return max(spot.line.clause_starts[spot.at], spot.free_from)


def _without_manner(line: Line, stop: int, first: int) -> int:
    """The end of the verb, without "khẩn cấp", "thêm", "xong" behind it."""
    manner = words_in("manner").ending(line.norms, stop, first)
    return manner[0] if manner else stop


def _first_of_chain(line: Line, start: int, floor: int) -> int:
    """Where the first of several verbs begins: "xét tuyển, đào tạo và bồi dưỡng"."""
    listed = False
    while start - 1 > floor and (line.norm(start - 1) in _AND or listed):  # "cách ly giám sát, theo dõi"
        listed = line.norm(start - 1) in _AND
        more = _acts().ending(line.norms, start - listed, floor)
        if not more or more[1] not in _VOICES:
            break
        start = more[0]
    return start


def _given(spot: Spot, stop: int) -> str:
    """ "trao quà cho 200 hộ": the verb and what is given, before "cho"."""
    line = spot.line
    if line.norm(stop) != _TO:
        return ""
    for at in range(stop - 1, max(_floor(spot), stop - _OBJECT) - 1, -1):
        found = _acts().starting(line.norms, at, stop)
        if found and found[1] in _VOICES and word_end(line.norms, at - 1) <= at:  # not "việc | làm"
            longer = _acts().starting(line.norms, at - 1, stop)  # "cung cấp điện"
            return " được " + line.said(at - (longer is not None and longer[0] > at), stop).lower()
    return ""


def _any_verb(spot: Spot, stop: int) -> str:
    """ "đã cách ly, theo dõi trên 300 trường hợp": what stands between "đã" and the number, if a verb phrase."""
    line = spot.line
    if line.norm(stop - 1) in _REACHING:
        return ""
    for at in range(stop - 1, max(_floor(spot), stop - _VERB_PHRASE) - 1, -1):
        if line.norms[at] in _AUXILIARIES:
            verb = line.said(at + 1, stop)
            if verb[:1].isalpha() and not has_head(line, at + 1, stop):
                return f" {line.word(at) if line.norms[at] in _PASSIVE else 'được'} {verb}"
        if line.named[at] or line.norms[at] in _NO_VERB:
            break
    return ""


def suffered(label: str) -> str:
    """What was done to those whom a verb labels: " bị khiển trách" of "khiển trách"; empty where it is none."""
    norms = fold(label)
    found = _acts().starting(norms, 0, len(norms))
    done = found is not None and found[0] == len(norms) and found[1] in _VOICES
    return _VOICES[found[1]] + label.lower() if found and done else ""


def names_people(label: str) -> bool:
    """Whether a label begins with a noun for people: "công nhân lao động", "người có đạo"; not "dân tộc"."""
    words = label.lower().split(" ")
    return words[0] == _PERSON or any(" ".join(words[:size]) in _people() for size in (2, 3))
