from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import find_sentences


def split(text):
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Xã có 5 xóm. Xóm nào cũng có đường.", ["Xã có 5 xóm.", "Xóm nào cũng có đường."]),
        ("Xã trồng 5.650 cây. Năm 2020. Đến nay còn 12,5 ha.", ["Xã trồng 5.650 cây.", "Năm 2020.", "Đến nay còn 12,5 ha."]),
        ("Ở TP. Sông Lam, PGS.TS. Trần Tám nói. Ai cũng vui.", ["Ở TP. Sông Lam, PGS.TS. Trần Tám nói.", "Ai cũng vui."]),
        ("Tại Q. Bắc và TP.Sông Lam mưa to.", ["Tại Q. Bắc và TP.Sông Lam mưa to."]),
        ("Nhà anh Lê Văn A. Sau đó là nhà chị B.", ["Nhà anh Lê Văn A.", "Sau đó là nhà chị B."]),
        ("Trồng lúa, ngô... rồi bán. Hết.", ["Trồng lúa, ngô... rồi bán.", "Hết."]),
        ('"Được mùa." Ông nói.', ['"Được mùa."', "Ông nói."]),
        ("“Được mùa!” - ông Tám nói.", ["“Được mùa!” - ông Tám nói."]),
        ("Giá tăng.Tuy nhiên, ít người bán.", ["Giá tăng.", "Tuy nhiên, ít người bán."]),
        ("Xem tại baotinh.vn nhé.", ["Xem tại baotinh.vn nhé."]),
        ("Dòng đầu\nDòng sau\n\nĐoạn khác", ["Dòng đầu", "Dòng sau", "Đoạn khác"]),
        ("1. Mục tiêu chung\n2. Kết quả", ["1. Mục tiêu chung", "2. Kết quả"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, expected):
    assert split(text) == expected


@given(st.text(alphabet=st.sampled_from('aÁĐ1 .…"”)\n?TPQ-'), max_size=60) | st.text(max_size=60))
def test_sentences_are_in_order_and_lose_no_letter(text):
    spans = find_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
