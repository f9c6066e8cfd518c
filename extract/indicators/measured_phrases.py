"""The words before a number that name a measured quantity: "tỷ lệ hộ nghèo", "tổng thu ngân sách"."""

from __future__ import annotations

from functools import cache

from extract.indicators.marks import DASHES, MARKS, QUOTES
from extract.indicators.noun_phrases import LONGEST
from extract.indicators.words import follows, starts_with, words_in
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import Phrases, fold, syllables

_CHANGES, _EXTENTS = syllables("tăng giảm"), syllables("dài rộng cao sâu")
_GROWN = {
    fold(noun)[0]: verbs
    for noun, verbs in (("mức", _CHANGES), ("lệ", _CHANGES), ("độ", _CHANGES | _EXTENTS), ("chiều", _EXTENTS), ("bề", _EXTENTS))
}
_OF = syllables("của tại ở toàn")
_THRESHOLD = 6  # items of a threshold
_ASIDE = 9  # items of an aside
_ASIDE_NAME = 4  # items of an aside in which its name, time or number begins
_ASIDES = syllables("tại ở lúc trong từ sau trước vào qua của")
_WAYS = syllables("chạy về qua đi đến")  # left alone before a name: "lượng phù sa về | Lâm Sơn"
_POINTING = frozenset((NUMERAL, TIME, *syllables("này đó")))
_NUMBER = fold("số")
_WHOLE, _PER, _FROM = (fold(word)[0] for word in ("toàn", "trên", "từ"))
_MODIFYING = syllables("sau trước từ về của theo ngoài")  # a noun behind these is no head: "lãi sau thuế"


def phrase_before(line: Line, first: int, stop: int) -> list[int]:
    """The positions of what is measured among the words from `first` to before `stop`: from its head noun on."""
    stop = _without_place(line, first, stop)
    if all(line.named[at] or line.norms[at] in MARKS for at in range(first, stop)):
        return []
    kept: list[int] = []
    at = _head(line, first, stop)
    stop = _without_place(line, at, _before_verb(line, at, stop))
    while at + 2 < stop < len(line) and line.named[stop] and line.norms[stop - 1] in _WAYS:
        stop -= 1
    while at < stop and len(kept) < LONGEST + 2:
        if follows(line, at, first, "costs") and (led := words_in("led_to").starting(line.norms, at, stop - 1)):
            at = led[0]
            continue
        if line.norms[at] == "(" and words_in("keeps").starting(line.norms, at + 1, stop):  # "hộ nghèo (theo chuẩn nghèo đa chiều)"
            at += 1
            continue
        if line.norms[at] == ")" and line.opened.get(at) not in kept:
            at += 1
            continue
        if line.norms[at] == "(" and (line.closings.get(at, stop) - at > 3 or _abbreviates(line, at, kept)):
            at = line.closings.get(at, stop) + 1
            continue
        if line.norms[at].isdigit() and line.norm(at + 1) in DASHES:  # "nhóm tiêu chí 2 - quy mô dân số"
            at += 2
            continue
        if threshold := _threshold(line, at, stop):
            at = threshold
            continue
        held = words_in("keeps").starting(line.norms, at, stop)
        filler = words_in("fillers").starting(line.norms, at, stop)
        if held or filler:
            kept += range(at, held[0]) if held else ()
            at = held[0] if held else filler[0] if filler else at
            continue
        if line.norms[at] != TIME and line.norms[at] not in QUOTES:
            kept.append(at)
        at += 1
    return kept


def _threshold(line: Line, at: int, stop: int) -> int:
    """Where a threshold ends that begins here: "lao động qua đào tạo | từ 3 tháng trở lên | có chứng chỉ"; 0 where none does."""
    if line.norms[at] != _FROM:
        return 0
    ends = (words_in("thresholds").starting(line.norms, here, stop) for here in range(at + 1, min(stop, at + _THRESHOLD)))
    return next((end[0] for end in ends if end), 0)


def _before_verb(line: Line, head: int, stop: int) -> int:
    """Where the verb of a measured quantity begins: "giá hồ tiêu | giảm liên tục", "tỷ lệ che phủ rừng của tỉnh | duy trì"."""
    for at in range(head + 2, stop):
        if words_in("ends_before_number").starting(line.norms, at, stop) and not grows(line, at):
            return at
    return stop


def _abbreviates(line: Line, opening: int, kept: list[int]) -> bool:
    """Whether brackets only shorten the words before them: "ngân sách nhà nước (NSNN)", not "(GDP)"."""
    short = line.word(opening + 1).lower()
    initials = "".join(line.word(at)[:1].lower() for at in kept)
    return len(short) > 1 and initials.endswith(short)


