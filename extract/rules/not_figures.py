"""Numerals that report nothing: dates, ranks, papers, roads, telephones, list numbers, lengths of time, articles.

How the figure rules use it: call `turned_down` once a text; a number whose index is a key of the result is no figure, and the
value says why in a word or two (it is what `baotinh read --why` prints).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon import load
from extract.model import Number, Period
from extract.rules.numbered_names import Rows, address, named, slogan
from extract.rules.numeral_place import Place, place_of, words_behind
from extract.rules.numeral_words import by_words_after, by_words_before, is_place

_LEX = load("not_figures")
_DRAWN, _SCALES = frozenset(_LEX["scales"]["behind"]), frozenset(_LEX["scales"]["of"])
_OF_PEOPLE, _OF_ALL = _LEX["scales"]["not_before"], _LEX["days"]["not_before"]
_FREE = frozenset(_LEX["free"]["things"])
_RATED, _EACH_OF = frozenset(_LEX["rated"]["things"]), frozenset(_LEX["rated"]["of"])
_BEHIND_ONE = frozenset(_LEX["one"]["behind"])
_SIZES, _ONE_OF = frozenset(_LEX["one"]["sizes"]), frozenset(_LEX["one"]["of_sizes"])
_LIST_NUMBER = re.compile(r"(?:\.|\)|/)(?: \D|\s*$)")
_AREA_CODE = re.compile(r"\(0\d{1,4}\) ?$")
_PLATE, _ON_A_PLATE = re.compile(r"(?<!\w)\d\d[A-ZĐ]{1,2}\d? ?[-–] ?$"), re.compile(r"\d{3}\.\d{2}|\d{4,5}")
_SCORE = re.compile(rf"(?<!\w)(?:{'|'.join(_LEX['matches']['words'])}) (\d{{1,2}} ?[-–] ?)?$", re.IGNORECASE)
_SCORED = frozenset(phrase.split()[-1].lower() for phrase in _LEX["matches"]["words"])
_TO_SCORE = re.compile(r" ?[-–] ?\d{1,2}(?!\d|%)")
_MILESTONE = re.compile(r"(?<!\w)km ?\d{1,4} ?\+ ?$", re.IGNORECASE)
_MONTH_OR_DAY = re.compile(r"(?:tháng|ngày) $", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\d{1,2}(?:(?:, | và )\d{1,2})+\)")
_LISTED = frozenset(["rank", "place", "road", "document", "number of a thing"])
_RECENT = range(2001, 2040)  # years whose number is seldom a count of something that the lexicon has not
_CODE_DIGITS = 7
_DAYS, _MONTHS = 31, 12
_NEAR_COUNT = 60
_LISTED_NAMES = 40  # characters of a list of names in brackets, and of the noun before it


def turned_down(text: str, numbers: Sequence[Number], periods: Sequence[Period]) -> dict[int, str]:
    """Index in `numbers` → why it is no figure. `periods` are those of `find_periods(text)`, both in the order of the text."""
    reasons: dict[int, str] = {}
    places = [place_of(text, number) for number in numbers]
    rows = Rows(places)
    at, counted = 0, 0
    for i, (number, place) in enumerate(zip(numbers, places, strict=True)):
        while at < len(periods) and periods[at].end <= number.start:
            at += 1
        timed = at < len(periods) and periods[at].start < number.end and periods[at].per is None
        reason = "time" if timed else _reason(place, counted) or _goes_on(place, numbers[i - 1], reasons.get(i - 1))
        if not reason and rows.have(i):
            reason = "name"
        if reason:
            reasons[i] = reason
        else:
            counted = number.end
    return reasons


def _goes_on(place: Place, before: Number, reason: str | None) -> str | None:
    """`quận 1, 3 và 10`, `tiêu chí 13 và 17`, `tháng 10 và 11`: a list of ranks, places or months keeps its reason."""
    between = place.text[before.end : place.number.start]
    if reason == "scale" and _is_a_scale(place) and between in (", ", " và ", " hoặc "):
        return reason
    if place.measured or not place.written.isdigit():
        return None
    if reason == "time" and between == " và " and not place.counts:
        return reason if _MONTH_OR_DAY.search(place.text, max(0, before.start - 6), before.start) else None
    if not place.text[before.start : before.end].isdigit():
        return None  # "3 giải ba và 5 giải khuyến khích"
    return reason if reason in _LISTED and between in (", ", " và ", " hoặc ", ", và ") else None


def _reason(place: Place, counted: int) -> str | None:
    """Why a numeral reports nothing; `counted` is where the last numeral ended that is a figure."""
    if place.behind[-1:] == ("gấp",):
        return None  # "gấp đôi năm 2022" is no length of time
    for check in _CHECKS:
        if reason := check(place):
            return reason
    return _article(place, counted)


def _code(place: Place) -> str | None:
    """Telephones and registration numbers: amounts have dots."""
    if len(place.written) >= _CODE_DIGITS and place.written.isdigit() and not place.measured:
        return "code"
    start = place.number.start
    if _ON_A_PLATE.fullmatch(place.written) and _PLATE.search(place.text, max(0, start - 9), start):
        return "phone"  # "27B - 003.71"
    return "phone" if _AREA_CODE.search(place.text, max(0, start - 8), start) else None


def _year(place: Place) -> str | None:
    """A number like 2019 that nothing counted follows: thousands are written with a dot. `Mùa hè xanh 2019 đánh dấu …`"""
    written = place.written
    if len(written) != 4 or not written.isdigit() or written[:2] not in ("19", "20"):
        return None
    return "time" if place.closes or (place.number.value in _RECENT and not place.counts) else None


def _milestone(place: Place) -> str | None:
    """`km 9 + 300`: how many metres behind a road's milestone."""
    behind = place.text[max(0, place.number.start - 14) : place.number.start]
    return "road" if "+" in behind and _MILESTONE.search(behind) else None


