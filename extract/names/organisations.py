"""Organisations as they stand in the text: a head, what it is for or its own name, the place or organisation that it is of."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from extract.lexicon import load
from extract.names.known_names import KnownNames
from extract.names.place_names import match_level, place_at
from extract.names.spots import NO_LEVEL, NameSpot, run_end, surface
from extract.names.vocabulary import AND, Head, folded, heads, sectors, surnames
from extract.syllables import Syllables
from extract.text import fold_tone
from extract.words import word_ends

_LINKS = folded("và & - – , /")
_NEVER_SMALL = folded("vụ ban đoàn ca")  # as heads they have a capital
_STRETCH = 1000  # characters
_THIS = folded("này")
_RANKS = folded("phó trưởng")
_TOO_COMMON = folded("bộ vụ ban viện cục trạm phòng hội đoàn sở trung")  # as words, to stand alone for an organisation
_NESTING = frozenset({"place", "sector"})


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(fold_tone(word) for word in load("organisations")["auxiliaries"])


class Organisations:
    """Reads organisations' names off one text."""

    def __init__(self, text: str, view: Syllables, names: KnownNames, sentences: list[tuple[int, int]]) -> None:
        self.text = text
        self.view = view
        self.names = names
        self.sentences = sentences
        self.begins = {start for start, _ in sentences}
        self.segmented: dict[int, dict[int, int]] = {}

    def at(self, i: int, depth: int = 0) -> NameSpot | None:
        """The organisation whose head begins at `i`, in full or as a short form; None if none does."""
        found = heads().match(self.view.norm, i)
        if found is None or not self._is_written_as_a_head(i, *found):
            return None
        end, head = found
        spot = NameSpot(i, end, head=head)
        if head.edge == "fixed" and not self._goes_on(spot, depth):
            return spot
        self._abbreviation(spot)
        self._body(spot)
        self._abbreviation(spot)
        self._inner(spot, depth)
        if self._is_another_word(spot):
            return None
        return spot

    def _goes_on(self, spot: NameSpot, depth: int) -> bool:
        """Whether "BCH Trung ương" is the beginning of "BCH Trung ương Hội Khuyến học": the head is "BCH", not the fixed name."""
        for end in range(spot.end - 1, spot.start, -1):
            if not self.view.capital[end] or spot.end >= len(self.view) or not self.view.capital[spot.end]:
                continue
            found = heads().match(self.view.norm[spot.start : end], 0)
            nested = self.at(end, depth + 1) if found and found[0] == end - spot.start and depth < 3 else None
            if found and nested is not None and nested.end > spot.end:
                spot.head, spot.end = found[1], end
                return True
        return False

    def _is_written_as_a_head(self, i: int, end: int, head: Head) -> bool:
        view = self.view
        if head.edge == "fixed":
            name = surface(view, i, end)
            return view.capital[i] or head.name[0].islower() or not name.islower()
        if view.capital[i]:
            return not (i and view.capital[i - 1] and self._inside_a_name(i))
        if end - i > 1:
            return True
        following = view.text[end] if end < len(view) else "\n"
        return (
            following[:1].isupper()
            and match_level(view, end) is None
            and view.norm[i] not in _NEVER_SMALL
            and self._begins_a_word(i)
        )

    def _inside_a_name(self, i: int) -> bool:
        """ "Đại Hội": a capital before it makes the head the second syllable of a word."""
        return self.view.norm[i] in _TOO_COMMON and not self._begins_a_word(i)

    def _begins_a_word(self, i: int) -> bool:
        """Whether underthesea sees a word begin here: "trụ sở", "đại hội" end in what looks like a head."""
        if i and self.view.norm[i - 1] in _RANKS:  # "phó phòng Nội vụ"
            return True
        start, words = self._words(self.view.start[i])
        return self.view.start[i] - start in words

    def _is_another_word(self, spot: NameSpot) -> bool:
        """A head that is too common a word to stand for an organisation without saying what it is for."""
        assert spot.head is not None
        if spot.head.name == "Ngành":  # "ngành Thuế" is a body; "ngành Y tế tỉnh A" is the province's, "ngành may" a trade
            return spot.inner is not None or not spot.body[:1].isupper()
        small = not any(self.view.capital[spot.start : spot.end])
        if spot.inner is None and not spot.body and self._acts_as_the_one_known(spot):
            return False
        if spot.body:
            return small or self._is_a_kind(spot)  # "trung tâm thương mại", "57 trường THPT"
        if spot.inner is None and self._is_pointed_at(spot):
            return False
        if spot.inner is None and spot.head.name == "Trung ương":
            return True
        if spot.inner is not None:
            single = spot.head.edge == "sector" and self.view.norm[spot.start] in _TOO_COMMON
            return (single or spot.head.type in ("school", "company", "coop")) and (small or spot.inner.head is None)
        return small or (spot.head.edge == "sector" and self.view.norm[spot.start] in _TOO_COMMON)

    def _is_a_kind(self, spot: NameSpot) -> bool:
        """ "57 trường THPT": what kind of school it is, in capitals, and no name."""
        if self.view.capital[spot.start] or spot.inner is not None or spot.head is None or spot.head.type != "school":
            return False
        kind = sectors().match(self.view.norm, spot.end - 1)
        return kind is not None and kind[0] == spot.end and " " not in spot.body

    def _is_pointed_at(self, spot: NameSpot) -> bool:
        """ "công ty này", "nhà máy trên": a short form, though in small letters."""
        following = self.view.norm[spot.end] if spot.end < len(self.view) else ""
        return following in _THIS and spot.head is not None and spot.head.edge == "name"

    def _acts_as_the_one_known(self, spot: NameSpot) -> bool:
        """ "…, bệnh viện đã khám cho": a bare head that opens a clause, its verb right behind, is the one spoken of before."""
        view, before = self.view, spot.start - 1
        opens = before < 0 or not view.text[before][-1:].isalnum() or view.start[spot.start] in self.begins
        verb = spot.end < len(view) and view.norm[spot.end] in _auxiliaries()
        return opens and verb and (view.capital[spot.start] or spot.end - spot.start > 1)

    def _body(self, spot: NameSpot) -> None:
        """Extend over what the organisation is for, or over its own name."""
        assert spot.head is not None
        first = i = spot.end
        if spot.head.edge != "place":
            i = self._extent(spot.head, first)
        spot.end = i
        if i > first:
            spot.body = surface(self.view, first, i)

    def _abbreviation(self, spot: NameSpot) -> None:
        """Take "(CDC)" after a part of the name into it, and keep it as another name."""
        view, i = self.view, spot.end
        if (
            i + 2 < len(view)
            and view.text[i] == "("
            and view.text[i + 1].isupper()
            and view.text[i + 2] == ")"
            and len(view.text[i + 1]) > 1
        ):
            spot.alias = view.text[i + 1]
            spot.end = i + 3

    def _extent(self, head: Head, i: int) -> int:
        """Index after the body that begins at `i`; after a known sector only another one may follow, linked or not."""
        view = self.view
        end = i
        known = False
        while i < len(view) and view.text[i] != "\n":
            sector = sectors().match(view.norm, i)
            step = self._piece(head, i) if sector or not known or head.edge == "name" else 0
            if step:
                i = end = step
                known = sector is not None
            elif view.norm[i] in _LINKS and i == end and i > 0 and self._linked(head, i, known):
                i += 1
            else:
                break
        return end

    def _linked(self, head: Head, i: int, known: bool) -> bool:
        """Whether the comma, dash or "và" at `i` joins two parts of one name."""
        if i + 1 >= len(self.view) or not self._piece(head, i + 1) or not self._may_link(head, i):
            return False
        return not known or head.edge == "name" or sectors().match(self.view.norm, i + 1) is not None or self.view.norm[i] in AND

    def _piece(self, head: Head, i: int) -> int:
        """Index after one part of the body at `i`: a known sector, or a word with a capital; 0 if none."""
        view = self.view
        if i >= len(view) or (match_level(view, i) is not None and not self._level_is_sector(i)):
            return 0
        known = sectors().match(view.norm, i)
        if known and (view.text[i][0].islower() or view.capital[i] or view.text[i].isdigit()):
            return known[0]
        if head.edge in _NESTING and heads().match(view.norm, i) and view.capital[i]:
            return 0
        if (
            head.edge == "name"
            and (region := heads().match(view.norm, i))
            and region[1].edge == "fixed"
            and region[1].type == "other"
        ):
            return region[0]  # "Điện lực miền Trung"
        if not view.capital[i]:
            return 0
        if head.edge == "sector":
            if self.names.longest(i) or self._is_person(i):
                return 0
            return self._word_end(i, False)
        name = self.names.longest(i)
        if name:
            return name
        return self._word_end(i, True) if not self._is_person(i) else 0

    def _level_is_sector(self, i: int) -> bool:
        return sectors().match(self.view.norm, i) is not None

    def _is_person(self, i: int) -> bool:
        return self.view.norm[i] in surnames() and run_end(self.view, i, 5) - i >= 3

    def _may_link(self, head: Head, i: int) -> bool:
        """Whether a comma or "và" joins two parts of one name, not two organisations."""
        view = self.view
        if head.edge == "name":
            if view.norm[i] in AND:  # "Công ty Cổ phần Xây dựng và Thương mại …"
                return sectors().match(view.norm, i + 1) is not None or (head.type == "company" and not self._is_person(i + 1))
            return view.norm[i] in ("-", "–", "&")
        return view.norm[i] != "," or (
            head.name.startswith(("Ban ", "Văn phòng"))
            and (sectors().match(view.norm, i + 1) is not None and view.text[i + 1].islower())
        )

    def _word_end(self, i: int, proper: bool) -> int:
        """Index after the word that `i` is in: "Giáo dục" has one capital and two syllables."""
        view = self.view
        if i + 1 >= len(view) or not view.text[i + 1].isalpha() or view.capital[i + 1]:
            return i + 1
        if proper and view.capital[i - 1] and not view.text[i - 1].isupper() and self.view.end[i - 1] < self.view.start[i]:
            return i + 1  # the second syllable of a proper name
        start, words = self._words(view.start[i])
        at = view.start[i] - start
        after = words.get(at) or next((stop for first, stop in words.items() if first < at < stop), 0)
        return max(i + 1, view.at(start + after)) if after else i + 1

    def _words(self, offset: int) -> tuple[int, dict[int, int]]:
        """Where the sentence around an offset begins, and its words by their start in it; of an endless one, a stretch."""
        i = bisect_right(self.sentences, (offset, len(self.text))) - 1
        start, end = self.sentences[max(i, 0)]
        if end - start > 2 * _STRETCH:
            start = max(start, offset - offset % _STRETCH - 100)
            end = min(end, start + _STRETCH + 200)
        if start not in self.segmented:
            self.segmented[start] = word_ends(self.text[start:end])
        return start, self.segmented[start]

    def _inner(self, spot: NameSpot, depth: int) -> None:
        """The place or the organisation that this one is of, directly after it."""
        view, i = self.view, spot.end
        assert spot.head is not None
        if i >= len(view):
            return
        head, level = heads().match(view.norm, i), match_level(view, i)
        places = [] if head and level and head[0] > level[0] else place_at(view, self.names, i)  # "Huyện uỷ" is no "huyện"
        if places:
            spot.inner = places[0]
        elif (
            spot.head.edge != "name"
            and (view.capital[i] or spot.head.edge == "place")
            and depth < 3
            and (nested := self._nested(i, depth + 1)) is not None
        ):
            spot.inner = nested
        elif view.capital[i]:
            spot.inner = self._bare_place(spot, i)
        if spot.inner is not None:
            spot.end = spot.inner.end

    def _nested(self, i: int, depth: int) -> NameSpot | None:
        nested = self.at(i, depth)
        fixed = nested is not None and nested.head is not None and nested.head.edge == "fixed"
        return None if nested is None or (fixed and not self.view.capital[i]) else nested

    def _bare_place(self, spot: NameSpot, i: int) -> NameSpot | None:
        end = self.names.longest(i, ("province", "district", "commune"))
        view = self.view
        if not end and spot.head is not None and spot.head.edge == "place" and not self._is_person(i) and view.text[i].isalpha():
            run = run_end(view, i, 3)
            end = run if run - i == 2 else 0
        if not end:
            return None
        return NameSpot(i, end, NO_LEVEL, surface(view, i, end))
