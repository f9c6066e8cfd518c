"""Numerals that are part of a name: `Nhiệt điện Vĩnh Hà 2`, `4.0`, `phong trào “3 nhất”`, `164 Đồng Khởi`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from extract.lexicon import load
from extract.rules.numeral_place import Place, words_behind

_NAMED_BEHIND = re.compile(r"\w ([^\W\d_]{2,}) $")
_SHORT_QUOTE = re.compile(r"[^“”\"‘’'.]{0,25}[”\"’']")
_COMPANY = re.compile(r"(?:[Bb]ệnh viện|[Cc]ông ty|[Cc]ục|[Cc]hi cục|[Nn]hà máy|[Xx]í nghiệp|[Tt]rường (?!hợp)|HTX|[Hh]ợp tác xã)[^\d,;.()]{1,40} $")  # noqa: E501
_ABBREVIATION = re.compile(r"(?<!\w)(?!TP|TX|DN|HTX|GDP|HS|SV|CB)(?:[A-ZĐ]{1,4}|[A-ZĐ]{2}[a-z]) $")
_WARD = re.compile(r"(?<![^\s(,;])(?<![A-ZĐ]\w[ .])(?:Q|P|F|KP|TDP|KV)\. ?$")
_OPENING_QUOTE = re.compile("[“\"‘']")
_QUOTED = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}) [“\"‘'][^“”\"‘’'.]{0,40}$")
_ONE_OF_ONE = re.compile(r" trong 1(?!\d)")
_HOUSE = re.compile(r"\d+(?: ?[-–/] ?\d+)?")
_LARGEST_IN_SLOGAN = 20
_LARGEST_IN_NAME = 1000
_LARGEST_OF_A_ROW = 20  # plants, projects and villages of one name are few: Vĩnh Hà 1, Vĩnh Hà 2
_MANY = 10  # so many may be of a thing that the lexicon does not know: Hà Nội 12 ki-ốt
Name = tuple[str, ...]


@cache
def _of_row() -> frozenset[str]:
    return frozenset(load("not_figures")["rows"]["words"])


@cache
def _of_company() -> frozenset[str]:
    return frozenset(load("not_figures")["businesses"]["words"])


@cache
def _slogans() -> frozenset[str]:
    return frozenset(load("not_figures")["slogans"]["words"])


class Rows:
    """The names of a text that carry numbers: what is one of a row once is one wherever it stands."""

    def __init__(self, places: Sequence[Place]) -> None:
        numbered = [(i, name) for i, place in enumerate(places) if (name := _name_behind(place)) and not place.counts]
        said = Counter((name, places[i].written) for i, name in numbered)
        names = {name for i, name in numbered if said[name, places[i].written] > 1 or _is_one_of_row(places[i])}
        self._closing = {i for i, name in numbered if name in names}

    def have(self, index: int) -> bool:
        """Whether the numeral of a place closes such a name."""
        return index in self._closing


def _name_behind(place: Place) -> Name:
    """The last two words of the name right before a small number; none at a sentence's start, where every word has a capital."""
    number = place.number
    if not place.written.isdigit() or number.value > _LARGEST_OF_A_ROW or place.text[number.start - 1 : number.start] != " ":
        return ()
    last = "số" if place.numbered else "".join(place.behind[-1:])
    if last and not place.text[number.start - 1 - len(last)].isupper():
        return ()
    words = words_behind(place)
    name = words[_name_start(words) :][-2:]
    return tuple(name) if len(name) > 1 or _after_name(place) else ()


def _name_start(words: Sequence[str]) -> int:
    """Where the capitalised words begin that end a list of words."""
    at = len(words)
    while at and words[at - 1].isalpha() and words[at - 1][0].isupper():
        at -= 1
    return at


def _is_one_of_row(place: Place) -> bool:
    """Whether a plant, a project or a village is named before the number, or no noun comes behind it: `Vĩnh Hà 2 vận hành`."""
    if place.ahead and place.ahead[0].islower() and _after_name(place) and (place.closes or place.number.value < _MANY):
        return True
    words = words_behind(place)
    before = [word.lower() for word in words[: _name_start(words)]]
    heads = {" ".join(before[-n:]) for n in (1, 2, 3)} | {words[_name_start(words)].lower()}
    return not heads.isdisjoint(_of_row())


def _after_name(place: Place) -> bool:
    """Whether a word with a capital stands before, not at a sentence's start: Tân Khê 2, quán KoKo 2."""
    behind = _NAMED_BEHIND.search(place.text, max(0, place.number.start - 14), place.number.start)
    return behind is not None and behind[1][0].isupper() and not behind[1].isupper()


def named(place: Place) -> str | None:
    """`9+`, `5K`, `4.0`, `5 trong 1`, `ISO 9001`, `lô B 2-9`, `Q. 8`, `Trường Tiểu học Tân Khê 2 khai giảng`."""
    text, number, written = place.text, place.number, place.written
    if written.endswith((".0", "K")) and number.value < 10_000:
        return "name"
    if not written.replace("-", "").isdigit():
        return None
    if _WARD.search(text, max(0, number.start - 10), number.start):
        return "place"
    if place.measured:
        return None
    if (
        text[number.end : number.end + 1] == "+"
        or _ONE_OF_ONE.match(text, number.end)
        or (written == "1" and place.behind[-1:] == ("trong",))
    ):
        return "name"
    if _ABBREVIATION.search(text, max(0, number.start - 6), number.start):
        return "name"
    if number.value >= _LARGEST_IN_NAME:
        return None
    company = _COMPANY.search(text, max(0, number.start - 50), number.start)
    if company and not place.counts and place.behind[-1:] and {place.behind[-1], " ".join(place.behind[-2:])} & _of_company():
        return "name"
    ends = bool(place.ahead) and place.closes and place.ahead[0].islower()
    return "name" if ends and (company or _after_name(place)) else None


def slogan(place: Place) -> str | None:
    """`phong trào “3 nhất”`, `cuộc vận động “5 không, 3 sạch”`."""
    text, start = place.text, place.number.start
    if place.number.value > _LARGEST_IN_SLOGAN or not _OPENING_QUOTE.search(text, max(0, start - 41), start):
        return None
    quoted = _QUOTED.search(text, max(0, start - 60), start)
    if not quoted:
        return None
    called = quoted[1].lower().split()
    if any(" ".join(called[-n:]) in _slogans() for n in (1, 2, 3)):
        return "slogan"
    return "slogan" if not place.measured and _SHORT_QUOTE.match(text, place.number.end) else None


def address(place: Place) -> str | None:
    """`164 Đồng Khởi`, `số 12 - 14 Lê Lợi`, `41/3 Nguyễn Trãi`, `90/88 A Trần Phú`."""
    lettered = len(place.ahead) > 2 and len(place.ahead[0]) == 1 and place.ahead[0].isupper()
    names = place.ahead[1:3] if lettered else place.ahead[:2]
    if len(names) < 2 or not all(name.istitle() and len(name) > 1 for name in names):
        return None
    return "address" if _HOUSE.fullmatch(place.written) and not place.counts else None
