"""What a figure is held against: "so với cùng kỳ", "% kế hoạch", "chiếm 12% tổng đàn"."""

from __future__ import annotations

from functools import cache

from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.counted import is_noun_start
from extract.rules.phrases import fold, lists_of, syllables
from extract.rules.spot import Rules, Spot

_MARKS = frozenset(",;:.()!?…\n\"“”'‘’") | {NUMERAL}
_LINKS = syllables("gần hơn trên khoảng tới có đến được chỉ dưới xấp xỉ từ")
_AND = fold("và")[0]
_INTO = fold("vào")[0]
_OPENS = syllables(", nếu nhưng")
_SO = fold("so")[0]
_TIMES = fold("gấp")[0]
_IS, _REACHING, _WITHIN, _OWN = (fold(word)[0] for word in ("là", "đạt", "trong", "của"))
_OF_PLAN = syllables("được giao là đề ra :") | {TIME}  # between a plan's name and its number
_REACH = 24
_FAR = 60  # items before a number at whose head it may be said what it is held against
Span = tuple[int, int]  # positions in the line
_words = lists_of("against")
_plans = lists_of("changes", "plans")


@cache
def _comparing() -> frozenset[str]:
    """The syllables with which the words before a number begin that say what it is held against."""
    return frozenset(norm for name in ("exceeding", "differing", "compared") for norm in _words(name).openers)


def names_plan(words: str) -> bool:
    """Whether a baseline is a plan, a target or a budget."""
    norms = fold(words)
    return _plans().starting(norms, 0, len(norms)) is not None or _words("planned").ending(norms, len(norms)) is not None


def hold_against(spots: list[Spot]) -> None:
    """Set the baseline of every figure that is held against something in its own words."""
    for spot in spots:
        spot.is_plan = _plan_in_brackets(spot)
        found = None if spot.is_plan else spot.first_of("held against", _RULES)
        if found:
            rule, (start, end) = found
            if _says_plan(spot, end) and names_plan(spot.line.said(start, end)):
                spot.is_plan = True
                continue
            spot.draft.baseline = spot.line.said(start, end)
            spot.note(f"held against {spot.draft.baseline!r}: {rule}")
            if start >= spot.last:
                spot.tail = end


def _plan_in_brackets(spot: Spot) -> bool:
    """ "thu 48 tỷ đồng, đạt 80% kế hoạch (60 tỷ đồng)", "(kế hoạch giao 60 tỷ đồng)": the plan's own number.

    In "đạt 80% kế hoạch (48 tỷ đồng)", with no amount before, the brackets say what was reached.
    """
    line, opening = spot.line, spot.line.openings[spot.at]
    if opening < 0 or spot.draft.unit == "lần":
        return False
    if opening + 1 == spot.first:
        end = opening - 1 if line.norm(opening - 1) == TIME else opening
        return _reached_before(spot) and _plans().ending(line.norms, end) is not None
    plan = _plans().starting(line.norms, opening + 1, spot.first)
    return plan is not None and _OF_PLAN.issuperset(line.norms[plan[0] : spot.first])


def _reached_before(spot: Spot) -> bool:
    """Whether the sentence has given an amount in the same unit."""
    before = spot.before
    while before is not None and before.line is spot.line:
        if before.draft.unit == spot.draft.unit and before.draft.unit != "%":
            return True
        before = before.before
    return False


def _says_plan(spot: Spot, end: int) -> bool:
    """ "so với chỉ tiêu được giao là 45 tỷ đồng": the number is what the plan says whose name ends at `end`."""
    line = spot.line
    if line.norm(spot.first - 1) != _IS or end > spot.first or spot.compared < 0:
        return False
    says = line.norm(spot.compared) == _SO or _nearly_reached(spot)
    return says and _OF_PLAN.issuperset(line.norms[end : spot.first])


def _nearly_reached(spot: Spot) -> bool:
    """ "đạt 50 tỷ đồng, vượt chỉ tiêu là 45 tỷ đồng", and not "vượt dự toán là 5 tỷ đồng"."""
    reached = spot.before
    if reached is None or reached.line is not spot.line or reached.draft.unit != spot.draft.unit:
        return False
    return reached.draft.value / 2 < spot.draft.value < reached.draft.value


def _noun_phrase(line: Line, start: int, stop: int) -> Span | None:
    end = start
    while end < min(stop, start + _REACH):
        if line.norms[end] in _MARKS or (end > start and _words("stops").starting(line.norms, end, stop)):
            break
        end += 1
    return (start, end) if end > start else None


def _compared_after(spot: Spot) -> Span | None:
    """ "tăng 40 ca (25%) so với cùng kỳ": the words after "so với", behind a bracket or a second change."""
    line, at, compared = spot.line, spot.last, _words("compared")
    if compared.openers.isdisjoint(line.norms):
        return None
    stop = line.clause_ends[spot.at]
    limit = min(stop, at + _REACH)
    while at < limit:
        norm = line.norms[at]
        if norm == "(" and at in line.closings:
            at = line.closings[at] + 1
            continue
        passed = (norm == ")" and at == spot.last) or (norm == NUMERAL and line.norm(at - 1) == _AND)
        if norm in _MARKS and not passed:
            return None
        found = compared.starting(line.norms, at, stop) if norm in compared.openers else None
        if found and (found[0] - at > 1 or _follows_so(line, found[0], stop)):
            return _noun_phrase(line, found[0], stop)
        at += 1
    return None


