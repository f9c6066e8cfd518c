"""Done, wanted or reckoned: the words in force over a figure."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.model import Status
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.demands import DEMANDS, HOLDS, POSSIBLE
from extract.rules.phrases import Phrases, fold, lists_of, syllables
from extract.rules.spot import Spot

_FOR = syllables("để nhằm")
_DONE_TOO = syllables("đã cũng")
_KINDS = ("target", "estimate", "planned", "neutral", "done", "turns")
_ALREADY, _NOW, _COMING = (fold(word)[0] for word in ("đã", "hiện", "tới"))
_FROM_NOW = fold("từ nay")
_STATES = syllables("là chỉ còn đang đã đạt mới")
_RATES = syllables("mỗi hằng hàng")
_ENDS = frozenset(",;:()…")
_DONE_REACH = 4  # items before a number in which "đã" says that it is so: "đã hỗ trợ hơn 20 tỷ"
_FRAME = 6  # items at the head of a sentence in which a forecast or a first count holds for all that it says
_OPENING = 10  # items at the head of a sentence in which "đã" says that it goes on with no demand
_words = lists_of("statuses")


@cache
def _triggers() -> Phrases[str]:
    lexicon = load("statuses")
    return Phrases((phrase, name) for name in _KINDS for phrase in lexicon[name])


@cache
def _telling() -> frozenset[str]:
    """The only items of a line that a status may change at."""
    return frozenset((*_triggers().openers, NUMERAL, TIME, *"();:."))


def set_status(all_lines: list[Line], spots: list[Spot]) -> None:
    """Set the status of every figure of an article, in order."""
    held: dict[int, dict[int, Status]] = {}
    ends: dict[int, Status] = {}  # a line → the status at its end
    before: Line | None = None
    for index, line in enumerate(all_lines):
        if line.numbers or any(_goes_on(following, line) for following in all_lines[index + 1 : index + 2]):
            held[id(line)], ends[id(line)] = _read(line, _begins(line, before, ends))
        before = line
    for spot in spots:
        status = held[id(spot.line)][spot.at]
        if spot.is_plan:
            status = "target"
            spot.note("target: the plan's own number")
        elif status != "actual":
            spot.note(f"{status}: said before and still in force")
        elif found := spot.first_of("target", DEMANDS):
            status = "target"
            spot.note(f"target: {found[0]}")
        elif found := spot.first_of("estimate", POSSIBLE):
            status = "estimate"
            spot.note(f"estimate: {found[0]}")
        if status != "actual" and (found := spot.first_of("actual", HOLDS)):
            status = "actual"
            spot.note(f"actual: {found[0]}, whatever is wanted around it")
        spot.draft.status = status


def _begins(line: Line, before: Line | None, ends: dict[int, Status]) -> Status:
    """The status in which a line begins: a list's item has that of its opening line, a sentence that goes on the one before."""
    if line.opening:
        return _opened_by(line.opening)
    if before is None or not _goes_on(line, before):
        return "actual"
    status = ends[id(before)]
    whole = before.norms[-1:] == [";"] or _words("parts").starting(line.norms, 0, len(line)) is not None
    return status if whole or status == "target" else "actual"


def _goes_on(line: Line, before: Line) -> bool:
    """Whether the sentence before ends in a semicolon, or this one opens with "trong đó" and tells of nothing done."""
    if before.norms[-1:] == [";"]:
        return True
    opens = _words("goes_on").starting(line.norms, 0, len(line)) is not None
    return opens and TIME not in line.norms[:4] and _DONE_TOO.isdisjoint(line.norms[:_OPENING])


def _opened_by(opening: Line) -> Status:
    """The status of a list's items: what its opening line wants or reckons, unless it speaks of results ("đã đạt được:")."""
    status = _read(opening, "actual")[1]
    if status == "estimate" or _words("results").within(opening.norms, 0, len(opening)):
        return "actual" if status == "target" else status
    return "target" if _words("listed").within(opening.norms, 0, len(opening)) else status


def _read(line: Line, status: Status) -> tuple[dict[int, Status], Status]:
    """The status at each numeral of a line, left to right, and the one at its end."""
    held: dict[int, Status] = {}
    outside: list[Status] = []
    telling, read_to = _telling(), 0
    framed = _words("frames").within(line.norms, 0, _FRAME)
    for at, norm in [(at, norm) for at, norm in enumerate(line.norms) if norm in telling]:
        if at < read_to:
            continue
        reckoned = framed and status == "estimate"
        if found := _triggers().starting(line.norms, at, len(line)):
            read_to = found[0]
            status = status if reckoned and found[1] == "done" else _after(line, at, found, status)
        elif norm == NUMERAL:
            status = "actual" if not reckoned and _ALREADY in line.norms[max(0, at - _DONE_REACH) : at] else status
            held[at] = status
        elif norm == TIME:
            status = status if reckoned else _timed(line, at, status)
        elif norm == "(":
            outside.append(status)
            if line.norm(at + 1) == TIME and status == "estimate":
                status = "actual"
        elif norm == ")" and outside:
            status = outside.pop()
        elif norm in (";", ":", ".") and status == "estimate" and not framed and at + 1 < len(line):
            status = "actual"
    return held, status


def _timed(line: Line, at: int, status: Status) -> Status:
    """The status behind a time: at the head of a clause what is reckoned ends with one that is past, one to come is wanted."""
    if status != "actual" and line.norm(at + 1) in _STATES and fold(line.word(at))[0] == _NOW:
        return "actual"  # "… mở rộng thành 20 m (mặt đường hiện là 9 m)"
    if at and line.norms[at - 1] not in _ENDS:
        return status
    if status == "estimate" and _is_past(line, at):
        return "actual"
    words = fold(line.word(at))
    return "target" if status == "actual" and (words[-1] == _COMING or words[:2] == _FROM_NOW) else status


def _is_past(line: Line, at: int) -> bool:
    """Whether a time says that what follows is done: "cùng kỳ năm trước", "đến nay"."""
    norms = fold(line.word(at))
    found = _triggers().starting(norms, 0, len(norms))
    return found is not None and found[1] == "done"


def _after(line: Line, at: int, found: tuple[int, str], status: Status) -> Status:
    """The status once a phrase at `at` is read."""
    end, name = found
    if name == "neutral" or (name == "planned" and status != "actual"):
        return status
    if name == "turns" or (name == "done" and (at == 0 or line.norms[at - 1] in _ENDS or _dated(line, at - 1))):
        return "actual"
    if name == "done" or _postposed(line, at, end):
        return status
    if _words("held_against").ending(line.norms, at) or (name == "target" and _words("against").ending(line.norms, at)):
        return status
    if line.norm(at - 1) in _FOR and "," in line.norms[end : end + 16]:
        return status
    return "estimate" if name == "estimate" else "target"


def _dated(line: Line, at: int) -> bool:
    """Whether a time stands there that is no rate: "trả lại 1.000 đồng mỗi ngày đã thu" goes on with what is asked for."""
    return line.norm(at) == TIME and fold(line.word(at))[0] not in _RATES


def _postposed(line: Line, at: int, end: int) -> bool:
    """Whether the word ends its phrase ("khối lượng phát hành dự kiến,") and so governs nothing after it."""
    if line.norm(end) not in _ENDS:
        return False
    return not any(norm in _ENDS for norm in line.norms[max(0, at - 3) : at]) and at > 3
