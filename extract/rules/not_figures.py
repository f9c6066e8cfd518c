"""Numerals that report nothing: dates, ranks, papers, roads, telephones, list numbers, lengths of time, articles.

How the figure rules use it: call `turned_down` once a text; a number whose index is a key of the result is no figure, and the
value says why in a word or two (it is what `baotinh read --why` prints).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.lexicon import load
from extract.model import Number, Period

_LEX = load("not_figures")


def _by_phrase(table: str) -> dict[str, str]:
    return {phrase: reason for reason, phrases in _LEX[table].items() for phrase in phrases}


_BEFORE, _ANYTHING, _UNCOUNTED = _by_phrase("before"), _by_phrase("before_anything"), _by_phrase("before_uncounted")
_SMALL, _AFTER = _by_phrase("before_small"), _by_phrase("after")
_COUNTED = frozenset(_LEX["counted"]["words"])
_WORK = frozenset(_LEX["counted"]["work"])
_UNITS = frozenset((*load("numerals")["glued"]["units"], *load("numerals")["glued"]["currencies"]))
_PHRASE_END = frozenset(_LEX["phrase_end"]["words"])
_COUNT_OF = re.compile(r"(?:con|tổng|trong|với|những|các|về|có) số $")
_LIST_NUMBER = re.compile(r"(?:\.|\)|/)(?: \D|\s*$)")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_WORDS_AHEAD = re.compile(r" ?([^\W\d_]+)((?: [^\W\d_]+){0,3})")
_NAMED_BEHIND = re.compile(r"\w ([^\W\d_]{2,}) $")
_SHORT_QUOTE = re.compile(r"[^“”\"‘’'.]{0,25}[”\"’']")
_COMPANY = re.compile(r"(?:[Cc]ông ty|[Nn]hà máy|[Xx]í nghiệp|[Tt]rường (?!hợp)|HTX|[Hh]ợp tác xã)[^\d,;.()]{1,40} $")
_ABBREVIATION = re.compile(r"(?<!\w)(?!TP|TX|DN|HTX|GDP|HS|SV|CB)[A-ZĐ]{1,4} $")
_OPENING_QUOTE = re.compile("[“\"‘']")
_QUOTED = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}) [“\"‘'][^“”\"‘’'.]{0,40}$")
_ONE_OF_ONE = re.compile(r" trong 1(?!\d)")
_AREA_CODE = re.compile(r"\(0\d{1,4}\) ?$")
_PLACES = frozenset(["xã", "huyện", "tỉnh", "phường", "thôn", "bản", "xóm", "làng", "đường"])
_UNIT_SIGNS = tuple("%$€°²³‰")
_LONGEST = 4
_LISTED = frozenset(["rank", "place", "road", "document"])
_SMALL_RANK = 12
_LARGEST_RANK = 3000
_LARGEST_IN_SLOGAN = 20
_LARGEST_IN_NAME = 1000
_CODE_DIGITS = 7


@dataclass(frozen=True, slots=True)
class _Place:
    """A numeral and what stands around it. `ahead` are the next words as written, `behind` the last ones in lower case."""

    text: str
    number: Number
    counted: int  # where the last numeral ended that is a figure
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    numbered: bool  # behind "số"

    @property
    def written(self) -> str:
        return self.text[self.number.start : self.number.end]

    @property
    def measured(self) -> bool:
        """Whether a unit or a counted noun follows, and not the name of a place: `5 xã`, but not `thôn 5 xã Hương Thuỷ`."""
        if not self.ahead:
            return self.text[self.number.end : self.number.end + 2].strip()[:1] in _UNIT_SIGNS and self.number.end < len(
                self.text
            )
        if self.ahead[0] in _UNITS:
            return True
        if not self.ahead[0].islower() or (self.ahead[0] in _PLACES and self.ahead[1:2] and self.ahead[1][0].isupper()):
            return False
        return any(" ".join(self.ahead[:n]).lower() in _COUNTED for n in (1, 2, 3))

    @property
    def after_name(self) -> bool:
        """Whether a word with a capital stands before, not at a sentence's start: Tân Khê 2."""
        behind = _NAMED_BEHIND.search(self.text, max(0, self.number.start - 14), self.number.start)
        return behind is not None and behind[1].istitle()

    @property
    def closes(self) -> bool:
        """Whether the phrase ends behind the numeral, a name begins, or a verb or a small word comes."""
        if not self.ahead:
            return not self.measured
        return not self.ahead[0].islower() or self.ahead[0] in _PHRASE_END


