"""What is the article's stays, though it looks a little like a box of other stories; a box goes, whatever it is called."""

import pytest

from extract import read_page

PROSE = "Năm nay, bà con vùng cao trồng được 1.250 ha rừng và thu hoạch hơn 300 tấn quế, giá bán ổn định hơn năm trước. "
LINK = '<a class="{}" href="/x-1.html">Đề án phát triển lâm nghiệp bền vững của tỉnh</a>'
TEASER = "Khe Trang thu về 999 triệu đồng từ rừng"


def text_of(inside: str) -> str:
    html = f"""<html><body><div class="menu"><a href="/">Trang chủ</a></div><h1>Trồng rừng ở vùng cao năm nay</h1>
    <div class="than-bai"><p>{PROSE * 2}</p><p>{PROSE}</p>{inside}<p>{PROSE * 2}</p></div></body></html>"""
    article = read_page(html)
    assert article is not None
    assert article.text.count("1.250") >= 4
    return article.text


@pytest.mark.parametrize(
    "kept",
    [
        f"<p>Theo {LINK.format('')}, tỉnh phấn đấu trồng 777 ha rừng gỗ lớn trong ba năm tới.</p>",
        f"<p>Theo {LINK.format('related-link tags')}, tỉnh phấn đấu trồng 777 ha rừng gỗ lớn.</p>",
        f"<p>Theo <span>{LINK.format('')}</span>, tỉnh phấn đấu trồng 777 ha rừng gỗ lớn.</p>",
        f"<div>Theo {LINK.format('')}, {LINK.format('')} và {LINK.format('')}, ba năm tới tỉnh trồng 777 ha rừng gỗ lớn.</div>",
        "<h3>Tiêu điểm</h3><p>Tỉnh phấn đấu trồng 777 ha rừng gỗ lớn trong ba năm tới.</p>",
        "<div><h3>Nổi bật</h3><p>Tỉnh phấn đấu trồng 777 ha rừng gỗ lớn trong ba năm tới, tập trung ở các xã vùng cao.</p></div>",
        "<p>Tỉnh dùng <ins>777 ha</ins> đất để trồng rừng.</p>",
        "<ul><li>Trồng 777 ha rừng gỗ lớn;</li><li>Giao đất cho 90 hộ;</li></ul>",
        "<table><tr><th>Xã</th><th>Rừng</th></tr><tr><td><a href='/h'>Xã vùng cao Hạ Lương</a></td><td>777</td></tr></table>",
        "<figure class='table'><table><tr><td>Hạ Lương</td><td>777 ha</td></tr></table></figure>",
        "<table width='100%'><tr><td><p>Ông Sáng cho biết tỉnh phấn đấu trồng 777 ha rừng.</p></td></tr></table>",
        "<blockquote>Chúng tôi sẽ trồng 777 ha rừng trong ba năm tới.</blockquote>",
        "<p class='ads-detail-center'>Tỉnh phấn đấu trồng 777 ha rừng trong ba năm tới, tập trung ở các xã vùng cao.</p>",
        "<p>Xem thêm</p><p><a href='/a'>Ba xã bàn cách giữ rừng</a></p><p>Tỉnh phấn đấu trồng 777 ha rừng trong ba năm.</p>",
        "<div type='content' class='hop'><p>Tỉnh phấn đấu trồng 777 ha rừng trong ba năm tới.</p></div>",
    ],
)
def test_what_belongs_to_the_article_stays(kept: str) -> None:
    assert "777" in text_of(kept)


@pytest.mark.parametrize(
    "box",
    [
        f'<p>&gt;&gt; <a href="/a-2.html">{TEASER}</a></p>',
        f'<p><strong>Xem thêm:</strong> <a href="/a-2.html">{TEASER}</a></p>',
        f'<p><a href="/a-2.html">{TEASER}</a></p>',
        f'<div class="x1"><a href="/a"><img src="a.jpg"></a><h4><a href="/a">{TEASER}</a></h4><p>Có 999 triệu đồng.</p></div>',
        f'<h3><a href="/a-2.html">{TEASER}</a></h3><p>Theo tin từ xã, đây là 999 triệu đồng đầu tiên.</p>',
        f'<div><a href="/a"><img src="a.jpg"></a></div><div><a href="/a">{TEASER}</a></div><div>Được 999 triệu đồng.</div>',
        f'<div class="tinlq"><p>{TEASER}</p></div>',
        f'<table align="right"><tr><td><b>TIN LIÊN QUAN</b></td></tr><tr><td><a href="/a-2.html">{TEASER}</a></td></tr></table>',
        f'<p><b>Tin liên quan</b></p><ul><li><a href="/a-2.html">{TEASER}</a></li></ul>',
        f'<div type="RelatedOneNews"><a href="/a-2.html">{TEASER}</a><p>Có 999 triệu đồng từ rừng.</p></div>',
        f"<aside><p>{TEASER}, theo tin từ xã này vào sáng nay.</p></aside>",
        f'<div style="display: none"><p>{TEASER}, theo tin từ xã này vào sáng nay.</p></div>',
        f'<p>Mời quý độc giả xem thêm video: <a href="/v">{TEASER}</a></p>',
        f'<p>(Xem thêm: <a href="/a-2.html">{TEASER}</a>)</p>',
        f'<p>Xem thêm</p><p><a href="/a-2.html">{TEASER}</a></p><p>Tính ra, 999 triệu đồng ấy là của ba thôn trong xã.</p>',
        f'<article><a href="/a"><img src="a.jpg"></a><div><a href="/a">{TEASER}</a><span>Được 999 triệu</span></div></article>',
        '<div class="ads-box"><a href="/vay"><p>Vay tới 999 triệu đồng chỉ trong một ngày, thủ tục gọn nhẹ.</p></a></div>',
        f'<div id="jp-relatedposts"><p><span><a href="/r">{TEASER}</a></span><span>Có 999 triệu đồng từ rừng.</span></p></div>',
    ],
)
def test_boxes_inside_a_body_go(box: str) -> None:
    assert "999" not in text_of(box)


