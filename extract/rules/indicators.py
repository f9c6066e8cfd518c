"""What a figure measures: the short noun phrase in the article's words."""

from __future__ import annotations

from extract.lexicon import load
from extract.rules.acts import acted
from extract.rules.causes import with_cause
from extract.rules.counted import counted_after
from extract.rules.counted_names import name_count, name_counted
from extract.rules.noun_phrases import (
    follows,
    grows,
    has_head,
    phrase_after,
    phrase_before,
    starts_with,
    without_change,
    words_of,
)
from extract.rules.phrases import fold, syllables
from extract.rules.purposes import for_what, is_generic, paid, purpose_of
from extract.rules.spot import Spot, begin_at
from extract.rules.words_before import before_links, widened

_EXTENTS = syllables("dài rộng cao sâu")
_SHARE = fold("chiếm")[0]
_IS, _ABOUT = fold("là")[0], fold("về")[0]
_RATES = (fold("tỷ lệ"), fold("tỉ lệ"))
_GROWTH = fold("tăng trưởng")
_THINGS = ("area", "weight", "volume", "length", "energy")
_LOOK_BACK = 4  # figures before, among which a general name may have a fuller one
_NEAR = 600  # characters within which a general name may take up a fuller one
_LONE = 3  # syllables of a name that may be short for the one before it: "thu", "tỷ lệ"


def name_indicators(spots: list[Spot]) -> None:
    """Set the indicator of every figure of an article, in order; a figure without words of its own takes the one before."""
    before: Spot | None = None
    for spot in spots:
        if before and before.line is spot.line and before.tail > spot.own:
            begin_at(spot, min(before.tail, spot.first))
        spot.before = before
        rule, words = _name(spot, before)
        spot.draft.indicator, spot.draft.rule = with_cause(words, spot.line, spot.at) if words else None, rule
        spot.note(f"indicator by {rule}")
        before = spot


def _name(spot: Spot, before: Spot | None) -> tuple[str, str | None]:
    """The rule that named it, and the words."""
    line = spot.line
    rate = spot.last > spot.noun_end if spot.kind == "count" else "/" in (spot.draft.unit or "")
    stop = before_links(spot)
    if spot.kind == "count" and spot.noun_end and not rate:
        return name_count(spot, stop, before)
    extent = _extent(spot, stop, before)
    if extent:
        return "extent", extent
    thing = spot.kind in _THINGS and not rate and not has_head(line, spot.own, stop, "dimensions")
    if thing and counted_after(line, spot.last):
        return "measured thing", _area(spot, name_counted(spot, spot.last, before))
    about = _about(spot) or (_after(spot) if _share_of_next(spot, stop) else None)
    if about:
        return "words after", about
    money = spot.kind == "money" and not rate and spot.draft.measure == "level" and not has_head(line, spot.own, stop)
    sum_of = paid(spot, stop) if money else ""
    if sum_of:
        return "sum paid", sum_of
    first = widened(spot, stop, before)
    stop = before_links(spot, first)
    if has_head(line, first, stop):
        kept = phrase_before(line, first, stop)
        words = words_of(line, kept)
        words = without_change(words)
        if is_generic(words):
            return "general quantity", _specified(words, for_what(spot, kept, before), spot)
        return "measured quantity", _resolved(words, spot, before)
    return _without_head(spot, first, stop, before)


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
    """ "70% hộ dân có nước sạch", "80% là doanh nghiệp nhỏ", "8 triệu đồng tiền ủng hộ"."""
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
    """The full name where the words only take up the one before: "đã thu được" of "thu ngân sách nhà nước"."""
    if before is None or before.draft.indicator is None:
        return words
    norms, known = fold(words), fold(before.draft.indicator)
    if norms in _RATES:
        return f"{words} {before.draft.indicator}"
    if norms == _GROWTH and before.line is spot.line:
        return before.draft.indicator
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
    quantity = load("indicator_words")["quantities"].get(spot.draft.unit)
    if before.kind == "count" and quantity:
        return f"{quantity} {words}"
    share_of_count = spot.kind == "share" and spot.draft.measure == "level" and before.kind in ("count", *_THINGS)
    if share_of_count and fold(words)[:2] not in _RATES:
        return f"{_rate(spot)} {words.removeprefix('tổng ').removeprefix('số ')}"
    return words


def _rate(spot: Spot) -> str:
    """ "tỷ lệ" as the article spells it."""
    return "tỉ lệ" if "tỉ lệ" in spot.line.text and "tỷ lệ" not in spot.line.text else "tỷ lệ"
