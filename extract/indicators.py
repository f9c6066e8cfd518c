"""What a figure measures: the short noun phrase in the article's words."""

from __future__ import annotations

from functools import cache

from extract.clauses import NUMERAL, TIME, Line
from extract.counted import counted_after
from extract.lexicon import load
from extract.noun_phrases import has_head, phrase_after, phrase_before, words_of
from extract.phrases import Phrases, fold
from extract.spot import Spot

_IS = fold("là")[0]
_RATE = fold("tỷ lệ")
_RATES = (_RATE, fold("tỉ lệ"))
_PREFIX = {"area": "diện tích "}
_THINGS = ("area", "weight", "volume", "length", "energy")


@cache
def _words(name: str) -> Phrases[str]:
    return Phrases.of(load("indicator_words")[name], name)


@cache
def _links() -> Phrases[bool]:
    changes = load("changes")
    links = load("grammar")["links"]
    return Phrases.of([*links, *changes["up"], *changes["down"], *changes["over"], *changes["between"], *changes["reached"]], True)


@cache
def _acts() -> Phrases[str]:
    lexicon = load("indicator_words")
    return Phrases((verb, name) for name in ("done_for", "done_to", "done") for verb in lexicon[name])


def name_indicators(spots: list[Spot]) -> None:
    """Set the indicator of every figure of an article, in order; a figure without words of its own takes the one before."""
    before: Spot | None = None
    for spot in spots:
        rule, words = _name(spot, before)
        spot.draft.indicator, spot.draft.rule = words, rule
        spot.note(f"indicator by {rule}")
        before = spot


def _name(spot: Spot, before: Spot | None) -> tuple[str, str | None]:
    """The rule that named it, and the words."""
    line = spot.line
    stop = _before_links(spot)
    measured = has_head(line, spot.own, stop)
    if spot.kind == "count" and spot.noun_end:
        return "counted noun", _counted(spot, spot.at + 1)
    if spot.kind in _THINGS and not measured:
        noun = counted_after(line, spot.last)
        if noun:
            return "measured thing", _PREFIX.get(spot.kind, "") + (_counted(spot, spot.last) or "")
    if measured:
        return "measured quantity", words_of(line, phrase_before(line, spot.own, stop))
    if spot.kind in ("share", "money") and not spot.draft.baseline and spot.draft.measure == "level":
        after = _after(spot)
        if after:
            return "words after", after
    if spot.bare or spot.own >= stop:
        return "same as before", _same(spot, before)
    return "words before", words_of(line, phrase_before(line, spot.own, stop)) or _same(spot, before)


def _before_links(spot: Spot) -> int:
    """Where the words before the number end, without "đạt", "là", "tăng khoảng"."""
    line, stop = spot.line, spot.first
    while stop > spot.own:
        link = _links().ending(line.norms, stop, spot.own)
        if not link and line.norms[stop - 1] != TIME:
            break
        stop = link[0] if link else stop - 1
    return stop


def _counted(spot: Spot, start: int) -> str | None:
    line = spot.line
    noun = counted_after(line, start)
    if noun is None:
        return spot.draft.unit
    kept, end = phrase_after(line, noun.start, noun.end, line.clause_ends[spot.at])
    words = words_of(line, kept)
    if end == noun.end or len(kept) <= noun.end - noun.start + 1:
        words += _act(spot) or _shared(line, end)
    return words


def _act(spot: Spot) -> str:
    """What was done to the counted thing, said before the number: " được kiểm tra"."""
    line, stop = spot.line, _before_links(spot)
    found = _acts().ending(line.norms, stop, spot.own)
    if not found:
        return ""
    verb = line.said(found[0], stop)
    return {"done_for": " được ", "done_to": " bị ", "done": " "}[found[1]] + verb.lower()


def _shared(line: Line, at: int) -> str:
    """The predicate that ends a list: of "585 nhà, 167 con gia súc bị chết" for the first, " bị chết"."""
    stop = min(line.clause_ends[at - 1], at + 40) if at <= len(line) and at else at
    while at < stop:
        if line.norms[at] == NUMERAL:
            noun = counted_after(line, at + 1)
            if noun is None:
                at += 1
                continue
            found = _words("predicates").within(line.norms, noun.end, min(stop, noun.end + 6))
            if found and NUMERAL not in line.norms[noun.end : found[0][0]]:
                kept, _ = phrase_after(line, found[0][0], found[0][1], stop)
                return " " + words_of(line, kept)
        at += 1
    return ""


def _after(spot: Spot) -> str | None:
    """ "57% người dân có nước sạch", "86% là doanh nghiệp siêu nhỏ", "30 triệu đồng tiền đóng góp"."""
    line = spot.line
    start = spot.last
    is_one = line.norm(start) == _IS
    noun = counted_after(line, start + 1 if is_one else start)
    if noun is None:
        return None
    kept, _ = phrase_after(line, noun.start, noun.end, line.clause_ends[spot.at])
    words = words_of(line, kept)
    return f"tỷ lệ {words}" if is_one and spot.kind == "share" else words


def _same(spot: Spot, before: Spot | None) -> str | None:
    """The indicator of the figure before; of a share of it, its rate."""
    if before is None or before.draft.indicator is None:
        return None
    words = before.draft.indicator
    share_of_count = spot.kind == "share" and spot.draft.measure == "level" and before.kind in ("count", *_THINGS)
    if share_of_count and fold(words)[:2] not in _RATES:
        return f"tỷ lệ {words}"
    return words