def _follows_so(line: Line, at: int, stop: int) -> bool:
    return line.norm(at) == TIME or _words("after_so").starting(line.norms, at, stop) is not None


def _share_of(spot: Spot) -> Span | None:
    """ "bằng 61% dự toán", "chiếm 12% tổng đàn", "33% GDP": the whole that follows."""
    line, stop = spot.line, spot.line.clause_ends[spot.at]
    if spot.draft.unit not in ("%", "lần") or spot.last >= stop:
        return None
    start = spot.last
    if line.norms[start] in _MARKS or line.norms[start] in (NUMERAL, TIME):
        return _noun_phrase(line, start, stop) if line.norms[start] == TIME and spot.draft.unit == "lần" else None
    if _plans().starting(line.norms, start, stop) or _words("wholes").starting(line.norms, start, stop):
        return _noun_phrase(line, start + (line.norms[start] in (_WITHIN, _OWN)), stop)
    closed = _words("closing_wholes").starting(line.norms, start, stop)
    if closed and (closed[0] == stop or line.norms[closed[0]] in _MARKS):
        return start, closed[0]
    if spot.draft.unit == "lần" and _TIMES in line.norms[max(0, spot.first - 2) : spot.at] and is_noun_start(line, start):
        return _noun_phrase(line, start, stop)
    before = spot.first
    while before > 0 and line.norms[before - 1] in _LINKS:
        before -= 1
    shared = spot.draft.unit == "%" and _words("shares").ending(line.norms, before)
    if shared and not _words("stops").starting(line.norms, start, stop):
        if line.norm(start) == _INTO:
            start += 1
        return _noun_phrase(line, start, stop)
    return None


def _named_before(spot: Spot) -> Span | None:
    """ "vượt chỉ tiêu được giao 7%", "thấp hơn cùng kỳ 9 triệu m3", "tỷ lệ nhập siêu so với xuất khẩu là 3%"."""
    line, comparing = spot.line, _comparing()
    floor = max(spot.own, spot.first - _REACH)
    for at in [at for at in range(spot.first - 1, floor - 1, -1) if line.norms[at] in comparing]:
        found = _words("exceeding").starting(line.norms, at, spot.first)
        if found and _may_be_exceeded(spot, found[0]):
            spot.compared = at
            return _without_links(line, found[0], spot.first)
        found = _words("differing").starting(line.norms, at, spot.first)
        if found and is_noun_start(line, found[0]) and found[0] < spot.first:
            spot.compared = at
            return _without_links(line, found[0], spot.first)
        found = _words("compared").starting(line.norms, at, spot.first)
        if found and found[0] < spot.first and (found[0] - at > 1 or _follows_so(line, found[0], spot.first)):
            words = _noun_phrase(line, found[0], spot.first)
            if words and line.norms[words[1]] == _REACHING:
                return None  # "tăng 1,4% so với năm 2016 đạt 42 tỷ đồng": the 1.4% is held against it
            spot.compared = at
            return words
    return None


def _without_links(line: Line, start: int, stop: int) -> Span:
    """What is held against, without the words that lead to the number: "chỉ tiêu được giao tới"."""
    while stop > start + 1 and line.norms[stop - 1] in _LINKS:
        stop -= 1
    return start, stop


def _may_be_exceeded(spot: Spot, at: int) -> bool:
    """ "vượt chỉ tiêu 12%", "vượt quy chuẩn 3 lần", but "vượt ngưỡng 3 triệu người"."""
    line = spot.line
    if _plans().starting(line.norms, at, spot.first) or line.norms[at] == TIME:
        return True
    return spot.draft.unit in ("%", "lần") and _words("limits").starting(line.norms, at, spot.first) is not None


def _compared_before(spot: Spot) -> Span | None:
    """ "So với năm trước, số hội viên tăng 61": said once at the head of the sentence or clause."""
    line = spot.line
    first = line.clause_starts[spot.at]
    near = max(first, spot.at - _FAR)
    if _SO not in line.norms[near : spot.first]:
        return None
    for at in range(near, spot.first - 1):
        found = _words("compared").starting(line.norms, at, spot.first)
        if found and found[0] - at > 1 and (at == first or line.norm(at - 1) in _OPENS):
            words = _noun_phrase(line, found[0], spot.first)
            if words is not None and "," in line.norms[found[0] : spot.first]:
                return words
    return None


_RULES: Rules[Span] = (
    ("compared behind", _compared_after),
    ("whole of a share", _share_of),
    ("named before", _named_before),
    ("compared at the head", _compared_before),
)
