"""People: names after titles and roles and by shape; roles, their units, birth years; names that are places too."""

from __future__ import annotations

import pytest

from extract import analyse
from extract.model import Person


def people(text: str) -> dict[str, Person]:
    return {person.name: person for person in analyse(text).people}


@pytest.mark.parametrize(
    ("text", "name", "role", "org"),
    [
        ("Xã Suối Bạc vui. Đồng chí Vi Văn Lềnh, Bí thư Đảng uỷ xã, nói.",
         "Vi Văn Lềnh", "Bí thư Đảng uỷ xã", "Đảng uỷ xã Suối Bạc"),
        ("Ông Vi Văn Lềnh - Chủ tịch UBND xã Suối Bạc - nói.",
         "Vi Văn Lềnh", "Chủ tịch UBND xã Suối Bạc", "UBND xã Suối Bạc"),
        ("Chủ tịch UBND xã Suối Bạc Vi Văn Lềnh nói.",
         "Vi Văn Lềnh", "Chủ tịch UBND xã Suối Bạc", "UBND xã Suối Bạc"),
        ("Phó giám đốc Sở Y tế tỉnh Lai Châu Lò Thị Hoa nói.",
         "Lò Thị Hoa", "Phó giám đốc Sở Y tế tỉnh Lai Châu", "Sở Y tế tỉnh Lai Châu"),
        ("Bà Lò Thị Hoa (Trưởng phòng Nội vụ huyện Mường Tè) nói.",
         "Lò Thị Hoa", "Trưởng phòng Nội vụ huyện Mường Tè", "phòng Nội vụ huyện Mường Tè"),
        ("Anh Lường Văn Lưu, sinh năm 1988, Bí thư Chi bộ xóm Nà Lèng, nói.",
         "Lường Văn Lưu", "Bí thư Chi bộ xóm Nà Lèng", "Chi bộ xóm Nà Lèng"),
        ("Gồm: Trần Văn Phú, sinh năm 1973, công nhân cầu đường; và một người nữa.",
         "Trần Văn Phú", "công nhân cầu đường", None),
        ("Theo PGS.TS Đinh Thị Mỵ, trời mưa.", "Đinh Thị Mỵ", None, None),
    ],
)  # fmt: skip
def test_a_role_is_as_written_and_its_unit_in_full(text: str, name: str, role: str | None, org: str | None) -> None:
    found = people(text)
    assert (found[name].role, found[name].org) == (role, org)


def test_a_birth_year_is_kept() -> None:
    assert people("Bà Lò Thị Hoa, sinh năm 1975, ở xóm Nà Lèng.")["Lò Thị Hoa"].birth_year == 1975
    assert people("Anh Lường Văn Lưu (SN 1990) trồng chè.")["Lường Văn Lưu"].birth_year == 1990


def test_a_given_name_later_is_the_same_person() -> None:
    text = "Ông Vi Văn Lềnh trồng 2 ha chè. Ông Lềnh thu 3 tấn."
    (person,) = analyse(text).people
    assert [text[m.start : m.end] for m in person.mentions] == ["Vi Văn Lềnh", "Lềnh"]


def test_a_persons_name_that_is_a_places_too_is_a_person_after_a_title() -> None:
    found = analyse("Ông Dương Minh Châu nuôi 40 con bò ở huyện Dương Minh Châu.", province="Tây Ninh")
    assert [person.name for person in found.people] == ["Dương Minh Châu"]
    assert [unit.name for unit in found.named_units] == ["huyện Dương Minh Châu"]


@pytest.mark.parametrize(
    "text",
    [
        "Đường Hoàng Văn Thụ dài 2 km.",
        "Trường THPT Lương Ngọc Quyến có 30 lớp.",
        "Huyện Võ Nhai có 14 xã.",
        "Thái Nguyên thu 9 tỷ đồng.",
        "Phường Trần Hưng Đạo có 9 tổ.",
        "Mưa to.\n\nTrần Văn Tám",
    ],
)
def test_places_streets_schools_and_signatures_are_no_people(text: str) -> None:
    assert people(text) == {}


def test_the_name_ends_before_the_place_it_stands_after() -> None:
    found = analyse("Chủ tịch huyện Võ Nhai Nguyễn Văn Lành dự.", province="Thái Nguyên")
    assert [person.name for person in found.people] == ["Nguyễn Văn Lành"]
    assert [unit.name for unit in found.named_units] == ["huyện Võ Nhai"]
