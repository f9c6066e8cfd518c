"""Where a noun ends that the lexicon has not: the dictionary's word, whole, and nothing behind it."""

import pytest

from extract import analyse
from extract.rules.dictionary import word_end
from extract.rules.phrases import fold


@pytest.mark.parametrize(
    ("words", "syllables"),
    [
        ("thuỷ điện trên sông", 2),
        ("thủy điện trên sông", 2),
        ("ứng cử viên nữ", 3),
        ("gạo nếp", 2),
        ("lều mới dựng", 1),
        ("sông", 1),
    ],
)
def test_the_longest_word_of_the_dictionary_ends_where_it_ends(words, syllables):
    assert word_end(fold(words), 0) == syllables


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Trên sông có 9 thuỷ điện đang vận hành.", "thuỷ điện"),
        ("Hội nghị giới thiệu 12 ứng cử viên.", "ứng cử viên"),
        ("Vụ nổ cướp đi 3 sinh mạng.", "sinh mạng"),
        ("Có 7 quan chức bị kỷ luật.", "quan chức"),
        ("Đoàn ăn thử 5 món lạ.", "món"),
    ],
)
def test_a_noun_of_no_lexicon_is_counted_whole(sentence, unit):
    (figure,) = analyse(sentence).figures
    assert figure.unit == unit
