"""The names of counted things: the noun with its modifiers, what was done to it, or the fuller name it had before."""

from __future__ import annotations

from extract.rules.acts import act_on, ends_with_act, inherited_predicate, is_person, shared_predicate
from extract.rules.counted import counted_after, is_quality
from extract.rules.indicator_words import follows, is_vague, last_parts, starts_with
from extract.rules.measured_phrases import has_head, phrase_before
from extract.rules.noun_phrases import phrase_after, suffers, words_of
from extract.rules.owners import whole_of
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot
from extract.rules.words_before import BACKWARD, before_links

_PERSON = fold("người")
_POPULATION = (fold("dân"), fold("khẩu"))
_IS, _OF = fold("là")[0], fold("của")[0]
_NUMBERS = (fold("số lượng"), fold("số"), fold("tổng số"))
_TOTALS = syllables("tổng số lượng đàn")
_STATING = syllables("có thì còn")  # "kiểm tra 10 công trình thì có 9 công trình sai phạm"
_FULL = 6  # words of a name that needs no more
_NEAR = 500  # characters before, in which a noun that says nothing may have its fuller name
_LOOK_BACK = 4  # figures before, among which a noun that stands alone may have its fuller name


def name_count(spot: Spot, stop: int, before: Spot | None) -> tuple[str, str | None]:
    """A counted noun; "tổng số đảng viên là 322 đảng viên" is named by what stands before."""
    line = spot.line
    words = name_counted(spot, spot.at + 1, before)
    if words and spot.draft.measure == "change" and has_head(line, spot.own, stop, "amounts"):
        return "measured quantity", words_of(line, phrase_before(line, spot.own, stop))
    alone = spot.tail <= spot.noun_end and not spot.act
    if alone and has_head(line, spot.own, stop, "amounts") and (stop == spot.first or line.norm(spot.first - 1) == _IS):
        named = words_of(line, phrase_before(line, spot.own, stop))
        if starts_with(named, "hosted"):  # "tổng dung tích 21 hồ chứa"
            return "counted noun", words
        if not set(fold(named)) <= _TOTALS:
            return "measured quantity", named
        return "counted noun", f"{named} {words}" if fold(named) in _NUMBERS else words
    if alone and words and spot.own < stop and not spot.bare:
        named = words_of(line, phrase_before(line, spot.own, stop))
        if _names_number_of(fold(named), fold(spot.draft.unit or words)):
            return "words before", named
    return "counted noun", words


def _names_number_of(named: tuple[str, ...], noun: tuple[str, ...]) -> bool:
    """Whether a phrase names how many there are of a noun: "tổng đàn gia cầm" of "gia cầm", "hộ nghèo" of "hộ"."""
    quantity = next((start for start, norm in enumerate(named) if norm not in _TOTALS), 0)
    return len(named) > len(noun) and named[quantity : quantity + len(noun)] == noun


def name_counted(spot: Spot, start: int, before: Spot | None) -> str | None:
    """The noun phrase at a position behind the number, with what was done to the thing or what its list suffers."""
    line = spot.line
    noun = counted_after(line, start)
    if noun is None:
        return spot.draft.unit
    kept, end = phrase_after(line, noun.start, noun.end, line.clause_ends[spot.at])
    words = words_of(line, kept)
    if is_quality(line, noun) and spot.draft.unit:
        spot.act = before.act if before else ""
        return f"{spot.draft.unit} {words}{spot.act}"
    if spot.kind == "count" and not noun.known and spot.draft.unit and fold(noun.name) != fold(spot.draft.unit.split("/")[0]):
        words = f"{spot.draft.unit.split('/')[0]} {words_of(line, kept[1:])}".strip()
    alone = len(kept) == noun.end - noun.start
    spot.tail = max(spot.tail, noun.end if alone else ends_with_act(line, noun.end, end))
    spot.act = "" if suffers(line, kept[noun.end - noun.start :]) else act_of(spot, before_links(spot), alone)
    if len(kept) > _FULL or (len(kept) > noun.end - noun.start + 2 and not spot.act):
        return words + _of_whole(spot, words, before)
    if spot.act:
        return words + spot.act
    if alone and line.norm(end) == _IS and is_person(spot.draft.unit) and counted_after(line, end + 1):
        more, spot.tail = phrase_after(line, end, end + 2, line.clause_ends[spot.at])
        return words_of(line, kept + more)
    shared = shared_predicate(line, kept[-1], end, line.norm(spot.at + 1))
    if shared or not alone:
        return words + (shared or _of_whole(spot, words, before))
    return _told_apart(spot, words, end, before)


def act_of(spot: Spot, stop: int, bare: bool = False) -> str:
    """What was done to the thing, said before its number or with the thing before: "thu giữ 12 tấn than, 45 tấn quặng"."""
    before = spot.before
    goes_on = before is not None and spot.bare and before.line is spot.line and spot.draft.measure == "level"
    listed = goes_on and _STATING.isdisjoint(spot.line.norms[spot.own : spot.first])
    return act_on(spot, stop, bare) or (before.act if before and listed else "")


