"""The noun phrase that begins behind a number: how far its words go, and which of them are kept."""

from __future__ import annotations

from extract.indicators.marks import MARKS, QUOTES
from extract.indicators.noun_places import behind_place, owned, plain, unnamed_place
from extract.indicators.words import words_in
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import known_noun
from extract.rules.phrases import fold, syllables

_NEXT = syllables("đã đang sẽ được bị")  # behind a predicate these open another
_NOT = syllables("chưa không")
_CHANCES = (list(fold("nguy cơ")), list(fold("khả năng")))  # "có nguy cơ | bị cuốn trôi"
LONGEST = 11  # words of an indicator
_ONGOING = fold("đang")[0]
_BY = syllables("được bị do")  # an agent's name may follow: "được [Thủ tướng] công nhận"
_AND, _OF, _TOTAL = (fold(word)[0] for word in ("và", "của", "tổng"))
_HAVING = syllables("có với")
_DEEDS = ("done", "done_for", "done_to")
_WHERE = syllables("tại ở trên trong ngoài xuống ven")
_CLOSING = frozenset(".;)")
_LIST_GOES_ON = syllables(", và")
_PLURALS = syllables("các những")  # these open what is not counted by the number before the list
_ITEM = 3  # words of a thing in a list
_MADE = fold("hóa")[0]  # "bê tông, nhựa hóa"
_NEAR = 6  # items in which a number would make the words behind a comma its own


def phrase_after(line: Line, start: int, noun_end: int, stop: int, lists: bool = False) -> tuple[list[int], int]:
    """The positions of a noun phrase that begins at `start` with a noun up to `noun_end`, and where it ends.

    lists: whether the nouns of a list belong to it, as behind a share: "70% sở, ban và ngành".
    """
    kept = list(range(start, noun_end))
    at = noun_end
    while at < stop and len(kept) < LONGEST:
        if line.norms[at] in QUOTES:
            at += 1
            continue
        if line.norms[at] in MARKS:
            if line.norms[at] == "," and _goes_on(line, at + 1, stop, kept[noun_end - start :], lists):
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
        if lists and line.norms[at] == _AND and (_ends_things(line, at, kept) or _joins_crops(line, at + 1, stop)):
            kept.append(at)
            at += 1
        end, keep = _step(line, at, stop, line.norms[kept[-1]] if kept else "", len(kept) <= noun_end - start)
        if end == at:
            break
        if keep:
            kept += range(at, end)
        at = end
    return _without_danglers(line, kept, noun_end), at


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


def _ends_list(line: Line, at: int, stop: int, said: list[int]) -> bool:
    """Whether a phrase goes on behind a comma: with a second predicate, or with one noun that ends it ("cơ quan, trường học")."""
    end = known_noun(line, at)
    suffers = bool(said) and words_in("predicates").starting(line.norms, said[0], said[-1] + 1) is not None
    done = words_in("done_to").starting(line.norms, at, stop)
    if done and not (done[0] >= stop or line.norms[done[0]] in MARKS or words_in("ends").starting(line.norms, done[0], stop)):
        done = None  # "người chết, tàn phá | hàng nghìn căn nhà": with its object it goes on with the clause
    again = words_in("predicates").starting(line.norms, at, stop) or done
    whole = again is not None and line.norm(again[0]) in MARKS  # "bị ngập, hư hỏng, | 40 nhà …"
    if suffers and again and end is None and (whole or NUMERAL not in line.norms[at : at + _NEAR]):
        return True
    return (end is not None and (end >= stop or line.norms[end] in _CLOSING)) or line.norm(at + 1) == _MADE


def _goes_on(line: Line, at: int, stop: int, said: list[int], lists: bool) -> bool:
    if _ends_list(line, at, stop, said) or _again(line, at, stop, said):
        return True
    return lists and (_lists_things(line, at, stop) or _joins_crops(line, at, stop))


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


