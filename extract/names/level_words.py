"""Words for administrative levels as they stand in the text: where one begins, and where it means any unit of its level."""

from __future__ import annotations

from extract.lexicon import load
from extract.names.vocabulary import Level, folded, generic, levels, other_words
from extract.syllables import Syllables
from extract.text import fold_tone

_PLURALS = folded("các những hai ba bốn năm sáu bảy tám chín mười nhiều số mấy vài")
_YEAR = fold_tone("năm")
_EACH = folded("mỗi hằng hàng trong đầu cuối giữa cả")


def match_level(view: Syllables, i: int) -> tuple[int, Level] | None:
    """The level word at `i`; short forms ("P.", "TP") only with a capital, and a full stop after one belongs to it."""
    found = levels().match(view.norm, i)
    if found is None or (i and (view.norm[i - 1], view.norm[i]) in other_words()):
        return None
    end, level = found
    text = view.text[i]
    is_short = end - i == 1 and len(text) < 4 and text.lower() != level.name
    if (
        is_short
        and not text[0].isupper()
        and not (text in ("tp", "tx") and end < len(view) and (view.capital[end] or view.text[end] == "."))
    ):
        return None
    if end < len(view) and view.text[end] == "." and len(view.text[end - 1]) <= 3 and is_short:
        end += 1
    return end, level


def is_plural(view: Syllables, i: int) -> bool:
    """Whether more than one is spoken of: "các xã", "7 huyện"."""
    if i > 1 and view.norm[i - 1] == _YEAR and view.norm[i - 2] in _EACH:
        return False  # "mỗi năm huyện …": the year, not five
    return i > 0 and (view.norm[i - 1] in _PLURALS or view.text[i - 1].isdigit())


def is_generic(view: Syllables, i: int, after: int, level: Level) -> bool:
    """Whether a level word alone means any unit of the level: "mỗi xã", "xã, phường", "huyện nghèo"; or is another word."""
    before_words, kinds = generic()
    if level.name in load("places")["only_before_a_name"] or len(view.text[after - 1]) == 1 or view.text[after - 1] == ".":
        return True
    if i and (view.norm[i - 1] in before_words or (view.text[i - 1] in ",-/" and i > 1 and levels().match(view.norm, i - 2))):
        return True
    if kinds.match(view.norm, after) or _is_bare(view, after) or _is_bare_before(view, i):
        return True  # "huyện nghèo", "quận huyện"
    return (
        after + 1 < len(view)
        and view.text[after] in ",-/"
        and levels().match(view.norm, after + 1) is not None
        and _is_bare(view, after + 1)
    )


def _is_bare(view: Syllables, i: int) -> bool:
    """Whether a level word at `i` has no name after it."""
    found = levels().match(view.norm, i)
    return found is not None and (found[0] >= len(view) or not view.capital[found[0]])


def _is_bare_before(view: Syllables, i: int) -> bool:
    """Whether a level word ends right before `i`."""
    found = levels().match(view.norm, i - 1) if i else None
    return found is not None and found[0] == i
