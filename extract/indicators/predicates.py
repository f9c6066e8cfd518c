"""What counted things are or suffer, said once for a list, or with the whole of which they are a part."""

from __future__ import annotations

from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.words import words_in
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.counted import Counted, counted_after
from extract.rules.phrases import fold, syllables

_CONTRARY = syllables("nhưng song mà")
_REACH = 40
_WITHIN = 8  # items of a noun phrase before its predicate
_ENDS = frozenset(":.!?…") | _CONTRARY
_MARKS = frozenset(".;:!?…()") | _CONTRARY
_SEPARATORS = syllables(", ; / và với cùng")
_LISTED = syllables("và hơn trên gần khoảng") | {NUMERAL}
_ABLE = fold("được")[0]
_GOING = syllables("đang vẫn")  # behind a thing these open what it does


def shared_predicate(line: Line, last: int, at: int, unit: str) -> str:
    """The predicate that ends a list: of "42 con lợn, 310 con gà bị chết" for the first, " bị chết".

    last: the last word of the phrase, which must have no predicate of its own. at: where its phrase ends.
    unit: the word behind its number; over a semicolon a list goes on only in the same unit.
    """
    listed = line.norm(at) in _SEPARATORS and line.norm(at + 1) in _LISTED and NUMERAL in line.norms[at + 1 : at + 4]
    if not listed or words_in("predicates").ending(line.norms, last + 1, max(0, last - 3)):
        return ""
    stop = min(len(line), at + _REACH)
    if not words_in("predicates").within(line.norms, at, stop) and not words_in("moves").within(line.norms, at, stop):
        return ""
    for here in range(at, stop):
        if line.norms[here] in _ENDS or (line.norms[here] == ";" and line.norm(here + 1) not in _LISTED):
            break
        if line.norms[here] == ";" and unit not in line.norms[here + 2 : here + 5]:
            break
        if line.norms[here] == "," and _ends_the_list(line, here + 1, stop):
            break
        noun = counted_after(line, here + 1) if line.norms[here] == NUMERAL else None
        if noun is None:
            continue
        clause = next((i for i in range(noun.end, stop) if line.norms[i] in _MARKS), stop)
        found = words_in("predicates").within(line.norms, noun.end, min(clause, noun.end + _WITHIN))
        if found and NUMERAL not in line.norms[noun.end : found[0][0]]:
            start = found[0][0]
            held = words_in("keeps").starting(line.norms, start, stop)
            kept, _ = phrase_after(line, start, held[0] if held else start, stop)
            return f" {words_of(line, kept)}".rstrip()
        said = _goes_on(line, noun, clause)
        if said:
            return " " + said
    return ""


def _ends_the_list(line: Line, at: int, stop: int) -> bool:
    """Whether something else begins behind a comma: ", | trong đó có 46 trường", ", | mỗi ngày đón 500 lượt"."""
    return line.norm(at) == TIME or words_in("list_ends").starting(line.norms, at, stop) is not None


def _goes_on(line: Line, noun: Counted, stop: int) -> str:
    """What the last thing of a list does: "hộ với 9.000 người | vào bờ", "… người ở 2 huyện | thiếu nước"; else empty."""
    kept, _ = phrase_after(line, noun.start, noun.end, stop)
    own = kept[noun.end - noun.start :]
    opens = [line.norms[at] for at in own[:2]]
    goes = words_in("moves").starting(opens, 0, len(opens)) or (opens and line.norm(noun.end) in _GOING)
    return words_of(line, own) if goes or words_in("predicates").starting(opens, 0, len(opens)) else ""


def inherited_predicate(words: str, unit: str, part: str) -> str:
    """What a counted thing suffers, said with its whole: "90 con gia súc chết, trong đó có 61 con dê" are all dead.

    words: the name of the whole. part: that of the part, to which nothing is added where it has a predicate.
    """
    own = fold(part)
    if not unit or unit not in words or words_in("predicates").within(own, 0, len(own)):
        return ""
    said_of_whole = words.split(unit, 1)[1]
    if not set(own).isdisjoint(fold(said_of_whole)):
        return ""  # "15 chỉ tiêu đạt và vượt kế hoạch, trong đó 9 chỉ tiêu vượt"
    rest = said_of_whole.split()
    norms = [fold(word)[0] for word in rest if fold(word)]
    found = words_in("predicates").within(norms, 0, len(norms))
    start = found[0][0] if found else 0
    said = " ".join(rest[max(0, start - (norms[start:] == [_ABLE])) :]) if found else ""  # "cuộc gọi | nhận được"
    return f" {said}" if found and len(norms) == len(rest) else ""
