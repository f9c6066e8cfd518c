"""The names of counted things: the noun with its modifiers and what was done to it, or the number of it named before."""

from __future__ import annotations

from extract.indicators.acts import act_on, is_person, names_people
from extract.indicators.heads import has_head
from extract.indicators.measured_phrases import phrase_before
from extract.indicators.noun_phrases import phrase_after, suffers, words_of
from extract.indicators.owners import divided
from extract.indicators.parts import act_of_whole, state_of_whole
from extract.indicators.predicates import shared_predicate
from extract.indicators.rest_of_clause import predicate_behind
from extract.indicators.tasks import task_behind
from extract.indicators.told_apart import told_apart
from extract.indicators.words import follows, is_one, starts_with, words_in
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import Counted, counted_after, is_quality
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot
from extract.rules.words_before import before_links, widened

_PIECE, _THING = fold("chiếc")[0], fold("cái")[0]
_IS = fold("là")[0]
_EQUALS = (_IS, ":")
_NUMBERS = (fold("số lượng"), fold("số"), fold("tổng số"), fold("tổng đàn"))
_TOTALS = syllables("tổng số lượng đàn tỷ tỉ lệ")
_STATING = syllables("có thì còn")  # "kiểm tra 10 công trình thì có 9 công trình sai phạm"
_AND = syllables("và cùng với ,")
_SOME = syllables("các những nhiều")
_PLACED = syllables("từ tại ở thuộc trên của")  # "300 đại biểu đến từ 25 tỉnh"
_TOTAL = fold("tổng số")
_NEXT = 4  # items to the next number of a list
_FOR = fold("cho")[0]
_FULL = 6  # words of a name that needs no more


def name_count(spot: Spot, stop: int, before: Spot | None) -> tuple[str, str | None]:
    """A counted noun; "tổng số đảng viên là 322 đảng viên" is named by what stands before."""
    line = spot.line
    words = name_counted(spot, spot.at + 1, stop, before)
    if words and spot.draft.measure == "change" and has_head(line, spot.own, stop, "amounts"):
        return "measured quantity", words_of(line, phrase_before(line, spot.own, stop))
    alone = spot.tail <= spot.noun_end and not spot.act
    if words and starts_with(words, "visits") and not spot.act and (label := _label(spot, stop)):
        return "words before", label
    if alone and words and spot.own < stop < spot.first and _says_total(spot, stop, words):
        return "counted noun", f"{line.said(stop - 2, stop).lower()} {spot.draft.unit}"
    if spot.own < stop and is_person(spot.draft.unit) and spot.tail <= spot.noun_end:
        total = words_of(line, phrase_before(line, widened(spot, stop, before), stop))
        if _names_people(total):
            return "measured quantity", total
    equals = line.norm(spot.begins - 1) in _EQUALS  # "dân số là 6.000 người": whatever is said of them behind
    unsaid = spot.tail <= spot.noun_end and stop == spot.begins
    first = spot.own
    if line.norm(spot.begins - 1) == ":":
        first = widened(spot, stop, before)
        stop = before_links(spot, first)
    if (equals or unsaid) and has_head(line, first, stop, "amounts"):
        named = words_of(line, phrase_before(line, first, stop))
        if is_one(named, "hosted"):  # "tổng dung tích 21 hồ chứa"
            return "counted noun", words
        if not set(fold(named)) <= _TOTALS:
            return "measured quantity", named
        return "counted noun", f"{named} {words}" if fold(named) in _NUMBERS else words
    if alone and words and spot.own < stop and not spot.bare:
        named = words_of(line, phrase_before(line, spot.own, stop))
        if _names_number_of(fold(named), fold((spot.draft.unit or words).partition("/")[0])):
            return "words before", named
    return "counted noun", words


def _names_people(total: str) -> bool:
    """ "tổng số đảng viên lên 6.890 đồng chí", "số cán bộ, công chức cấp xã khoảng 7.200 người": people under their own name."""
    if starts_with(total, "totals"):
        return bool(fold(total)[len(_TOTAL) :])
    return fold(total)[:1] == _TOTAL[1:] and names_people(total.partition(" ")[2].replace(",", ""))


def _says_total(spot: Spot, stop: int, words: str) -> bool:
    """ "nâng tổng số hiện có 5.000 hội viên"; places are all of them only where more is said."""
    return follows(spot.line, stop, spot.own, "totals") and not starts_with(words, "inventory")


def _label(spot: Spot, stop: int) -> str:
    """ "khách quốc tế đạt 1,2 triệu lượt", "nội địa 3 triệu lượt khách": who comes, said before the number; else empty."""
    said = words_of(spot.line, phrase_before(spot.line, spot.own, stop)) if spot.own < stop else ""
    if said and starts_with(said, "kinds_of_visitors"):
        said = f"khách {said}"
    if not starts_with(said, "visitors"):
        return ""
    return said


def _names_number_of(named: tuple[str, ...], noun: tuple[str, ...]) -> bool:
    """Whether a phrase names how many there are of a noun: "tổng đàn gia cầm" of "gia cầm", "hộ nghèo" of "hộ"."""
    quantity = next((start for start, norm in enumerate(named) if norm not in _TOTALS), 0)
    return len(named) > len(noun) and named[quantity : quantity + len(noun)] == noun