def test_buttons_and_players_go() -> None:
    text = text_of("<p>Nghe đọc bài</p><div>Nữ miền Bắc</div><div>0:00 / 0:00</div><p>QUẢNG CÁO</p>")
    assert not any(word in text for word in ("Nghe", "Nữ", "0:00", "QUẢNG"))


@pytest.mark.parametrize(
    "line",
    [
        "<p>Lượt xem: 9.991</p>",
        "<div>9.991 lượt đọc</div>",
        "<p>Theo dõi Báo Thử trên Google News (9.991 người)</p>",
        "<ul><li><b>Bước 1:</b> Bấm vào nút “Thêm Báo Thử trên Google”, sau 9.991 giây thì tải lại.</li></ul>",
        "<div class='poll'><p>Bạn có trồng rừng không?</p><ul><li>Có (9.991 phiếu)</li><li>Không</li></ul></div>",
    ],
)
def test_counters_and_services_of_the_site_go(line: str) -> None:
    assert "9.991" not in text_of(line)


def test_readers_that_the_article_counts_stay() -> None:
    assert "9.991" in text_of("<p>Đến nay, phim tài liệu về nghề rừng của xã đã có 9.991 lượt xem.</p>")
    assert "9.991" in text_of("<ul><li>Lượt truy cập: 9.991</li><li>Bài đăng: 12</li></ul>")


def test_a_site_s_motto_is_no_lead() -> None:
    html = f"""<html><body><div class="desc">Cơ quan của Đảng bộ tỉnh, tiếng nói của nhân dân các dân tộc trong tỉnh</div>
    <h1>Trồng rừng ở vùng cao năm nay</h1><p class="sapo">{PROSE}</p><div><p>{PROSE * 3}</p></div></body></html>"""
    article = read_page(html)
    assert article is not None
    assert article.lead == PROSE.strip()
    assert "tiếng nói" not in article.text


def test_two_parts_of_a_body_need_not_be_neighbours() -> None:
    html = f"""<html><body><h1>Trồng rừng ở vùng cao năm nay</h1><div class="cot">
    <div class="chu"><p>{PROSE * 2}</p><p>{PROSE * 2}</p></div></div><div class="quang-cao">Quảng cáo</div>
    <div class="chu"><p>{PROSE * 2}</p><p>Tỉnh phấn đấu trồng 777 ha rừng trong ba năm tới.</p></div>
    <div class="chu"><p>Về đầu trang</p></div></body></html>"""
    article = read_page(html)
    assert article is not None
    assert "777" in article.text
    assert "Về đầu trang" not in article.text


def test_a_lead_ends_before_the_picture_that_shares_its_box() -> None:
    html = f"""<html><head><meta name="description" content="{PROSE}"></head><body>
    <h1>Trồng rừng ở vùng cao năm nay</h1><div class="dau"><div class="hometext">{PROSE}</div>
    <figure><img src="a.jpg"><figcaption>Rừng quế</figcaption></figure></div>
    <div><p>{PROSE[:60]}.</p><p>{PROSE * 3}</p></div></body></html>"""
    article = read_page(html)
    assert article is not None
    assert article.lead == PROSE.strip()


def test_dates_left_of_a_list_of_teasers_are_no_text() -> None:
    items = "".join(f'• <a href="/a-{day}.html">{TEASER}</a> ({day}/3)<br>' for day in (4, 5, 6))
    text = text_of(f"<hr><b>Các tin đã đưa</b><br>{items}")
    assert "/3)" not in text


def test_a_head_that_names_the_newspaper_does_not_hide_the_author() -> None:
    html = f"""<html><head><meta property="og:site_name" content="Báo Thử"><meta name="author" content="Báo Thử"></head><body>
    <h1>Trồng rừng ở vùng cao năm nay</h1><p class="author">Hà Thu An</p><p>{PROSE * 2}</p><p>{PROSE}</p></body></html>"""
    article = read_page(html)
    assert article is not None
    assert article.authors == ("Hà Thu An",)


@pytest.mark.parametrize(
    "imprint",
    [
        "Bản quyền thuộc Báo Thử. Mọi sao chép phải được chấp thuận.",
        "Giấy phép số 44/GP-BTTTT cấp ngày 9-9-2019.",
        "Tòa soạn: số 9 đường Hùng Vương. Điện thoại: (0200) 3.800.900",
        "© Báo Thử 2024",
        "Tổng Biên tập: Lê Văn Đức",
    ],
)
def test_the_newspaper_s_imprint_is_no_text(imprint: str) -> None:
    html = f"<html><body><h1>Trồng rừng ở vùng cao năm nay</h1><p>{PROSE * 2}</p><p>{PROSE}</p><p>{imprint}</p></body></html>"
    article = read_page(html)
    assert article is not None
    assert imprint not in article.text
