"""What an organisation is for, or its own name: the stretch between its head and the place or organisation that it is of.

A name is branches of business and administration (`lexicon/name_words.toml`), in capitals or in small letters, linked or not, and
for companies, schools and the like a proper name, which closes it: behind it nothing goes on in small letters.
"""

from __future__ import annotations

from extract.lexicon import load
from extract.names.known_names import KnownNames
from extract.names.level_words import match_level
from extract.names.name_parts import BRANCH, CLOSING, DASHES, PROPER, TRADERS, WORD, WORK, Parts, Piece
from extract.names.numbers_of_names import counts_nothing, day, is_numbered_branch, own_number, street_number
from extract.names.place_names import behind_number, is_a_number_name, number_behind, stands_apart
from extract.names.segments import Segments
from extract.names.spots import run_end
from extract.names.vocabulary import AND, Head, folded, heads, kinds_too, legal_forms, name_words, names_of
from extract.syllables import Syllables

_LONGEST = 40  # syllables of a body
_LINKS = folded("và & - – , / +")
_NUMBER = folded("số")
_OF = folded("của")
_ALL = folded("các")  # "Ban Quản lý các khu công nghiệp"
_ABOUT = folded("về")
_JOINERS = dict.fromkeys(("Ban Chỉ đạo", "Uỷ ban", "Hội đồng"), _ALL | _ABOUT)
_SITES = frozenset({"other", "work"})
_NO_WORKS = frozenset({"school", "health"})  # what they do is not in their names