def _told_apart(spot: Spot, words: str, end: int, before: Spot | None) -> str:
    """A noun that stands alone, told apart by what was said of it, by what it is part of, by each that has it or by its owner."""
    label = _labelled(spot, words)
    if label:
        return label
    for fuller in (_with_owner(spot, words, end), _fuller(spot, words, before)):
        if fuller != words:
            return fuller
    if (
        spot.draft.measure == "change"
        and fold(words) == _PERSON
        and before
        and before.line is spot.line
        and before.kind == "count"
    ):
        return before.draft.indicator or words  # "kết nạp 5 quần chúng, tăng 3 người"
    base, _, each = (spot.draft.unit or "").partition("/")
    if each and base == words and not each.startswith(("năm", "tháng", "ngày")):
        return f"{words} {'của' if is_person(each) else 'ở'} mỗi {each}"
    whole = whole_of(spot, before_links(spot))
    if whole:
        return f"{words} của {whole}"
    if fold(words) in _POPULATION:
        return "dân số"
    clause = _clause_before(spot) if is_vague(words) else ""
    if clause:
        return f"{words} {clause}"
    inventory = starts_with(words, "inventory") and follows(spot.line, spot.first, 0, "has")
    return f"số {words}" if inventory else words


def _labelled(spot: Spot, words: str) -> str:
    """ "1.345 giáo viên, trong đó mầm non 480 người": people of the whole, with the label before their number."""
    opener, whole = _opener(spot), spot.before
    if opener <= 0 or fold(words) != _PERSON or spot.bare:
        return ""
    while whole is not None and whole.line is spot.line and whole.first > opener:
        whole = whole.before
    stop = before_links(spot)
    label = words_of(spot.line, phrase_before(spot.line, spot.own, stop)) if spot.own < stop else ""
    told = whole is not None and whole.line is spot.line and is_person(whole.draft.unit)
    return f"{whole.draft.unit} {label}" if whole and told and label else ""


def _clause_before(spot: Spot) -> str:
    """ "xe khách vi phạm 180 trường hợp": what happened stands before its number."""
    stop = before_links(spot)
    said = not spot.bare and stop == (spot.compared if spot.compared >= 0 else spot.first)
    words = words_of(spot.line, phrase_before(spot.line, spot.own, stop)) if said else ""
    return "" if starts_with(words, "inventory") else words


def _with_owner(spot: Spot, words: str, end: int) -> str:
    """ "3 người của Chi cục Thú y": people who are told apart only by whose they are."""
    line = spot.line
    if fold(words) != _PERSON or line.norm(end) != _OF or end + 1 >= len(line) or not line.named[end + 1]:
        return words
    stop = end + 1
    while stop < len(line) and line.named[stop]:
        stop += 1
    return f"{words} {line.said(end, stop)}"


def _fuller(spot: Spot, words: str, before: Spot | None) -> str:
    """For a noun that stands alone, the fuller name of the same noun in the sentence: of its whole, or before a change.

    A noun that says nothing ("trường hợp", "vụ") takes it from the sentences before as well.
    """
    norms = fold(words)
    opener = _opener(spot)
    near = _NEAR if is_vague(words) else 0
    for _ in range(_LOOK_BACK):
        if before is None or (before.line is not spot.line and spot.line.start - before.line.start > near):
            break
        sibling = opener > 0 and before.first > opener and before.line is spot.line
        known = fold(before.draft.indicator or "")
        if before.kind == "count" and not sibling:
            if len(known) > len(norms) and _without_number(known)[: len(norms)] == norms:
                return before.draft.indicator or words
            if opener > 0 and before.draft.unit and before.line is spot.line:
                return words + inherited_predicate(before.draft.indicator or "", before.draft.unit, words)
        before = before.before
    return words


def _of_whole(spot: Spot, words: str, before: Spot | None) -> str:
    """What was said of the whole holds for its parts: "340 giáo viên dôi dư, trong đó 120 giáo viên tiểu học"."""
    opener = _opener(spot)
    if ";" in spot.line.norms[opener : spot.first]:
        return ""
    while opener > 0 and before is not None and before.line is spot.line:
        if before.first < opener:
            return inherited_predicate(before.draft.indicator or "", before.draft.unit or "", words)
        before = before.before
    return ""


def _without_number(norms: tuple[str, ...]) -> tuple[str, ...]:
    """ "tổng số đảng viên" as "đảng viên"."""
    start = next((at for at, norm in enumerate(norms) if norm not in _TOTALS), 0)
    return norms[start:]


def _opener(spot: Spot) -> int:
    """Where "trong đó" or "gồm" stands before the figure in its sentence; 0 where none does."""
    return last_parts(spot.line, max(0, spot.first - BACKWARD), spot.first)
