"""Level, change or over target: the verbs before a numeral, and what it is held against."""

from __future__ import annotations

from functools import cache

from extract.indicators.said_before import of_sentence
from extract.lexicon import load
from extract.model import Measure
from extract.rules.against import names_plan
from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Rules, Spot

_REACH = 18  # items between "giảm" and its number when the thing that falls stands between them
_AND = syllables("và , /")
_AND_WORD = fold("và")[0]
_LEVEL = fold("mức")[0]
_FROM = fold("từ")[0]
_SHARES = ("%", "điểm %", "lần")
_MORE = fold("nữa")[0]  # "10 tổ nữa"
_FALL = fold("giảm")[0]
_CHANGING = syllables("tăng giảm hạ sụt thêm")  # may stand before what changes: "kéo giảm tai nạn 10%", not "cao hơn cả nước 3%"
_VERBS_SAID = {"up": "a verb of rising", "down": "a verb of falling", "over": "'vượt'"}
_TIMES = fold("gấp")[0]
_REACHED = syllables("lên xuống còn")
_PRICE = syllables("giá phí thuế lương cước")  # somebody sets these: "công ty giảm giá vé khoảng 30%"
_BEFORE_VERB = syllables(", ( mức và là tiêu đấu xét để phải sẽ đã vừa cũng muốn xuất đến hiện đó nghị làm khiến giúp") | {TIME}


@cache
def _words(name: str) -> Phrases[str]:
    return Phrases.of(load("changes")[name], name)


@cache
def _verbs() -> Phrases[str]:
    lexicon = load("changes")
    return Phrases((verb, name) for name in ("up", "down", "compounds", "over") for verb in lexicon[name])


def measure(spots: list[Spot]) -> None:
    """Set the measure and the sign of every figure of an article, in order; a baseline that is a plan decides with the verb."""
    before: Spot | None = None
    for spot in spots:
        if spot.is_plan:
            before = spot
            continue
        rule, verb = spot.first_of("verb of change", _RULES, before) or ("", None)
        spot.verb = verb or ""
        if before and not verb and not spot.draft.baseline:
            _same_plan(spot, before)
        goes_on = before is not None and before.line is spot.line and before.draft.measure == "over_target"
        if verb == "over" and not (spot.draft.baseline or goes_on) and spot.draft.unit not in _SHARES:
            verb = spot.verb = ""  # "số thu vượt 5 tỷ đồng": more than that, against no plan
            spot.turned_down.append(("over_target", "'vượt' against no plan"))
            spot.draft.comparator = "gt" if spot.draft.comparator == "eq" else spot.draft.comparator
        found = _measure(spot, verb)
        spot.draft.measure = found
        if found != "level":
            spot.note(f"{found}: " + (f"{_VERBS_SAID[verb]}, {rule}" if verb else f"held against {spot.draft.baseline}"))
        if found != "level" and verb == "down":
            _negate(spot)  # below what was planned, too
        before = spot


def _measure(spot: Spot, verb: str | None) -> Measure:
    plan = names_plan(spot.draft.baseline or "") and not _words("parts").ending(spot.line.norms, spot.first)
    if verb == "over" and not plan and _says_earlier(spot):
        return "change"  # "vượt 15 ha so với cùng kỳ": more than before, not more than planned
    if verb == "over" or (plan and (verb or spot.draft.unit in ("%", "lần"))):
        return "over_target"
    return "change" if verb in ("up", "down") else "level"


def _negate(spot: Spot) -> None:
    draft = spot.draft
    low, high = draft.value, draft.value_max
    draft.value, draft.value_max = (-low, None) if high is None else (-high, -low)


def _verb(spot: Spot, before: Spot | None) -> str | None:
    """The verb of change that governs the numeral: next to it, or before the thing that changes."""
    line, at = spot.line, spot.first
    first = line.clause_starts[spot.at]
    if line.text[spot.draft.number.start - 2 : spot.draft.number.start] == "(+":
        return "up"
    if _times_earlier(spot) or line.norm(spot.noun_end or spot.last) == _MORE or _grows(spot, first):
        return "up"
    differs = _verbs().starting(line.norms, spot.compared, at) if spot.compared >= 0 else None
    if differs and differs[1] != "compounds" and differs[0] < at:
        return differs[1]
    if line.norms[at] == _FROM and spot.draft.comparator == "eq" and spot.draft.value_max is None:
        return None  # "giảm từ 12% xuống còn 7%": where it came from
    while at > first:
        verb = _verbs().ending(line.norms, at, first)
        if verb and verb[1] != "compounds":
            return None if _noun_of_growth(spot, verb[0], first) else verb[1]
        between = _words("between").ending(line.norms, at, first)
        if line.norms[at - 1] == TIME:
            at -= 1
        elif between and spot.draft.unit != "lần" and _reached_from(spot, between[0], at):
            return None
        elif between or (spot.draft.unit == "lần" and line.norms[at - 1] in _REACHED):
            at = between[0] if between else at - 1
        else:
            break
    return _far_verb(spot, first)


def _times_earlier(spot: Spot) -> bool:
    """ "gấp 1,7 lần cùng kỳ năm trước", "được gấp đôi": times what was before, not "cao gấp" something else."""
    line, at = spot.line, spot.first
    while at > 0 and line.norms[at - 1] != _TIMES and at > spot.first - 2:
        at -= 1
    if _TIMES not in line.norms[max(0, at - 1) : spot.at] or spot.draft.unit != "lần":
        return False
    return _says_earlier(spot)


