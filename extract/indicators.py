"""What a figure measures: the short noun phrase in the article's words."""

from __future__ import annotations

from functools import cache

from extract.acts import act_on, acted, ends_with_act, inherited_predicate, shared_predicate
from extract.clauses import TIME
from extract.counted import counted_after, is_quality
from extract.lexicon import load
from extract.noun_phrases import (
    follows,
    grows,
    has_head,
    opens_parts,
    opens_with_head,
    phrase_after,
    phrase_before,
    starts_with,
    without_change,
    words_of,
)
from extract.phrases import Phrases, fold, syllables
from extract.purposes import for_what, is_generic, purpose_of
from extract.spot import Spot, begin_at

_EXTENTS = syllables("dài rộng cao sâu")
_SHARE = fold("chiếm")[0]
_PERSON = fold("người")
_IS, _ABOUT, _OF = fold("là")[0], fold("về")[0], fold("của")[0]
_RATES = (fold("tỷ lệ"), fold("tỉ lệ"))
_NUMBERS = (fold("số lượng"), fold("số"), fold("tổng số"))
_THINGS = ("area", "weight", "volume", "length", "energy")
_BACK = frozenset(",()")
_LOOK_BACK = 4  # figures before, among which a noun that stands alone may have its fuller name
_NEAR = 600  # characters within which a general name may take up a fuller one
_COUNTRY = fold("nước")[0]
_LONE = 3  # syllables of a name that may be short for the one before it: "thu", "tỷ lệ"
_BACKWARD = 45  # items that an indicator may stand before its number


@cache
def _links() -> Phrases[bool]:
    changes = load("changes")
    averages = load("indicator_words")["averages"]
    words = [word for name in ("up", "down", "over", "between", "reached") for word in changes[name] if word not in averages]
    return Phrases.of([*load("grammar")["links"], *words], True)


def name_indicators(spots: list[Spot]) -> None:
    """Set the indicator of every figure of an article, in order; a figure without words of its own takes the one before."""
    before: Spot | None = None
    for spot in spots:
        if before and before.line is spot.line and before.tail > spot.own:
            begin_at(spot, min(before.tail, spot.first))
        spot.before = before
        rule, words = _name(spot, before)
        spot.draft.indicator, spot.draft.rule = words or None, rule
        spot.note(f"indicator by {rule}")
        before = spot


def _name(spot: Spot, before: Spot | None) -> tuple[str, str | None]:
    """The rule that named it, and the words."""
    line = spot.line
    rate = spot.last > spot.noun_end if spot.kind == "count" else "/" in (spot.draft.unit or "")
    stop = _before_links(spot)
    if spot.kind == "count" and spot.noun_end and not rate:
        return _of_count(spot, stop, before)
    thing = spot.kind in _THINGS and not rate and not has_head(line, spot.own, stop, "dimensions")
    if thing and counted_after(line, spot.last):
        return "measured thing", _area(spot, _counted(spot, spot.last, before))
    extent = _extent(spot, stop, before)
    if extent:
        return "extent", extent
    about = _about(spot) or (_after(spot) if _share_of_next(spot, stop) else None)
    if about:
        return "words after", about
    first = _widened(spot, stop, before)
    stop = _before_links(spot, first)
    if has_head(line, first, stop):
        kept = phrase_before(line, first, stop)
        words = words_of(line, kept)
        words = without_change(words)
        if is_generic(words):
            return "general quantity", _specified(words, for_what(spot, kept, before), spot)
        return "measured quantity", _resolved(words, spot, before)
    return _without_head(spot, first, stop, before)


def _of_count(spot: Spot, stop: int, before: Spot | None) -> tuple[str, str | None]:
    """A counted noun; "tổng số đảng viên là 322 đảng viên" is named by what stands before."""
    line = spot.line
    words = _counted(spot, spot.at + 1, before)
    alone = spot.tail <= spot.noun_end and not spot.act
    if alone and has_head(line, spot.own, stop) and (stop == spot.first or line.norm(spot.first - 1) == _IS):
        named = words_of(line, phrase_before(line, spot.own, stop))
        return "measured quantity", f"{named} {words}" if fold(named) in _NUMBERS else named
    if alone and words and spot.own < stop and not spot.bare:
        named = words_of(line, phrase_before(line, spot.own, stop))
        norms = fold(spot.draft.unit or words)
        start = len(_NUMBERS[1]) if fold(named)[:1] == _NUMBERS[1] else 0
        if len(fold(named)) > len(norms) and fold(named)[start : start + len(norms)] == norms:
            return "words before", named
    return "counted noun", words


