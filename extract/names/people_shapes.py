"""People as they stand in the text: after a title, after a role, or by the shape of a Vietnamese name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.lexicon import load
from extract.names.known_names import KnownNames
from extract.names.level_words import match_level
from extract.names.place_names import ends_in_a_province
from extract.names.spots import NameSpot, surface
from extract.names.vocabulary import Trie, folded, heads, phrases, sectors, surnames
from extract.syllables import Syllables
from extract.text import fold_tone

_APOSTROPHES = frozenset("'’‘")
_WEAK_TITLES = frozenset(
    ["học sinh", "sinh viên", "nông dân", "chuyên gia", "đại biểu", "chiến sĩ", "thương binh", "anh hùng", "bà mẹ"]
)


# with the capital of a sentence's beginning they are no part of the name that follows
BEFORE_NAMES = folded(
    "theo tại ở từ riêng trong cùng và của đến như do vì hiện còn với trên giữa cả toàn nay khi sau trước ngoài vào gồm phía"
)


@dataclass(slots=True)
class PersonSpot:
    """A person's name at syllables `start` to `end`, and what announced it."""

    start: int
    end: int
    name: str
    by: str  # title, role or shape
    title_start: int  # where the title or the role begins; `start` where there is none


@cache
def titles() -> Trie[str]:
    """Words before a person's name."""
    trie: Trie[str] = Trie()
    for title in load("people")["titles"]:
        trie.add(title, title)
    return trie


@cache
def roles() -> Trie[str]:
    """What somebody is: every role, with every prefix."""
    trie: Trie[str] = Trie()
    data = load("people")
    for role in data["roles"]:
        for prefix in ["", *data["role_prefixes"]]:
            trie.add(f"{prefix} {role}", role)
            if prefix == "nguyên":
                trie.add(f"nguyên Phó {role}", role)
    return trie


@cache
def role_middles() -> Trie[bool]:
    """Words that may follow a role before its unit: "thường trực"."""
    return phrases(load("people")["role_middles"])


