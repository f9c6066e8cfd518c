"""What the words right before and behind a numeral say that it is: a rank, a paper, a place, an age, a length of time."""

from __future__ import annotations

import re

from extract.lexicon import load
from extract.rules.numeral_place import Place, words_behind

_LEX, _NOUNS = load("not_figures"), load("nouns")


def _by_phrase(table: str) -> dict[str, str]:
    return {phrase: reason for reason, phrases in _LEX[table].items() for phrase in phrases}


_BEFORE, _ANYTHING, _UNCOUNTED = _by_phrase("before"), _by_phrase("before_anything"), _by_phrase("before_uncounted")
_WHOLE, _SMALL, _AFTER = _by_phrase("before_whole"), _by_phrase("before_small"), _by_phrase("after")
_LEADING = frozenset((word,) for word in _LEX["no_name"]["behind"])
_LAST_BEFORE = frozenset(phrase.split()[-1] for phrases in (_BEFORE, _WHOLE, _ANYTHING, _UNCOUNTED, _SMALL) for phrase in phrases)
_WORK = frozenset(_LEX["counted"]["work"])
_FIRST_AFTER = frozenset(phrase.split()[0] for phrase in (*_AFTER, *_WORK))
_LENGTHS = _LEX["after"]["length_of_time"]
_FREQUENCY = re.compile(rf" (?:{'|'.join(_LENGTHS)}) ?/ ?(?!\d|(?:{'|'.join(_LENGTHS)})\b)[^\W\d_]")  # "15 phút/lượt" is a rate
_HOURS_OR_GRAMS = frozenset(_LEX["hours_or_grams"]["words"])
_SUBSTANCES = frozenset((*_NOUNS["contents"], *_LEX["hours_or_grams"]["substances"]))
_HOURS = 24
_LONGEST = 4
_SMALL_RANK = 12
_YEARS = range(1945, 2100)  # "nghị định 167/2013" has its year behind its number
_LARGEST_RANK = 3000


def by_words_before(place: Place) -> str | None:
    """Why a numeral is no figure by the words before it: "quận 5", "nghị quyết 18"; None if they do not say so."""
    known = bool(place.behind) and place.behind[-1] in _LAST_BEFORE
    phrases = [" ".join(place.behind[-n:]) for n in range(min(_LONGEST, len(place.behind)), 0, -1)] if known else []
    for phrase in phrases:
        if phrase in _ANYTHING:
            return _ANYTHING[phrase]
    if place.number.of is not None:
        return "document" if place.number.of in _YEARS and any(_BEFORE.get(phrase) == "document" for phrase in phrases) else None
    plain = not place.measured and place.written.replace(",", "").replace("-", "").isdigit()
    spelt = place.written.isalpha() and place.closes and not place.counts and place.number.value <= _SMALL_RANK
    for phrase in phrases:
        if _no_name(phrase, place.behind) or (" " not in phrase and _ends_a_name(place)):
            continue
        if phrase in _BEFORE and (plain or place.numbered):
            return _BEFORE[phrase]
        if phrase in _WHOLE and place.written.isdigit() and (plain or place.numbered):
            return _WHOLE[phrase]
        if phrase in _UNCOUNTED and (plain or spelt) and place.number.value < _LARGEST_RANK and place.number.value_max is None:
            return _UNCOUNTED[phrase]
        if phrase in _SMALL and (plain or (place.closes and not place.measured)) and place.number.value <= _SMALL_RANK:
            return _SMALL[phrase]
    return "number of a thing" if place.numbered and plain else None


def _no_name(phrase: str, behind: tuple[str, ...]) -> bool:
    """ "mỗi phòng 2 máy quay", "đã điều 14 xe": each of the things, or a verb."""
    return behind[-len(phrase.split()) - 1 : -len(phrase.split())] in _LEADING


def _ends_a_name(place: Place) -> bool:
    """ "xã Bản Lầu 380 nhà": the word before the number is the last of a name, and a noun follows."""
    if not place.ahead or place.closes:
        return False
    last = words_behind(place)[-2:]
    spaced = place.text[place.number.start - 1] == " "
    return spaced and len(last) > 1 and all(word.istitle() and word.isalpha() for word in last)


def by_words_after(place: Place) -> str | None:
    """Why a numeral is no figure by the words behind it: "45 tuổi", "3 ngày", "2 xã này"; None if they do not say so."""
    words = [word.lower() for word in place.ahead]
    known = bool(words) and words[0] in _FIRST_AFTER
    if known and _FREQUENCY.match(place.text, place.number.end):
        return None
    for n in range(3 if known else 0, 0, -1):
        phrase = " ".join(words[:n])
        if phrase in _WORK:
            return None
        if phrase in _HOURS_OR_GRAMS and _is_weighed(place, words[n:]):
            return None
        if reason := _AFTER.get(phrase):
            return reason
    return "back-reference" if "này" in words[1:3] or words[1:3] == ["nói", "trên"] else None


def _is_weighed(place: Place, behind: list[str]) -> bool:
    """ "3,5 g", "120 g", "5 g muối": more than a day has hours, a part of one, or a substance that is weighed."""
    value = place.number.value
    substance = any(" ".join(behind[:n]) in _SUBSTANCES for n in (1, 2))
    return value > _HOURS or value != int(value) or substance


def is_place(words: list[str]) -> bool:
    """Whether a text that ends in these words names places by their numbers: "các phường"."""
    return any(_UNCOUNTED.get(" ".join(words[-n:])) == "place" for n in (1, 2, 3))