def _extent(spot: Spot, stop: int, before: Spot | None) -> str | None:
    """ "tuyến đường dài 12 km, rộng 7 m": the extent of what stands before."""
    line = spot.line
    if spot.kind != "length" or line.norm(spot.first - 1) not in _EXTENTS or grows(line, spot.first - 1):
        return None
    thing = words_of(line, phrase_before(line, spot.own, stop)) if spot.own < stop else ""
    if not thing and before is not None and before.line is line and before.kind == "length":
        thing = (before.draft.indicator or "").removeprefix("chiều dài ").removeprefix("chiều rộng ")
    return f"chiều {line.word(spot.first - 1)} {thing}".strip()


def _share_of_next(spot: Spot, stop: int) -> bool:
    """Whether a share is of the noun after it: nothing before it reaches it ("sử dụng 50% nguồn thu")."""
    line = spot.line
    if spot.kind != "share" or spot.draft.baseline or line.norm(spot.last) == _IS:
        return False
    if spot.draft.measure == "change":
        return spot.own >= stop
    if has_head(line, spot.own, stop):
        return follows(line, spot.first, spot.own, "next_noun")
    return not follows(line, spot.first, spot.own, "reached") and line.norm(spot.first - 1) != ")"


def _specified(words: str, what: str, spot: Spot) -> str:
    """A general name with what it is of, else the fuller name that a figure shortly before had."""
    if what:
        return words + what
    norms, other = set(fold(words)), spot.before
    for _ in range(_LOOK_BACK):
        if other is None:
            break
        known = other.draft.indicator or ""
        if other.kind == spot.kind and norms < set(fold(known)) and abs(other.line.start - spot.line.start) < _NEAR:
            return known
        other = other.before
    return words


def _without_head(spot: Spot, first: int, stop: int, before: Spot | None) -> tuple[str, str | None]:
    line = spot.line
    if spot.kind in ("share", "money") and not spot.draft.baseline and spot.draft.measure == "level":
        after = _after(spot)
        if after:
            return "words after", after
    words = words_of(line, phrase_before(line, first, stop)) if first < stop else ""
    single = len(fold(words)) == 1 and before is not None and spot.kind != "count"
    if not words or single or starts_with(words, "each"):
        if spot.kind == "money" and (before is None or before.kind != "money"):
            purpose = purpose_of(spot)
            if purpose:
                return "words after", f"tiền {purpose}"
        default = load("indicator_words")["defaults"].get(spot.draft.unit)
        return ("unit", default) if default else ("same as before", _same(spot, before))
    goes_on = before is not None and before.line is line and before.kind == spot.kind
    if before and before.draft.indicator and goes_on and starts_with(words, "territories"):
        return "same elsewhere", f"{_stem(before.draft.indicator)} ở {words}"
    if spot.kind == "share" and line.norm(spot.first - 1) == _SHARE and fold(words)[:2] not in _RATES:
        return "words before", f"{_rate(spot)} {words}"
    if spot.kind == "count" and spot.draft.unit and fold(spot.draft.unit)[0] != fold(words)[0]:
        words = acted(spot.draft.unit, words)
    return "words before", _area(spot, _resolved(words, spot, before))


def _widened(spot: Spot, stop: int, before: Spot | None) -> int:
    """Where to look for what is measured: further back, over a comma or bracket, if the nearest words do not say it."""
    line, first = spot.line, spot.own
    behind = max(before.last, before.tail) if before and before.line is line else 0
    floor = max(line.clause_starts[spot.at], spot.at - _BACKWARD, behind)
    while not has_head(line, first, stop) and first > floor and line.norms[first - 1] in _BACK:
        at = first - 1
        while at > floor and line.norms[at - 1] not in _BACK:
            at -= 1
        if not spot.bare and not opens_with_head(line, at, first - 1):
            break
        first = at
    if before is not None and before.line is line and not has_head(line, first, stop):
        return spot.own
    return first


def _before_links(spot: Spot, first: int | None = None) -> int:
    """Where the words before the number end, without "đạt", "là", "tăng khoảng"; "tốc độ tăng" stays whole."""
    line, stop = spot.line, spot.compared if spot.compared >= 0 else spot.first
    first = spot.own if first is None else first
    while stop > first:
        link = _links().ending(line.norms, stop, first)
        average = follows(line, stop, first, "averages")
        if average and (line.named[stop - 3] or line.norms[stop - 3] in (TIME, _COUNTRY)):
            stop -= 2
            continue
        if not link and line.norms[stop - 1] != TIME and not (line.norms[stop - 1] in _BACK and line.norms[stop - 1] != ")"):
            break
        if link and (grows(line, link[0]) or follows(line, stop, first, "keeps")):
            break
        stop = link[0] if link else stop - 1
    return stop