def turned_down(text: str, numbers: Sequence[Number], periods: Sequence[Period]) -> dict[int, str]:
    """Index in `numbers` → why it is no figure. `periods` are those of `find_periods(text)`, both in the order of the text."""
    reasons: dict[int, str] = {}
    at, counted = 0, 0
    for i, number in enumerate(numbers):
        while at < len(periods) and periods[at].end <= number.start:
            at += 1
        timed = at < len(periods) and periods[at].start < number.end and periods[at].per is None
        place = _place(text, number, counted)
        reason = "time" if timed else _reason(place) or _goes_on(place, numbers[i - 1], reasons.get(i - 1))
        if reason:
            reasons[i] = reason
        else:
            counted = number.end
    return reasons


def _goes_on(place: _Place, before: Number, reason: str | None) -> str | None:
    """`quận 1, 3 và 10`, `tiêu chí 13 và 17`: a list of ranks or places keeps its reason."""
    if reason not in _LISTED or place.measured or not place.written.isdigit():
        return None
    return reason if place.text[before.end : place.number.start] in (", ", " và ", " hoặc ", ", và ") else None


def _place(text: str, number: Number, counted: int) -> _Place:
    behind = text[max(0, number.start - 30) : number.start].lower()
    spaced = behind.rstrip(" ")
    numbered = spaced.endswith(" số") or spaced == "số"
    near = len(behind) - len(spaced) <= 1 and not (numbered and _COUNT_OF.search(behind))
    backwards = (spaced.removesuffix(" số") if numbered else spaced)[::-1]  # to find the last words at once
    words = _WORDS.match(backwards) if near else None
    ahead = _WORDS_AHEAD.match(text, number.end)
    return _Place(
        text,
        number,
        counted,
        tuple(words[0][::-1].split()) if words else (),
        (ahead[1], *ahead[2].split()) if ahead else (),
        numbered and near,
    )


def _reason(place: _Place) -> str | None:
    if place.behind[-1:] == ("gấp",):
        return None  # "gấp đôi năm 2022" is no length of time
    return next((reason for check in _CHECKS if (reason := check(place))), None)


def _code(place: _Place) -> str | None:
    """Telephones and registration numbers: amounts have dots."""
    if len(place.written) >= _CODE_DIGITS and place.written.isdigit() and not place.measured:
        return "code"
    return "phone" if _AREA_CODE.search(place.text, max(0, place.number.start - 8), place.number.start) else None


def _year(place: _Place) -> str | None:
    """A number like 2019 that nothing counted follows: thousands are written with a dot."""
    written = place.written
    return "time" if len(written) == 4 and written.isdigit() and written[:2] in ("19", "20") and place.closes else None


def _list_number(place: _Place) -> str | None:
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


def _named(place: _Place) -> str | None:
    """`9+`, `5K`, `4.0`, `5 trong 1`, `ISO 9001`, `lô B 2-9`, `Trường Tiểu học Tân Khê 2 khai giảng`."""
    text, number, written = place.text, place.number, place.written
    if written.endswith((".0", "K")) and number.value < 10_000:
        return "name"
    if not written.replace("-", "").isdigit() or place.measured:
        return None
    if (
        text[number.end : number.end + 1] == "+"
        or _ONE_OF_ONE.match(text, number.end)
        or (written == "1" and place.behind[-1:] == ("trong",))
    ):
        return "name"
    if _ABBREVIATION.search(text, max(0, number.start - 6), number.start):
        return "name"
    if number.value >= _LARGEST_IN_NAME or not place.ahead or place.ahead[0] not in _PHRASE_END:
        return None
    return "name" if place.after_name or _COMPANY.search(text, max(0, number.start - 50), number.start) else None


