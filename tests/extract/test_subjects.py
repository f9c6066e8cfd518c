"""Whom a figure is about. Names and figures are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import analyse


def subjects(text: str) -> dict[str, str | None]:
    return {figure.text: figure.subject for figure in analyse(text).figures}


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        ("the unit of the clause", "Huyện Mường Tè có 14 xã; huyện Sìn Hồ có 22 xã.",
         {"14": "huyện Mường Tè", "22": "huyện Sìn Hồ"}),
        ("'toàn xã' is the commune named before", "Xã Suối Bạc vui. Toàn xã có 350 hộ.", {"350": "xã Suối Bạc"}),
        ("a unit behind the figure", "Có 15 hộ ở xã Suối Bạc được vay vốn.", {"15": "xã Suối Bạc"}),
        ("brackets after each of several", "Các huyện Mường Tè (52 hộ), Sìn Hồ (13 hộ) thiếu nước.",
         {"52": "huyện Mường Tè", "13": "huyện Sìn Hồ"}),
        ("what follows only says where it lies", "Xã Suối Bạc, huyện Mường Tè, tỉnh Lai Châu có 350 hộ.", {"350": "xã Suối Bạc"}),
        ("but a ministry lies nowhere", "Gửi Bộ Y tế, tỉnh Lai Châu đề nghị cấp 40 tỷ đồng.", {"40 tỷ": "tỉnh Lai Châu"}),
        ("a road of the tỉnh class names no province", "Tỉnh Lai Châu mưa to. Xã Suối Bạc có 3 km đường tỉnh 129 bị vùi lấp.",
         {"3": "xã Suối Bạc"}),
        ("so does a bracket", "Công ty TNHH Hồng Vân (huyện Mường Tè) nợ 7 tỷ đồng.", {"7 tỷ": "Công ty TNHH Hồng Vân"}),
        ("carried to the next sentence", "Xã Suối Bạc có 350 hộ. Số hộ nghèo còn 20 hộ.",
         {"350": "xã Suối Bạc", "20": "xã Suối Bạc"}),
        ("a body speaks for its place", "Theo Sở Y tế tỉnh Lai Châu, có 220 ca bệnh.", {"220": "tỉnh Lai Châu"}),
        ("what is done to a body is its own", "UBND xã Suối Bạc phải trả lại 90 triệu đồng.", {"90 triệu": "UBND xã Suối Bạc"}),
        ("a sector of a province", "Ngành du lịch tỉnh Lai Châu đón 4 triệu lượt khách.", {"4 triệu": "tỉnh Lai Châu"}),
        ("a ministry with a target", "Bộ Y tế được giao chỉ tiêu 25 giường bệnh.", {"25": "Bộ Y tế"}),
        ("the country only where it is said", "Cả nước có 6.000 hợp tác xã. Giá chè là 9.000 đồng/kg.",
         {"6.000": "cả nước", "9.000": None}),
        ("with whom it was done is by the way", "Huyện Mường Tè phối hợp với tỉnh Lai Châu trồng 40 ha rừng.",
         {"40": "huyện Mường Tè"}),
        ("party members are the party organisation's", "Đảng bộ xã Suối Bạc họp. Xã có 120 đảng viên.",
         {"120": "Đảng bộ xã Suối Bạc"}),
        ("the main clause behind a comma", "Sau khi thu 5 tỷ đồng, huyện Mường Tè đã mở đường.", {"5 tỷ": "huyện Mường Tè"}),
        ("the cell of the hamlet spoken of", "Xã Suối Bạc có xóm Nà Lèng. Chi bộ hiện có 18 đảng viên.",
         {"18": "Chi bộ xóm Nà Lèng"}),
        ("this place", "Huyện Mường Tè mưa to.\\n\\nTại tỉnh Lai Châu, địa phương này thiệt hại 9 tỷ đồng.",
         {"9 tỷ": "tỉnh Lai Châu"}),
        ("a company known by one name is no mere source",
         "Quý III, lợi nhuận trước thuế của Vietcombank đạt 2.345 tỷ đồng. Luỹ kế 9 tháng, ngân hàng này lãi 7.100 tỷ đồng.",
         {"2.345 tỷ": "Vietcombank", "7.100 tỷ": "Vietcombank"}),
        ("a work that the article is about",
         "Dự án chợ Hải Vân được duyệt năm 2018. Chợ nằm ở thị xã Phú Lâm. Dự án chợ Hải Vân có tổng mức đầu tư 300 tỷ đồng.",
         {"300 tỷ": "Dự án chợ Hải Vân"}),
        ("nobody", "Giá chè tăng lên 9.000 đồng/kg.", {"9.000": None}),
        ("asked of all is nobody's", "Huyện Mường Tè yêu cầu mỗi xã trồng 3 ha rừng.", {"3": None}),
        ("a share's whole is not the next one's subject", "Tỉnh Lai Châu chiếm 9% diện tích cả nước, tăng 40 ha.",
         {"9": "tỉnh Lai Châu", "40": "tỉnh Lai Châu"}),
        ("a Sở without a place is of the article's province",
         "Tỉnh Lai Châu họp bàn. Theo báo cáo của Sở Nội vụ, hiện có 40 thôn chưa có nhà văn hoá.", {"40": "tỉnh Lai Châu"}),
        ("a body of the country is a source", "Theo Ban Chỉ đạo Trung ương về phòng chống lụt bão, mưa làm 14 người chết.",
         {"14": None}),
        ("but what it does is its own", "Quốc hội đã thông qua 12 luật.", {"12": "Quốc hội"}),
        ("'quận huyện' is none of those named before", "Huyện Mường Tè mưa to. Tỉnh Lai Châu có 9 quận huyện, trồng 300 ha lúa.",
         {"9": "tỉnh Lai Châu", "300": "tỉnh Lai Châu"}),
        ("other countries are where guests are from", "Tỉnh Lai Châu đón khách quốc tế, khách Thái Lan chiếm 8%.",
         {"8": "tỉnh Lai Châu"}),
        ("a company comes to no harm of people",
         "Vụ cháy xảy ra tại xã Suối Bạc, gần Công ty TNHH Hồng Vân. Ông Lò Văn Tư cho biết 3 người bị thương.",
         {"3": "xã Suối Bạc"}),
        ("what is defined", "Ka Lăng là xã ở phía bắc huyện Mường Tè với 350 hộ. Xã Ka Lăng vui.", {"350": "xã Ka Lăng"}),
    ],
)  # fmt: skip
def test_whom_a_figure_is_about(why: str, text: str, expected: dict[str, str | None]) -> None:
    assert subjects(text) == expected, why


def test_the_headline_names_what_the_text_shortens() -> None:
    found = analyse("Toàn huyện có 15 xã.", title="Phú Lương giữ rừng", province="Thái Nguyên")
    assert [(figure.subject, figure.subject_code) for figure in found.figures] == [("Phú Lương", "168")]
    (unit,) = found.named_units
    assert [(m.start, m.end) for m in unit.mentions] == [(5, 10)]  # offsets into the text, never into the headline


def test_a_subject_has_its_code_and_is_among_the_named_units() -> None:
    found = analyse("Huyện Mường Tè, tỉnh Lai Châu có 14 xã.")
    (figure,) = found.figures
    assert figure.subject_code == "107"
    assert figure.subject in {unit.name for unit in found.named_units}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Xã Suối Bạc ",
                "có 5 hộ",
                "; ",
                ". ",
                "tại huyện Mường Tè",
                " (",
                ")",
                "chiếm 9% ",
                "cả nước",
                ", ",
                "Sở Y tế ",
                "\n",
            ]
        ),
        max_size=16,
    ).map("".join)
)
def test_every_subject_that_is_a_unit_is_among_the_named_units(text: str) -> None:
    found = analyse(text)
    names = {unit.name for unit in found.named_units}
    for figure in found.figures:
        assert figure.subject_code is None or figure.subject in names


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "Bệnh viện Đa khoa huyện Kim Lũng tiếp nhận 230 ca. Toàn huyện có 15 trạm y tế. Năm qua, bệnh viện đã mổ 450 ca.",
            ["Bệnh viện Đa khoa huyện Kim Lũng", "huyện Kim Lũng", "Bệnh viện Đa khoa huyện Kim Lũng"],
        ),
        (
            "Trường THCS Yên Lũng có 560 học sinh. Toàn xã Yên Lũng có 12 xóm. Nhà trường có 32 giáo viên.",
            ["Trường THCS Yên Lũng", "xã Yên Lũng", "Trường THCS Yên Lũng"],
        ),
        (
            "Trung tâm Y tế huyện Kim Lũng có 60 bác sĩ. Toàn huyện có 15 trạm. Trung tâm đã tiêm 3.000 liều.",
            ["Trung tâm Y tế huyện Kim Lũng", "huyện Kim Lũng", "Trung tâm Y tế huyện Kim Lũng"],
        ),
        ("Huyện Kim Lũng có 12 công ty. Các công ty đã nộp 3 tỷ đồng.", ["huyện Kim Lũng", "huyện Kim Lũng"]),
    ],
)
def test_a_bare_head_with_its_verb_is_the_one_spoken_of(text: str, subjects: list[str]) -> None:
    assert [figure.subject for figure in analyse(text).figures] == subjects


def test_a_work_is_a_named_unit_only_where_a_figure_is_about_it() -> None:
    about = analyse("Khách sạn Tân Khuê gồm 5 tầng.")
    assert [(unit.name, unit.type) for unit in about.named_units] == [("Khách sạn Tân Khuê", "other")]
    assert not analyse("Đoàn xe đi qua khách sạn Tân Khuê lúc sáng.").named_units