def _counted(spot: Spot, start: int, before: Spot | None) -> str | None:
    line = spot.line
    noun = counted_after(line, start)
    if noun is None:
        return spot.draft.unit
    kept, end = phrase_after(line, noun.start, noun.end, line.clause_ends[spot.at])
    words = words_of(line, kept)
    if spot.kind == "count" and not noun.known and spot.draft.unit and fold(noun.name) != fold(spot.draft.unit.split("/")[0]):
        words = f"{spot.draft.unit.split('/')[0]} {words_of(line, kept[1:])}".strip()
    if is_quality(line, noun) and spot.draft.unit:
        return f"{spot.draft.unit} {words}{before.act if before else ''}"
    spot.tail = max(spot.tail, ends_with_act(line, noun.end, end) if len(kept) > noun.end - noun.start else noun.end)
    if len(kept) > noun.end - noun.start + 2:
        return words
    spot.act = act_on(spot, _before_links(spot)) or (before.act if before and spot.bare and before.line is line else "")
    if spot.act:
        return words + spot.act
    if len(kept) == noun.end - noun.start and line.norm(end) == _IS and counted_after(line, end + 1):
        more, spot.tail = phrase_after(line, end, end + 2, line.clause_ends[spot.at])
        return words_of(line, kept + more)
    shared = shared_predicate(line, kept[-1], end, line.norm(spot.at + 1))
    if not shared and len(kept) == noun.end - noun.start:
        fuller = _fuller(spot, words, before)
        if fuller != words:
            return fuller
        inventory = starts_with(words, "inventory") and follows(line, spot.first, 0, "has")
        return f"số {words}" if inventory else _with_owner(spot, words, end)
    return words + shared


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
    """For a noun that stands alone, the fuller name of the same noun in the sentence: of its whole, or before a change."""
    norms = fold(words)
    opener = _opener(spot)
    for _ in range(_LOOK_BACK):
        if before is None or before.line is not spot.line:
            break
        sibling = opener > 0 and before.first > opener
        known = fold(before.draft.indicator or "")
        if before.kind == "count" and not sibling:
            if len(known) > len(norms) and f" {' '.join(norms)} " in f" {' '.join(known)} ":
                return before.draft.indicator or words
            if opener > 0 and before.draft.unit:
                return words + inherited_predicate(before.draft.indicator or "", before.draft.unit)
        before = before.before
    return words


def _opener(spot: Spot) -> int:
    """Where "trong đó" or "gồm" stands before the figure in its sentence; 0 where none does."""
    start = max(0, spot.first - _BACKWARD)
    return max((at for at in range(start, spot.first) if opens_parts(spot.line, at)), default=0)


def _area(spot: Spot, words: str | None) -> str | None:
    return f"diện tích {words}" if spot.kind == "area" and words and not starts_with(words, "dimensions") else words


def _about(spot: Spot) -> str | None:
    """ "tăng 3,6% về số lượng doanh nghiệp": what changes is said after the number."""
    line, at = spot.line, spot.last
    if line.norm(at) != _ABOUT or counted_after(line, at + 1) is None:
        return None
    kept, spot.tail = phrase_after(line, at + 1, at + 2, line.clause_ends[spot.at])
    return words_of(line, kept)


def _after(spot: Spot) -> str | None:
    """ "57% người dân có nước sạch", "86% là doanh nghiệp siêu nhỏ", "30 triệu đồng tiền đóng góp"."""
    line, start = spot.line, spot.last
    is_one = line.norm(start) == _IS
    noun = counted_after(line, start + 1 if is_one else start)
    if noun is None:
        return None
    kept, spot.tail = phrase_after(line, noun.start, noun.end, line.clause_ends[spot.at])
    words = words_of(line, kept)
    return f"{_rate(spot)} {words}" if is_one and spot.kind == "share" else words


def _stem(words: str) -> str:
    """An indicator without the territory that the one before it had."""
    return words.split(" ở ")[0]


def _resolved(words: str, spot: Spot, before: Spot | None) -> str | None:
    """The full name where the words only take up the one before: "đã thu được" of "thu ngân sách Nhà nước"."""
    if before is None or before.draft.indicator is None:
        return words
    norms, known = fold(words), fold(before.draft.indicator)
    if norms in _RATES:
        return f"{words} {before.draft.indicator}"
    if starts_with(words, "anaphors"):
        return before.draft.indicator
    if len(norms) < _LONE and len(known) > len(norms) and known[: len(norms)] == norms:
        return before.draft.indicator
    return words


def _same(spot: Spot, before: Spot | None) -> str | None:
    """The indicator of the figure before; of a share of it, its rate."""
    if before is None or before.draft.indicator is None:
        return None
    words = before.draft.indicator
    share_of_count = spot.kind == "share" and spot.draft.measure == "level" and before.kind in ("count", *_THINGS)
    if share_of_count and fold(words)[:2] not in _RATES:
        return f"{_rate(spot)} {words.removeprefix('tổng ').removeprefix('số ')}"
    return words


def _rate(spot: Spot) -> str:
    """ "tỷ lệ" as the article spells it."""
    return "tỉ lệ" if "tỉ lệ" in spot.line.text and "tỷ lệ" not in spot.line.text else "tỷ lệ"