def _slogan(place: _Place) -> str | None:
    """`phong trào “3 nhất”`, `cuộc vận động “5 không, 3 sạch”`."""
    text, start = place.text, place.number.start
    if place.number.value > _LARGEST_IN_SLOGAN or not _OPENING_QUOTE.search(text, max(0, start - 41), start):
        return None
    quoted = _QUOTED.search(text, max(0, start - 60), start)
    if not quoted:
        return None
    called = quoted[1].lower().split()
    if any(" ".join(called[-n:]) in _SLOGANS for n in (1, 2, 3)):
        return "slogan"
    return "slogan" if not place.measured and _SHORT_QUOTE.match(text, place.number.end) else None


def _address(place: _Place) -> str | None:
    """`164 Đồng Khởi`"""
    names = place.ahead[:2]
    if not place.written.isdigit() or len(names) < 2 or not all(name.istitle() and len(name) > 1 for name in names):
        return None
    return "address"


def _by_words_before(place: _Place) -> str | None:
    phrases = [" ".join(place.behind[-n:]) for n in range(min(_LONGEST, len(place.behind)), 0, -1)]
    for phrase in phrases:
        if phrase in _ANYTHING:
            return _ANYTHING[phrase]
    if place.number.of is not None:
        return None
    plain = not place.measured and all(c.isdigit() or c in ",-" for c in place.written)
    for phrase in phrases:
        if phrase in _BEFORE and (plain or place.numbered):
            return _BEFORE[phrase]
        if phrase in _UNCOUNTED and plain and place.number.value < _LARGEST_RANK and place.number.value_max is None:
            return _UNCOUNTED[phrase]
        if phrase in _SMALL and (plain or (place.closes and not place.measured)) and place.number.value <= _SMALL_RANK:
            return _SMALL[phrase]
    return "number of a thing" if place.numbered and plain else None


def _by_words_after(place: _Place) -> str | None:
    words = [word.lower() for word in place.ahead]
    for n in range(3, 0, -1):
        phrase = " ".join(words[:n])
        if phrase in _WORK:
            return None
        if reason := _AFTER.get(phrase):
            return reason
    return "back-reference" if "này" in words[1:3] or words[1:3] == ["nói", "trên"] else None


def _fixed_phrase(place: _Place) -> str | None:
    """Words that only fill a phrase: hai bên, ba cùng."""
    following = place.ahead[0].lower() if place.ahead else ""
    return "fixed phrase" if following in _LEX["loose"].get(place.written.lower(), ()) else None


def _article(place: _Place) -> str | None:
    """`một` counts behind `ít nhất`, of people in an accident, and in a breakdown beside another count; else it is an article."""
    if place.written.lower() != "một":
        return None
    text, start = place.text, place.number.start
    if place.behind[-1:] and {place.behind[-1], " ".join(place.behind[-2:])} & _BEHIND_ONE:
        return None
    if place.ahead[:1] == ("người",) and place.ahead[1:2] and place.ahead[1] in _LEX["one"]["casualty"]:
        return None
    joined = place.behind[-1:] == ("và",) or text[max(0, start - 2) : start] == ", "
    near = place.counted > 0 and start - place.counted < 60 and not re.search(r"[.;\n]", text[place.counted : start])
    return None if joined and near else "article"


_SLOGANS = frozenset(_LEX["slogans"]["words"])
_BEHIND_ONE = frozenset(_LEX["one"]["behind"])
_CHECKS = (_code, _year, _list_number, _by_words_before, _named, _slogan, _address, _by_words_after, _fixed_phrase, _article)
