"""A page that was copied as text loses what is not its article; a clean text stays whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import read_text
from extract.page.errors import PageError
from fixtures.stories import CODES, stories

TITLE = "Hạ Lương chăm lo nhà ở cho hộ nghèo"
LEAD = "Từ đầu năm đến nay, xã Hạ Lương đã làm mới 46 ngôi nhà cho hộ nghèo, vượt 15% kế hoạch đề ra."
BODY = (
    "Ông Nông Văn Sáng, Chủ tịch UBND xã, cho biết mỗi ngôi nhà được hỗ trợ 60 triệu đồng từ nhiều nguồn khác nhau.\n\n"
    "Ngoài tiền, bà con trong thôn còn góp 1.280 ngày công, nhờ vậy các ngôi nhà đều xong trước mùa mưa bão.\n\n"
    "Năm tới, xã phấn đấu xóa hết 31 ngôi nhà tạm còn lại, đưa tỷ lệ hộ nghèo xuống dưới 7%."
)
TEASERS = (
    "Cùng chủ đề\n\nKhe Trang thu 900 triệu đồng từ rừng\n\n"
    "Năm nay, người dân Khe Trang thu 900 triệu đồng từ dịch vụ môi trường rừng...\n\n"
    "Bài đọc nhiều\n\nGiá chè tăng 35%\n\nGiá chè búp tươi tăng 35% so với tháng trước, người trồng chè phấn khởi."
)
CAPTION = "Ngôi nhà mới của gia đình bà Vi Thị Nga, thôn Nà Phước."


def test_a_whole_page() -> None:
    text = f"Trang chủXã hội{TITLE}\n\n{TITLE}\n\n\n{LEAD}\n\n{CAPTION}\n{CAPTION}\n\n{BODY}\n\nSource link\n\n{TEASERS}"
    article = read_text(text)
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert article.text == f"{LEAD}\n\n{BODY}"
    assert article.captions == (CAPTION,)


def test_a_menu_a_date_and_a_byline() -> None:
    top = f"Trang chủ\nThời sự\nKinh tế\nXã hội\n{TITLE}\n07/03/2024 09:30\nChia sẻ"
    text = f"{top}\n\n{LEAD}\n\n{BODY}\n\nThu Hà\n\nTừ khóa\n\n{TEASERS}"
    article = read_text(text)
    assert (article.title, str(article.published)) == (TITLE, "2024-03-07")
    assert article.text == f"{LEAD}\n\n{BODY}"
    assert article.authors == ("Thu Hà",)


def test_boxes_without_any_other_end() -> None:
    assert read_text(f"{TITLE}\n\n{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{TEASERS}").text == f"{LEAD}\n\n{BODY}"


def test_a_box_inside_the_body_does_not_end_it() -> None:
    first, rest = BODY.split("\n\n", 1)
    more = "Cùng với đó, xã vận động các doanh nghiệp ủng hộ thêm 220 triệu đồng cho những gia đình khó khăn nhất."
    box = "Tin liên quan\n\nKhe Trang thu 900 triệu đồng từ rừng\n\nGiá chè tăng 35%"
    article = read_text(f"{TITLE}\n\n{TITLE}\n\n{LEAD}\n\n{first}\n\n{box}\n\n{rest}\n\n{more}\n\nSource link\n\n{TEASERS}")
    assert article.text == f"{LEAD}\n\n{BODY}\n\n{more}"


@pytest.mark.parametrize("story", [s for code in CODES for s in stories(code)], ids=lambda s: s.name)
def test_clean_text_stays_whole(story: object) -> None:
    text = story.text  # type: ignore[attr-defined]
    assert read_text(text).text == text


def test_a_clean_text_with_its_headline_keeps_it_as_a_heading() -> None:
    article = read_text(f"{TITLE}\n\n{LEAD}\n\n{BODY}")
    assert article.title == TITLE
    assert article.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"
    assert article.blocks[0].kind == "heading"


def test_lines_that_were_broken_are_joined() -> None:
    broken = LEAD.replace(" đã làm", "\nđã làm") + "\n" + BODY
    assert read_text(broken).text == f"{LEAD}\n\n{BODY}"


def test_an_empty_text_is_told() -> None:
    with pytest.raises(PageError, match="empty"):
        read_text(" \n\n\ufeff")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [TITLE, LEAD, CAPTION, "Source link", "Cùng chủ đề", "Trang chủ", "07/03/2024 09:30", "", *BODY.split("\n\n")]
        ),
        max_size=14,
    )
)
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    try:
        read_text("\n".join(lines))
    except PageError as told:
        assert str(told)
