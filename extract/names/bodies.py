"""What an organisation is for, or its own name: the stretch between its head and the place or organisation that it is of.

A name is branches of business and administration (`lexicon/name_words.toml`), in capitals or in small letters, linked or not, and
for companies, schools and the like a proper name, which closes it: behind it nothing goes on in small letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.lexicon import load
from extract.names.known_names import KnownNames
from extract.names.place_names import is_a_number_name, match_level
from extract.names.segments import Segments
from extract.names.spots import is_foreign, run_end
from extract.names.vocabulary import AND, Head, Trie, branches, folded, heads, kinds_too, legal_forms, phrases, sectors, surnames
from extract.syllables import Syllables
from extract.text import fold_tone

_LONGEST = 40  # syllables of a body
_LINKS = folded("và & - – , / +")
_DASHES = folded("- – &")
_NUMBER = folded("số")
_OF = folded("của")
_AREA = [fold_tone("khu"), fold_tone("vực")]
_ALL = folded("các")  # "Ban Quản lý các khu công nghiệp"
_JOINERS = {"Ban Chỉ đạo": folded("các về")}
_NO_WORKS = frozenset({"school", "health"})  # what they do is not in their names
_TRADERS = frozenset({"company", "coop"})

BRANCH, WORK, WORD, PROPER = "branch", "work", "word", "proper"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a body that ends before syllable `end`; `kind` is BRANCH, WORK, WORD (unknown, with a capital) or PROPER."""

    end: int
    kind: str


@cache
def _words(table: str) -> Trie[bool]:
    return phrases(load("name_words")[table])


@cache
def _names(table: str) -> frozenset[str]:
    return frozenset(load("name_words")[table])


