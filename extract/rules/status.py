"""Done, wanted or reckoned: the words in force over a figure."""

from __future__ import annotations

from functools import cache

from extract.lexicon import load
from extract.model import Status
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Rules, Spot

_MUST = fold("phải")[0]
_IS = fold("là")[0]
_FOR = syllables("để nhằm")
_KINDS = ("target", "estimate", "planned", "neutral", "done", "turns")
_ALREADY = fold("đã")[0]
_FROM = fold("từ")[0]
_TOWARDS = syllables("lên xuống")
_UPWARDS = fold("trở")[0]  # "từ 5 trở lên" leads to no other number
_ENDS = frozenset(",;:()…")
_REACH = 20  # items after a share in which "phải" makes it a demand


@cache
def _triggers() -> Phrases[str]:
    lexicon = load("statuses")
    return Phrases((phrase, name) for name in _KINDS for phrase in lexicon[name])


@cache
def _telling() -> frozenset[str]:
    """The only items of a line that a status may change at."""
    return frozenset((*_triggers().openers, NUMERAL, TIME, *"();:."))


@cache
def _words(name: str) -> Phrases[bool]:
    return Phrases.of(load("statuses")[name], True)


def set_status(spots: list[Spot]) -> None:
    """Set the status of every figure of an article, in order."""
    line: Line | None = None
    held: dict[int, Status] = {}
    last: Status = "actual"
    opened: dict[int, Status] = {}
    for spot in spots:
        if spot.line is not line:
            line = spot.line
            goes_on = last == "target" and _words("goes_on").starting(line.norms, 0, len(line)) and TIME not in line.norms[:4]
            if line.opening and id(line.opening) not in opened:
                opened[id(line.opening)] = _opened_by(line.opening)
            before = opened[id(line.opening)] if line.opening else "actual"
            held, last = _read(line, "target" if goes_on else before)
        status = held[spot.at]
        if status != "actual":
            spot.note(f"{status}: said before and still in force")
        elif spot.first_of("target", _DEMANDS):
            status = "target"
            spot.note("target: demanded behind the number")
        if status == "target" and spot.first_of("actual", _HOLDS):
            status = "actual"
            spot.note("actual: holds already, whatever is wanted around it")
        spot.draft.status = status


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
    for at, norm in enumerate(line.norms):
        if norm not in telling or at < read_to:
            continue
        if found := _triggers().starting(line.norms, at, len(line)):
            status, read_to = _after(line, at, found, status), found[0]
        elif norm == NUMERAL:
            held[at] = status
        elif norm == TIME and status == "estimate" and (at == 0 or line.norms[at - 1] in _ENDS) and _is_past(line, at):
            status = "actual"
        elif norm == "(":
            outside.append(status)
            if line.norm(at + 1) == TIME and status == "estimate":
                status = "actual"
        elif norm == ")" and outside:
            status = outside.pop()
        elif norm in (";", ":", ".") and status == "estimate" and at + 1 < len(line):
            status = "actual"
    return held, status


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
    if name == "turns" or (name == "done" and (at == 0 or line.norms[at - 1] in _ENDS or line.norms[at - 1] == TIME)):
        return "actual"
    if name == "done" or _postposed(line, at, end):
        return status
    if _words("held_against").ending(line.norms, at) or (name == "target" and _words("against").ending(line.norms, at)):
        return status
    if line.norm(at - 1) in _FOR and "," in line.norms[end : end + 16]:
        return status
    return "estimate" if name == "estimate" else "target"


def _postposed(line: Line, at: int, end: int) -> bool:
    """Whether the word ends its phrase ("khối lượng phát hành dự kiến,") and so governs nothing after it."""
    if line.norm(end) not in _ENDS:
        return False
    return not any(norm in _ENDS for norm in line.norms[max(0, at - 3) : at]) and at > 3


def _present(spot: Spot) -> bool:
    """ "từ 15% xuống còn 12%", "đã hỗ trợ 20 tỷ": a number that holds already, whatever is wanted around it."""
    line = spot.line
    if line.norm(spot.first - 1) == _FROM or line.norm(spot.first) == _FROM:
        following = line.norms[spot.last : spot.last + 9]
        towards = (at for at, norm in enumerate(following[:4]) if norm in _TOWARDS and following[max(0, at - 1)] != _UPWARDS)
        return any(NUMERAL in following[at : at + 5] for at in towards)
    return _ALREADY in line.norms[max(0, spot.first - 3) : spot.first]


def _demanded(spot: Spot) -> bool:
    """ "100% cơ sở … phải được kiểm tra", "9% là chỉ tiêu được giao": the demand stands after the number."""
    line, stop = spot.line, min(spot.line.clause_ends[spot.at], spot.last + _REACH)
    following = line.norms[spot.last : stop]
    if line.norm(spot.last) == _IS:
        found = _triggers().starting(line.norms, spot.last + 1, len(line))
        return bool(found) and found is not None and found[1] == "target"
    return spot.kind == "share" and spot.first == line.clause_starts[spot.at] and _MUST in _until_numeral(following)


def _until_numeral(norms: list[str]) -> list[str]:
    return norms[: norms.index(NUMERAL)] if NUMERAL in norms else norms


_DEMANDS: Rules[bool] = (("demanded behind the number", _demanded),)
_HOLDS: Rules[bool] = (("holds already", _present),)
