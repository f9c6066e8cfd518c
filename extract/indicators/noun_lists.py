"""What goes on behind a comma or "và" in a noun phrase: its list of things, its second verb."""

from __future__ import annotations

from extract.indicators.marks import MARKS
from extract.indicators.noun_places import plain
from extract.indicators.words import words_in
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import known_noun
from extract.rules.phrases import fold, syllables

_DEEDS = ("done", "done_for", "done_to")
_CLOSING = frozenset(".;)")
_LIST_GOES_ON = syllables(", và")
_PLURALS = syllables("các những nhiều hàng")  # these open what is not counted by the number before the list
_ITEM = 3  # words of a thing in a list
_MADE = fold("hóa")[0]  # "bê tông, nhựa hóa"
_NEAR = 6  # items in which a number would make the words behind a comma its own


def _ends_list(line: Line, at: int, stop: int, said: list[int]) -> bool:
    """Whether a phrase goes on behind a comma: with a second predicate, or with one noun that ends it ("cơ quan, trường học")."""
    end = known_noun(line, at)
    suffers = bool(said) and words_in("predicates").starting(line.norms, said[0], said[-1] + 1) is not None
    done = words_in("done_to").starting(line.norms, at, stop)
    if done and not _said_whole(line, done[0], stop):
        done = None  # "người chết, tàn phá | hàng nghìn căn nhà": with its object it goes on with the clause
    again = words_in("predicates").starting(line.norms, at, stop) or done
    whole = again is not None and line.norm(again[0]) in MARKS  # "bị ngập, hư hỏng, | 40 nhà …"
    if suffers and again and end is None and (whole or NUMERAL not in line.norms[at : at + _NEAR]):
        return True
    return (end is not None and (end >= stop or line.norms[end] in _CLOSING)) or line.norm(at + 1) == _MADE


def _said_whole(line: Line, end: int, stop: int) -> bool:
    """Whether nothing that a verb is done to follows it: neither words nor a number."""
    if end >= stop or line.norms[end] == NUMERAL:
        return end >= stop
    return line.norms[end] in MARKS or words_in("ends").starting(line.norms, end, stop) is not None


def list_goes_on(line: Line, at: int, stop: int, said: list[int], lists: bool) -> bool:
    """Whether the words behind a comma still belong to the noun phrase before it; `lists`: whether it may name several things."""
    if _ends_list(line, at, stop, said) or _again(line, at, stop, said):
        return True
    return lists and (_lists_things(line, at, stop) or joins_crops(line, at, stop))


def _again(line: Line, at: int, stop: int, said: list[int]) -> bool:
    """Whether words behind a comma end the clause and say more of what is said already: "nhà sập, | trôi"."""
    end = at
    while end < stop and plain(line, end, stop) and line.norms[end] != NUMERAL:
        end += 1
    closes = end >= stop or line.norms[end] in _CLOSING or line.norms[end] == "("
    return bool(said) and 0 < end - at <= _ITEM and closes and known_noun(line, at) is None


def _lists_things(line: Line, at: int, stop: int) -> bool:
    """Whether words behind a comma go on with a list of things: "lúa, | ngô và rau màu", "sở, | ban, ngành …"."""
    size = 0
    while at < stop:
        if line.norms[at] == "…":
            return size > 0
        if line.norms[at] in _LIST_GOES_ON:
            return size > 0 and known_noun(line, at + 1) is not None and NUMERAL not in line.norms[at : at + _NEAR]
        size += 1
        if size > _ITEM or line.norms[at] in _PLURALS or not plain(line, at, stop) or _opens_clause(line, at, stop):
            return False
        at += 1
    return False


def ends_things(line: Line, at: int, kept: list[int]) -> bool:
    """Whether the last thing of a list follows: "sở, ban | và ngành"."""
    return any(line.norms[here] == "," for here in kept) and known_noun(line, at + 1) is not None


def joins_crops(line: Line, at: int, stop: int) -> bool:
    """Whether a crop is joined to another, with one size of both: "lúa | và hoa màu", "lúa, | cây màu"."""
    crop = words_in("crops").starting(line.norms, at, stop)
    return crop is not None and NUMERAL not in line.norms[crop[0] : crop[0] + 2]


def _opens_clause(line: Line, at: int, stop: int) -> bool:
    return any(words_in(kind).starting(line.norms, at, stop) for kind in ("predicates", "resumes", "done_to", "done_for"))


def joins_verbs(line: Line, at: int, stop: int) -> bool:
    """ "đạt và vượt dự toán", "chết và mất tích": whether "và" stands between two verbs of the thing."""
    if line.norm(at + 1) in _PLURALS:
        return False  # "5 người chết và | nhiều người bị thương"
    if any(words_in("suffers").starting(line.norms, here, stop) for here in range(at + 2, min(stop, at + 4))):
        return plain(line, at + 1, stop) and NUMERAL not in line.norms[at : at + 4]  # "lúa và hoa màu bị ngập"
    floor = max(0, at - 3)
    verb = any(words_in(kind).ending(line.norms, at, floor) for kind in ("danglers", "predicates"))
    deeds = _deed(line, at + 1, stop) and any(words_in(kind).ending(line.norms, at, floor) for kind in _DEEDS)
    return (verb or deeds) and plain(line, at + 1, stop) and NUMERAL not in line.norms[at : at + 4]


def _deed(line: Line, at: int, stop: int) -> bool:
    return any(words_in(kind).starting(line.norms, at, stop) for kind in _DEEDS)
