"""The noun phrase that begins behind a number: how far its words go, and which of them are kept."""

from __future__ import annotations

from functools import cache

from extract.indicators.marks import DASHES, MARKS, QUOTES
from extract.indicators.noun_lists import joins_verbs, list_goes_on
from extract.indicators.noun_places import behind_place, owned, plain, unnamed_place
from extract.indicators.words import words_in
from extract.rules.clauses import NUMERAL, Line
from extract.rules.dictionary import word_end
from extract.rules.phrases import fold, syllables

_NEXT = syllables("đã đang sẽ được bị")  # behind a predicate these open another
_NOT = syllables("chưa không")
_CHANCES = (list(fold("nguy cơ")), list(fold("khả năng")))  # "có nguy cơ | bị cuốn trôi"
LONGEST = 11  # words of an indicator
_AND, _OF, _TOTAL = (fold(word)[0] for word in ("và", "của", "tổng"))
_BY = syllables("được bị do")  # an agent's name may follow: "được [Thủ tướng] công nhận"
_HAVING = syllables("có với")
_EXTENTS = syllables("cao sâu nặng dày")
_SYLLABLES = 3  # of a word, before its last
_FROM, _AREAS = fold("từ")[0], syllables("ha m2 sào hecta")
_LIMITS = syllables("trên dưới từ")
_MEASURE = 2  # items of a threshold's unit
_UPWARDS = fold("trở")[0]  # "từ 9 điểm trở lên" is left out
_WHERE = syllables("tại ở trên trong ngoài xuống ven")


def phrase_after(line: Line, start: int, noun_end: int, stop: int) -> tuple[list[int], int]:
    """The positions of a noun phrase that begins at `start` with a noun up to `noun_end`, and where it ends."""
    kept = list(range(start, noun_end))
    at = noun_end
    while at < stop and len(kept) < LONGEST:
        if line.norms[at] in QUOTES:
            at += 1
            continue
        if line.norms[at] in DASHES and line.norm(at + 1).isdigit() and line.touches(at) and line.touches(at + 1):
            kept += (at, at + 1)  # "ca mắc Covid-19"
            at += 2
            continue
        if line.norms[at] in MARKS:
            if line.norms[at] == "," and list_goes_on(line, at + 1, stop, kept[noun_end - start :]):
                kept.append(at)
                at += 1
                continue
            break
        if line.norms[at] in _NEXT and _told(line, kept[noun_end - start :]):
            break
        if line.norms[at] in _WHERE and words_in("located").ending(line.norms, at, noun_end):
            end = unnamed_place(line, at, stop)
            kept += range(at, end)  # "tàu neo đậu | tại các bến"
            if end > at:
                at = end
                continue
        if threshold := _threshold(line, at):
            return kept + list(range(at, threshold)), threshold
        end, keep = _step(line, at, stop, len(kept) <= noun_end - start)
        if end == at:
            break
        if keep:
            kept += range(at, end)
        at = end
    if len(kept) >= LONGEST and (end := _word_end(line, at, stop)) > at:
        return kept + list(range(at, end)), end
    return _without_danglers(line, kept, noun_end), at


def _word_end(line: Line, at: int, stop: int) -> int:
    """The end of the word in which a phrase that grew too long would be cut: "vào bờ an | toàn"."""
    ends = (word_end(line.norms, start) for start in range(max(0, at - _SYLLABLES), at))
    return min(max(at, *ends), stop)


def _threshold(line: Line, at: int) -> int:
    """Where a threshold ends that ends its phrase: "hộ bị ngập | trên 1 m", "điểm | từ 9,0"; 0 where none begins."""
    if line.norms[at] == _FROM and line.norm(at + 2) in _AREAS:
        return 0  # "thu được 12 tấn cà phê từ 3,5 ha"
    if line.norms[at] not in _LIMITS or not (line.norm(at + 1) == NUMERAL or line.norm(at + 1).isdigit()):
        return 0
    end = next((here for here in range(at + 2, min(len(line), at + 3 + _MEASURE)) if line.norms[here] in MARKS), 0)
    return end if end and line.norms[end] not in (*DASHES, NUMERAL) and _UPWARDS not in line.norms[at:end] else 0


