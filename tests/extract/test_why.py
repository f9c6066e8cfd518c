from datetime import date

from extract import analyse
from extract.why import explain

TEXT = "Năm 2022, huyện Lâm Sơn kết nạp được hơn 120 đảng viên mới, tăng 12% so với năm 2021 (Quyết định số 18)."


def test_it_shows_the_mentions_the_rules_and_what_was_turned_down() -> None:
    (explanation,) = explain(TEXT)
    seen = {(mention.kind, mention.text) for mention in explanation.seen}
    assert {("numeral", "120"), ("time", "Năm 2022"), ("unit", "huyện Lâm Sơn")} <= seen
    first, second = explanation.figures
    assert any("gt" in rule for rule in first.rules) and any("change" in rule for rule in second.rules)
    assert {text for text, why in explanation.turned_down if why} == {"2022", "2021", "18"}


def test_it_explains_the_very_figures_that_are_read() -> None:
    published = date(2023, 5, 4)
    told = [reason.figure for explanation in explain(TEXT, published=published) for reason in explanation.figures]
    assert tuple(told) == analyse(TEXT, published=published).figures


def test_doubts_lower_the_confidence() -> None:
    (explanation,) = explain("Tỷ lệ hộ nghèo của huyện là 320%.")
    (reason,) = explanation.figures
    assert reason.doubts and reason.figure.confidence < 0.9


def test_a_sentence_that_mentions_nothing_is_left_out() -> None:
    assert explain("Trời trong xanh.\nXã có 5 hộ.")[0].text == "Xã có 5 hộ."


def test_it_tells_which_rules_were_tried_before_the_one_that_fired() -> None:
    first, second = explain(TEXT)[0].figures
    assert "unit: counted noun" in first.rules
    tried = [rule for what, rule in first.turned_down if what == "unit"]
    assert tried[:3] == ["times", "unit of measurement", "currency before"]
    assert tried[3:] == ["what is spoken of", "what it is the number of", "money without its unit"]
    assert ("verb of change", "before the number") in first.turned_down
    assert "unit: unit of measurement" in second.rules
    assert not any(what in ("held against", "verb of change") for what, _ in second.turned_down)


def test_every_rule_of_a_kind_is_turned_down_where_none_finds_anything() -> None:
    (explanation,) = explain("Xã có 5.")
    (reason,) = explanation.figures
    assert reason.figure.unit is None
    assert ("unit", "counted noun") in reason.turned_down and ("unit understood", "another figure") in reason.turned_down
