"""What general money or size is of: "nợ BHXH với số tiền 2 tỷ", "hỗ trợ 5 tỷ đồng xử lý sạt lở"."""

from __future__ import annotations

from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.owners import common_thing_before, without_name
from extract.indicators.words import starts_with, words_in
from extract.lexicon import load
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import is_noun_start
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

_LINKING = syllables("với có")
_PRICE = fold("giá")[0]
GIVEN_FOR = syllables("cho để nhằm")
_TO = fold("cho")[0]
_PLACES = syllables("tại ở trên")
_WILL = syllables("sẽ được bị đến vào")
_LONGEST = 8
_OWNER = " của "
_SUFFERED = syllables("bị phải được")
_SPENT = fold("chi")
_FROM, _SOURCE = fold("từ")[0], 14  # items of where money comes from
_MUST = fold("phải")[0]
_PAYEES = syllables("đối với cho các những")  # these open whom it was paid to
_PAYEE = 6  # items between a verb of paying and its sum
_NOBODY = syllables("mỗi tổng cộng được cho hộ người")
_MARKS = frozenset(',;:.()!?…\n"“”')
_TRADING = ("mua", "bán")
_LEADING = syllables("đã đang sẽ được bị cũng vẫn đều các những là có và mỗi từng con trở lên vì do nên cũng đều")


def for_what(spot: Spot, kept: list[int], before: Spot | None) -> str:
    """What follows a general name, from after the number or from before "với": " xử lý sạt lở"; empty where nothing is said."""
    line = spot.line
    done = _done_before(spot, kept)
    if done:
        return " " + done
    only_price = len(kept) == 1 and line.norm(kept[0]) == _PRICE
    if only_price and line.norm(spot.last) in GIVEN_FOR:
        return ""  # "mua với giá 30 triệu đồng để bán lại"
    after = _after(spot)
    if after:
        return " " + after
    at = kept[0] - 1 if kept else 0
    counted = before if before is not None and before.line is line and before.kind == "count" else None
    if counted and at > 0 and counted.tail == at and _is_hosted(line, kept):
        return f" {_whole_of(counted.draft.indicator or '')}"  # "3 dự án thành phần | với tổng mức đầu tư 900 tỷ đồng"
    if at > 0 and line.norm(at) in _LINKING and (before is None or before.line is not line or before.last < at):
        owner = _before_with(line, at, before)
        if only_price and (bought := _bought(owner)):
            return " " + bought
        if owner and _WILL.isdisjoint(fold(owner)):  # a noun phrase, not what will be done
            return " " + without_name(owner.strip()) if starts_with(owner.strip(), "owners") else owner
    if at > spot.own and line.norm(kept[0]) == _PRICE and is_noun_start(line, at):
        return f" {line.word(at)}"
    thing = _host(spot, at + 1, before) if _is_hosted(line, kept) else ""
    return f" {thing}" if thing else ""


def _is_hosted(line: Line, kept: list[int]) -> bool:
    """Whether a name is only a size or a cost, which some thing has: "tổng mức đầu tư"."""
    name = [line.norms[here] for here in kept]
    found = words_in("hosted").starting(name, 0, len(name))
    return found is not None and found[0] == len(name)


def _whole_of(name: str) -> str:
    """The thing itself where a name is that of its parts: "cầu" of "nhịp của cầu"."""
    return (name.partition(_OWNER)[2] if starts_with(name, "parts_of_things") else "") or name


def _bought(owner: str) -> str:
    """ "nhiều hộ phải mua nước với giá": "nước", else the verb itself; empty where nothing is bought or sold."""
    words = owner.split()
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _TRADING), None)
    return "" if at is None else " ".join(words[at + 1 :]) or words[at]


def _done_before(spot: Spot, kept: list[int]) -> str:
    """ "xử phạt 30 lao động với tổng số tiền 4 tỷ đồng": what was done with a sum, said before it in its sentence; else empty."""
    line = spot.line
    if not kept or not starts_with(words_of(line, kept), "sums_of"):
        return ""
    said = ""
    end = spot.line.clause_starts[spot.at]
    for start, stop, _ in words_in("payments").within(line.norms, end, kept[0]):
        if start < end or line.openings[start] != line.openings[spot.at]:
            continue  # "trả nợ vốn | vay": part of what is paid, or in brackets
        said, end = words_of(line, list(range(start - (line.norm(start - 1) in _SUFFERED), stop))), stop
        if is_noun_start(line, stop) and stop < kept[0] and line.norms[stop] not in _PAYEES:
            given, end = phrase_after(line, stop, stop + 1, kept[0])
            said = f"{said} {words_of(line, given)}"
    return said


