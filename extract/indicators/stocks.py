"""Whether a figure is of all of them: "xã có 320 hộ", not "hỗ trợ 320 hộ", "320 hộ thiếu nước" nor a part of others."""

from __future__ import annotations

from collections.abc import Sequence

from extract.draft import Draft
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import fold, lists_of
from extract.rules.spot import Spot
from extract.rules.words_before import BACKWARD

_NEXT = 3  # items from "với" to the number that it joins: "320 hộ với gần 1.000 nhân khẩu"
_PLACED = (fold("ở"), fold("tại"))
_around = lists_of("indicators/around")


def there_are(spot: Spot) -> bool:
    """Whether the words around a counted noun only say how many there are; asked of the figures of an article in order."""
    before = spot.before if spot.before and spot.before.line is spot.line else None
    if spot.draft.measure != "level":
        return not before or before.draft.indicator != spot.draft.indicator or before.stock
    line, start = spot.line, spot.begins
    said = _named_before(spot, start) or _around("there_are").ending(line.norms, start, 0) is not None
    return (said or _joined(before, line, start)) and _ends(line, _end(spot))


def _named_before(spot: Spot, start: int) -> bool:
    """The name stands before its number: "tổng số đảng viên là 322"; "rừng trồng 500 ha", named "diện tích rừng trồng"."""
    norms = fold(spot.draft.indicator or "")
    opened = _around("amounts").starting(norms, 0, len(norms))
    if not opened:
        return False
    line, floor = spot.line, max(spot.line.clause_starts[spot.at], start - BACKWARD)
    said = [norms[: opened[0] + 1], norms[opened[0] :] if len(norms) > opened[0] + 1 else ()]
    return any(head and tuple(line.norms[at : at + len(head)]) == head for head in said for at in range(floor, start))


def _joined(before: Spot | None, line: Line, start: int) -> bool:
    """ "6 thôn với 2.750 hộ", "411 hộ nghèo (13,1%) và 67 hộ cận nghèo": what was said of the number before holds on."""
    end = start
    while found := _around("joined").ending(line.norms, end, 0):
        end = found[0]
    if end == start:
        return False
    end = line.opened.get(end - 1, end)
    while before is not None and before.line is line and before.first >= end:
        before = before.before
    return before is not None and before.line is line and before.kind == "count" and before.stock and _end(before) == end


def _end(spot: Spot) -> int:
    """Where the name of what is counted ends behind its number."""
    name, norms = fold(spot.draft.indicator or ""), spot.line.norms
    begin = spot.last - len(fold(spot.draft.unit or ""))
    if name and tuple(norms[begin : begin + len(name)]) == name:
        return begin + len(name)
    return max(spot.last, spot.tail)


def _ends(line: Line, end: int) -> bool:
    """Whether nothing is said of what is counted behind it, neither what it does nor which of them they are."""
    if end >= len(line) or line.norms[end] in (TIME, NUMERAL) or not line.norms[end][0].isalpha():
        return True
    if _around("joined").starting(line.norms, end, len(line)) and NUMERAL in line.norms[end : end + 1 + _NEXT]:
        return True
    found = _around("ends").starting(line.norms, end, len(line))
    return found is not None and not (tuple(line.norms[end : found[0]]) in _PLACED and line.norm(found[0]) == NUMERAL)


def uncode_parts(drafts: Sequence[Draft]) -> None:
    """Take the code from a figure that is a part of another with the same code, where nothing tells whose or when it is.

    "lập biên bản 960 trường hợp vi phạm tốc độ, trong đó xe khách 120 trường hợp"
    """
    for draft in drafts:
        whole = drafts[draft.part_of] if draft.part_of is not None and draft.indicator_code else None
        if whole and _told(draft) == _told(whole):
            draft.indicator_code = None


def _told(draft: Draft) -> tuple[object, ...]:
    return draft.indicator_code, draft.unit, draft.measure, draft.subject, draft.period_start, draft.period_end