class Persons:
    """Reads people's names off one text."""

    def __init__(self, view: Syllables, names: KnownNames) -> None:
        self.view = view
        self.names = names

    def with_title(self, i: int) -> PersonSpot | None:
        """ "ông Lâm Văn Tám", "bà Sáu" at `i`."""
        found = titles().match(self.view.norm, i)
        if found is None:
            return None
        start, title = found
        view = self.view
        for _ in range(3):  # "đồng chí Thiếu tướng …"
            again = titles().match(view.norm, start)
            if again is None or self._name_goes_on(start):
                break
            start = again[0]
        if start >= len(view) or not view.capital[start] or match_level(view, start) or self.names.longest(i) > start:
            return None
        if view.capital[i] and i > 0 and view.capital[i - 1] and view.norm[i - 1] not in BEFORE_NAMES:
            return None  # "Trần Thị Bà", "Nguyễn Anh Hùng": inside a name
        end = self._end(start)
        if title not in load("people")["honorifics"] and self.names.longest(start) == end:
            return None  # "học sinh Cà Mau", "nông dân Đắk Lắk"
        if (heads().match(view.norm, start) and end - start < 3) or (
            title in _WEAK_TITLES and (end - start < 2 or view.norm[start] not in surnames())
        ):
            return None
        return PersonSpot(start, end, surface(view, start, end), "title", i)

    def _name_goes_on(self, start: int) -> bool:
        """A capitalised title word that more capitals follow is the name itself: "ông Đại Biểu Hoà"."""
        return self.view.capital[start] and len(self.view.text[start]) > 3

    def after_role(self, i: int, units: list[NameSpot]) -> PersonSpot | None:
        """A name at `i` directly after a role, or after a role and its unit."""
        view = self.view
        if not view.capital[i] or view.norm[i] not in surnames() or i == 0:
            return None
        before = units[-1].start if units and units[-1].end == i else i
        start = role_before(view, before)
        if start is None:
            return None
        end = self._end(i)
        if end - i < 2 or self.names.longest(i) == end:
            return None
        return PersonSpot(i, end, surface(view, i, end), "role", start)

    def by_shape(self, i: int) -> PersonSpot | None:
        """Three or four capitalised syllables that begin with a family name and are no known place."""
        view = self.view
        if (
            not view.capital[i]
            or view.norm[i] not in surnames()
            or (i > 0 and view.capital[i - 1] and view.norm[i - 1] not in BEFORE_NAMES)
            or (i > 0 and (view.text[i - 1] in '“"-' or view.text[i - 1].isdigit()))
        ):
            return None
        end = self._end(i)
        if end == i + 2 and self._has_an_age(end) and not self.names.longest(i):
            return PersonSpot(i, end, surface(view, i, end), "shape", i)
        if not 3 <= end - i <= 5 or self.names.longest(i) == end or self._is_a_line(i, end):
            return None
        if ends_in_a_province(self.names, i, end):
            return None
        if self.names.longest(i, ("province", "district")) == end - 1:  # a commune may begin as a person's name does: "Phan Tiến"
            return None
        return PersonSpot(i, end, surface(view, i, end), "shape", i)

    def _has_an_age(self, i: int) -> bool:
        """ "Trần Khê (30 tuổi)", "Trần Khê, 30 tuổi"."""
        text = self.view.text[i : i + 3]
        return len(text) == 3 and text[0] in "(," and text[1].isdigit() and text[2] == "tuổi"

    def _is_a_line(self, i: int, end: int) -> bool:
        """A name alone on its line signs the article."""
        text = self.view.text
        return (i == 0 or text[i - 1] == "\n") and (end == len(text) or text[end] in ("\n", "-", "–"))

    def _end(self, start: int) -> int:
        """Index after the name: capitals, an initial's full stop, no organisation's head inside."""
        view = self.view
        end = start + 1
        if end + 1 < len(view) and view.text[end] in _APOSTROPHES and view.capital[end + 1]:  # "H'Len Niê", "K’Tám"
            end += 2
        while end < len(view) and end - start < 5 and view.capital[end] and not self._stops(end):
            end += 1
        if end < len(view) and view.text[end] == "." and len(view.text[end - 1]) == 1 and end - start > 1:
            end += 1
        return end

    def _stops(self, i: int) -> bool:
        text = self.view.text[i]
        return text.isupper() and len(text) > 1


@cache
def _role_ends() -> frozenset[str]:
    """The last syllables of all that may end a role."""
    data = load("people")
    ministries = (form for row in load("organisations")["sectors"] for form in row)
    return frozenset(fold_tone(phrase.split()[-1]) for phrase in (*data["roles"], *data["role_middles"], *ministries))


def role_before(view: Syllables, end: int) -> int | None:
    """Where a role begins that ends at `end`; the longest one."""
    if not any(norm in _role_ends() for norm in view.norm[max(0, end - 1) : end + 1]):
        return None
    found = None
    for start in range(end - 1, max(-1, end - 8), -1):
        stop = role_end(view, start)
        shared = stop == end + 1 and (heads().match(view.norm, end) or match_level(view, end))
        if stop == end or shared:  # "Trưởng ban" ends in the body's head, "trưởng thôn" in the level
            found = start
    return found


def role_end(view: Syllables, i: int) -> int:
    """Index after the role at `i`, with "thường trực" and the like; 0 if none begins there."""
    found = roles().match(view.norm, i)
    if found is None:
        return 0
    end = found[0]
    if found[1] in load("people")["of_ministries"] and (ministry := sectors().match(view.norm, end)) is not None:
        end = ministry[0]  # "Thứ trưởng Y tế"
    while (middle := role_middles().match(view.norm, end)) is not None:
        end = middle[0]
    return end
