"""Organisations as they stand in the text: a head, what it is for or its own name, the place or organisation that it is of."""

from __future__ import annotations

from extract.lexicon import load
from extract.names.bodies import Bodies
from extract.names.head_forms import HeadForms
from extract.names.known_names import KnownNames
from extract.names.level_words import is_plural, match_level
from extract.names.place_names import is_a_number_name, next_item, place_at
from extract.names.segments import Segments
from extract.names.spots import NO_LEVEL, NameSpot, run_end, surface
from extract.names.vocabulary import branches, folded, heads, implied, sectors
from extract.syllables import Syllables
from extract.text import fold_tone

_OF = folded("của")
_BRANCH_OFFICE = [fold_tone("chi"), fold_tone("nhánh")]
_MOST_IN_BRACKETS = 8  # "(LĐ-TB&XH)"


def _in_a_code(text: str) -> bool:
    return text.isupper() or text.isdigit() or text in "&-"


class Organisations:
    """Reads organisations' names off one text."""

    def __init__(self, text: str, view: Syllables, names: KnownNames, sentences: list[tuple[int, int]]) -> None:
        self.view = view
        self.names = names
        segments = Segments(text, view)
        self.bodies = Bodies(view, names, segments)
        self.forms = HeadForms(view, segments, {start for start, _ in sentences})

    def at(self, i: int, depth: int = 0) -> NameSpot | None:
        """The organisation whose head begins at `i`, in full or as a short form; None if none does."""
        found = heads().match(self.view.norm, i)
        if found is None or not self.forms.is_written_as_a_head(i, *found):
            return None
        end, head = found
        if end == i + 1 and self._is_a_places_name(i):
            return None
        spot = NameSpot(i, end, head=head)
        if head.edge == "fixed" and not self._goes_on(spot, depth):
            return self._with_its_place(spot)
        self._abbreviation(spot)
        self._body(spot)
        behind = spot.end
        self._abbreviation(spot)
        self._inner(spot, depth)
        if spot.inner is None:
            spot.end = behind  # at the end, what is in brackets is another name
        if self.forms.is_another_word(spot):
            return None
        return spot

    def listed(self, i: int) -> list[NameSpot]:
        """ "các bộ Tài chính và Y tế", "các sở: Tài chính, Y tế tỉnh A": bodies that share their head."""
        view = self.view
        found = heads().match(view.norm, i) if is_plural(view, i) else None
        if found is None or found[1].name not in load("organisations")["listed"]:
            return []
        first = found[0] + (view.text[found[0] : found[0] + 1] == [":"])
        spots: list[NameSpot] = []
        start = first
        while start and start < len(view) and view.capital[start] and (sector := sectors().match(view.norm, start)) is not None:
            begins = i if first == start == found[0] else start
            spots.append(NameSpot(begins, sector[0], head=found[1], body=surface(view, start, sector[0]), listed=True))
            start = next_item(view, sector[0])
        if len(spots) < 1 + (first == found[0]):
            return []
        self._inner(spots[-1], 0)
        for spot in spots:
            spot.inner = spots[-1].inner
        return spots

    def _is_a_places_name(self, i: int) -> bool:
        """ "Trường Sa", "Hội An"; but "Trường Trung cấp", though there is a Trường Trung."""
        known, branch = self.names.longest(i), branches().match(self.view.norm, i + 1)
        return known > i + 1 and (branch is None or branch[0] <= known)

    def _with_its_place(self, spot: NameSpot) -> NameSpot:
        """ "Honda Việt Nam", "EVN Hà Nội": a company known by one word, and the place of this one."""
        assert spot.head is not None
        end = self.names.longest(spot.end) if spot.head.type == "company" else 0
        country = heads().match(self.view.norm, spot.end) if spot.head.type == "company" else None
        if country is not None and country[1].edge == "fixed" and self.view.capital[spot.end]:
            end = country[0]
        if end:
            spot.body, spot.end = surface(self.view, spot.end, end), end
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

    def _body(self, spot: NameSpot) -> None:
        """Extend over what the organisation is for, or over its own name."""
        assert spot.head is not None
        first = spot.end
        spot.end = self.bodies.end(spot.head, first)
        if spot.end > first:
            spot.body = surface(self.view, first, spot.end)

    def _abbreviation(self, spot: NameSpot) -> None:
        """Take "(CDC)", "(PC 03)", "(NN & PTNT)" after a part of the name into it, and keep it as another name."""
        view, i = self.view, spot.end
        if i + 2 >= len(view) or view.text[i] != "(" or len(view.text[i + 1]) < 2 or not view.text[i + 1].isupper():
            return
        if (known := heads().match(view.norm, i + 1)) is not None and known[1].edge == "fixed":
            return  # "(EVN)": resolution says whether it is this one
        last = next((j for j in range(i + 2, min(i + _MOST_IN_BRACKETS, len(view))) if not _in_a_code(view.text[j])), 0)
        if last and view.text[last] == ")":
            spot.alias = surface(view, i + 1, last)
            spot.end = last + 1

    def _inner(self, spot: NameSpot, depth: int) -> None:
        """The place or the organisation that this one is of, directly after it."""
        view, i = self.view, spot.end
        assert spot.head is not None
        if i >= len(view):
            return
        office = spot.head.type == "company" and view.norm[i : i + 2] == _BRANCH_OFFICE
        if office and i + 2 < len(view):  # "Ngân hàng A chi nhánh tỉnh B"
            spot.inner = next(iter(place_at(view, self.names, i + 2)), None) or self._known_place(i + 2)
            spot.end = spot.inner.end if spot.inner is not None else spot.end
            return
        head, level = heads().match(view.norm, i), match_level(view, i)
        places = [] if head and level and head[0] > level[0] else place_at(view, self.names, i)  # "Huyện uỷ" is no "huyện"
        several = [] if places or spot.head.edge != "place" or spot.body else self._of_several(i)
        if places:
            spot.inner = places[0]
        elif several:
            spot.inner, spot.listed = several[0], True
        elif view.norm[i] in _OF and i + 1 < len(view) and spot.body and spot.head.name in load("organisations")["of"]:
            whole = self._nested(i + 1, depth + 1) if view.capital[i + 1] and depth < 3 else None
            spot.inner = whole or next(iter(place_at(view, self.names, i + 1)), None)
        elif (
            spot.head.edge != "name"
            and (view.capital[i] or spot.head.edge == "place")
            and depth < 3
            and (nested := self._nested(i, depth + 1)) is not None
        ):
            spot.inner = nested
        elif view.capital[i]:
            spot.inner = self._bare_place(spot, i)
        elif view.text[i].isdigit() and spot.head.name in implied() and is_a_number_name(view, i):
            spot.inner = NameSpot(i, i + 1, NO_LEVEL, view.text[i])  # "Quận đoàn 9"
        if spot.inner is not None:
            spot.end = spot.inner.end

    def _of_several(self, i: int) -> list[NameSpot]:
        """ "UBND các huyện A và B": the places, of each of which it is one."""
        view = self.view
        if i + 1 >= len(view) or match_level(view, i + 1) is None or not is_plural(view, i + 1):
            return []
        places = place_at(view, self.names, i + 1)
        return places if len(places) > 1 and places[0].start == i + 1 else []

    def _nested(self, i: int, depth: int) -> NameSpot | None:
        nested = self.at(i, depth)
        fixed = nested is not None and nested.head is not None and nested.head.edge == "fixed"
        return None if nested is None or (fixed and not self.view.capital[i]) else nested

    def _known_place(self, i: int) -> NameSpot | None:
        end = self.names.longest(i)
        return NameSpot(i, end, NO_LEVEL, surface(self.view, i, end)) if end else None

    def _bare_place(self, spot: NameSpot, i: int) -> NameSpot | None:
        """A known place without its level; behind a head that must have one, two unknown capitals too: "Huyện uỷ Nà Khê"."""
        assert spot.head is not None
        person = self.bodies.parts.is_person(i)
        end = 0 if self.view.text[i].isupper() else self.names.longest(i, ("province", "district", "commune"))
        if end == i + 1 and person:
            end = 0
        if (
            not end
            and spot.head.edge == "place"
            and not person
            and self.view.text[i].isalpha()
            and run_end(self.view, i, 3) == i + 2
        ):
            end = i + 2
        return NameSpot(i, end, NO_LEVEL, surface(self.view, i, end)) if end else None
