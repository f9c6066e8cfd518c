"""The words of what a figure measures: after a counted noun, and before a number."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.counted import known_noun
from extract.rules.phrases import Phrases, fold, syllables

_MARKS = frozenset(",;:.!?…()\n–—“”\"'‘’/-") | {NUMERAL, TIME}
_QUOTES = frozenset("“”\"'‘’")
_LONGEST = 11  # words of an indicator
_BY = syllables("được bị do")  # an agent's name may follow: "được [Thủ tướng] công nhận"
_JOINING = syllables(", - – và")  # between two names
_CLOSING = frozenset(".;)")
_GROWING = syllables("mức độ lệ chiều bề")
_GROWN = syllables("tăng giảm dài rộng cao sâu")
_NEAR = 6  # items in which a number would make the words behind a comma its own
_PLACE = 12  # items of a place between a thing and what it suffers
_OF = syllables("của tại ở toàn")
_ASIDE = 9  # items of an aside
_ASIDE_NAME = 4  # items of an aside in which its name, time or number begins
_ASIDES = syllables("tại ở lúc trong từ sau trước vào qua")
_POINTING = frozenset((NUMERAL, TIME, *syllables("này đó")))
_WHOLE = fold("toàn")[0]
_MODIFYING = syllables("sau trước từ về của theo ngoài")  # a noun behind these is no head: "lãi sau thuế"


@cache
def _words(name: str) -> Phrases[bool]:
    return Phrases.of(load("indicator_words")[name], True)


def phrase_after(line: Line, start: int, noun_end: int, stop: int) -> tuple[list[int], int]:
    """The positions of a noun phrase that begins at `start` with a noun up to `noun_end`, and where it ends."""
    kept = list(range(start, noun_end))
    at = noun_end
    while at < stop and len(kept) < _LONGEST:
        if line.norms[at] in _QUOTES:
            at += 1
            continue
        if line.norms[at] in _MARKS:
            if line.norms[at] == "," and _ends_list(line, at + 1, stop, kept[noun_end - start :]):
                kept.append(at)
                at += 1
                continue
            break
        end, keep = _step(line, at, stop, line.norms[kept[-1]] if kept else "", len(kept) <= noun_end - start)
        if end == at:
            break
        if keep:
            kept += range(at, end)
        at = end
    return _without_danglers(line, kept, noun_end), at


def _without_danglers(line: Line, kept: list[int], noun_end: int) -> list[int]:
    """The positions without a verb or preposition that lost what follows it."""
    norms = [line.norms[at] for at in kept]
    length = len(kept)
    while length and kept[length - 1] >= noun_end:
        found = _words("danglers").ending(norms, length)
        held = _words("keeps").ending(norms, length)
        if found is None or (held is not None and held[0] < found[0]):
            break
        length = found[0]
    return kept[:length]


def _ends_list(line: Line, at: int, stop: int, said: list[int]) -> bool:
    """Whether a phrase goes on behind a comma: with a second predicate, or with one noun that ends it ("cơ quan, trường học")."""
    end = known_noun(line, at)
    suffers = bool(said) and _words("predicates").starting(line.norms, said[0], said[-1] + 1) is not None
    again = _words("predicates").starting(line.norms, at, stop) or _words("done_to").starting(line.norms, at, stop)
    if suffers and again and end is None and NUMERAL not in line.norms[at : at + _NEAR]:
        return True
    return end is not None and (end >= stop or line.norms[end] in _CLOSING)


def _step(line: Line, at: int, stop: int, before: str, bare: bool) -> tuple[int, bool]:
    """How far to go on from a word of a noun phrase, and whether to keep it; the same position where the phrase ends.

    before: the norm of the last word kept. bare: whether nothing but the noun is kept so far.
    """
    name = _words("names_kept").starting(line.norms, at, stop)
    agent = _words("agents").starting(line.norms, at, stop) if before in _BY else None
    if agent or (line.named[at] and before in _BY):
        return (agent[0] if agent else at + 1), False
    held = _words("keeps").starting(line.norms, at, stop) or name
    if held:
        return held[0], True
    filler = _words("fillers").starting(line.norms, at, stop)
    if filler:
        return filler[0], False
    opens = _words("goes_on").starting(line.norms, at, stop) or (bare and _words("moves").starting(line.norms, at, stop))
    if opens and _plain(line, opens[0], stop):
        return opens[0] + 1, True
    if line.named[at] or _words("ends").starting(line.norms, at, stop):
        return _behind_place(line, at, stop, bare), False
    return at + 1, True


def _plain(line: Line, at: int, stop: int) -> bool:
    """Whether an ordinary word stands at a position: no name, mark, numeral, time or word that ends a phrase."""
    if at >= stop or line.named[at] or line.norms[at] in _MARKS or line.word(at)[:1].isupper():
        return False
    return _words("keeps").starting(line.norms, at, stop) is not None or _words("ends").starting(line.norms, at, stop) is None


def _behind_place(line: Line, at: int, stop: int, bare: bool) -> int:
    """Where what the thing does or suffers begins, behind the place where it is; the same position where nothing follows."""
    opens = line.named[at] or _words("places").starting(line.norms, at, stop)
    if not opens or _words("no_places").starting(line.norms, at, stop):
        return at
    for here in range(at + 1, min(stop, at + _PLACE)):
        behind_name = _of_name(line, here - 1) and not _of_name(line, here)
        in_name = behind_name and line.norms[here] in _JOINING and here + 1 < stop and _of_name(line, here + 1)
        if in_name:
            continue
        if line.norms[here] in _MARKS and not _of_name(line, here):
            break
        if _words("resumes" if behind_name else "suffers").starting(line.norms, here, stop):
            return here
        if bare and behind_name and _plain(line, here, stop):
            return here
    return at


def _of_name(line: Line, at: int) -> bool:
    """Whether the item is part of a name: a known one, or a word with a capital."""
    return line.named[at] or line.word(at)[:1].isupper()


def phrase_before(line: Line, first: int, stop: int) -> list[int]:
    """The positions of what is measured among the words from `first` to before `stop`: from its head noun on."""
    stop = _without_place(line, first, stop)
    if all(line.named[at] or line.norms[at] in _MARKS for at in range(first, stop)):
        return []
    kept: list[int] = []
    at = _head(line, first, stop)
    while at < stop and len(kept) < _LONGEST + 2:
        if line.norms[at] == "(" and (line.closings.get(at, stop) - at > 3 or _abbreviates(line, at, kept)):
            at = line.closings.get(at, stop) + 1
            continue
        if len(kept) > 1 and _words("ends_before_number").starting(line.norms, at, stop) and not grows(line, at):
            break
        filler = _words("fillers").starting(line.norms, at, stop)
        if filler:
            at = filler[0]
            continue
        if line.norms[at] != TIME and line.norms[at] not in _QUOTES:
            kept.append(at)
        at += 1
    return kept


def _abbreviates(line: Line, opening: int, kept: list[int]) -> bool:
    """Whether brackets only shorten the words before them: "ngân sách nhà nước (NSNN)", not "(GDP)"."""
    short = line.word(opening + 1).lower()
    initials = "".join(line.word(at)[:1].lower() for at in kept)
    return len(short) > 1 and initials.endswith(short)


def grows(line: Line, at: int) -> bool:
    """Whether the word at a position belongs to "mức tăng", "tốc độ tăng", "chiều dài" and names a quantity with it."""
    return line.norm(at - 1) in _GROWING and line.norm(at) in _GROWN


def has_head(line: Line, first: int, stop: int, kind: str = "heads") -> bool:
    """Whether the words name a measured quantity; `kind` "dimensions" asks for one of area, length, weight or volume."""
    return bool(_heads(line, first, stop, kind))


def opens_with_head(line: Line, first: int, stop: int) -> bool:
    """Whether the words begin with a measured quantity, behind what only leads to it."""
    at = _behind_leading(line, first, stop)
    return at < stop and bool(_heads(line, at, min(stop, at + 1), "heads", stop))


@cache
def _head_words(kind: str) -> Phrases[bool]:
    lexicon = load("indicator_words")
    return Phrases([*((word, True) for word in lexicon[kind]), *((word, False) for word in lexicon["not_heads"])])


def _heads(line: Line, first: int, last: int, kind: str, stop: int | None = None) -> list[int]:
    """The positions from `first` to before `last` where a head noun begins."""
    found, at = [], first
    while at < last:
        head = _head_words(kind).starting(line.norms, at, stop or last)
        if head and head[1] and not line.named[at]:
            found.append(at)
        at = head[0] if head else at + 1
    return found


def _head(line: Line, first: int, stop: int) -> int:
    """Where the measured quantity begins: at the last head noun behind a connector, the first head noun, or the first word."""
    heads = _heads(line, first, stop, "heads")
    for at in reversed(heads):
        if at > first and _words("connectors").ending(line.norms, at, first) and not grows(line, at - 1):
            return at
    if heads and not (heads[0] > first and line.norms[heads[0] - 1] in _MODIFYING):
        return heads[0]
    cut = _words("cutters").within(line.norms, first, stop)
    return max(_behind_leading(line, cut[-1][1] if cut else first, stop), stop - _LONGEST)


def _behind_leading(line: Line, first: int, stop: int) -> int:
    at = first
    while at < stop:
        leading = _words("before").starting(line.norms, at, stop)
        if leading:
            at = leading[0]
        elif line.norms[at] == TIME or line.named[at] or line.norms[at] in _QUOTES or line.norms[at] == ",":
            at += 1
        else:
            break
    return at


def _without_place(line: Line, first: int, stop: int) -> int:
    """The end without times and names: "tỷ lệ hộ nghèo | của tỉnh Hà Giang", "lợi nhuận trước thuế | của VPBank luỹ kế"."""
    at = _without_aside(line, first, stop)
    shorter = _without_last(line, first, at)
    while first < shorter < at:
        at, shorter = shorter, _without_last(line, first, shorter)
    return at - 1 if first < at - 1 < stop - 1 and line.norms[at - 1] == _WHOLE else at


def _without_aside(line: Line, first: int, stop: int) -> int:
    """The end without where or when it was measured: "mực nước lũ | lúc 10 giờ tại Hương Khê", "sản lượng | từ 2 nhà máy này"."""
    for at in range(max(first + 2, stop - _ASIDE), stop - 1):
        told = range(at + 1, min(stop, at + _ASIDE_NAME))
        aside = line.norms[at] in _ASIDES and any(line.named[i] or line.norms[i] in _POINTING for i in told)
        if aside and not _heads(line, at + 1, stop, "heads"):
            return at
    return stop


def _without_last(line: Line, first: int, stop: int) -> int:
    """The end without one time, name, territory or hanging preposition at it."""
    if _words("names_kept").ending(line.norms, stop, first) or _words("keeps").ending(line.norms, stop, first):
        return stop
    if line.norms[stop - 1] == TIME or line.named[stop - 1]:
        return stop - 1
    loose = _words("everywhere").ending(line.norms, stop, first) or _words("loose").ending(line.norms, stop, first)
    if loose:
        return loose[0]
    at = stop
    while at > first and line.word(at - 1)[:1].isupper():
        at -= 1
    return at - 1 if first < at < stop and line.norms[at - 1] in _OF else stop


def starts_with(words: str, kind: str) -> bool:
    """Whether a phrase begins with one of the "territories" or "dimensions"."""
    norms = fold(words)
    return _words(kind).starting(norms, 0, len(norms)) is not None


def follows(line: Line, at: int, first: int, kind: str) -> bool:
    """Whether a phrase of the kind ends right before a position."""
    return _words(kind).ending(line.norms, at, first) is not None


def without_change(words: str) -> str:
    """The name without a noun of change or of work around it: "mức giảm tỷ lệ hộ nghèo", "công tác thu thuế"."""
    norms = fold(words)
    wrapped = _words("wrappers").starting(norms, 0, len(norms))
    if wrapped and wrapped[0] < len(norms):
        return words.split(" ", wrapped[0])[-1]
    found = _words("changing").starting(norms, 0, len(norms))
    if found is None:
        return words
    rest = words.split(" ", found[0])[-1]
    return rest if starts_with(rest, "heads") else words


def last_parts(line: Line, start: int, stop: int) -> int:
    """Where "trong đó", "gồm" begins last from `start` to before `stop`; 0 where neither does."""
    parts = _words("parts")
    for at in range(stop - 1, start - 1, -1):
        if line.norms[at] in parts.openers and parts.starting(line.norms, at, len(line)):
            return at
    return 0


def words_of(line: Line, kept: list[int]) -> str:
    """The article's words at the positions, spaced as the article spaces them."""
    said = ""
    for at in kept:
        glued = at - 1 in kept and line.ends[at - 1] == line.starts[at]
        word = line.word(at)
        if not said and word[1:].islower() and not line.named[at]:
            word = word.lower()  # the sentence's first word
        said += word if glued or not said else " " + word
    return said.strip(" ,;:.-–(")