class Bodies:
    """Reads the bodies of organisations' names off one text."""

    def __init__(self, view: Syllables, names: KnownNames, segments: Segments) -> None:
        self.view = view
        self.names = names
        self.segments = segments
        self.parts = Parts(view, names, segments)

    def end(self, head: Head, first: int) -> int:
        """Index after the body that begins at syllable `first`, behind its head; `first` where there is none."""
        if number := own_number(self.view, head, first):
            return number
        if head.edge == "place":
            return self.parts.area(first)
        if head.name == "Dự án" and self._begins_a_site(first):
            return first
        end, last = first, ""
        while end - first < _LONGEST and (piece := self._next(head, first, end, last)) is not None:
            end, last = piece.end, piece.kind
        end = self._number_behind(head, first, end, last)
        return self._stage_behind(end) if last == PROPER and head.type in _SITES else end

    def _stage_behind(self, i: int) -> int:
        """Index after "cũ", "mới", "hiện hữu" at `i`, which tell a site from its namesake; `i` if none does."""
        if stage := name_words("stages").match(self.view.norm, i):
            return stage[0]
        new = name_words("stage_or_adverb").match(self.view.norm, i)
        if new is None:
            return i
        closes = new[0] >= len(self.view) or not self.view.text[new[0]][-1].isalnum()
        return new[0] if closes or name_words("behind_stages").match(self.view.norm, new[0]) else i

    def _begins_a_site(self, i: int) -> bool:
        """Whether a line or a site with its own name stands at `i`: "dự án cao tốc Bắc - Nam", "dự án khu nhà ở Bắc Khê"."""
        found = heads().match(self.view.norm, i)
        if found is None or found[1].edge != "name":
            return False
        if found[1].type == "work":
            return found[1].name in load("organisations")["lines"]
        return self.end(found[1], found[0]) > found[0]

    def _next(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        """The next part of a body that has come to `i`, directly or behind a link."""
        view = self.view
        if i >= len(view) or view.text[i] == "\n":
            return None
        piece = self.parts.at(head, first, i, last)
        if piece is not None:
            return piece if self._may_follow(head, first, i, last, piece) else None
        if i == first and view.norm[i] in _LINKS:
            return None
        if view.norm[i] in _LINKS:
            return self._linked(head, first, i, last)
        if view.norm[i] in _JOINERS.get(head.name, _ALL):
            branch = self.parts.branch(head, first, i + 1) if i + 1 < len(view) else None
            small = view.norm[i] in _ABOUT or (i + 1 < len(view) and not view.capital[i + 1])
            return branch if branch is not None and last != PROPER and small else None
        return self._bridge(head, i, last)

    def _linked(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        """What the comma, dash or "và" at `i` joins to a name; None if it parts two organisations."""
        view = self.view
        if head.type in TRADERS and view.norm[i] in DASHES and (end := self._form_behind(i + 1)):
            return Piece(end, CLOSING)
        if i + 1 >= len(view) or (piece := self.parts.at(head, first, i + 1, "")) is None:
            return None
        known = piece.kind in (BRANCH, WORK)
        if last == PROPER:
            line = head.name in load("organisations")["lines"]  # "cao tốc Bắc - Nam"
            named = piece.end > i + 2 or self.names.longest(i + 1) > 0 or line or self._is_a_sign(i + 1)
            whole = piece.kind == PROPER and named
            parted = head.edge != "name" or view.norm[i] not in DASHES or self.parts.is_person(i + 1)
            return piece if whole and not parted else None
        if view.norm[i] in AND:
            if self._begins_another(i + 1):
                return None
            traders = head.edge != "name" or head.type in TRADERS
            return piece if known or (traders and not self.parts.is_person(i + 1)) else None
        if view.text[i] == ",":
            return piece if known and self._lists(head, first, i, piece) else None
        return piece if known or last == WORD else None

    def _form_behind(self, i: int) -> int:
        """Index after the form in which a company is held, at its name's end: "- CTCP", "- công ty TNHH"; 0 if none is at `i`."""
        found = heads().match(self.view.norm, i)
        if found is None or found[1].name != "Công ty":
            return 0
        end, form = found[0], legal_forms().match(self.view.norm, found[0])
        if form is None and not self.view.text[i].isupper():
            return 0
        end = form[0] if form is not None else end
        return 0 if end < len(self.view) and self.view.capital[end] else end

    def _is_a_sign(self, i: int) -> bool:
        """Whether the word at `i` is a company's sign, the last word of its name: "Hoá chất Khuê - KVC"."""
        view = self.view
        sign = view.text[i].isupper() and len(view.text[i]) > 1
        return sign and not (i + 1 < len(view) and (view.capital[i + 1] or view.text[i + 1] == "."))

    def _begins_another(self, i: int) -> bool:
        """ "Sở Giao thông và Công an thành phố": a body of a place begins at `i`, though its word is a branch too."""
        found = heads().match(self.view.norm, i)
        if found is None or found[1].edge != "place" or not self.view.capital[i] or found[0] >= len(self.view):
            return False
        return match_level(self.view, found[0]) is not None

    def _lists(self, head: Head, first: int, i: int, piece: Piece) -> bool:
        """Whether the comma at `i` stands in a list inside the name: "Trung tâm Văn hoá, Thể thao và Truyền thông"."""
        view, end = self.view, piece.end
        if head.type in TRADERS or (view.text[i + 1].islower() and head.name.startswith(("Ban ", "Văn phòng", "Uỷ ban", "Quỹ"))):
            return True
        closed = end + 1 < len(view) and view.norm[end] in AND and self.parts.branch(head, first, end + 1) is not None
        return closed and head.name not in names_of("official")

    def _may_follow(self, head: Head, first: int, i: int, last: str, piece: Piece) -> bool:
        small = not self.view.capital[i]
        if small and head.name in load("organisations")["papers"]:
            return False
        if CLOSING in (last, piece.kind):
            return last != CLOSING
        if last == PROPER:
            return not small or piece.kind == PROPER
        if head.edge == "sector" and piece.kind in (WORD, PROPER) and last in (BRANCH, WORK):
            region = small and piece.kind == PROPER  # "Cục Hàng không miền Nam"
            return region or (piece.kind == PROPER and (head.name in kinds_too() or head.name in names_of("own_names")))
        if small and i == first:
            what_it_does = piece.kind == WORK and head.edge == "name" and not self._is_a_work(head, piece.end)
            return not what_it_does and (head.type not in _NO_WORKS or piece.kind == BRANCH)
        if piece.kind != WORK or not small:
            return True
        small_throughout = last == WORK and not self.view.capital[first]  # "Cục quản lý xây dựng và chất lượng công trình"
        return (head.name not in names_of("official") or small_throughout) and self._is_a_work(head, piece.end)

    def _is_a_work(self, head: Head, i: int) -> bool:
        """Whether the verb before `i` is a part of the name: what follows is one too, or the name is at its end."""
        view = self.view
        if i >= len(view) or not view.text[i][-1].isalnum() or view.capital[i]:
            return True
        goes_on = view.norm[i] in AND or view.norm[i] in _ALL or view.norm[i] in _OF or view.norm[i] in _NUMBER
        if is_numbered_branch(view, i) or (head.type in TRADERS and counts_nothing(view, i)):
            return True
        return goes_on or self.parts.branch(head, i, i) is not None or match_level(view, i) is not None

    def _bridge(self, head: Head, i: int, last: str) -> Piece | None:
        """One unknown word in small letters between a trade and the proper name: "Vàng bạc đá quý Kim Lan"."""
        view = self.view
        if head.type not in TRADERS or last in ("", PROPER) or not view.text[i].isalpha():
            return None
        if name_words("stops").match(view.norm, i) or match_level(view, i) is not None:
            return None
        end = self.segments.end(i)
        if end - i > 2 or run_end(view, end) - end < 2 or heads().match(view.norm, end) or self.parts.is_person(end):
            return None
        return self.parts.own_name(head, end, end, last)

    def _number_behind(self, head: Head, first: int, i: int, last: str) -> int:
        """Index after "số 2", wherever it ends what a school or a squad is called; `i` if it does not."""
        view = self.view
        if head.name in names_of("houses") and last == "":
            return street_number(view, i)
        if i + 1 < len(view) and view.norm[i] in _NUMBER and view.text[i + 1].isdigit() and is_a_number_name(view, i + 1, 3):
            apart = i + 2 < len(view) and heads().match(view.norm, i + 2) is not None
            more = self._next(head, i + 2, i + 2, "") if head.edge == "name" and not apart else None
            end = i + 2
            while more is not None and more.kind == PROPER:  # "metro số 1 Khê Vân - Bến Ngàn"
                end = more.end
                more = self._next(head, i + 2, end, PROPER)
            return end
        if last in (BRANCH, WORK) and is_numbered_branch(view, i):
            return behind_number(view, i)
        if last == BRANCH and head.type == "school" and stands_apart(view, i) and (end := day(view, i)):
            return end  # "Trường Mầm non 2-9"
        called = last in (BRANCH, WORK, PROPER) and any(view.capital[first:i])
        if called and (head.type in TRADERS or head.name in names_of("numbered_behind")) and counts_nothing(view, i):
            return behind_number(view, i)
        if last == PROPER and head.name in names_of("plants") and stands_apart(view, i) and is_a_number_name(view, i):
            return behind_number(view, i)
        if last == BRANCH and head.name in names_of("numbered") and stands_apart(view, i) and is_a_number_name(view, i, 3):
            return behind_number(view, i)  # "Lữ đoàn Công binh 575"
        named = last == PROPER or (head.type in _NO_WORKS and last == BRANCH)  # "Bệnh viện Nhi đồng 1"
        if head.type == "health" and counts_nothing(view, i) and any(view.capital[first:i]):
            return i + 1  # "Bệnh viện Trung ương Quân đội 108"
        return number_behind(view, i, 3 if head.type == "health" else 2) if named else i
