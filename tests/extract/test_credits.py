"""Who wrote an article, and whom a newspaper took it from."""

import pytest

from extract import read_page
from extract.page.credits import byline_of, source_of


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Nguồn: Báo Thanh Giang", "Báo Thanh Giang"),
        ("Theo TTXVN", "TTXVN"),
        ("(TTXVN/Vietnam+)", "TTXVN/Vietnam+"),
        ("(Theo Báo Hải Định)", "Báo Hải Định"),
        ("Theo Cổng thông tin Chính phủ", "Cổng thông tin Chính phủ"),
        ("Theo báo cáo của xã, năm nay có 12 hộ thoát nghèo.", None),
        ("Theo ông Sáng: năm nay được mùa", None),
        ("Nguồn nước sạch đã về bản.", None),
    ],
)
def test_sources(line: str, source: str | None) -> None:
    assert source_of(line) == source


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Thu Hà", ("Thu Hà",)),
        ("Bài, ảnh: Thu Hà - Quốc Toàn", ("Thu Hà", "Quốc Toàn")),
        ("Thu Hà (tổng hợp)", ("Thu Hà",)),
        ("THU HÀ", ("THU HÀ",)),
        ("Nhóm phóng viên", ("Nhóm phóng viên",)),
        ("Thu hoạch chè vụ xuân", ()),
        ("Xã có 12 thôn.", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert byline_of(line) == names


def test_credits_leave_the_text() -> None:
    text = "Năm nay, bà con vùng cao trồng được 1.250 ha rừng và thu hoạch hơn 300 tấn quế, giá bán ổn định. " * 4
    tail = '<p><b>Thu Hà</b></p><p>Nguồn: Báo Thanh Giang</p><p><a href="https://goc.example/bai-1.html">Source link</a></p>'
    html = f"<html><body><h1>Trồng rừng vùng cao</h1><div><p>{text}</p>{tail}</div></body></html>"
    article = read_page(html, url="https://bao.example/a")
    assert article is not None
    assert article.text == text.strip()
    assert (article.authors, article.source, article.source_url) == (
        ("Thu Hà",),
        "Báo Thanh Giang",
        "https://goc.example/bai-1.html",
    )


@pytest.mark.parametrize(
    ("first", "last", "source"),
    [
        ("Ngày 7-3, ", " (Theo Báo Thanh Giang).", "Báo Thanh Giang"),
        ("Ngày 7-3, ", " (TTXVN)./.", "TTXVN"),
        ("(TTXVN) - Ngày 7-3, ", "", "TTXVN"),
        ("Hà Nội (TTXVN) - Ngày 7-3, ", "", "TTXVN"),
        ("Ngày 7-3, phóng viên TTXVN cho biết, ", "", None),
        ("(Báo Thử) - Ngày 7-3, ", " (ảnh trên).", None),
    ],
)
def test_a_source_in_brackets(first: str, last: str, source: str | None) -> None:
    text = "bà con vùng cao trồng được 1.250 ha rừng và thu hoạch hơn 300 tấn quế, giá bán ổn định. "
    body = f"<div><p>{first}{text * 3}</p><p>{text * 3}{last}</p></div>"
    article = read_page(f"<html><body><h1>Trồng rừng vùng cao</h1>{body}</body></html>")
    assert article is not None
    assert article.source == source


def test_an_author_that_is_the_newspaper_gives_way_to_the_byline() -> None:
    text = "Năm nay, bà con vùng cao trồng được 1.250 ha rừng và thu hoạch hơn 300 tấn quế, giá bán ổn định. " * 4
    head = '<meta name="author" content="Báo Thử"><meta property="og:site_name" content="Báo Thử">'
    html = f"<html><head>{head}</head><body><h1>Trồng rừng</h1><div><p>{text}</p><p><b>Thu Hà</b></p></div></body></html>"
    article = read_page(html, url="https://baothu.example/a")
    assert article is not None
    assert article.authors == ("Thu Hà",)


@pytest.mark.parametrize(
    ("element", "source"),
    [
        ('<p class="source">Báo Thanh Giang</p>', "Báo Thanh Giang"),
        ('<div class="article-source">Nguồn: Báo Thanh Giang</div>', "Báo Thanh Giang"),
        ('<span class="nguon-tin">Theo Báo Thanh Giang</span>', "Báo Thanh Giang"),
        ('<p class="source">Ảnh: Thu Hà</p>', None),
        ('<p class="source">Báo Một</p><p class="source">Báo Hai</p>', None),
        ('<p class="source-tags">Báo Thanh Giang</p>', None),
        ('<p class="resource">Báo Thanh Giang</p>', None),
        ('<div class="content_source"><p>Thu Hà</p><p class="source">Báo Thanh Giang</p></div>', "Báo Thanh Giang"),
    ],
)
def test_a_source_in_an_element_of_its_own(element: str, source: str | None) -> None:
    text = "Năm nay, bà con vùng cao trồng được 1.250 ha rừng và thu hoạch hơn 300 tấn quế, giá bán ổn định. " * 4
    article = read_page(f"<html><body><h1>Trồng rừng</h1><div class='nd'><p>{text}</p></div><div>{element}</div></body></html>")
    assert article is not None
    assert (article.source, article.text) == (source, text.strip())