class Bodies:
    """Reads the bodies of organisations' names off one text."""

    def __init__(self, view: Syllables, names: KnownNames, segments: Segments) -> None:
        self.view = view
        self.names = names
        self.segments = segments

    def end(self, head: Head, first: int) -> int:
        """Index after the body that begins at syllable `first`, behind its head; `first` where there is none."""
        if head.edge == "place":
            return first
        if number := self._number(head, first):
            return number
        end, last = first, ""
        while end - first < _LONGEST and (piece := self._next(head, first, end, last)) is not None:
            end, last = piece.end, piece.kind
        return self._number_behind(head, end, last)

    def is_person(self, i: int) -> bool:
        """Whether a person's name of three syllables or more stands at `i`."""
        return self.view.norm[i] in surnames() and run_end(self.view, i, 5) - i >= 3

    # the next part

    def _next(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        """The next part of a body that has come to `i`, directly or behind a link."""
        view = self.view
        if i >= len(view) or view.text[i] == "\n":
            return None
        piece = self._piece(head, first, i, last)
        if piece is not None:
            return piece if self._may_follow(head, i, last, piece, i == first) else None
        if i == first and view.norm[i] in _LINKS:
            return None
        if view.norm[i] in _LINKS:
            return self._linked(head, first, i, last)
        if view.norm[i] in _JOINERS.get(head.name, _ALL):
            branch = self._branch(head, first, i + 1) if i + 1 < len(view) else None
            return branch if branch is not None and last != PROPER and not view.capital[i + 1] else None
        return self._bridge(head, i, last)

    def _linked(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        """What the comma, dash or "và" at `i` joins to a name; None if it parts two organisations."""
        view = self.view
        if i + 1 >= len(view) or (piece := self._piece(head, first, i + 1, "")) is None:
            return None
        known = piece.kind in (BRANCH, WORK)
        if last == PROPER:
            whole = piece.kind == PROPER and (piece.end > i + 2 or self.names.longest(i + 1) > 0) and not self.is_person(i + 1)
            return piece if head.edge == "name" and view.norm[i] in _DASHES and whole else None
        if view.norm[i] in AND:
            traders = head.edge != "name" or head.type in _TRADERS
            return piece if known or (traders and not self.is_person(i + 1)) else None
        if view.text[i] == ",":
            small = view.text[i + 1].islower()
            lists = head.type in _TRADERS or head.name.startswith(("Ban ", "Văn phòng", "Uỷ ban", "Quỹ"))
            return piece if known and lists and (small or head.type in _TRADERS) else None
        return piece if known or last == WORD else None

    def _may_follow(self, head: Head, i: int, last: str, piece: Piece, opens: bool) -> bool:
        small = not self.view.capital[i]
        if last == PROPER:
            return not small or piece.kind == PROPER
        if head.edge == "sector" and piece.kind in (WORD, PROPER) and last in (BRANCH, WORK):
            return piece.kind == PROPER and (head.name in kinds_too() or head.name in _names("own_names"))
        if small and opens:
            return head.type not in _NO_WORKS or piece.kind == BRANCH
        if piece.kind != WORK or not small:
            return True
        return head.name not in _names("official") and self._is_a_work(head, piece.end)

    def _is_a_work(self, head: Head, i: int) -> bool:
        """Whether the verb before `i` is a part of the name: what follows is one too, or the name is at its end."""
        view = self.view
        if i >= len(view) or not view.text[i][-1].isalnum() or view.capital[i]:
            return True
        goes_on = view.norm[i] in AND or view.norm[i] in _ALL or view.norm[i] in _OF
        return goes_on or self._branch(head, i, i) is not None or match_level(view, i) is not None

    # the kinds of part

    def _piece(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        view = self.view
        if i >= len(view):
            return None
        if (branch := self._branch(head, first, i)) is not None:
            return branch
        if (i > first or head.edge == "name") and (region := self._region(i)):
            return Piece(region, PROPER)
        if not view.capital[i] or (self._is_a_level(i) and not (head.edge == "name" and self._is_a_villages_name(i))):
            return None
        return self._own_name(head, first, i, last) if head.edge == "name" else self._word(i, last)

    def _is_a_level(self, i: int) -> bool:
        return match_level(self.view, i) is not None

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

    def _branch(self, head: Head, first: int, i: int) -> Piece | None:
        """A known branch or work at `i`, in capitals or small letters; no head of another organisation but as the first word."""
        view = self.view
        known = branches().match(view.norm, i)
        if known is None or (
            view.capital[i] and i != first and heads().match(view.norm, i) and sectors().match(view.norm, i) is None
        ):
            return None
        end = known[0]
        if end == i + 1 and not view.text[i].isupper() and not self._stands_alone(head, i):
            return None
        if view.norm[i:end][-2:] == _AREA:
            end = self._area_end(end)
        work = _words("works").match(view.norm, i)
        return Piece(end, WORK if work is not None else BRANCH)

    def _area_end(self, i: int) -> int:
        """Index after the places that make an area: "Chi cục Thuế khu vực Sìn Hồ - Phong Thổ"."""
        end = self.names.longest(i)
        while end and end + 1 < len(self.view) and self.view.norm[end] in _DASHES and (more := self.names.longest(end + 1)):
            end = more
        return end or i

    def _stands_alone(self, head: Head, i: int) -> bool:
        """Whether a branch of one syllable is a word by itself: not in "Hoa Ban", a proper name, nor in "đường dây"."""
        if self.view.capital[i]:
            return head.edge != "name" or self._run_end(i) == i + 1
        if not self.segments.begins(i):
            return False
        following = i + 1 < len(self.view) and (self.view.capital[i + 1] or branches().match(self.view.norm, i + 1) is not None)
        return following or self.segments.end(i) == i + 1

    def _word(self, i: int, last: str) -> Piece | None:
        """A word with a capital that no list knows: "Biển", "Nghiệp vụ"; no place, no person, no other organisation."""
        view = self.view
        if heads().match(view.norm, i) or self.names.longest(i) or self.is_person(i):
            return None
        if last == PROPER:
            return None
        if view.text[i].isupper() and i + 1 < len(view) and view.text[i + 1].isdigit():
            return Piece(i + 2, PROPER)  # "Phòng PC03"
        if is_foreign(view.text[i]) and not view.text[i].isupper():
            return None
        if last in (BRANCH, WORK) and (end := self._run_end(i)) > i + 1:
            return Piece(end, PROPER)
        return Piece(self._word_end(i), WORD)

    def _own_name(self, head: Head, first: int, i: int, last: str) -> Piece | None:
        """A proper name, or a word of the trade that has a capital: "Hồng Vân", "Giày da"."""
        view = self.view
        other = heads().match(view.norm, i)
        if other is not None and i > first and (other[0] - i > 1 or view.text[i].isupper()) and not self._is_legal_form(first, i):
            return None
        if name := self.names.longest(i):
            return Piece(max(name, run_end(view, i) if self.names.longest(i) == i + 1 else name), PROPER)
        if self.is_person(i) and (head.type in _TRADERS or last == PROPER):
            return None
        if last == PROPER and view.text[i].isupper() and head.type not in _TRADERS:
            return None
        end = self._word_end(i)
        return Piece(max(end, self._run_end(i)), PROPER) if all(view.capital[i:end]) else Piece(end, WORD)

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

    def _bridge(self, head: Head, i: int, last: str) -> Piece | None:
        """One unknown word in small letters between a trade and the proper name: "Vàng bạc đá quý Kim Lan"."""
        view = self.view
        if head.type not in _TRADERS or last in ("", PROPER) or not view.text[i].isalpha() or _words("stops").match(view.norm, i):
            return None
        end = self.segments.end(i)
        if end - i > 2 or run_end(view, end) - end < 2 or heads().match(view.norm, end) or self.is_person(end):
            return None
        return self._own_name(head, end, end, last)

    # numbers

    def _number(self, head: Head, i: int) -> int:
        """Index after the number that is the whole name: "Quân khu 4", "Ban Chỉ đạo 389"; 0 if none is."""
        view = self.view
        if head.name not in _names("numbered") or i >= len(view) or not view.text[i].isdigit():
            return 0
        return i + 1 if is_a_number_name(view, i, 3) else 0

    def _number_behind(self, head: Head, i: int, last: str) -> int:
        """Index after "số 2", wherever it ends what a school or a squad is called; `i` if it does not."""
        view = self.view
        if i + 1 < len(view) and view.norm[i] in _NUMBER and view.text[i + 1].isdigit() and is_a_number_name(view, i + 1, 3):
            more = self._next(head, i + 2, i + 2, "") if head.edge == "name" else None
            return more.end if more is not None and more.kind == PROPER else i + 2
        return i
