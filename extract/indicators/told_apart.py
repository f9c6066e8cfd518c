"""A counted noun that stands alone, told apart by what else the sentence says: its label, its whole, its owner, what happened."""

from __future__ import annotations

from functools import cache

from extract.indicators.acts import act_before, is_person
from extract.indicators.fuller_names import fuller_of_figure, fuller_said
from extract.indicators.measured_phrases import phrase_before
from extract.indicators.noun_phrases import words_of
from extract.indicators.owners import common_thing_before, thing_before, whole_of, without_deed
from extract.indicators.rest_of_clause import predicate_behind
from extract.indicators.said_before import of_sentence, whole_before
from extract.indicators.words import follows, is_vague, starts_with, words_in
from extract.lexicon import load
from extract.rules.counted import is_noun_start
from extract.rules.phrases import Phrases, fold, syllables
from extract.rules.spot import Rules, Spot
from extract.rules.words_before import before_links

_PERSON = fold("người")
_SCALE = fold("quy mô")
_POPULATION = (fold("dân"), fold("khẩu"))
_OF = fold("của")[0]
_FROM = syllables("của từ")
_SUFFER, _AFFECTED, _NEAR = "bị", " ".join(fold("ảnh hưởng")), 8
_PLACED = syllables("tại ở trên")
_RANKS = ("bậc", "hạng")
_KIND = 4  # words of a kind
_TIMES = ("năm", "tháng", "ngày")


def told_apart(spot: Spot, words: str, end: int) -> str:
    """The name of a noun that stands alone; the noun itself where nothing tells it apart.

    words: the noun as the article says it. end: where it ends.
    """
    found = spot.first_of("noun that stands alone", _RULES, words, end)
    return found[1] if found else words


def _owned(spot: Spot, words: str, end: int) -> str | None:
    """ "3 người của Chi cục Thú y": people who are told apart only by whose they are."""
    line, stop = spot.line, end + 1
    if fold(words) != _PERSON or line.norm(end) != _OF:
        return None
    while stop < len(line) and line.named[stop]:
        stop += 1
    return f"{words} {line.said(end, stop)}" if stop > end + 1 else None


def _same_before(spot: Spot, words: str, end: int) -> str | None:
    """ "1.250 học sinh, tăng 85 em", "5 quần chúng ưu tú, tăng 3 người": those counted before; "tăng 5 bậc": what is ranked."""
    other = next(of_sentence(spot), None) if spot.draft.measure == "change" else None
    if other is not None and spot.draft.unit in _RANKS:
        return other.draft.indicator
    if other is None or other.kind != "count":
        return None
    another_word = other.draft.unit == spot.draft.unit and words != spot.draft.unit
    return other.draft.indicator if another_word or (fold(words) == _PERSON and is_person(other.draft.unit)) else None


def _taking_part(spot: Spot, words: str, end: int) -> str | None:
    """ "với sự tham gia của 300 đại biểu": "đại biểu tham gia"."""
    line, at = spot.line, spot.begins
    said = words_in("taking_part").ending(line.norms, at, 0)
    return f"{words} {line.said(said[0] + 1, said[0] + 3)}" if said else None


def _of_each(spot: Spot, words: str, end: int) -> str | None:
    """ "mỗi chốt có 5 người": "người ở mỗi chốt"; each of them has as many."""
    each = (spot.draft.unit or "").partition("/")[2]
    if not each or each in _TIMES:
        return None
    return f"{words} {'của' if is_person(each) else 'ở'} mỗi {each}"


def _part(spot: Spot, words: str, end: int) -> str | None:
    """ "cổng chào có 4 trụ bê tông"."""
    whole = whole_of(spot, before_links(spot))
    if not whole and starts_with(words, "parts_of_things"):
        whole = common_thing_before(spot.line, spot.first, spot.line.clause_starts[spot.at])
    return f"{words} của {whole}" if whole else None


