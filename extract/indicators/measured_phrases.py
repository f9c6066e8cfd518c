"""The words before a number that name a measured quantity: "tỷ lệ hộ nghèo", "tổng thu ngân sách"."""

from __future__ import annotations

from functools import cache

from extract.indicators.asides import without_place
from extract.indicators.heads import behind_leading, grows, heads_in
from extract.indicators.marks import DASHES, MARKS, QUOTES
from extract.indicators.noun_phrases import LONGEST
from extract.indicators.words import follows, starts_with, words_in
from extract.rules.clauses import TIME, Line
from extract.rules.phrases import fold, syllables

_NUMBER, _PER = fold("số"), fold("trên")[0]
_MODIFYING = syllables("sau trước từ về của theo ngoài")  # a noun behind these is no head: "lãi sau thuế"
_AMOUNT = fold("số lượng")


@cache
def _telling() -> frozenset[str]:
    """The only words, beside digits, that may not just be kept."""
    openers = {norm for kind in ("led_to", "keeps", "fillers") for norm in words_in(kind).openers}
    return QUOTES | {"(", ")", TIME} | openers


def phrase_before(line: Line, first: int, stop: int) -> list[int]:
    """The positions of what is measured among the words from `first` to before `stop`: from its head noun on."""
    stop = without_place(line, first, stop)
    if all(line.named[at] or line.norms[at] in MARKS for at in range(first, stop)):
        return []
    kept: list[int] = []
    at = _head(line, first, stop)
    stop = without_place(line, at, _before_verb(line, at, stop))
    while at < stop:
        if line.norms[at] not in _telling() and not (line.norms[at].isdigit() and not _is_stuck(line, at)):
            kept.append(at)
            at += 1
            continue
        if follows(line, at, first, "costs") and (led := words_in("led_to").starting(line.norms, at, stop - 1)):
            at = led[0]
            continue
        told = line.norms[at] == "(" and words_in("keeps").starting(line.norms, at + 1, stop)  # "hộ nghèo (theo chuẩn …)"
        if told or line.norms[at] == ")":
            if line.opened.get(at) in kept:  # "tổng sản phẩm (GRDP)"
                kept.append(at)
            at += 1
            continue
        if line.norms[at] == "(" and (line.closings.get(at, stop) - at > 3 or _abbreviates(line, at, kept)):
            at = line.closings.get(at, stop) + 1
            continue
        if line.norms[at].isdigit() and line.norm(at + 1) in DASHES:  # "nhóm tiêu chí 2 - quy mô dân số"
            at += 2
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


def _before_verb(line: Line, head: int, stop: int) -> int:
    """Where the verb of a measured quantity begins: "giá hồ tiêu | giảm liên tục", "tỷ lệ che phủ rừng của tỉnh | duy trì"."""
    for at in range(head + 2, stop):
        ends = words_in("ends_before_number").starting(line.norms, at, stop)
        if ends and not grows(line, at) and not words_in("keeps").ending(line.norms, at + 1, head):  # "thuế giá trị gia tăng"
            return at
    return stop


def _is_stuck(line: Line, at: int) -> bool:
    """Whether a number is written to the word before it: "RON95-III"."""
    return line.touches(at) and line.word(at - 1).isalpha()


def _abbreviates(line: Line, opening: int, kept: list[int]) -> bool:
    """Whether brackets only shorten the words before them: "ngân sách nhà nước (NSNN)", not "(GDP)"."""
    short = line.word(opening + 1).lower()
    initials = "".join(line.word(at)[:1].lower() for at in kept)
    return len(short) > 1 and initials.endswith(short)


def _head(line: Line, first: int, stop: int) -> int:
    """Where the measured quantity begins: at the last head noun behind a connector, the first head noun, or the first word."""
    heads = heads_in(line, first, stop)
    for at in reversed(heads):
        if at > first and words_in("connectors").ending(line.norms, at, first) and not grows(line, at - 1):
            return at
    if heads and not _modifies(line, heads[0], first):
        return heads[0]
    cut = words_in("cutters").within(line.norms, first, stop)
    start = behind_leading(line, cut[-1][1] if cut else first, stop)
    return start if stop - start <= LONGEST + 2 else stop - LONGEST


def _modifies(line: Line, head: int, first: int) -> bool:
    """Whether a head noun only says more of what stands before it: "lãi sau thuế", "số vụ phạm pháp trên dân số"."""
    if head == first:
        return False
    per = line.norms[head - 1] == _PER and not words_in("dimensions").starting(line.norms, head, len(line))
    return per or line.norms[head - 1] in _MODIFYING


def without_work(words: str) -> str:
    """The name without a noun of change or of work before it: "mức giảm tỷ lệ hộ nghèo", "công tác thu thuế"."""
    norms = fold(words)
    wrapped = words_in("wrappers").starting(norms, 0, len(norms))
    if wrapped and wrapped[0] < len(norms):
        return words.split(" ", wrapped[0])[-1]
    found = words_in("changing").starting(norms, 0, len(norms))
    rest = words.split(" ", found[0])[-1] if found else ""
    return rest if starts_with(rest, "heads") else words


def of_number(words: str, measured: bool) -> str:
    """ "số diện tích rừng" as "diện tích rừng": the number of a size is the size.

    measured: whether a thing is measured, which has no number: "số hoá chất rò rỉ khoảng 300 tấn".
    """
    rest = words.partition(" ")[2]
    norms = fold(words)
    bare = rest and norms[:1] == _NUMBER and norms[:2] != _AMOUNT
    return rest if bare and (measured or starts_with(rest, "hosted")) else words
