"""The unit of each figure: of measurement, counted, or left out and understood."""

from __future__ import annotations

from extract.indicators.acts import is_person
from extract.rules.clauses import NUMERAL, TIME
from extract.rules.counted import Counted, animal_before, counted_after, is_fate, is_noun_start, is_quality, longer_noun
from extract.rules.each import spread
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Rules, Spot
from extract.rules.understood import number_of, spoken_of, stated_number, understand
from extract.rules.units import Unit, currency_before, denominators, unit_after

_MONEY_SCALES = syllables("tỷ tỉ triệu")
_BILLIONS = syllables("tỷ tỉ")
_TIMES = fold("gấp")[0]
_CASH = fold("tiền")[0]  # "30 triệu tiền dầu"
_PERSON = "người"
_ANIMAL = fold("con")[0]
_TREE = fold("cây")[0]  # a noun by itself, too
_ALONE = syllables("con quả trái căn cây chiếc cái")  # classifiers that may stand without their noun
_CHILDREN = syllables("em cháu")
_ON = fold("trên")[0]
_ONE = syllables("một 1") | {NUMERAL}
_TEN_THOUSAND = fold("vạn dân")
_OF_THINGS = ("area", "length", "weight", "volume", "energy")
_THING = 3  # items after its noun that a thing's name may go on: "lít nước sạch/ngày"
_LOOK_BACK = 8  # figures before, whose unit one without may share


def measure_unit(spots: list[Spot]) -> None:
    """Set the unit of every figure of an article, in order: an ellipsis takes the unit of another figure."""
    for index, spot in enumerate(spots):
        before = spots[max(0, index - _LOOK_BACK) : index]
        found = spot.first_of("unit", _RULES, before)
        if found:
            spot.note(f"unit: {found[0]}")
        else:
            understand(spot, before)
        spread(spot)


def without_denominators(spots: list[Spot]) -> list[Spot]:
    """The figures without the round numbers of rates: the 10.000 of "5 vụ/10.000 dân" is part of the unit."""
    inside = {(id(spot.line), at) for spot in spots for at in range(spot.at + 1, spot.last)}
    return [spot for spot in spots if (id(spot.line), spot.at) not in inside]


def _multiple(spot: Spot, before: list[Spot]) -> bool:
    """ "gấp đôi", "gấp ba": times, without the word."""
    line = spot.line
    if line.norm(spot.at - 1) != _TIMES or unit_after(line, spot.at + 1):
        return False
    spot.draft.unit, spot.kind = "lần", "other"
    return True


def _measured(spot: Spot, before: list[Spot]) -> bool:
    found = unit_after(spot.line, spot.at + 1)
    if found is None or longer_noun(spot.line, spot.at + 1, found[0]):
        return False
    spot.last, unit = found
    spot.draft.unit, spot.kind = unit.name + _of_thing(spot, unit), unit.kind
    if unit.name.endswith("/con"):
        animal = animal_before(spot.line, spot.at)
        spot.draft.unit = unit.name.removesuffix("con") + animal if animal else unit.name
    return True


def _of_thing(spot: Spot, unit: Unit) -> str:
    """ "60 lít nước/ngày": the denominators behind the thing that is measured."""
    line = spot.line
    noun = counted_after(line, spot.last) if unit.kind in _OF_THINGS and "/" not in unit.name else None
    if noun is None or "/" not in line.norms[noun.end : noun.end + _THING]:
        return ""
    at = line.norms.index("/", noun.end)
    if not all(norm[0].isalpha() and norm not in (NUMERAL, TIME) for norm in line.norms[noun.end : at]):
        return ""
    return denominators(line, at)[1]


def _led_by_currency(spot: Spot, before: list[Spot]) -> bool:
    """ "US$ 5 triệu", "VND 100.000", unless something else is counted behind."""
    noun = counted_after(spot.line, spot.at + 1)
    currency = None if noun and noun.known else currency_before(spot.line, spot.at)
    if currency is None:
        return False
    spot.draft.unit, spot.kind = currency.name, "money"
    return True


def _money(spot: Spot, before: list[Spot]) -> bool:
    """Whether "tỷ" or "triệu" stands alone for money: "517 tỷ, …", "384.000 / ha"."""
    line = spot.line
    scale = fold(line.word(spot.at))[-1:]
    end, below = denominators(line, spot.at + 1)
    if not below and not (scale and scale[0] in _MONEY_SCALES and _alone(spot, scale[0])):
        return False
    spot.last, spot.kind = end, "money"
    spot.draft.unit = "VND" + below
    return True


def _alone(spot: Spot, scale: str) -> bool:
    """Whether no noun follows that would be counted in millions or billions; things seldom are in billions."""
    noun = counted_after(spot.line, spot.at + 1)
    return noun is None or (scale in _BILLIONS and not noun.known) or spot.line.norm(noun.start) == _CASH


def _counted(spot: Spot, before: list[Spot]) -> bool:
    line = spot.line
    noun = counted_after(line, spot.at + 1)
    if noun is None:
        if line.norm(spot.at + 1) not in _ALONE:
            return False
        noun = Counted(spot.at + 1, spot.at + 2, line.word(spot.at + 1), False)
    spot.kind, spot.last, spot.noun_end = "count", noun.end, noun.end
    name = _left_out(spot, noun, before) or noun.name
    spot.last, below = denominators(line, noun.end)
    below = below or _per_head(spot)
    spot.draft.unit = name + below
    return True


def _per_head(spot: Spot) -> str:
    """ "số giường bệnh trên một vạn dân là 26 giường": the rate is said with what is measured."""
    line = spot.line
    for at in range(spot.at - 1, max(line.clause_starts[spot.at], spot.at - 20) - 1, -1):
        if line.norms[at] == _ON:
            start = at + 2 if line.norm(at + 1) in _ONE else at + 1
            if tuple(line.norms[start : start + 2]) == _TEN_THOUSAND:
                return "/" + line.said(start, start + 2)
    return ""


def _left_out(spot: Spot, noun: Counted, before: list[Spot]) -> str | None:
    """The noun that a quality ("44 nữ") or a lone classifier ("4 con") stands for."""
    line = spot.line
    if noun.end == noun.start + 1 and line.norm(noun.start) in _CHILDREN:
        stated = stated_number(spot)  # "số thí sinh dự thi là 1.281 em"
        return stated.name if stated else None
    lone = noun.end == noun.start + 1 and line.norm(noun.start) in _ALONE
    if not lone and not is_quality(noun):
        return None
    spot.note("noun left out")
    if line.norm(noun.start) == _ANIMAL:
        return animal_before(line, spot.at)
    counts = [other for other in reversed(before) if other.kind == "count" and other.draft.unit]
    if is_fate(noun):
        return next((other.draft.unit for other in counts if is_person(other.draft.unit)), _PERSON)
    if line.norm(noun.start) == _TREE and is_noun_start(line, noun.end):
        return None  # "40 cây xanh, 20 cây sao đen": its kind follows
    alike = (other for other in counts if lone and other.line.norm(other.at + 1) == line.norm(noun.start))
    other = None if line.norm(noun.start) == _TREE else next(iter(counts), None)
    found = next(alike, other)  # "1.355 chiếc tàu với 8.000 người, … 789 chiếc": of boats
    return found.draft.unit if found else None


_RULES: Rules[bool] = (
    ("times", _multiple),
    ("unit of measurement", _measured),
    ("currency before", _led_by_currency),
    ("what is spoken of", spoken_of),
    ("what it is the number of", number_of),
    ("money without its unit", _money),
    ("counted noun", _counted),
)