def _scale(spot: Spot, words: str, end: int) -> str | None:
    """ "bệnh viện quy mô 500 giường", "dự án nuôi bò với quy mô 2.000 con": how large the thing is."""
    line, stop = spot.line, before_links(spot)
    said = next((at for at in range(stop, spot.first) if tuple(line.norms[at : at + len(_SCALE)]) == _SCALE), -1)
    if said < 0 or starts_with(words, "parts_of_things"):
        return None
    thing = thing_before(line, stop, line.clause_starts[spot.at])
    return f"{line.said(said, said + len(_SCALE)).lower()} {without_deed(thing)}" if thing else None


def _population(spot: Spot, words: str, end: int) -> str | None:
    return "dân số" if fold(words) in _POPULATION else None


def _happened(spot: Spot, words: str, end: int) -> str | None:
    """ "xe khách vi phạm 180 trường hợp": what happened stands before its number."""
    stop = before_links(spot)
    if not is_vague(words) or spot.bare or stop != spot.begins:
        return None
    said = words_of(spot.line, phrase_before(spot.line, spot.own, stop))
    counts = starts_with(said, "inventory") or starts_with(said, "quantifiers")  # "với tổng số 30 vụ"
    return f"{words} {said}" if said and not counts else None


def _kind(spot: Spot, words: str, end: int) -> str | None:
    """ "498 trường, trong đó mầm non 128 trường": the kind of the part stands before its number."""
    line, stop, whole = spot.line, before_links(spot), whole_before(spot)
    if whole is None or whole.draft.unit != spot.draft.unit or stop != spot.begins or stop == spot.own:
        return None
    kept = phrase_before(line, spot.own, stop)
    plain = all(line.word(at).isalpha() and not line.named[at] for at in kept) and is_noun_start(line, kept[0]) if kept else False
    return f"{words} {words_of(line, kept)}" if plain and len(kept) <= _KIND else None


def _whose(spot: Spot, words: str, end: int) -> str | None:
    """ "báo cáo của 400 doanh nghiệp", "ảnh hưởng đến đời sống của 90 hộ": what is theirs tells what they did or suffer."""
    line, at = spot.line, spot.begins
    found = _theirs().ending(line.norms, at - 1, spot.own) if line.norm(at - 1) in _FROM else None
    if not found or (found[1].startswith(_SUFFER) and _AFFECTED not in " ".join(line.norms[max(spot.own, at - _NEAR) : at])):
        return None
    return f"{words} {found[1]}"


@cache
def _theirs() -> Phrases[str]:
    return Phrases(load("indicator_words")["theirs"].items())


def _befallen(spot: Spot, words: str, end: int) -> str | None:
    """ "dịch lan ra 24 xã": places told apart by what happens there."""
    line, at = spot.line, spot.begins
    happens = words_in("happens_at").ending(line.norms, at, spot.own) if starts_with(words, "inventory") else None
    kept = phrase_before(line, spot.own, happens[0]) if happens else []
    return f"{words} có {words_of(line, kept)}" if kept else None


def _acted_at(spot: Spot, words: str, end: int) -> str | None:
    """ "tổ chức thanh tra tại 2 xã": what was done there."""
    at = spot.begins
    act = act_before(spot, at - 1) if spot.line.norm(at - 1) in _PLACED else None
    return words + act if act else None


def _inventory(spot: Spot, words: str, end: int) -> str | None:
    """ "huyện có 12 xã": how many of them a place has."""
    return f"số {words}" if starts_with(words, "inventory") and follows(spot.line, spot.first, 0, "has") else None


# In the order in which they are asked.
_RULES: Rules[str] = (
    ("owner", _owned),
    ("predicate behind its place", predicate_behind),
    ("taking part", _taking_part),
    ("what happened", _happened),
    ("kind before the number", _kind),
    ("what is theirs", _whose),
    ("fuller name before", fuller_of_figure),
    ("the same before", _same_before),
    ("each that has it", _of_each),
    ("how large a thing is", _scale),
    ("part of a thing", _part),
    ("population", _population),
    ("what befell a place", _befallen),
    ("act at a place", _acted_at),
    ("fuller name in the words before", fuller_said),
    ("how many a place has", _inventory),
)
