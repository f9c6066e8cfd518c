"""Texts and sentences that are far too long are read in pieces, and nothing shows that they were but the sentences' length."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import analyse
from extract.long_texts import cut_sentences, parts
from extract.model import Number

PUBLISHED = date(2023, 5, 4)
STORY = (
    "Ông Lê Văn Tám, Bí thư Đảng uỷ xã Bình Khê, cho biết xã Bình Khê có 12 thôn, trong đó 9 thôn đạt chuẩn.\n\n"
    "Năm 2022, huyện Lâm Sơn kết nạp 120 đảng viên, tăng 12% so với năm 2021."
)


def test_an_article_is_read_in_one() -> None:
    text = "Xã có 5 hộ.\n" * 1_000 + "  "
    assert parts(text) == [(0, len(text))]


def test_a_very_long_text_is_read_as_its_paragraphs_are() -> None:
    times = 700
    text = "\n\n".join([STORY] * times)
    assert len(parts(text)) > 1
    once, many = analyse(STORY, published=PUBLISHED), analyse(text, published=PUBLISHED)
    assert [f.value for f in many.figures] == [f.value for f in once.figures] * times
    assert all(text[f.start : f.end] == f.quote and text[f.sentence_start : f.sentence_end].count(f.quote) for f in many.figures)
    assert {f.subject for f in many.figures} == {f.subject for f in once.figures}
    wholes = {i: f.part_of for i, f in enumerate(many.figures) if f.part_of is not None}
    assert len(wholes) == times and all(many.figures[whole].text == "12" for whole in wholes.values())


def test_names_are_one_in_all_parts_of_a_very_long_text() -> None:
    times = 700
    text = "\n\n".join([STORY] * times)
    once, many = analyse(STORY), analyse(text)
    assert {unit.name for unit in many.named_units} == {unit.name for unit in once.named_units}
    (person,) = many.people
    assert person.role == once.people[0].role and len(person.mentions) == times
    for named in (*many.named_units, person):
        assert len({text[m.start : m.end].lower() for m in named.mentions}) <= 2


@pytest.mark.parametrize("piece", ["xã Bình Khê có 12 hộ nghèo, ", "hai mươi ba ", "từ 12 đến 15 triệu đồng ", "1,", "(5) ", "a"])
def test_an_endless_sentence_is_cut_between_mentions(piece: str) -> None:
    text = piece * (9_000 // len(piece))
    figures = analyse(text).figures
    assert all(f.sentence_start <= f.start < f.end <= f.sentence_end for f in figures)
    assert all(f.sentence_end - f.sentence_start <= 2_000 for f in figures)
    assert all(earlier.end <= later.start for earlier, later in pairwise(figures))


@given(st.lists(st.sampled_from(["xã", "12 345", ", ", " ", "  ", "; ", "1,5"]), min_size=1_000, max_size=2_000).map("".join))
@settings(max_examples=50, deadline=None)
def test_pieces_hold_all_that_the_sentence_holds(text: str) -> None:
    whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
    numbers = [Number(at, at + 6, 12345) for at in range(len(text)) if text.startswith("12 345", at)]
    pieces = cut_sentences(text, [whole], numbers)
    assert "".join("".join(text[start:end] for start, end in pieces).split()) == "".join(text.split())
    assert all(0 < end - start <= 2_000 and text[start:end] == text[start:end].strip() for start, end in pieces)
    assert all(any(start <= number.start and number.end <= end for start, end in pieces) for number in numbers)
