"""Whether a word that may begin an organisation's name does: as it is written, and by what the name came to."""

from __future__ import annotations

from extract.gazetteer.table import place_key, table
from extract.lexicon import load
from extract.names.level_words import is_plural, match_level
from extract.names.segments import Segments
from extract.names.spots import NameSpot, surface
from extract.names.vocabulary import (
    AND,
    Head,
    auxiliaries,
    branches,
    folded,
    heads,
    kinds_too,
    name_words,
    other_words,
    sectors,
    services,
    without_legal_form,
)
from extract.syllables import Syllables
from extract.text import key

_NEVER_SMALL = folded("vụ ban đoàn ca")  # as heads they have a capital
_THIS = folded("này")
_NUMBER = folded("số")
_RANKS = folded("phó trưởng")
_OF_ANOTHER = frozenset({"Trung ương", "Đoàn cơ sở"})  # say nothing without the organisation they are of
_LONG = 7  # syllables: a name, even all in small letters
_TOO_COMMON = folded("bộ vụ ban viện cục trạm phòng hội đoàn sở trung quỹ đội cơ")  # as words, to stand alone for an organisation


class HeadForms:
    """Judges the heads of one text."""

    def __init__(self, view: Syllables, segments: Segments, begins: set[int]) -> None:
        self.view = view
        self.segments = segments
        self.begins = begins  # where sentences begin, in characters

    def is_written_as_a_head(self, i: int, end: int, head: Head) -> bool:
        """Whether the head at syllables `i` to `end` is written as one: with a capital, or so that a name follows."""
        view = self.view
        if i and (view.norm[i - 1], view.norm[i]) in other_words():
            return False
        if head.edge == "fixed":
            name = surface(view, i, end)
            begins = not name.islower() and self._begins_a_word(i)  # not "nhân dân Việt"
            return view.capital[i] or head.name[0].islower() or begins
        if head.name in load("organisations")["papers"] and not self._is_a_paper(i, end):
            return False
        if view.capital[i]:
            return not (i and view.capital[i - 1] and self._inside_a_name(i))
        if end - i > 1:
            return True
        of_role = i > 0 and view.norm[i - 1] in _RANKS  # "Trưởng ban Kiểm tra"
        return (of_role or view.norm[i] not in _NEVER_SMALL) and self._names_follows(end) and self._begins_a_word(i)

    def _is_a_paper(self, i: int, end: int) -> bool:
        """Whether a newspaper's name follows "báo": "báo Người Khê", not "báo cáo", "báo Công an xã"."""
        view = self.view
        return end < len(view) and view.capital[end] and (view.capital[i] or heads().match(view.norm, end) is None)

    def _names_follows(self, i: int) -> bool:
        """Whether a small head of one syllable may end before `i`: "sở Y tế", "phòng giáo dục huyện …", "metro số 1"."""
        view = self.view
        if i + 1 < len(view) and view.norm[i] in _NUMBER and view.text[i + 1].isdigit():
            return True
        branch = branches().match(view.norm, i)
        if i >= len(view) or (branch is None and match_level(view, i) is not None):
            return False
        if view.capital[i] or branch is None:
            return view.capital[i]
        end = branch[0]
        return end - i > 1 and end < len(view) and (view.capital[end] or match_level(view, end) is not None)

    def _inside_a_name(self, i: int) -> bool:
        """ "Đại Hội": a capital before it makes the head the second syllable of a word."""
        return self.view.norm[i] in _TOO_COMMON and not self._begins_a_word(i)

    def _begins_a_word(self, i: int) -> bool:
        """Whether underthesea sees a word begin here: "trụ sở", "đại hội" end in what looks like a head."""
        if i and self.view.norm[i - 1] in _RANKS:  # "phó phòng Nội vụ"
            return True
        return self.segments.begins(i)

    def is_another_word(self, spot: NameSpot) -> bool:
        """A head that is too common a word to stand for an organisation without saying what it is for."""
        assert spot.head is not None
        if spot.head.name == "Ngành":  # "ngành Thuế" is a body; "ngành Y tế tỉnh A" is the province's, "ngành Điện" a trade
            return spot.inner is not None or key(spot.body) not in services()
        if spot.head.type == "work" and not spot.body and spot.inner is not None:
            return True  # "nhà văn hoá thôn Bắc Khê": the hamlet is named, not the house
        if spot.head.name in load("organisations")["shops"] and self._is_a_companys(spot):
            return True
        small = not any(self.view.capital[spot.start : spot.end])
        if spot.inner is None and not spot.body and self._acts_as_the_one_known(spot):
            return False
        if spot.body:  # "trung tâm thương mại", "57 trường THPT"
            kinds = (
                self._says_only_what_it_does,
                self._is_a_part_of_a_town,
                self._is_of_a_country,
                self._is_a_kind,
                self._is_of_a_kind,
                self._is_one_of_many,
            )
            return small or any(is_one(spot) for is_one in kinds)
        if spot.inner is None and self._is_pointed_at(spot):
            return False
        if spot.inner is None and spot.head.name in _OF_ANOTHER:
            return True
        if spot.inner is not None:
            if spot.head.name in load("organisations")["of_a_place"] and not spot.inner.level.ranks and spot.inner.head is None:
                return False
            if spot.head.edge == "name" and is_plural(self.view, spot.start):  # "các bệnh viện TP.HCM"
                return True
            if spot.head.edge == "place" and spot.head.type == "company":  # "Điện lực Bắc Khê"; not "điện lực Việt Nam"
                return not self.view.capital[spot.start]
            single = spot.head.edge == "sector" and self.view.norm[spot.start] in _TOO_COMMON
            return (single or spot.head.type in ("school", "company", "coop")) and (small or spot.inner.head is None)
        return small or (spot.head.edge == "sector" and self.view.norm[spot.start] in _TOO_COMMON)

    def _is_a_companys(self, spot: NameSpot) -> bool:
        """ "cửa hàng Viettel": any of a company that is known by one word."""
        first = spot.end - len(spot.body.split())
        found = heads().match(self.view.norm, first)
        return found is not None and found[1].edge == "fixed" and found[1].type == "company" and found[0] >= spot.end

    def _is_a_kind(self, spot: NameSpot) -> bool:
        """ "57 trường THPT": what kind of school it is, in capitals, and no name."""
        if self.view.capital[spot.start] or spot.inner is not None or spot.head is None or spot.head.type != "school":
            return False
        kind = sectors().match(self.view.norm, spot.end - len(spot.body.split()))
        return kind is not None and kind[0] == spot.end

    def _says_only_what_it_does(self, spot: NameSpot) -> bool:
        """ "Hội đồng thẩm định", "Tổ công tác kiểm tra": a verb in small letters, of no place: any such body."""
        assert spot.head is not None
        view, i = self.view, spot.end - len(spot.body.split())
        named = spot.inner is not None or bool(spot.alias) or any(view.capital[i : spot.end])
        if named or spot.head.name not in load("name_words")["any_one"]:
            return False
        while i < spot.end and (work := name_words("works").match(view.norm, i)) is not None:
            i = work[0]
        return i == spot.end

    def _is_a_part_of_a_town(self, spot: NameSpot) -> bool:
        """ "Trung tâm hành chính tập trung", "trung tâm hành chính huyện Khuê Vân"."""
        assert spot.head is not None
        if spot.head.name != "Trung tâm":
            return False
        return any(key(spot.body) == key(part) for part in load("name_words")["parts_of_towns"])

    def _is_of_a_country(self, spot: NameSpot) -> bool:
        """ "ngân hàng Việt Nam", "thuỷ điện miền Nam", "đại học Mỹ": any one there, its head in small letters."""
        assert spot.head is not None
        if self.view.capital[spot.start] or spot.head.edge != "name" or spot.inner is not None:
            return False
        first = spot.end - len(spot.body.split())
        found = heads().match(self.view.norm, first)
        country = found is not None and found[0] == spot.end and (found[1].type == "abroad" or found[1].name == "Việt Nam")
        short = name_words("short_countries").match(self.view.norm, first)
        return country or (short is not None and short[0] == spot.end)

    def _is_of_a_kind(self, spot: NameSpot) -> bool:
        """ "Nhà máy chế biến nông sản còn thiếu …": a trade in small letters, the capital only that of the sentence."""
        assert spot.head is not None
        view, first = self.view, spot.start
        if spot.inner is not None or spot.alias or any(view.capital[first + 1 : spot.end]) or any(map(str.isdigit, spot.body)):
            return spot.inner is None and spot.head.type == "company" and not without_legal_form(spot.body)
        opens = not view.capital[first] or view.start[first] in self.begins
        kind = spot.head.type == "company" or spot.head.name in kinds_too()
        return opens and kind and (spot.head.edge == "name" or spot.end - first < _LONG)

    def _is_one_of_many(self, spot: NameSpot) -> bool:
        """ "30 Công ty Điện lực", "các KCN Đồng Nai": many of one trade or province, none by its name; not a list of several."""
        view, end = self.view, spot.end
        lists = end + 1 < len(view) and (view.text[end] == "," or view.norm[end] in AND) and view.capital[end + 1]
        if lists or spot.inner is not None or spot.alias or not is_plural(view, spot.start):
            return False
        i = spot.start
        while i < end:
            known = heads().match(view.norm, i) if i == spot.start else branches().match(view.norm, i)
            if known is None:
                return any(place.rank == "province" for place in table().by_name.get(place_key(surface(view, i, end)), ()))
            i = known[0]
        return True

    def _is_pointed_at(self, spot: NameSpot) -> bool:
        """ "công ty này", "nhà máy trên": a short form, though in small letters."""
        following = self.view.norm[spot.end] if spot.end < len(self.view) else ""
        return following in _THIS and spot.head is not None and spot.head.edge == "name"

    def _acts_as_the_one_known(self, spot: NameSpot) -> bool:
        """ "…, bệnh viện đã khám cho": a bare head that opens a clause, its verb right behind, is the one spoken of before."""
        view, before = self.view, spot.start - 1
        opens = before < 0 or not view.text[before][-1:].isalnum() or view.start[spot.start] in self.begins
        verb = spot.end < len(view) and view.norm[spot.end] in auxiliaries()
        if not (opens and verb) or (spot.end == spot.start + 1 and self.segments.end(spot.start) > spot.end):  # "Đội tuyển"
            return False
        return view.capital[spot.start] or spot.end - spot.start > 1
