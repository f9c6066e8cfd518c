"""What holds for every text: offsets, order, no exception, and what follows does not change what precedes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract import analyse
from extract.model import Figure

_SAID = """
xã huyện Lâm Sơn có 12 hộ nghèo , tăng 5% so với năm 2021 ; ( 3.400 ha lúa ) bị ngập từ 10 đến 15 triệu đồng / người năm
gấp đôi một nửa số trường hợp đạt 104% kế hoạch . Ông Lê Văn Tám cho biết : trong đó 1/3 dưới trở lên tỷ lệ % là và
"""
WORDS = st.sampled_from([*_SAID.split(), "\n\n"])
FIELDS = ("quote", "value", "unit", "comparator", "measure", "status", "indicator", "baseline", "part_of")
PASSAGES = st.lists(WORDS, max_size=40).map(" ".join)
SENTENCES = st.sampled_from(
    [
        "Năm 2022, xã Bình Khê kết nạp được 12 đảng viên mới, tăng 2 đảng viên so với năm 2021.",
        "Tổng thu ngân sách đạt hơn 1.200 tỷ đồng, bằng 104% kế hoạch.",
        "Toàn huyện có 15 xã, trong đó 9 xã đạt chuẩn nông thôn mới.",
        "Theo Sở Y tế tỉnh Lâm Giang, tỷ lệ tham gia bảo hiểm y tế là 92,5%.",
        "Mưa lũ làm 120 ngôi nhà, 35 ha lúa bị ngập.",
    ]
)


def numeral(figure: Figure) -> tuple[int, int]:
    start = figure.quote.index(figure.text) + figure.start
    return start, start + len(figure.text)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    analyse(text)


@given(PASSAGES)
@settings(max_examples=300, deadline=None)
def test_offsets_quote_the_text_and_numerals_never_overlap(text: str) -> None:
    end = 0
    for figure in analyse(text).figures:
        assert text[figure.start : figure.end] == figure.quote
        assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end
        first, last = numeral(figure)
        assert end <= first < last
        end = last
        assert 0 <= figure.confidence <= 1
        assert figure.value_max is None or figure.value <= figure.value_max


@given(PASSAGES)
@settings(max_examples=150, deadline=None)
def test_a_part_stands_behind_its_whole(text: str) -> None:
    figures = analyse(text).figures
    for index, figure in enumerate(figures):
        assert figure.part_of is None or 0 <= figure.part_of < index


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.lists(SENTENCES, max_size=3))
@settings(max_examples=80, deadline=None)
def test_a_later_paragraph_does_not_change_what_was_counted_before(before: list[str], after: list[str]) -> None:
    """Names may: a later full name makes an earlier short one clear, so subjects and sources are left out."""

    def counted(text: str, end: int) -> list[tuple[object, ...]]:
        figures = [f for f in analyse(text).figures if f.start < end]
        return [tuple(getattr(figure, name) for name in FIELDS) for figure in figures]

    first = " ".join(before)
    assert counted(first, len(first)) == counted("\n\n".join([first, *after]), len(first))
