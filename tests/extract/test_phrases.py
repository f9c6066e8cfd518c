"""Phrases matched on syllables: the longest wins, within the sentence and within what is asked."""

from __future__ import annotations

from extract.rules.phrases import Phrases, fold

PLACES = Phrases([("xã", 1), ("xã hội", 2), ("xã hội học", 3), ("hội", 4), ("hộ nghèo", 5)])


def test_the_longest_phrase_wins_from_either_end() -> None:
    norms = fold("nghề xã hội học")
    assert PLACES.starting(norms, 1, 4) == (4, 3)
    assert PLACES.starting(norms, 1, 3) == (3, 2)
    assert PLACES.ending(norms, 3) == (1, 2)
    assert PLACES.ending(norms, 3, 2) == (2, 4)
    assert PLACES.all_starting(norms, 1) == [(3, 3), (2, 2), (1, 1)]


def test_a_phrase_that_only_begins_is_none() -> None:
    norms = fold("các hộ")
    assert PLACES.starting(norms, 1, 2) is None
    assert PLACES.starting(norms, 1, 9) is None
    assert PLACES.within(norms, 0, 9) == []


def test_what_is_no_syllable_is_no_phrase() -> None:
    norms = [*fold("xã"), "", *fold("hội"), ""]
    assert PLACES.within(norms, 0, 4) == [(0, 1, 1), (2, 3, 4)]
    assert PLACES.starting(norms, 1, 4) is None
    assert PLACES.ending(norms, 4) is None
    assert PLACES.all_starting(norms, 1) == []
