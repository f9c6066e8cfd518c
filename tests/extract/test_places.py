"""Places and their statistics-office codes: sentences of our own, and the ways between the two eras."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extract import analyse
from extract.gazetteer.table import place_key, provinces_called, table
from extract.names.places import find_places, predecessors, successors, units_inside

EXAMPLES = tomllib.loads(Path("fixtures/examples/places.toml").read_text(encoding="utf-8"))["places"]
RANKS = ("province", "district", "commune")


def given(example: dict, mention: str) -> tuple[str | None, tuple[str, ...]]:
    """The code that a mention got, and its candidates."""
    start = example["text"].index(mention)
    end = start + len(mention)
    found = analyse(example["text"], published=example.get("published"), province=example.get("province"))
    for unit in found.named_units:
        if unit.type in RANKS and any(m.end == end and m.start <= end - 2 for m in unit.mentions):
            return unit.code, unit.candidates
    return None, ()


def test_of_the_codes_given_97_percent_are_right_and_90_percent_get_one() -> None:
    wanted = [(example, mention, code) for example in EXAMPLES for mention, code in example["codes"].items()]
    assert len(wanted) >= 200
    got = [(given(example, mention)[0], code, f"{mention}: {example['text']}") for example, mention, code in wanted]
    wrong = [(have, want, where) for have, want, where in got if have and have != want]
    missing = [where for have, want, where in got if want and not have]
    with_code = sum(1 for have, _, _ in got if have)
    assert 1 - len(wrong) / with_code >= 0.97, wrong
    assert 1 - len(missing) / sum(1 for _, want, _ in got if want) >= 0.90, missing


def test_what_stays_ambiguous_keeps_its_candidates() -> None:
    for example in EXAMPLES:
        for mention, code in example["codes"].items():
            if code == "":
                assert given(example, mention)[0] is None
                assert len(given(example, mention)[1]) > 1, example["text"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà Bình", "Hòa Bình"), ("Bắc Cạn", "Bắc Kạn"), ("Đắc Lắc", "Đắk Lắk"), ("Lí Sơn", "Lý Sơn"), ("Cư M ’ gar", "Cư M'gar")],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


def test_the_newspapers_province_may_be_given_with_its_level() -> None:
    assert {place.code for place in provinces_called("Thành phố Hồ Chí Minh")} == {"79"}
    assert {place.code for place in provinces_called("tỉnh Thái Nguyên")} == {"19"}
    assert provinces_called(None) == [] and provinces_called("Tỉnh Mẫu") == []


def test_names_that_differ_have_two_keys() -> None:
    assert place_key("Yên Bình") != place_key("Yên Bính")


def test_the_table_is_whole() -> None:
    counted = {(era, rank): 0 for era in ("63", "34") for rank in RANKS}
    for place in set(table().by_code.values()):
        counted[place.era, place.rank] += 1
    assert counted["34", "province"] == 34 and counted["34", "commune"] == 3321
    assert counted["63", "province"] >= 63 and counted["63", "district"] == 696 and counted["63", "commune"] > 10_000
    assert all(table().chain(place)[-1].rank == "province" for place in table().by_code.values())


def test_old_to_new_and_back() -> None:
    into = {place.name for place in successors("168")}  # huyện Phú Lương
    assert "Phú Lương" in into and len(into) > 1
    for after in successors("168"):
        assert any(table().chain(before)[1].code == "168" for before in predecessors(after.code))


def test_a_commune_that_was_split_has_several_successors() -> None:
    split = [
        place for place in table().by_code.values() if place.era == "63" and place.rank == "commune" and len(place.successors) > 1
    ]
    assert len(split) > 300
    assert all(len(successors(place.code)) == len(place.successors) for place in split)


def test_every_unit_of_today_was_made_of_something() -> None:
    assert [p.full_name for p in table().by_code.values() if p.era == "34" and not predecessors(p.code)] == []


def test_an_unknown_code_raises() -> None:
    with pytest.raises(KeyError):
        successors("99999")


def test_inside_a_district_are_its_communes_and_what_became_of_them() -> None:
    (district,) = find_places("huyện Phú Lương")
    names = {(place.era, place.full_name) for place in units_inside(district)}
    assert {("63", "xã Yên Ninh"), ("63", "thị trấn Đu"), ("34", "xã Phú Lương")} <= names
    assert ("63", "huyện Định Hóa") not in names and ("34", "tỉnh Thái Nguyên") not in names
