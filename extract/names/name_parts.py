"""The parts of organisations' names: branches and works that are known, words with a capital, proper names."""

from __future__ import annotations

from dataclasses import dataclass

from extract.names.known_names import KnownNames
from extract.names.level_words import match_level
from extract.names.place_names import behind_number, ends_in_a_province, glued, is_a_number_name
from extract.names.segments import Segments
from extract.names.spots import is_foreign, run_end
from extract.names.vocabulary import Head, branches, folded, heads, legal_forms, name_words, sectors, surnames
from extract.syllables import Syllables
from extract.text import fold_tone

DASHES = folded("- – &")
TRADERS = frozenset({"company", "coop"})
_ROMAN = frozenset("IVX")
_GLUE = frozenset("&.-+")
_LONG_NUMBER = 3  # digits: "2901 S" is one sign, with a space too
_STONE = folded("km")
_AREA = [fold_tone("khu"), fold_tone("vực")]

BRANCH, WORK, WORD, PROPER, CLOSING = "branch", "work", "word", "proper", "closing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a body that ends before syllable `end`; `kind`: BRANCH, WORK, WORD (unknown, capital), PROPER, CLOSING."""

    end: int
    kind: str


class Parts:
    """Reads the parts of organisations' names off one text."""

    def __init__(self, view: Syllables, names: KnownNames, segments: Segments) -> None:
        self.view = view
        self.names = names
        self.segments = segments

    def at(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        """The part at syllable `i` of a body that began at `first` and whose last part was a `last`; None if none is."""
        view = self.view
        if i >= len(view):
            return None
        if head.type == "work" and (end := self._end_of_a_line(i)):
            return Piece(end, PROPER)
        if (branch := self.branch(head, first, i)) is not None:
            return branch
        if last in (BRANCH, WORK) and (closing := self._closing(i)):
            return Piece(closing, CLOSING)
        if last == PROPER and head.edge == "name" and self._is_roman(i):
            return Piece(i + 1, CLOSING)  # "Khu công nghiệp Bắc Khê II"
        if (i > first or head.edge == "name") and (region := self._region(i)):
            return Piece(region, PROPER)
        if not view.capital[i] or (self._is_a_level(i) and not (head.edge == "name" and self._is_a_villages_name(i))):
            return None
        return self.own_name(head, first, i, last) if head.edge == "name" else self._word(i, last)

    def _end_of_a_line(self, i: int) -> int:
        """Index after the city or the station that is one end of a line: "cao tốc TP A - B", "metro A - ga B"; 0 if none is."""
        station = heads().match(self.view.norm, i) if i and self.view.norm[i - 1] in DASHES else None
        if station is not None and station[1].name == "Ga" and not self.view.capital[i]:
            return run_end(self.view, station[0])
        found = match_level(self.view, i)
        end = self.names.longest(found[0]) if found is not None else 0
        return end if end and end < len(self.view) and self.view.norm[end] in DASHES else 0

    def _is_a_level(self, i: int) -> bool:
        return match_level(self.view, i) is not None or (self.view.norm[i].startswith("tp") and bool(glued(self.view, i)))

    def _is_a_villages_name(self, i: int) -> bool:
        """ "Cụm công nghiệp Làng Vạc": the level of a hamlet, with a capital before a capital, is a part of the name."""
        found = match_level(self.view, i)
        return found is not None and found[1].ranks == ("village",) and run_end(self.view, i) >= i + 2

    def _region(self, i: int) -> int:
        """Index after a region or a country that closes a name: "Điện lực miền Trung", "Mai Linh miền Nam"; 0 if none."""
        found = heads().match(self.view.norm, i)
        if found is None or found[1].edge != "fixed" or found[1].type not in ("other", "abroad"):
            return 0
        return found[0] if any(self.view.capital[i : found[0]]) else 0

    def _closing(self, i: int) -> int:
        """Index after what ends the name behind what a body is for: "Mỹ", "vùng 6", "quốc lộ 1A", "5007V"; 0 if nothing does."""
        view = self.view
        country = name_words("short_countries").match(view.norm, i)
        if country is not None and view.capital[i]:
            goes_on = country[0] < len(view) and view.capital[country[0]]  # "Mỹ Khê"
            return 0 if goes_on or self.names.longest(i) else country[0]
        if self._is_roman(i):
            return i + 1  # "Cục Quản lý đường bộ IV"
        stretch = name_words("numbered_stretches").match(view.norm, i)
        number = stretch[0] if stretch is not None else i
        if number >= len(view) or not (view.text[number].isdigit() or (stretch and set(view.text[number]) <= _ROMAN)):
            return 0
        end = number + 1
        letter = end < len(view) and view.text[end].isupper() and len(view.text[end]) == 1
        if letter and (view.start[end] == view.end[number] or len(view.text[number]) > _LONG_NUMBER):
            return end + 1
        return end if stretch and (view.text[number].isupper() or is_a_number_name(view, number, 3)) else 0

    def _is_roman(self, i: int) -> bool:
        """Whether a roman numeral stands at `i` that no capital follows."""
        return set(self.view.text[i]) <= _ROMAN and not (i + 1 < len(self.view) and self.view.capital[i + 1])

    def branch(self, head: Head, first: int, i: int) -> Piece | None:
        """A known branch or work at `i`, in capitals or small letters; no head of another organisation but as the first word."""
        view = self.view
        known = branches().match(view.norm, i)
        if known is None or (view.capital[i] and i != first and self._begins_a_body(i, known[0])):
            return None
        end = known[0]
        if end == i + 1 and not view.text[i].isupper() and (self.names.longest(i) > end or not self._stands_alone(head, i)):
            return None
        end = max(end, self.area(end - 2))
        work = name_words("works").match(view.norm, i)
        return Piece(end, WORK if work is not None else BRANCH)

    def _begins_a_body(self, i: int, end: int) -> bool:
        """Whether the branch at syllables `i` to `end` is another organisation's head too: not in "Cầu đường", "Ca cao"."""
        head = heads().match(self.view.norm, i)
        return head is not None and head[0] >= end and head[1].type != "work" and sectors().match(self.view.norm, i) is None

    def area(self, i: int) -> int:
        """Index after the area at `i`: "khu vực Sìn Hồ - Phong Thổ", "khu vực 3", "khu vực X"; `i` if none is."""
        if i < 0 or self.view.norm[i : i + 2] != _AREA or i + 2 >= len(self.view):
            return i
        number = self.view.text[i + 2]
        if set(number) <= _ROMAN or (number.isdigit() and is_a_number_name(self.view, i + 2)):
            return i + 3
        end = self.names.longest(i + 2)
        while end and end + 1 < len(self.view) and self.view.norm[end] in DASHES and (more := self.names.longest(end + 1)):
            end = more
        return end or i

    def _stands_alone(self, head: Head, i: int) -> bool:
        """Whether a branch of one syllable is a word by itself: not in "Hoa Ban", a proper name, nor in "đường dây"."""
        if self.view.capital[i]:
            run = self._run_end(i)
            return run == i + 1 or (head.edge != "name" and (run > i + 2 or self._is_known(i + 1)))
        if not self.segments.begins(i):
            return False
        following = i + 1 < len(self.view) and (self.view.capital[i + 1] or branches().match(self.view.norm, i + 1) is not None)
        return following or self.segments.end(i) == i + 1

    def _is_known(self, i: int) -> bool:
        """Whether a branch, a level, a place or an organisation begins at `i`: not in "Rừng phòng hộ Sông Khuê"."""
        known = branches().match(self.view.norm, i) or heads().match(self.view.norm, i) or match_level(self.view, i)
        return known is not None or self.names.longest(i) > 0

    def _word(self, i: int, last: str) -> Piece | None:
        """A word with a capital that no list knows: "Biển", "Nghiệp vụ"; no place, no person, no other organisation."""
        view = self.view
        if heads().match(view.norm, i) or self.names.longest(i) or self.is_person(i):
            return None
        if last == PROPER:
            return None
        if view.text[i].isupper() and i + 1 < len(view) and view.text[i + 1].isdigit():
            return Piece(behind_number(view, i + 1), PROPER)  # "Phòng PC03"
        if view.text[i].isupper() and (end := self._glued_end(i)) > i + 1:
            return Piece(end, WORD)
        if last in (BRANCH, WORK) and (end := self._run_end(i)) > i + 1:
            return Piece(end, PROPER)
        if is_foreign(view.text[i]) and not view.text[i].isupper():
            return None
        return Piece(self._word_end(i), WORD)

    def own_name(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        """A proper name, or a word of the trade that has a capital: "Hồng Vân", "Giày da"."""
        view = self.view
        other = heads().match(view.norm, i)
        if other is not None and i > first and self._is_legal_form(first, i):
            if other[1].edge == "name" and self._run_end(i) < other[0] + 1:  # "Công ty CP Khu du lịch Bắc Ngàn"
                return Piece(other[0], BRANCH)
        elif other is not None and i > first and (other[0] - i > 1 or view.text[i].isupper()):
            if head.type == "school" and other[1].edge == "fixed" and other[1].type == "company":  # "Trường Đại học FPT"
                return Piece(other[0], PROPER)
            return None
        if view.norm[i] in _STONE and i + 1 < len(view) and view.text[i + 1].isdigit():
            return Piece(i + 2, PROPER)  # "Trạm dừng nghỉ Km 47"
        if name := self.names.longest(i):
            return Piece(max(name, run_end(view, i) if self.names.longest(i) == i + 1 else name), PROPER)
        if self.is_person(i) and (head.type in TRADERS or last == PROPER):
            return None
        if last == PROPER and view.text[i].isupper() and head.type not in TRADERS:
            return None
        if (end := self._glued_end(i)) > i + 1 or view.text[i].isupper():
            return Piece(end, PROPER)  # "KN Cam Lâm", "ĐH Bách khoa": what follows is another part
        end = self._word_end(i)
        return Piece(max(end, self._run_end(i)), PROPER) if all(view.capital[i:end]) else Piece(end, WORD)

    def _glued_end(self, i: int) -> int:
        """Index after the word at `i` with all that is written to it without a space: "T&T", "Co.opmart", "VH-TT"."""
        view, end = self.view, i + 1
        if end < len(view) and view.text[end].isdigit() and view.start[end] == view.end[i]:
            return behind_number(view, end)  # "TKC12", "Z30D"
        if len(view.text[i]) == 1 and view.text[end : end + 1] == ["&"] and end + 1 < len(view) and len(view.text[end + 1]) == 1:
            return end + 2 if view.capital[end + 1] else end  # "C & N"
        while end + 1 < len(view) and view.text[end] in _GLUE and view.start[end] == view.end[end - 1]:
            if view.start[end + 1] > view.end[end] or not view.text[end + 1].isalpha():
                break
            end += 2
        return end

    def _run_end(self, i: int) -> int:
        """Index after the capitals from `i`; the first of a branch in small letters is not one: "Nhi Trung ương"."""
        view, end = self.view, run_end(self.view, i, 6)
        branch = branches().match(view.norm, end - 1) if end - 1 > i and end < len(view) and view.text[end].islower() else None
        return end - 1 if branch is not None and branch[0] > end else end

    def _word_end(self, i: int) -> int:
        """Index after the word that begins at `i`: "Giáo dục" has one capital and two syllables."""
        view = self.view
        if i + 1 >= len(view) or not view.text[i + 1].isalpha() or view.capital[i + 1] or is_foreign(view.text[i]):
            return i + 1
        return self.segments.end(i)

    def _is_legal_form(self, first: int, i: int) -> bool:
        end = first
        while (found := legal_forms().match(self.view.norm, end)) is not None:
            end = found[0]
        return end == i > first

    def is_person(self, i: int) -> bool:
        """Whether a person's name of three syllables or more stands at `i`; not where a province ends it: "Hoàng Anh Gia Lai"."""
        end = run_end(self.view, i, 5)
        return self.view.norm[i] in surnames() and end - i >= 3 and not ends_in_a_province(self.names, i, end)