def _host(spot: Spot, at: int, before: Spot | None) -> str:
    """ "562 điểm sạt lở với tổng chiều dài 786 km", "dự án có tổng mức đầu tư 40 tỷ đồng": the thing before a size or cost."""
    line = spot.line
    counted = before is not None and before.line is line and before.kind == "count" and max(before.tail, before.last) >= at - 2
    if counted and before and before.draft.indicator and not starts_with(before.draft.indicator, "inventory"):
        return _whole_of(before.draft.indicator)  # "cầu dài 385 m, gồm 8 nhịp, tổng vốn đầu tư 245 tỷ đồng"
    return common_thing_before(line, at, line.clause_starts[spot.at])


def paid(spot: Spot, stop: int) -> str:
    """ "bị xử phạt 120 triệu đồng": "số tiền xử phạt"; empty where no such verb governs the number."""
    line, at = spot.line, stop
    while at > max(spot.own, stop - _PAYEE):
        found = words_in("payments").ending(line.norms, at, spot.own)
        if found:
            after = _after(spot)
            named = starts_with(after, "heads")  # "nhận 5 tỷ đồng tiền bồi thường"
            verb = line.said(found[0] - (line.norm(found[0] - 1) == _MUST), at).lower().removesuffix(" tiền")
            if starts_with(verb, "funding"):
                to_whom = line.norm(_behind_source(line, spot.last, line.clause_ends[spot.at])) == _TO
                given = to_whom or not after  # "cấp 5 tỷ đồng cho các xã", not "dành 5 tỷ đồng xây cầu"
                return "" if named else f"kinh phí {verb} {after}".rstrip() if given else f"kinh phí {after}"
            return "" if named else _with_money(f"{verb} {after}".rstrip())
        if not line.named[at - 1] and line.norms[at - 1] not in _NOBODY:
            break
        at -= 1
    return ""


def sum_of(words: str, spot: Spot) -> str:
    """A sum that only a verb names: "thu 4 tỷ đồng" is "số tiền thu", "thưởng cho tập thể" is "tiền thưởng cho tập thể"."""
    if spot.kind != "money" or spot.draft.measure != "level":
        return words
    known: str | None = load("indicator_words")["sums"].get(words.lower())
    if known:
        return known
    norms = fold(words)
    given = words_in("dues").starting(norms, 0, len(norms))
    object_ = words.split(" ", given[0])[-1] if given else words  # "hỗ trợ | chi phí đi lại" names the money already
    return _with_money(words) if starts_with(words, "payments") and not starts_with(object_, "heads") else words


def given_for(words: str, what: str, spot: Spot) -> str:
    """A sum with what it is given for: "chi 1 tỷ đồng để lắp đèn" is "kinh phí lắp đèn", "hỗ trợ …" is "tiền hỗ trợ …"."""
    spent = spot.kind == "money" and spot.draft.measure == "level" and fold(words) == _SPENT
    return f"kinh phí{what}" if spent else sum_of(words + what, spot)


def _with_money(words: str) -> str:
    """What was done with money, behind the noun: "tiền bồi thường", "số tiền chi trả"."""
    return f"tiền {words}" if starts_with(words, "dues") else f"số tiền {words}"


def _behind_source(line: Line, at: int, stop: int) -> int:
    """Where what money is for begins, behind where it comes from: "5 tỷ đồng từ ngân sách tỉnh | cho 12 dự án"."""
    if line.norm(at) != _FROM:
        return at
    for here in range(at + 2, min(stop, at + _SOURCE)):
        if line.norms[here] in _MARKS:
            break
        if line.norms[here] in GIVEN_FOR:
            return here
    return at


def _after(spot: Spot) -> str:
    line, at = spot.line, _behind_source(spot.line, spot.last, spot.line.clause_ends[spot.at])
    start = at + (line.norm(at) in GIVEN_FOR)
    if start > at and line.norm(start) == NUMERAL and not words_in("inventory").starting(line.norms, start + 1, len(line)):
        start += 1  # "hỗ trợ 800 triệu đồng cho 5 chủ tàu"; places are no payees
    if not is_noun_start(line, start):
        return ""
    kept, spot.tail = phrase_after(line, start, start + 1, line.clause_ends[spot.at])
    return words_of(line, kept[:_LONGEST])


def _before_with(line: Line, at: int, before: Spot | None) -> str:
    floor = max(before.noun_end, before.last) if before and before.line is line else 0
    start = at
    while start > max(floor, at - _LONGEST) and line.norms[start - 1] not in _MARKS:
        start -= 1
    while start < at and (line.norms[start] in _LEADING or line.named[start]):
        start += 1
    end = next((here for here in range(start + 1, at) if line.norms[here] in _PLACES), at)
    return " " + words_of(line, list(range(start, end))) if start < at else ""
