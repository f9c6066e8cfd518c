"""What a figure measures: the short noun phrase in the article's words."""

from __future__ import annotations

from extract.indicators.heads import has_head, head_at
from extract.indicators.labels import is_name, labelled
from extract.indicators.measured_phrases import of_number, phrase_before, without_work
from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.parts import part_of_whole
from extract.indicators.purposes import GIVEN_FOR, for_what, given_for, paid, sum_of
from extract.indicators.respective import share_out
from extract.indicators.said_before import whole_before, within
from extract.indicators.shares import named_after, rate_of, share_of
from extract.indicators.sizes import THINGS, extent_of, flood_of, size_of, with_worth, worth_of
from extract.indicators.taken_up import RATES, elsewhere, for_each_of, of_list, resolved, same
from extract.indicators.tidying import tidied
from extract.indicators.told_in_sentence import told_again, with_cause, with_crop, with_extreme, with_standard
from extract.indicators.words import is_generic, starts_with, words_in
from extract.lexicon import load
from extract.rules.counted import counted_after
from extract.rules.counted_names import act_of, name_count, name_counted
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Rules, Spot, begin_at
from extract.rules.words_before import before_links, widened

_BEHIND = syllables("với đối cho")
_SHARE, _IS, _TOTAL, _FROM = (fold(word)[0] for word in ("chiếm", "là", "tổng", "từ"))
_PLOT, _LAND = "m2", fold("đất")[0]  # "4.000 m2 đất công" is the land itself, "25 ha ngô" the area of maize
_TOLD = syllables("được bị chưa đang")  # behind an area these say what is so of it
_NEAR = 600  # characters within which a general name may take up a fuller one


def name_indicators(spots: list[Spot]) -> None:
    """Set the indicator of every figure of an article, in order; a figure without words of its own takes the one before."""
    before: Spot | None = None
    for spot in spots:
        if before and before.line is spot.line and before.tail > spot.own:
            begin_at(spot, min(before.tail, spot.first))
        rule, words = _name(spot)
        spot.draft.indicator, spot.draft.rule = _completed(tidied(words, spot.draft.unit), spot) if words else None, rule
        spot.note(f"indicator by {rule}")
        before = spot
    share_out(spots)
    told_again([spot.draft for spot in spots])


def _completed(words: str, spot: Spot) -> str:
    """A name with what only its sentence tells of it."""
    words = with_worth(words, spot)
    for complete in (with_standard, with_crop, with_cause, with_extreme):
        words = complete(words, spot.line, spot.at)
    return words


def _name(spot: Spot) -> tuple[str, str | None]:
    """The rule that named it, and the words."""
    stop = before_links(spot)
    if spot.kind == "count" and spot.noun_end and not _is_rate(spot):
        return name_count(spot, stop, spot.before)
    return spot.first_of("indicator", _RULES, stop) or _from_before(spot, stop)


def _is_rate(spot: Spot) -> bool:
    return spot.last > spot.noun_end if spot.kind == "count" else "/" in (spot.draft.unit or "")


def _measured_thing(spot: Spot, stop: int) -> str | None:
    """ "25 ha ngô bị ngập", "thu giữ 9 kg thuốc nổ": the noun behind the unit."""
    thing = spot.kind in THINGS and not _is_rate(spot) and not has_head(spot.line, spot.own, stop, "dimensions")
    if not thing or not counted_after(spot.line, spot.last):
        return None
    words = name_counted(spot, spot.last, stop, spot.before)
    is_plot = spot.draft.unit == _PLOT and words and fold(words)[:-1] and fold(words)[0] == _LAND
    return words if is_plot else _area(spot, words)


def _money_named(spot: Spot, stop: int) -> str | None:
    """ "thu hút 4 tỷ USD vốn FDI", "2.100 tỷ đồng lợi nhuận trước thuế": the quantity named right behind the sum."""
    line = spot.line
    named = spot.kind == "money" and spot.draft.measure == "level" and head_at(line, spot.last + (line.norm(spot.last) == _IS))
    return named_after(spot) if named and not _is_rate(spot) else None


def _sum_paid(spot: Spot, stop: int) -> str | None:
    """ "bị xử phạt 120 triệu đồng": what was done with the money."""
    verbal = spot.kind == "money" and spot.draft.measure == "level" and not has_head(spot.line, spot.own, stop)
    return paid(spot, stop) if verbal else None


# In the order in which they are asked; the first that finds words names the figure.
_RULES: Rules[str] = (
    ("flood", flood_of),
    ("extent", extent_of),
    ("size of a thing", size_of),
    ("measured thing", _measured_thing),
    ("words after", share_of),
    ("worth of a thing", worth_of),
    ("words after", _money_named),
    ("sum paid", _sum_paid),
)


def _from_before(spot: Spot, stop: int) -> tuple[str, str | None]:
    """The quantity named before the number, or what else stands there."""
    line, before = spot.line, spot.before
    first = widened(spot, stop, before)
    stop = before_links(spot, first)
    if not has_head(line, first, stop):
        return _without_head(spot, first, stop, before)
    kept = phrase_before(line, first, stop)
    words = of_number(without_work(words_of(line, kept)), spot.kind in THINGS)
    if is_generic(words):
        return "general quantity", _specified(words, for_what(spot, kept, before), spot)
    return "measured quantity", part_of_whole(spot, words) or resolved(sum_of(words, spot), spot, before)