def _told(line: Line, kept: list[int]) -> bool:
    """Whether a predicate is whole, so that "đã", "được" behind it open another; "chưa xác minh | được" is not."""
    norms = [line.norms[at] for at in kept]
    return norms[-2:] not in _CHANCES and bool(words_in("predicates").within(norms, 0, len(norms))) and _NOT.isdisjoint(norms)


def suffers(line: Line, kept: list[int]) -> bool:
    """Whether the words behind a noun say already what was done to it or what it is: "bị ngập", "được khen", "có nhà văn hóa"."""
    norms = [line.norms[at] for at in kept]
    return bool(words_in("suffers").within(norms, 0, len(norms)) or words_in("states").starting(norms, 0, len(norms)))


def _without_danglers(line: Line, kept: list[int], noun_end: int) -> list[int]:
    """The positions without a verb or preposition that lost what follows it."""
    norms = [line.norms[at] for at in kept]
    length = len(kept)
    while length and kept[length - 1] >= noun_end:
        found = words_in("danglers").ending(norms, length)
        held = words_in("keeps").ending(norms, length)
        if found is None or (held is not None and held[0] < found[0]):
            break
        length = found[0]
    return kept[:length]


@cache
def _telling() -> frozenset[str]:
    """The only words of no name at which a noun phrase does not just go on."""
    kinds = ("names_kept", "keeps", "fillers", "goes_on", "moves", "ends")
    return _HAVING | _EXTENTS | {_AND, _OF} | {norm for kind in kinds for norm in words_in(kind).openers}


def _step(line: Line, at: int, stop: int, bare: bool) -> tuple[int, bool]:
    """How far to go on from a word of a noun phrase, and whether to keep it; the same position where the phrase ends.

    bare: whether nothing but the noun is kept so far.
    """
    if line.norms[at] not in _telling() and not line.named[at] and line.norm(at - 1) not in _BY:
        return at + 1, True
    if line.norms[at] in _EXTENTS and line.norm(at + 1) == NUMERAL:
        return at, False  # "3 toà nhà | cao 15 tầng"
    if line.norms[at] in _HAVING and line.norm(at + 1) == _TOTAL:  # "hộ | có tổng số tiền thưởng 4 triệu đồng"
        return at, False
    agent = words_in("agents").starting(line.norms, at, stop) if line.norm(at - 1) in _BY else None
    if agent:
        return agent[0], False
    name = words_in("names_kept").starting(line.norms, at, stop)
    if name and line.named[at] and name[0] < stop and line.named[name[0]]:
        name = None  # "Đảng | uỷ xã": only the beginning of a name
    held = words_in("keeps").starting(line.norms, at, stop) or name
    if held and held[0] < stop and line.named[held[0]] and words_in("places").starting(line.norms, at, held[0]):
        return behind_place(line, at, stop), False  # "trực thuộc | Đảng uỷ xã"
    if held:
        return held[0], True
    filler = words_in("fillers").starting(line.norms, at, stop)
    if filler:
        return filler[0], False
    opens = words_in("goes_on").starting(line.norms, at, stop) or (bare and words_in("moves").starting(line.norms, at, stop))
    if opens and plain(line, opens[0], stop):
        return opens[0] + 1, True
    if line.norms[at] == _AND and joins_verbs(line, at, stop):
        return at + 2, True
    if line.norms[at] == _OF and (owner := owned(line, at, stop)) > at:
        return owner, True
    if line.named[at] or words_in("ends").starting(line.norms, at, stop):
        return behind_place(line, at, stop), False
    return at + 1, True


def words_of(line: Line, kept: list[int]) -> str:
    """The article's words at the positions, spaced as the article spaces them."""
    said = ""
    for at in kept:
        glued = at - 1 in kept and line.touches(at)
        word = line.word(at)
        if not said and word[1:].islower() and not line.named[at]:
            word = word.lower()  # the sentence's first word
        said += word if glued or not said else " " + word
    return said.strip(" ,;:.-–(")
