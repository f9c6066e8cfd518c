"""Named units: names in full, lists, short forms, types, what they belong to. Names and figures are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import analyse


def names(text: str, **options) -> dict[str, str]:
    return {unit.name: unit.type for unit in analyse(text, **options).named_units}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng bộ xã Suối Bạc họp với Sở Giáo dục và Đào tạo tỉnh Lai Châu.",
         {"Đảng bộ xã Suối Bạc", "xã Suối Bạc", "Sở Giáo dục và Đào tạo tỉnh Lai Châu", "tỉnh Lai Châu"}),
        ("Trường THCS Suối Bạc có 12 lớp.", {"Trường THCS Suối Bạc"}),
        ("Công ty cổ phần Chè Hồng Vân thu mua 20 tấn.", {"Công ty cổ phần Chè Hồng Vân"}),
        ("HTX Rau sạch Nà Pheo có 30 thành viên.", {"HTX Rau sạch Nà Pheo"}),
        ("Bệnh viện Đa khoa tỉnh Lai Châu khám cho 900 người.", {"Bệnh viện Đa khoa tỉnh Lai Châu", "tỉnh Lai Châu"}),
        ("Bộ Nông nghiệp và Môi trường giao chỉ tiêu.", {"Bộ Nông nghiệp và Môi trường"}),
        ("Ban Chỉ huy Quân sự huyện Mường Tè tuyển 90 thanh niên.", {"Ban Chỉ huy Quân sự huyện Mường Tè", "huyện Mường Tè"}),
        ("Hội Nông dân huyện Mường Tè có 4.000 hội viên.", {"Hội Nông dân huyện Mường Tè", "huyện Mường Tè"}),
        ("Ban Tổ chức Huyện uỷ Mường Tè thống kê.", {"Ban Tổ chức Huyện uỷ Mường Tè"}),
        ("Trụ sở xã và cán bộ xã được đại hội khen.", set()),
    ],
)  # fmt: skip
def test_names_end_where_a_reader_would_end_them(text: str, expected: set[str]) -> None:
    assert set(names(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các xã Pa Ủ, Ka Lăng và Thu Lũm trồng 30 ha.", {"xã Pa Ủ", "xã Ka Lăng", "xã Thu Lũm"}),
        ("Các xã: Pa Ủ, Ka Lăng trồng 30 ha.", {"xã Pa Ủ", "xã Ka Lăng"}),
        ("Các huyện Mường Tè (52), Sìn Hồ (13) thiếu nước.", {"huyện Mường Tè", "huyện Sìn Hồ"}),
        ("Có 3 huyện gồm Mường Tè, Sìn Hồ và Tam Đường thiếu nước.", {"huyện Mường Tè", "huyện Sìn Hồ", "huyện Tam Đường"}),
        ("Các bản Nậm Ngà, Pha Bu có điện.", {"bản Nậm Ngà", "bản Pha Bu"}),
    ],
)  # fmt: skip
def test_a_list_shares_its_level(text: str, expected: set[str]) -> None:
    assert set(names(text, province="Lai Châu")) == expected


def test_the_unit_that_follows_is_what_it_lies_in_and_no_item_of_a_list() -> None:
    assert names("Xã Ka Lăng, Mường Tè có 9 bản.", province="Lai Châu") == {"xã Ka Lăng": "commune", "Mường Tè": "district"}


def mentions(text: str, name: str) -> list[str]:
    return [text[m.start : m.end] for unit in analyse(text).named_units if unit.name == name for m in unit.mentions]


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Xã Suối Bạc có 9 xóm. Xã đã trồng 5 ha.", "xã Suối Bạc", ["Xã Suối Bạc", "Xã"]),
        ("Trường THPT Suối Bạc khai giảng. Trường có 12 lớp.", "Trường THPT Suối Bạc", ["Trường THPT Suối Bạc", "Trường"]),
        ("Công ty TNHH Hồng Vân mở xưởng. Công ty này có 40 thợ.", "Công ty TNHH Hồng Vân", ["Công ty TNHH Hồng Vân", "Công ty"]),
        ("Huyện Mường Tè thu 9 tỷ đồng. Huyện uỷ khen.", "Huyện uỷ Mường Tè", ["Huyện uỷ"]),
        ("Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Lai Châu họp. CDC có 50 cán bộ.",
         "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Lai Châu", ["Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Lai Châu", "CDC"]),
    ],
)  # fmt: skip
def test_a_short_form_stands_for_the_unit_named_before(text: str, name: str, forms: list[str]) -> None:
    assert mentions(text, name) == forms


def test_the_body_of_a_level_is_that_of_the_place_spoken_of() -> None:
    text = "Xã Suối Bạc có 9 xóm. Bà Vi Thị Mận, Chủ tịch UBND xã, và Đảng uỷ xã đi thăm xóm Nà Lèng. Chi bộ có 18 đảng viên."
    found = {unit.name: unit.part_of for unit in analyse(text).named_units}
    assert found["UBND xã Suối Bạc"] == "xã Suối Bạc"
    assert "Đảng uỷ xã Suối Bạc" in found and "Chi bộ xóm Nà Lèng" in found


def test_party_bodies_belong_to_the_body_above() -> None:
    text = (
        "Đảng bộ xã Ka Lăng, huyện Mường Tè có 19 chi bộ. Đảng bộ huyện Mường Tè có 50 đảng bộ. "
        "Chi bộ xóm Nà Lèng, xã Ka Lăng họp."
    )
    found = {unit.name: unit.part_of for unit in analyse(text, published=date(2023, 1, 1), province="Lai Châu").named_units}
    assert found["Đảng bộ xã Ka Lăng"] == "Đảng bộ huyện Mường Tè"
    assert found["Chi bộ xóm Nà Lèng"] == "Đảng bộ xã Ka Lăng"


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi xã có 2 nhà văn hoá.",
        "Cấp huyện đạt 5 tiêu chí.",
        "57 xã đạt chuẩn.",
        "Xã, phường đều có loa.",
        "Nông thôn Việt đổi mới.",
    ],
)
def test_any_unit_of_a_level_is_none_in_particular(text: str) -> None:
    assert not [
        unit
        for unit in analyse("Xã Suối Bạc.\n\n" + text).named_units
        for m in unit.mentions
        if m.start > 13 and unit.name == "xã Suối Bạc"
    ]


def test_a_road_and_a_newspaper_line_are_no_units() -> None:
    assert "phường Hoàng Văn Thụ" not in names("Đường Hoàng Văn Thụ dài 2 km.\n\nTrần Văn Tám")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "xã ",
                "Xã",
                " Yên Ninh",
                "huyện",
                ", ",
                "(",
                ")",
                " và ",
                "UBND ",
                "Sở ",
                "Chi bộ",
                " ông ",
                "Lê Văn Tám",
                "TP.",
                "5",
                "\n",
                "Trường ",
                "các ",
                "Đảng bộ ",
                "’",
                "Bí thư ",
            ]
        ),
        max_size=25,
    ).map("".join)
    | st.text(max_size=60)
)
def test_every_mention_has_its_offsets_whatever_the_text(text: str) -> None:
    found = analyse(text)
    for mention in [m for one in (*found.named_units, *found.people) for m in one.mentions]:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]


def test_a_road_to_another_province_leaves_the_newspapers_own_the_one_spoken_of() -> None:
    text = "Tuyến đường qua Lai Châu nối với Lào Cai dài 30 km. UBND tỉnh yêu cầu hoàn thành trong năm."
    assert "UBND tỉnh Lai Châu" in names(text, province="Lai Châu")
    assert "UBND tỉnh Lào Cai" in names(text, province="Lào Cai")