def _specified(words: str, what: str, spot: Spot) -> str:
    """A general name with what it is of, else the fuller name that a figure shortly before had."""
    if what:
        given = spot.line.norm(spot.last) in (*GIVEN_FOR, _FROM)  # "hỗ trợ 5 tỷ đồng | để xử lý sạt lở"
        return given_for(words, what, spot) if given else words + what
    norms = set(fold(words))
    grows_too = spot.draft.measure != "level" and not starts_with(words, "hosted")  # "tổng thu tăng ba lần"
    for other in within(spot, _NEAR):
        known = (other.draft.indicator or "").removeprefix("" if _TOTAL in norms else "tổng ")
        if (other.kind == spot.kind or grows_too) and norms < set(fold(known)):
            return known
    return sum_of(words, spot)


def _without_head(spot: Spot, first: int, stop: int, before: Spot | None) -> tuple[str, str | None]:
    line = spot.line
    default = load("indicator_words")["defaults"].get(spot.draft.unit)
    if default and fold(default)[-1] in line.norms:  # "trận mưa lịch sử đạt 327 mm"
        return "unit", default
    if spot.kind in ("share", "money") and not spot.draft.baseline and spot.draft.measure == "level":
        after = named_after(spot)
        if after:
            acted_on = spot.kind == "money" and not starts_with(after, "heads")
            return "words after", after + (act_of(spot, stop) if acted_on else "")
    words = words_of(line, phrase_before(line, first, stop)) if first < stop else ""
    if spot.kind != "share" and before is not None and before.line is line and is_name(line, first, stop):
        words = ""  # "20 người (Lâm Sơn 12, Bình Khê 8)"
    taking = spot.kind == "share" and line.norm(spot.first - 1) == _SHARE  # "nữ chiếm 30%"
    if taking and stop > first + 1 and is_name(line, first, stop) and (whole := named_after(spot)):
        return "words after", whole  # "Hàn Quốc chiếm 45% kim ngạch"
    labelled_so = taking or line.norm(spot.begins - 1) == ":"  # "lúa: 40 ha; ngô: 12 ha"
    single = len(fold(words)) == 1 and before is not None and spot.kind != "count" and not labelled_so
    behind = before is not None and before.line is line and line.norm(before.last) in _BEHIND  # "30% với hộ nghèo, 10% …"
    if words and before is not None and before.line is line and (again := for_each_of(before, words)):
        return "same for each", again
    if not words or single or behind or starts_with(words, "no_names") or starts_with(words, "each"):
        if listed := of_list(spot):
            return "of the list", listed
        if default or not _goes_on(spot, before):
            return "unit", _extent_told(spot, default or load("indicator_words")["kinds"].get(spot.kind)) or same(spot, before)
        return "same as before", same(spot, before)
    goes_on = before is not None and before.line is line and before.kind == spot.kind
    if before and before.draft.indicator and goes_on and starts_with(words, "territories"):
        return "same elsewhere", elsewhere(before.draft.indicator, words)
    if spot.kind == "share" and line.norm(spot.first - 1) == _SHARE and fold(words)[:2] not in RATES:
        return "words before", f"{rate_of(spot)} {words}"
    if spot.kind == "count" and spot.draft.unit and fold(spot.draft.unit)[0] != fold(words)[0]:
        words = labelled(spot, words)
    if part := part_of_whole(spot, words):
        return "part of a whole", part
    return "words before", _priced(spot, _area(spot, resolved(sum_of(words, spot), spot, before)))


def _extent_told(spot: Spot, default: str | None) -> str | None:
    """ "1.450 ha chè. Trong đó, 900 ha được chứng nhận": the area spoken of before, with what is said of this part of it."""
    line = spot.line
    if spot.kind != "area" or not default:
        return default
    is_part = words_in("parts").starting(line.norms, 0, len(line)) or whole_before(spot)
    known = next((other.draft.indicator for other in within(spot, _NEAR) if other.kind == "area"), None) if is_part else None
    kept = phrase_after(line, spot.last, spot.last + 1, line.clause_ends[spot.at])[0] if line.norm(spot.last) in _TOLD else []
    return f"{known or default} {words_of(line, kept)}".rstrip() if len(kept) > 1 else known or default


def _goes_on(spot: Spot, before: Spot | None) -> bool:
    """Whether a figure without words may take the name of the one before: of its sentence, or of its kind and near."""
    if before is None or before.line is spot.line:
        return before is not None
    return before.kind == spot.kind and spot.line.start - before.line.start < _NEAR


def _area(spot: Spot, words: str | None) -> str | None:
    return f"diện tích {words}" if spot.kind == "area" and words and not starts_with(words, "dimensions") else words


def _priced(spot: Spot, words: str | None) -> str | None:
    """ "cá tra giảm còn 21.000 đồng/kg": money for a measure of a thing is its price."""
    for_each = (spot.draft.unit or "").partition("/")[2]
    words = words.removeprefix("số tiền ") if words else words  # "bán ra 86 triệu đồng/lượng"
    return f"giá {words}" if spot.kind == "money" and words and for_each in load("indicator_words")["priced"] else words
