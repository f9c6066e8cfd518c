import pytest

from extract.rules.catalogue import catalogue, find_code, plausible


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
        ("đám mây trôi", "%", None),
    ],
)
def test_an_indicator_is_found_by_its_words_and_unit(indicator: str, unit: str, code: str | None) -> None:
    assert find_code(indicator, unit, "level") == code


def test_a_change_of_any_indicator_may_be_a_share() -> None:
    assert find_code("thu ngân sách", "%", "change") == "budget_revenue"
    assert find_code("thu ngân sách", "%", "level") is None


def test_a_value_out_of_range_is_not_plausible() -> None:
    assert plausible("poverty_rate", 3.2, "%", "level")
    assert not plausible("poverty_rate", 320, "%", "level")
    assert plausible("poverty_rate", -320, "%", "change")
