"""A counted noun that stands alone, told apart by what else the sentence says: its label, its whole, its owner, what happened."""

from __future__ import annotations

from extract.indicators.acts import is_person
from extract.indicators.fuller_names import fuller_of_figure, fuller_said
from extract.indicators.measured_phrases import phrase_before
from extract.indicators.noun_phrases import words_of
from extract.indicators.owners import whole_of
from extract.indicators.predicates import inherited_predicate
from extract.indicators.rest_of_clause import acted_at, held_in, predicate_behind, taking_part
from extract.indicators.words import follows, is_vague, reaches, starts_with, words_in
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Rules, Spot
from extract.rules.words_before import before_links, parts_before

_PERSON = fold("người")
_POPULATION = (fold("dân"), fold("khẩu"))
_OF = fold("của")[0]
_TIMES = ("năm", "tháng", "ngày")
_LIST_ENDS = syllables("; )")
_STATE = 6  # words of what an area suffers


def told_apart(spot: Spot, words: str, end: int) -> str:
    """The name of a noun that stands alone; the noun itself where nothing tells it apart.

    words: the noun as the article says it. end: where it ends.
    """
    found = spot.first_of("noun that stands alone", _RULES, words, end)
    return found[1] if found else words


def of_whole(spot: Spot, words: str) -> str:
    """What was said of the whole holds for its parts: "340 giáo viên dôi dư, trong đó 120 giáo viên tiểu học"."""
    opener, before = parts_before(spot), spot.before
    if ";" in spot.line.norms[opener : spot.first]:
        return ""
    while opener > 0 and before is not None and before.line is spot.line:
        if before.first < opener:
            return inherited_predicate(before.draft.indicator or "", before.draft.unit or "", words)
        before = before.before
    return ""


def _labelled(spot: Spot, words: str, end: int) -> str | None:
    """ "1.345 giáo viên, trong đó mầm non 480 người": people of the whole, with the label before their number."""
    opener, whole = parts_before(spot), spot.before
    if opener <= 0 or fold(words) != _PERSON or spot.bare:
        return None
    while whole is not None and whole.line is spot.line and whole.first > opener:
        whole = whole.before
    stop = before_links(spot)
    label = words_of(spot.line, phrase_before(spot.line, spot.own, stop)) if spot.own < stop else ""
    told = whole is not None and whole.line is spot.line and is_person(whole.draft.unit)
    return f"{whole.draft.unit} {label}" if whole and told and label else None


def _owned(spot: Spot, words: str, end: int) -> str | None:
    """ "3 người của Chi cục Thú y": people who are told apart only by whose they are."""
    line = spot.line
    if fold(words) != _PERSON or line.norm(end) != _OF or end + 1 >= len(line) or not line.named[end + 1]:
        return None
    stop = end + 1
    while stop < len(line) and line.named[stop]:
        stop += 1
    return f"{words} {line.said(end, stop)}"


def _grown(spot: Spot, words: str, end: int) -> str | None:
    """ "kết nạp 5 quần chúng, tăng 3 người": people without a name are those that there are more of."""
    before = spot.before
    of_people = spot.draft.measure == "change" and fold(words) == _PERSON
    return before.draft.indicator if of_people and before and before.line is spot.line and before.kind == "count" else None


def _of_each(spot: Spot, words: str, end: int) -> str | None:
    """ "mỗi chốt có 5 người": of each thing that has them."""
    base, _, each = (spot.draft.unit or "").partition("/")
    if not each or base != words or each.startswith(_TIMES):
        return None
    return f"{words} {'của' if is_person(each) else 'ở'} mỗi {each}"


def _part(spot: Spot, words: str, end: int) -> str | None:
    """ "cổng chào có 4 trụ bê tông"."""
    whole = whole_of(spot, before_links(spot))
    return f"{words} của {whole}" if whole else None


def _population(spot: Spot, words: str, end: int) -> str | None:
    return "dân số" if fold(words) in _POPULATION else None


def _happened(spot: Spot, words: str, end: int) -> str | None:
    """ "xe khách vi phạm 180 trường hợp": what happened stands before its number."""
    stop = before_links(spot)
    if not is_vague(words) or spot.bare or stop != (spot.compared if spot.compared >= 0 else spot.first):
        return None
    said = words_of(spot.line, phrase_before(spot.line, spot.own, stop))
    counts = starts_with(said, "inventory") or starts_with(said, "quantifiers")  # "với tổng số 30 vụ"
    return f"{words} {said}" if said and not counts else None


def _happened_here(spot: Spot, words: str, end: int) -> str | None:
    """ "tư vấn 30 vụ, hoà giải 12 vụ (thành công 9 vụ)": its own words go before an older name, in brackets beside it."""
    opener, norms = parts_before(spot), spot.line.norms
    part = (opener or words_in("parts").starting(norms, 0, spot.first)) and _LIST_ENDS.isdisjoint(norms[opener : spot.first])
    said = None if part else _happened(spot, words, end)
    before = spot.before
    if said and before and before.line is spot.line and spot.line.norm(spot.own - 1) == "(":
        known = before.draft.indicator or ""
        return f"{known}{said.removeprefix(words)}" if known.startswith(f"{words} ") else None
    return said


def _befallen(spot: Spot, words: str, end: int) -> str | None:
    """ "dịch lan ra 24 xã", "tuyến đê chạy qua 9 xã": places told apart by what happens there or crosses them."""
    line, at = spot.line, spot.compared if spot.compared >= 0 else spot.first
    found = words_in("crossing").ending(line.norms, at, spot.own) if starts_with(words, "inventory") else None
    happens = reaches(line, at, spot.own) if starts_with(words, "inventory") else None
    stop = found[0] if found else happens
    kept = phrase_before(line, spot.own, stop) if stop is not None else []
    if not kept:
        return None
    return f"{words} có {words_of(line, kept)}" + (f" {line.said(found[0], at)}" if found else "")


def _in_area(spot: Spot, words: str, end: int) -> str | None:
    """ "khu vực bị hạn hán gồm huyện Lâm Sơn có 4 xã, …": what is said of the area holds for its places."""
    line = spot.line
    if not starts_with(words, "inventory") or not follows(line, spot.first, 0, "has"):
        return None
    parts = next((found for at in range(spot.first, 1, -1) if (found := words_in("parts").ending(line.norms, at))), None)
    stop = parts[0] if parts else 0
    for start, end, _ in words_in("territories").within(line.norms, 0, stop):
        if end < stop <= end + _STATE and all(line.norms[at][0].isalpha() and not line.named[at] for at in range(end, stop)):
            suffers = words_in("predicates").starting(line.norms, end, stop)
            return f"{words} {line.said(end if suffers else start, stop).lower()}"
    return None


def _inventory(spot: Spot, words: str, end: int) -> str | None:
    """ "huyện có 12 xã": how many of them a place has."""
    return f"số {words}" if starts_with(words, "inventory") and follows(spot.line, spot.first, 0, "has") else None


# In the order in which they are asked.
_RULES: Rules[str] = (
    ("label of a part", _labelled),
    ("owner", _owned),
    ("predicate behind its place", predicate_behind),
    ("taking part", taking_part),
    ("what happened here", _happened_here),
    ("fuller name before", fuller_of_figure),
    ("what grew", _grown),
    ("each that has it", _of_each),
    ("part of a thing", _part),
    ("population", _population),
    ("what happened", _happened),
    ("what befell a place", _befallen),
    ("act at a place", acted_at),
    ("where it is", held_in),
    ("state of an area", _in_area),
    ("fuller name in the words before", fuller_said),
    ("how many a place has", _inventory),
)
