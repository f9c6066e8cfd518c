"""fixtures/examples/names.toml: every named unit and every person of a sentence; numbers in names are no figures."""

from __future__ import annotations

import pytest

from extract import analyse
from extract.text import key
from fixtures.sentences import EXAMPLES
from fixtures.stories import read

ENTRIES = read(EXAMPLES / "names.toml")["names"]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["text"] for entry in ENTRIES])
def test_who_stands_in(entry: dict[str, object]) -> None:
    found = analyse(str(entry["text"]))
    if "units" in entry:
        assert {key(unit.name) for unit in found.named_units} == set(map(key, entry["units"])), entry["why"]
    assert {person.name for person in found.people} == set(entry.get("people", [])), entry["why"]
    if "numbers" in entry:
        assert [figure.text for figure in found.figures] == entry["numbers"], entry["why"]


def test_sentences_that_are_cut_off_are_read() -> None:
    for entry in ENTRIES:
        words = str(entry["text"]).split(" ")
        for end in range(1, len(words)):
            for text in (" ".join(words[:end]), " ".join(words[:end]) + ","):
                assert all(text[m.start : m.end] for unit in analyse(text).named_units for m in unit.mentions), text


def test_short_names_stand_for_the_full_one() -> None:
    text = (
        "Công ty TNHH Hansu Vina tuyển 200 thợ. Công ty Hansu Vina trả 9 triệu đồng. "
        "Ban Quản lý dự án đầu tư xây dựng huyện Sìn Hồ báo cáo. Ban Quản lý dự án giải ngân 30 tỷ đồng. "
        "Phòng Cảnh sát kinh tế (PC03) Công an tỉnh Lai Châu điều tra. Phòng PC03 khởi tố 2 người."
    )
    forms = {unit.name: [text[m.start : m.end] for m in unit.mentions] for unit in analyse(text).named_units}
    assert forms["Công ty TNHH Hansu Vina"] == ["Công ty TNHH Hansu Vina", "Công ty Hansu Vina"]
    assert forms["Ban Quản lý dự án đầu tư xây dựng huyện Sìn Hồ"][1] == "Ban Quản lý dự án"
    assert forms["Phòng Cảnh sát kinh tế (PC03) Công an tỉnh Lai Châu"][1] == "Phòng PC03"


def test_two_companies_of_one_trade_stay_two() -> None:
    text = "Công ty cổ phần Thép Tân Khê lãi 9 tỷ đồng. Công ty TNHH Thép Tân Khê lỗ 2 tỷ đồng. Công ty Tân Khê Hải Vân lỗ 3 tỷ."
    assert len([unit for unit in analyse(text).named_units if unit.type == "company"]) == 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Tập đoàn Điện lực Việt Nam (EVN) lãi 3 tỷ đồng. EVN nộp 2 tỷ đồng.",
            {"Tập đoàn Điện lực Việt Nam"},
        ),
        (
            "Trường Cao đẳng Công nghiệp Tân Khê có 300 em. Cao đẳng Công nghiệp Tân Khê thu 3 tỷ.",
            {"Trường Cao đẳng Công nghiệp Tân Khê"},
        ),
        ("Huyện uỷ Mường Tè họp. Ban Tuyên giáo nêu 3 ý.", {"Huyện uỷ Mường Tè", "Ban Tuyên giáo Huyện uỷ Mường Tè"}),
        ("Sở Y tế yêu cầu Phòng Nội vụ báo cáo. Hoạt động Hội An có 3 đêm.", {"Sở Y tế", "Phòng Nội vụ"}),
    ],
)
def test_a_name_in_brackets_less_of_a_name_and_a_body_of_a_committee(text: str, names: set[str]) -> None:
    assert {unit.name for unit in analyse(text).named_units} == names


@pytest.mark.parametrize("text", ["Học tập tư tưởng Hồ Chí Minh.", "Theo TS Huỳnh Kim Định, lúa hỏng 30%."])
def test_a_persons_name_that_begins_as_a_lake_is_no_place(text: str) -> None:
    assert not analyse(text).named_units