def _says_earlier(spot: Spot) -> bool:
    """Whether it is held against an earlier time: "cùng kỳ", "năm 2022"."""
    against = fold(spot.draft.baseline or "")
    return bool(against and _words("earlier").starting(against, 0, len(against)))


def _grows(spot: Spot, first: int) -> bool:
    """ "dư nợ tăng trưởng 33%": the verb, right behind what grows; in "mục tiêu tăng trưởng 6%" it is a noun."""
    line = spot.line
    found = _words("grows").ending(line.norms, spot.first, first)
    if not found or found[0] == first:
        return False
    if line.norms[found[0] - 1] == ",":  # "thu 35 tỷ đồng, tăng trưởng 42%", but "kinh tế ổn định, tăng trưởng 6%"
        return spot.before is not None and spot.before.line is line and spot.before.at >= first
    if not line.norms[found[0] - 1][0].isalpha():
        return False
    return not _words("growth").ending(line.norms, found[0], first) and not _words("rates").ending(line.norms, found[0], first)


def _reached_from(spot: Spot, start: int, end: int) -> bool:
    """Whether "từ" opens "từ A lên B" or "đến" closes it: then the numerals are levels."""
    line = spot.line
    words = line.norms[start:end]
    if _FROM in words and spot.draft.value_max is None:
        return spot.draft.comparator != "ge"  # "tăng từ 11% trở lên" is by how much
    return not _REACHED.isdisjoint(words)


def _noun_of_growth(spot: Spot, verb: int, first: int) -> bool:
    line = spot.line
    if spot.draft.unit in _SHARES and _words("rates").ending(line.norms, verb, first):
        return True
    return line.norm(verb - 1) == _LEVEL and spot.draft.unit == "%" and line.norm(verb) != _FALL


def _far_verb(spot: Spot, first: int) -> str | None:
    """ "giảm tỷ lệ sinh bình quân 0,2-0,3%": the verb, then what falls, then by how much."""
    line = spot.line
    if spot.kind not in ("share", "money") and spot.draft.unit != "lần":
        return None
    at, floor = spot.first, max(first, spot.first - _REACH)
    if _CHANGING.isdisjoint(line.norms[floor:at]):
        return None
    while at > floor:
        if line.norms[at - 1] in (NUMERAL, ",", "(", ")") or _words("reached").ending(line.norms, at, first):
            return None
        verb = _verbs().ending(line.norms, at, first)
        if verb:
            if verb[1] not in ("up", "down") or _noun_of_growth(spot, verb[0], first) or line.norms[at - 1] not in _CHANGING:
                return None
            priced = spot.kind == "share" and line.norms[at] in _PRICE
            return verb[1] if priced or _opens_clause(line, verb[0], first) else None
        at -= 1
    return None


def _opens_clause(line: Line, verb: int, first: int) -> bool:
    """Whether nothing that could be the thing measured stands right before the verb: "tỷ lệ giảm nghèo" is no fall."""
    return verb == first or line.norm(verb - 1) in _BEFORE_VERB


def _carried(spot: Spot, before: Spot | None) -> str | None:
    """ "tăng 6% và 9%", "giảm 31 vụ (18%)": the verb of the figure before goes on."""
    if before is None or before.line is not spot.line or before.verb not in ("up", "down", "over"):
        return None
    line = spot.line
    opening = line.openings[spot.at]
    if opening >= 0 and opening + 1 == spot.first and line.norm(spot.last) == ")":
        again = _verbs().within(line.norms, before.last, opening)  # "thấp hơn mức bình quân cả nước (47,3%)"
        earlier = spot.kind == "count" and before.kind == "share" and TIME in line.norms[before.last : opening]
        return None if again or earlier else before.verb  # "giảm 8% so với năm 2020 (37 vụ)": so many there were then
    between = line.norms[before.last : spot.first]
    joined = bool(between) and between[-1] in _AND and _AND.isdisjoint(between[:-1]) and len(between) < 7
    if joined and opening >= 0 and _verbs().starting(line.norms, opening + 1, spot.first) and spot.kind == before.kind == "count":
        return before.verb  # "(giảm 6 vụ, 4 người chết và 2 người bị thương)"
    if between == [","] and spot.kind == before.kind == "count" and _all_change(before):
        return before.verb  # "tỉnh giảm 5 sở, 12 chi cục, 65 phòng"
    alike = spot.kind == before.kind == "share" or (
        spot.draft.unit == before.draft.unit and bool(between) and between[-1] == _AND_WORD
    )
    return before.verb if alike and joined and TIME not in between else None


def _all_change(before: Spot) -> bool:
    """Whether nothing but counts that rose or fell stands before in the sentence, so that a list of them goes on."""
    return all(other.kind == "count" and other.verb in ("up", "down") for other in (before, *of_sentence(before)))


def _same_plan(spot: Spot, before: Spot) -> None:
    """ "đạt 48% dự toán (năm 2021 đạt 55%)", "…, bằng 41%": a bare share goes on with the plan of the one before."""
    goes_on = before.draft.measure == "over_target" and before.kind == spot.kind == "share" and before.line is spot.line
    if goes_on and spot.bare:
        spot.draft.baseline = before.draft.baseline


_RULES: Rules[str] = (("before the number", _verb), ("that of the figure before", _carried))
