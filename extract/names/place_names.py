"""Places as they stand in the text: a level and a name, lists that share a level, a level alone, a known name alone."""

from __future__ import annotations

from extract.gazetteer.table import Place, place_key, table
from extract.lexicon import load
from extract.names.known_names import KnownNames
from extract.names.level_words import is_generic, is_plural, match_level
from extract.names.spots import NameSpot, run_end, surface
from extract.names.vocabulary import (
    AND,
    Level,
    branches,
    ends_of_phrases,
    folded,
    heads,
    levels,
    sorts_of_places,
    surnames,
)
from extract.syllables import Syllables

_NUMBER = folded("số")
_MEASURES = folded("triệu tỷ tỉ nghìn ngàn trăm vạn đồng người hộ ha km m năm tháng ngày lần điểm em con nhân khẩu")
_MIDDLES = folded("thị văn")  # between a family name and a person's own
_SEPARATORS = folded(", ; và hay hoặc")


def place_at(view: Syllables, names: KnownNames, i: int) -> list[NameSpot]:
    """The places at the level word at `i`: one, a list that shares the level, or the level alone; none if no level."""
    found = match_level(view, i)
    if found is None:
        return glued(view, i) if view.norm[i].startswith("tp") else []
    after, level = found
    if view.capital[i] and names.longest(i, ("district", "commune")) > after:  # "Buôn Đôn", "Làng Chiếu" are names themselves
        return []
    plural = is_plural(view, i)
    first = _name_begins(view, names, after, level, plural)
    end = name_end(view, names, first, level)
    if end and len(view.text[i]) == 1 and not view.text[first].isdigit() and not names.longest(first, level.ranks):
        end = 0  # "H.", "P." are initials too
    if not end:
        return [] if plural or is_generic(view, i, after, level) else [NameSpot(i, after, level)]
    name, written = surface(view, first, end), surface(view, i, after)
    begins = i if first == after or view.text[after].isalpha() else first
    spot = NameSpot(begins, end, level, name, level_text=written, listed=plural)
    rest = _rest_of_list(view, names, spot, plural)
    several = bool(rest) or (level.name == "tỉnh" and not view.text[i - 1].isdigit())  # "các tỉnh A - B", "các tỉnh A đến B"
    spot.listed = plural and several  # not "Thuế cơ sở 3 tỉnh A", nor the first of "tỉnh A, B"
    return [spot, *rest]


def _name_begins(view: Syllables, names: KnownNames, after: int, level: Level, plural: bool) -> int:
    """Index of the name behind the level word that ends before `after`: behind "các xã:", "huyện miền núi" it is further on."""
    if plural and after < len(view) and view.text[after] in (":", "("):
        return after + 1
    sort = sorts_of_places().match(view.norm, after)
    if sort is None or not names.longest(sort[0], level.ranks) or names.longest(sort[0], ("province",)):
        return after  # "các huyện miền núi Quảng Nam": those of the province
    return sort[0]


def glued(view: Syllables, i: int) -> list[NameSpot]:
    """`TPHà Nội`, `TPHCM`: the short level stuck to the name."""
    text = view.text[i]
    if not (text.startswith("TP") and len(text) > 3 and text[2].isupper()):
        return []
    rest = text[2:]
    end = i + 1
    while end < len(view) and end - i < 4 and view.capital[end] and not table().by_name.get(place_key(rest)):
        rest, end = f"{rest} {view.text[end]}", end + 1
    if not table().by_name.get(place_key(rest)):
        return []
    level = levels().match(["tp"], 0)
    assert level is not None
    return [NameSpot(i, end, level[1], rest, level_text="TP")]


def name_end(view: Syllables, names: KnownNames, i: int, level: Level) -> int:
    """Index after the name that begins at `i`, for a unit of this level; 0 if no name begins there."""
    if i >= len(view):
        return 0
    if view.norm[i] in _NUMBER and i + 1 < len(view) and view.text[i + 1].isdigit():
        i += 1  # "tổ dân phố số 3"
    if view.text[i].isdigit():
        return behind_number(view, i) if level.name in load("places")["numbered"] and is_a_number_name(view, i) else 0
    if not view.capital[i]:
        return 0
    known = names.longest(i, level.ranks)
    run = run_end(view, i)
    if known:
        return max(known, i + 1)
    if heads().match(view.norm, i) is not None and _is_a_body(view, i, run):
        return 0
    if level.name == "tỉnh" and (is_plural(view, i - 1) or view.norm[i] in surnames() or run - i > 3):
        return 0  # "5 tỉnh Tây Nguyên", "Chủ tịch UBND tỉnh Trịnh Hoà"; but a province that no table holds is one, too
    if "village" not in level.ranks and view.norm[i] in surnames() and run - i >= 3:
        return 0  # "Chủ tịch thành phố Trần Văn Tám"
    if level.ranks == ("village",) and run == i + 1 and _goes_on_small(view, i):
        return 0
    end = _before_person(view, names, i, run)
    return number_behind(view, end) if level.ranks == ("village",) else end


def _is_a_body(view: Syllables, i: int, run: int) -> bool:
    """Whether a region or an organisation stands at `i`: "các tỉnh, thành phố ĐBSCL", "các xã A, Hạt Quản lý đê B"."""
    found = heads().match(view.norm, i)
    assert found is not None
    end, head = found
    return (head.edge == "fixed" and head.type == "other" and end >= run) or (end - i > 1 and end > run)