def grows(line: Line, at: int) -> bool:
    """Whether the word at a position belongs to "mức tăng", "tốc độ tăng", "chiều dài" and names a quantity with it."""
    return line.norm(at) in _GROWN.get(line.norm(at - 1), ())


def has_head(line: Line, first: int, stop: int, kind: str = "heads") -> bool:
    """Whether the words name a measured quantity; `kind` "dimensions" asks for one of area, length, weight or volume."""
    return bool(_heads(line, first, stop, kind))


def head_at(line: Line, at: int) -> bool:
    """Whether a measured quantity begins at a position."""
    head = _head_words("heads").starting(line.norms, at, len(line))
    return head is not None and head[1] and not line.named[at]


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
        numbered = line.norms[at] == _NUMBER[0] and line.norm(at + 1).isdigit()  # "tuyến số 3"
        if head and head[1] and not line.named[at] and not numbered:
            found.append(at)
        at = head[0] if head else at + 1
    return found


def _head(line: Line, first: int, stop: int) -> int:
    """Where the measured quantity begins: at the last head noun behind a connector, the first head noun, or the first word."""
    heads = _heads(line, first, stop, "heads")
    for at in reversed(heads):
        if at > first and words_in("connectors").ending(line.norms, at, first) and not grows(line, at - 1):
            return at
    if heads and not _modifies(line, heads[0], first):
        return heads[0]
    cut = words_in("cutters").within(line.norms, first, stop)
    start = _behind_leading(line, cut[-1][1] if cut else first, stop)
    return start if stop - start <= LONGEST + 2 else stop - LONGEST


def _modifies(line: Line, head: int, first: int) -> bool:
    """Whether a head noun only says more of what stands before it: "lãi sau thuế", "số vụ phạm pháp trên dân số"."""
    if head == first:
        return False
    per = line.norms[head - 1] == _PER and not words_in("dimensions").starting(line.norms, head, len(line))
    return per or line.norms[head - 1] in _MODIFYING


def _behind_leading(line: Line, first: int, stop: int) -> int:
    at = first
    while at < stop:
        leading = words_in("before").starting(line.norms, at, stop)
        if leading:
            at = leading[0]
        elif line.norms[at] == TIME or line.named[at] or line.norms[at] in QUOTES or line.norms[at] == ",":
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
        if line.norms[at] in _ASIDES and _tells_one(line, at, stop) and not _threshold(line, at, stop) and not _heads(line, at + 1, stop, "heads"):
            return at
    return stop


def _tells_one(line: Line, at: int, stop: int) -> bool:
    """Whether the preposition at a position leads to one place or time, before the next preposition."""
    for here in range(at + 1, min(stop, at + _ASIDE_NAME)):
        if line.norms[here] in _ASIDES:
            return False
        if _points(line, here):
            return True
    return False


def _points(line: Line, at: int) -> bool:
    """Whether the item names or numbers one place or time."""
    return line.named[at] or line.norms[at] in _POINTING or line.norms[at].isdigit() or line.word(at)[:1].isupper()


def _without_last(line: Line, first: int, stop: int) -> int:
    """The end without one time, name, territory or hanging preposition at it."""
    inside = line.named[stop - 1] and stop < len(line) and line.named[stop]  # "toàn Đảng | bộ": only the beginning of a name
    if not inside and any(words_in(kind).ending(line.norms, stop, first) for kind in ("names_kept", "keeps", "anaphors")):
        return stop
    if line.norms[stop - 1] == TIME or line.named[stop - 1]:
        return stop - 1
    loose = words_in("everywhere").ending(line.norms, stop, first) or words_in("loose").ending(line.norms, stop, first)
    if loose:
        return loose[0]
    at = stop
    while at > first and line.word(at - 1)[:1].isupper():
        at -= 1
    return at - 1 if first < at < stop and line.norms[at - 1] in _OF else stop


def without_change(words: str) -> str:
    """The name without a noun of change or of work around it: "mức giảm tỷ lệ hộ nghèo", "công tác thu thuế"."""
    norms = fold(words)
    wrapped = words_in("wrappers").starting(norms, 0, len(norms))
    if wrapped and wrapped[0] < len(norms):
        return words.split(" ", wrapped[0])[-1]
    found = words_in("changing").starting(norms, 0, len(norms))
    if found is None:
        return words
    rest = words.split(" ", found[0])[-1]
    return rest if starts_with(rest, "heads") else words


def of_number(words: str) -> str:
    """ "số diện tích rừng" as "diện tích rừng": the number of a size is the size."""
    rest = words.partition(" ")[2]
    return rest if fold(words)[:1] == _NUMBER and starts_with(rest, "hosted") else words