def _score(place: Place) -> str | None:
    """`thắng 3 - 1`: both numbers of a match's score."""
    if place.behind and place.behind[-1] not in _SCORED and not place.numbered:
        return None
    text, number = place.text, place.number
    behind = _SCORE.search(text, max(0, number.start - 25), number.start)
    joined = "-" in place.written and not place.counts
    return "score" if behind and (behind[1] or joined or _TO_SCORE.match(text, number.end)) else None


def _scale(place: Place) -> str | None:
    """`quy hoạch chi tiết 1/500`: the scale of a plan or a map."""
    return "scale" if _is_a_scale(place) and " ".join(place.behind[-2:]) in _DRAWN else None


def _is_a_scale(place: Place) -> bool:
    counted = place.counts and place.ahead[:1] and place.ahead[0] in _OF_PEOPLE  # "1/500 người", but "1/500 khu đô thị"
    return place.number.value == 1 and place.number.of in _SCALES and not counted


def _day(place: Place) -> str | None:
    """`Trường Hoa Sen 5/9 khai giảng`: a day without its word, behind a name and before what happens on it."""
    number, start = place.number, place.number.start
    if number.of is None or "/" not in place.written or number.value > _DAYS or number.of > _MONTHS or place.counts:
        return None
    behind = words_behind(place)
    named = len(behind) > 2 and place.text[start - 1] == " " and all(word.istitle() for word in behind[-2:])
    return "time" if named and place.ahead and place.ahead[0].islower() and place.ahead[0] not in _OF_ALL else None


def _for_each(place: Place) -> str | None:
    """`số giường bệnh trên một vạn dân`: the people of a rate."""
    rated = place.number.value in _EACH_OF and place.behind[-1:] == ("trên",) and place.ahead[:1] == ("dân",)
    return "rate" if rated and any(" ".join(place.behind[-n:-1]) in _RATED for n in (2, 3)) else None


def _free(place: Place) -> str | None:
    """`phiên chợ 0 đồng`, `“0 đồng”`: what a thing for nothing is called, and no price."""
    if place.number.value != 0 or place.ahead[:1] != ("đồng",):
        return None
    quoted = place.text[max(0, place.number.start - 1) : place.number.start] in ("“", '"', "‘")
    called = any(" ".join(place.behind[-n:]) in _FREE for n in (1, 2))
    return "name" if quoted or called else None


def _list_number(place: Place) -> str | None:
    text, number = place.text, place.number
    line = text.rfind("\n", max(0, number.start - 6), number.start) + 1
    if (
        (not line and number.start > 5)
        or text[line : number.start].strip(" \t(")
        or not place.written.isdigit()
        or number.value > 99
    ):
        return None
    return "list number" if _LIST_NUMBER.match(text, number.end) else None


def _listed_names(place: Place) -> str | None:
    """`3 quận (1, 5, 10)`, `các phường (4, 7)`: numbers in brackets by which the places before them are called."""
    text, start = place.text, place.number.start
    opening = text.rfind("(", max(0, start - _LISTED_NAMES), start)
    if opening < 0 or not _BRACKETED.match(text, opening):
        return None
    words = text[max(0, opening - _LISTED_NAMES) : opening].lower().split()
    return "place" if is_place(words) and text.find(")", opening) > start else None


def _fixed_phrase(place: Place) -> str | None:
    """Words that only fill a phrase: hai bên, ba cùng."""
    following = place.ahead[0].lower() if place.ahead else ""
    return "fixed phrase" if following in _LEX["loose"].get(place.written.lower(), ()) else None


def _article(place: Place, counted: int) -> str | None:
    """`một` is an article, unless it counts by what stands around it or stands in a breakdown beside another count."""
    if place.written.lower() != "một" or _counts_one(place):
        return None
    text, start = place.text, place.number.start
    joined = place.behind[-1:] == ("và",) or text[max(0, start - 2) : start] == ", "
    near = counted > 0 and start - counted < _NEAR_COUNT and not re.search(r"[.;\n]", text[counted:start])
    return None if joined and near else "article"


def _counts_one(place: Place) -> bool:
    """`ít nhất một xã`, `sâu một mét`, `một người chết`, `trung tâm (một dây chuyền)`, `bố trí mỗi xã một phó chủ tịch`."""
    behind = {" ".join(place.behind[-n:]) for n in (1, 2, 3)}
    if behind & _BEHIND_ONE:
        return True
    if place.ahead[:1] == ("người",) and place.ahead[1:2] and place.ahead[1] in _LEX["one"]["casualty"]:
        return True
    if behind & _SIZES and place.ahead[:1] and place.ahead[0].lower() in _ONE_OF:
        return True
    bracketed = place.text[max(0, place.number.start - 1) : place.number.start] == "("
    each = place.behind[-2:-1] == ("mỗi",) and bool({*place.behind[-3:-2]} & {*_LEX["one"]["each"]})
    return place.counts and (bracketed or each)


_CHECKS = (
    _code,
    _year,
    _milestone,
    _score,
    _scale,
    _day,
    _for_each,
    _free,
    _list_number,
    by_words_before,
    named,
    slogan,
    address,
    _listed_names,
    by_words_after,
    _fixed_phrase,
)
