import pytest

from extract.indicators.catalogue import catalogue, find_code, plausible
from extract.indicators.entries import PLACES, entries


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
        ("lợi nhuận trước thuế", "VND", "profit_before_tax"),
        ("người chết do tai nạn giao thông", "người", "traffic_deaths"),
        ("người chết vì bệnh", "người", "deaths"),
        ("diện tích lúa bị ngập", "ha", "rice_damaged"),
        ("diện tích cây trồng bị ngập", "ha", "crops_damaged"),
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
        ("chiều rộng mặt sân", "m"),
        ("giáo viên được khen", "giáo viên"),
        ("đảng viên không tham gia sinh hoạt", "đảng viên"),
        ("hộ nghèo nông thôn", "hộ"),
        ("tỷ lệ hộ chưa có điện", "%"),
        ("hộ dân", "xã"),
    ],
)
def test_a_part_or_a_likeness_is_not_taken_for_the_whole(indicator: str, unit: str) -> None:
    assert find_code(indicator, unit, "level") is None


def test_a_noun_that_stands_alone_has_a_code_only_where_it_is_said_how_many_there_are() -> None:
    assert find_code("hộ dân", "hộ", "level", there_are=True) == "households"
    assert find_code("hộ dân", "hộ", "level", there_are=False) is None
    assert find_code("tỷ lệ hộ nghèo", "%", "level", there_are=False) == "poverty_rate"


def test_every_indicator_has_wordings_of_a_known_place() -> None:
    known = {"vi", "en", "needs", "wins", "units", "range", "ranges", *PLACES}
    for code, entry in entries().items():
        assert set(entry) <= known, code
        assert any(entry.get(place) for place in PLACES), code


def test_every_indicator_is_found_by_a_wording_of_its_own() -> None:
    """One that no wording of its own leads to would be an entry for nothing: another's wording shadows it."""
    for code, entry in entries().items():
        wordings = [wording for place in PLACES for wording in entry.get(place, ())]
        names = [f"{thing} {wording}".strip() for thing in entry.get("needs", [""]) for wording in wordings]
        assert any(find_code(name, unit, "level") == code for name in names for unit in entry["units"]), code


def test_a_change_of_any_indicator_may_be_a_share() -> None:
    assert find_code("thu ngân sách", "%", "change") == "budget_revenue"
    assert find_code("thu ngân sách", "%", "level") is None


def test_a_value_out_of_range_is_not_plausible() -> None:
    assert plausible("poverty_rate", 3.2, "%", "level")
    assert not plausible("poverty_rate", 320, "%", "level")
    assert plausible("poverty_rate", -320, "%", "change")


def test_a_range_is_of_its_unit() -> None:
    assert plausible("exports", 2.5e9, "USD", "level")
    assert not plausible("exports", 2.5e15, "USD", "level")
    assert plausible("exports", 2.5e15, "VND", "level")
    assert not plausible("health_insurance", 101, "%", "level")
    assert not plausible("reservoir_volume", 140, "%", "level")
    assert plausible("exports", -12, "%", "level")  # the growth of exports
