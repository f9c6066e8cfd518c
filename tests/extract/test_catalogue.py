import pytest

from extract.indicators.catalogue import catalogue, find_code, plausible
from extract.lexicon import load


def test_the_catalogue_is_whole() -> None:
    indicators = catalogue()
    assert len(indicators) >= 80
    assert all(entry.units and entry.vi and entry.en and entry.low < entry.high for entry in indicators.values())


@pytest.mark.parametrize(
    ("indicator", "unit", "code"),
    [
        ("tỷ lệ hộ nghèo", "%", "poverty_rate"),
        ("hộ nghèo", "hộ", "poor_households"),
        ("đảng viên mới kết nạp", "đảng viên", "party_admissions"),
        ("xã đạt chuẩn nông thôn mới", "xã", "new_rural_communes"),
        ("tổng thu ngân sách nhà nước", "VND", "budget_revenue"),
        ("thu nhập bình quân đầu người", "VND/người/năm", "income_per_head"),
        ("năng suất lúa", "tạ/ha", "rice_yield"),
        ("tỷ lệ che phủ rừng", "%", "forest_cover"),
        ("lợi nhuận trước thuế", "VND", "profit"),
        ("người chết do tai nạn giao thông", "người", "deaths"),
        ("diện tích lúa bị ngập", "ha", "crops_damaged"),
        ("diện tích lúa", "ha", "rice_area"),
        ("số xã", "xã", "administrative_units"),
        ("đám mây trôi", "%", None),
    ],
)
def test_an_indicator_is_found_by_its_words_and_unit(indicator: str, unit: str, code: str | None) -> None:
    assert find_code(indicator, unit, "level") == code


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("xã bị thanh tra", "xã"),
        ("học sinh đoạt giải", "học sinh"),
        ("trường hợp chấm dứt hợp đồng", "trường hợp"),
        ("chiều rộng mặt đường", "m"),
        ("giáo viên được khen", "giáo viên"),
        ("công suất sử dụng phòng", "MW"),
    ],
)
def test_a_part_or_a_likeness_is_not_taken_for_the_whole(indicator: str, unit: str) -> None:
    assert find_code(indicator, unit, "level") not in (
        "administrative_units",
        "pupils",
        "schools",
        "roads",
        "teachers",
        "electricity",
    )


def test_every_indicator_has_wordings_of_a_known_place() -> None:
    known = {"vi", "en", "phrases", "heads", "whole", "wins", "units", "range"}
    for code, entry in load("indicators").items():
        assert set(entry) <= known, code
        assert any(entry.get(place) for place in ("phrases", "heads", "whole")), code


def test_a_change_of_any_indicator_may_be_a_share() -> None:
    assert find_code("thu ngân sách", "%", "change") == "budget_revenue"
    assert find_code("thu ngân sách", "%", "level") is None


def test_a_value_out_of_range_is_not_plausible() -> None:
    assert plausible("poverty_rate", 3.2, "%", "level")
    assert not plausible("poverty_rate", 320, "%", "level")
    assert plausible("poverty_rate", -320, "%", "change")