def name_counted(spot: Spot, start: int, stop: int, before: Spot | None) -> str | None:
    """The noun phrase at a position behind the number, with what was done to the thing or what its list suffers.

    stop: where the words before the number end, as `before_links` says.
    """
    line = spot.line
    noun = counted_after(line, start)
    if noun is None:
        return spot.draft.unit
    kept, end = phrase_after(line, noun.start, noun.end, _before_wreck(spot, noun, stop))
    offence = words_in("offences").within(line.norms, noun.end, end)
    if offence and act_of(spot, stop):
        kept = [at for at in kept if at < offence[0][0]]
    words = words_of(line, kept)
    if is_quality(noun) and spot.draft.unit:
        return _of_quality(spot, spot.draft.unit, noun, words, kept[-1], end)
    if spot.kind == "count" and not noun.known and spot.draft.unit and fold(noun.name) != fold(spot.draft.unit.split("/")[0]):
        words = f"{spot.draft.unit.split('/')[0]} {words_of(line, kept[1:])}".strip()
    alone = len(kept) == noun.end - noun.start
    spot.tail = max(spot.tail, noun.end if alone else end)
    if alone and (whole := divided(spot)):
        return words + whole
    spot.act = "" if suffers(line, kept[noun.end - noun.start :]) else act_of(spot, stop, alone)
    if len(kept) > _FULL or (len(kept) > noun.end - noun.start + 2 and not spot.act):
        return _with_others(spot, words, end) or words + state_of_whole(spot, words)
    shared = "" if not alone and _again(line, noun, end) else shared_predicate(line, kept[-1], end, line.norm(spot.at + 1))
    if shared and before and spot.act == before.act and line.norm(spot.own - 1) == ";":
        spot.act = ""  # "ngập 2 ha ao; 85 ha ngô, 60 ha lúa bị đổ gãy"
    if spot.act:
        return words + spot.act + task_behind(spot, words, end)
    if alone and line.norm(end) == _IS and is_person(spot.draft.unit) and counted_after(line, end + 1):
        more, spot.tail = phrase_after(line, end, end + 2, line.clause_ends[spot.at])
        return words_of(line, kept + more)
    if shared or not alone:
        return _with_others(spot, words, end) or words + (shared or state_of_whole(spot, words))
    return told_apart(spot, words, end)


def _again(line: Line, noun: Counted, end: int) -> bool:
    """Whether the same things are counted next: "120 ca nặng, 15 ca phải thở máy" are told apart by their own words."""
    number = next((at for at in range(end, min(len(line), end + _NEXT)) if line.norms[at] == NUMERAL), None)
    other = counted_after(line, number + 1) if number is not None else None
    told = words_in("manner").starting(line.norms, noun.end, end) is None  # "40 người trực tiếp, 90 người gián tiếp bị ảnh hưởng"
    return told and other is not None and fold(other.name) == fold(noun.name)


def _before_wreck(spot: Spot, noun: Counted, stop: int) -> int:
    """Where the phrase behind a number must end: "xe chở 29 hành khách | đâm vào …" is said of the bus."""
    line, end = spot.line, spot.line.clause_ends[spot.at]
    if not words_in("carrying").ending(line.norms, stop, line.clause_starts[spot.at]):
        return end
    wrecks = words_in("wrecks").within(line.norms, noun.end, end)
    return wrecks[0][0] if wrecks else end


def _of_quality(spot: Spot, unit: str, noun: Counted, words: str, last: int, end: int) -> str:
    """The thing spoken of before, where only its quality, its piece or "cái" stands behind the number."""
    line, spot.act = spot.line, act_of_whole(spot)
    if line.norm(spot.at + 1) == _THING:  # "7 bản quy hoạch thì 6 cái đã xong"
        return f"{unit} {line.said(noun.end, end)}".strip()
    if line.norm(noun.start) == _PIECE:  # "tàu cá …, còn 310 chiếc với 1.500 người đang đánh bắt"
        return unit + (spot.act or shared_predicate(line, last, end, line.norm(spot.at + 1)))
    return f"{unit} {words}{spot.act}"


def _with_others(spot: Spot, words: str, end: int) -> str | None:
    """ "11 hồ nhỏ cùng các đập tạm ở Lâm Sơn bị cạn nước": what the thing suffers with others that are not counted."""
    line = spot.line
    behind = line.closings.get(end, end) + 1  # "12 tấn cá nuôi (phần lớn là cá trắm) | bị chết"
    aside = line.norm(end) == "(" and words_in("far_predicates").starting(line.norms, behind, len(line)) is not None
    return predicate_behind(spot, words, end) if aside or (line.norm(end) in _AND and line.norm(end + 1) in _SOME) else None


def act_of(spot: Spot, stop: int, bare: bool = False) -> str:
    """What was done to the thing, said before its number or with the thing before: "thu giữ 12 tấn than, 45 tấn quặng"."""
    if act := act_on(spot, stop, bare):
        return act
    before, words = spot.before, spot.line.norms[spot.own : spot.first]
    last = words[-1] if words else ""
    if last == _FOR and not is_person(spot.draft.unit):
        return ""  # "bán 12.000 vé cho 2 đêm diễn"
    while before is not None and before.line is spot.line and spot.line.openings[before.at] > spot.line.openings[spot.at]:
        before = before.before  # "48 chi bộ (khiển trách 34, cảnh cáo 14) và 240 đảng viên"
    if before is None or before.line is not spot.line or spot.draft.measure != "level" or last in _PLACED:
        return ""
    others = all(norm in _AND or named for norm, named in zip(words, spot.line.named[spot.own : spot.first], strict=True))
    return _act_of_before(before) if others or (spot.bare and _STATING.isdisjoint(words)) else ""


def _act_of_before(before: Spot) -> str:
    """What was done to the thing before; of a sum, what was done with it: "hỗ trợ 40 tỷ đồng cùng 30 tấn ngô giống"."""
    return before.act or (act_on(before, before_links(before), False) if before.kind == "money" else "")