def _ends_things(line: Line, at: int, kept: list[int]) -> bool:
    """Whether the last thing of a list follows: "sở, ban | và ngành"."""
    return any(line.norms[here] == "," for here in kept) and known_noun(line, at + 1) is not None


def _joins_crops(line: Line, at: int, stop: int) -> bool:
    """Whether a crop is joined to another, with one size of both: "lúa | và hoa màu", "lúa, | cây màu"."""
    crop = words_in("crops").starting(line.norms, at, stop)
    return crop is not None and NUMERAL not in line.norms[crop[0] : crop[0] + 2]


def _opens_clause(line: Line, at: int, stop: int) -> bool:
    return any(words_in(kind).starting(line.norms, at, stop) for kind in ("predicates", "resumes", "done_to", "done_for"))


def _step(line: Line, at: int, stop: int, before: str, bare: bool) -> tuple[int, bool]:
    """How far to go on from a word of a noun phrase, and whether to keep it; the same position where the phrase ends.

    before: the norm of the last word kept. bare: whether nothing but the noun is kept so far.
    """
    size = words_in("hosted").starting(line.norms, at, stop)
    if size and line.norm(size[0]) == NUMERAL:  # "nhà máy | công suất 40 MW"
        return at, False
    if line.norms[at] in _HAVING and line.norm(at + 1) == _TOTAL:  # "hộ | có tổng số tiền thưởng 4 triệu đồng"
        return at, False
    name = words_in("names_kept").starting(line.norms, at, stop)
    if name and line.named[at] and name[0] < stop and line.named[name[0]]:
        name = None  # "Đảng | uỷ xã": only the beginning of a name
    agent = words_in("agents").starting(line.norms, at, stop) if before in _BY else None
    if agent or (line.named[at] and before in _BY):
        return (agent[0] if agent else at + 1), False
    held = words_in("keeps").starting(line.norms, at, stop) or name
    if held and held[0] < stop and line.named[held[0]] and words_in("places").starting(line.norms, at, held[0]):
        return behind_place(line, at, stop, bare), False  # "trực thuộc | Đảng uỷ xã"
    if held:
        return held[0], True
    filler = words_in("fillers").starting(line.norms, at, stop)
    if filler:
        return filler[0], False
    if line.norms[at] == _ONGOING and line.norm(at + 1) in _BY:
        return at + 1, False
    opens = words_in("goes_on").starting(line.norms, at, stop) or (bare and words_in("moves").starting(line.norms, at, stop))
    if opens and plain(line, opens[0], stop):
        return opens[0] + 1, True
    if line.norms[at] == _AND and _joins_verbs(line, at, stop):
        return at + 2, True
    if line.norms[at] == _OF and (owner := owned(line, at, stop)) > at:
        return owner, True
    if line.named[at] or words_in("ends").starting(line.norms, at, stop):
        return behind_place(line, at, stop, bare), False
    return at + 1, True


def _joins_verbs(line: Line, at: int, stop: int) -> bool:
    """ "đạt và vượt dự toán", "chết và mất tích": whether "và" stands between two verbs of the thing."""
    if any(words_in("suffers").starting(line.norms, here, stop) for here in range(at + 2, min(stop, at + 4))):
        return plain(line, at + 1, stop) and NUMERAL not in line.norms[at : at + 4]  # "lúa và hoa màu bị ngập"
    floor = max(0, at - 3)
    verb = any(words_in(kind).ending(line.norms, at, floor) for kind in ("danglers", "predicates"))
    deeds = _deed(line, at + 1, stop) and any(words_in(kind).ending(line.norms, at, floor) for kind in _DEEDS)
    return (verb or deeds) and plain(line, at + 1, stop) and NUMERAL not in line.norms[at : at + 4]


def _deed(line: Line, at: int, stop: int) -> bool:
    return any(words_in(kind).starting(line.norms, at, stop) for kind in _DEEDS)


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