def _goes_on_small(view: Syllables, i: int) -> bool:
    """Whether the capital at `i` begins a longer word: "khối Giám sát", "tổ Tư vấn" are no hamlets."""
    found = branches().match(view.norm, i) or heads().match(view.norm, i)
    return found is not None and found[0] > i + 1 and view.text[i + 1].islower()


def ends_in_a_province(names: KnownNames, i: int, end: int) -> bool:
    """Whether what may be a person's name closes with two syllables of a province, as companies do: "Hoàng Anh Gia Lai"."""
    return end - i > 3 and names.view.norm[i + 1] not in _MIDDLES and names.longest(end - 2, ("province",)) == end


def number_behind(view: Syllables, end: int, digits: int = 2) -> int:
    """Index after the number that ends a name which another one has too: "bản Nậm Ngà 2"; `end` if it counts something."""
    if not stands_apart(view, end) or not is_a_number_name(view, end, digits):
        return end
    counts = end + 1 < len(view) and view.text[end + 1].islower() and view.text[end + 1] not in ends_of_phrases()
    return end if counts else behind_number(view, end)


def stands_apart(view: Syllables, i: int) -> bool:
    """Whether a number stands at `i`, with a space before it."""
    return 0 < i < len(view) and view.text[i].isdigit() and view.start[i] > view.end[i - 1]


def behind_number(view: Syllables, i: int) -> int:
    """Index after the number at `i` and the capital that is stuck to it: "ấp 2A"."""
    end = i + 1
    lettered = end < len(view) and len(view.text[end]) == 1 and view.text[end].isupper() and view.start[end] == view.end[i]
    goes_on = lettered and end + 1 < len(view) and view.start[end + 1] == view.end[end] and view.text[end + 1].isdigit()
    return end + 1 if lettered and not goes_on else end


def is_a_number_name(view: Syllables, i: int, digits: int = 2) -> bool:
    """Whether the number at `i` may be a name: short, counting nothing, no part of a longer number."""
    if len(view.text[i]) > digits:
        return False
    following = view.norm[i + 1] if i + 1 < len(view) else "\n"
    if following in _MEASURES or following == "%":
        return False
    number_goes_on = (
        following in ".,/-" and i + 2 < len(view) and view.text[i + 2].isdigit() and view.start[i + 2] == view.end[i + 1]
    )
    return not number_goes_on


def _before_person(view: Syllables, names: KnownNames, i: int, end: int) -> int:
    """Many capitals after an unknown place are often the place's and a person's: cut at a surname that two more follow."""
    for cut in range(i + 1, end):
        if view.norm[cut] in surnames() and run_end(view, cut, 5) - cut >= 3:
            return cut
    return end


def _rest_of_list(view: Syllables, names: KnownNames, first: NameSpot, plural: bool) -> list[NameSpot]:
    """The names after the first that share its level: "huyện A, B và C", "các xã A (5), B (3)"."""
    spots: list[NameSpot] = []
    end = first.end
    while True:
        start = next_item(view, end)
        stop = name_end(view, names, start, first.level) if start and _may_begin_a_name(view, names, first, start) else 0
        if not stop or not _belongs(view, names, first, start, stop, plural):
            return spots
        spots.append(NameSpot(start, stop, first.level, surface(view, start, stop), level_text=first.level_text, listed=True))
        first.listed = True
        end = stop


def _may_begin_a_name(view: Syllables, names: KnownNames, first: NameSpot, start: int) -> bool:
    """Whether an item of a list may be of the first one's level; not the province after its districts, "huyện A, B, Lai Châu"."""
    province = names.longest(start, ("province",))
    if province > start + 1 and not {"province", "village"}.intersection(first.level.ranks):
        return any(place.level == first.level.name for place in names.places(start, province))
    found = match_level(view, start)
    if found is not None and found[1].ranks == ("village",) and view.capital[start] and is_plural(view, first.start):
        return run_end(view, start) == start + 2 and "village" not in first.level.ranks  # "các xã Bắc Khê, Bản Khê"
    return found is None or names.longest(start, first.level.ranks) > start + 1


def next_item(view: Syllables, end: int) -> int:
    """Index of the next item of a list after `end`, over a figure in brackets; 0 if the list is at its end."""
    i = end
    if i + 2 < len(view) and view.text[i] == "(" and view.text[i + 1].isdigit():
        close = next((j for j in range(i + 1, min(i + 8, len(view))) if view.text[j] == ")"), 0)
        i = close + 1 if close else i
    if i >= len(view) or view.norm[i] not in _SEPARATORS:
        return 0
    if view.norm[i] in (",", ";") and i + 1 < len(view) and view.norm[i + 1] in AND:
        i += 1
    return i + 1


def _belongs(view: Syllables, names: KnownNames, first: NameSpot, start: int, stop: int, plural: bool) -> bool:
    """Whether the name after a comma shares the first one's level, or is the unit that the first one lies in."""
    if plural or first.listed:
        return True
    if view.text[start].isdigit():
        return False
    if "village" in first.level.ranks:
        return not names.longest(start)
    if any(place.rank == "province" for place in names.places(start, stop)):
        return "province" in first.level.ranks and len(first.level.ranks) == 1  # "TP Hà Nội, Sơn La": the province
    places = [
        p
        for p in names.places(start, stop)
        if p.rank in first.level.ranks and p.level == first.level.name and p.rank != "province"
    ]
    if not places:
        return False
    above = {q.code for p in _of(first) for q in table().chain(p)[1:]}
    return not any(q.code in above for q in names.places(start, stop))


def _of(spot: NameSpot) -> list[Place]:
    return [p for p in table().by_name.get(place_key(spot.name), []) if p.rank in spot.level.ranks]
