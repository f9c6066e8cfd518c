"""Which links of a page lead to articles, where nobody has described the newspaper's addresses."""

from crawler.links import article_links

HERE = "https://bao.example/kinh-te/"
MENU = """<ul><li><a href="/">Trang chủ</a></li><li><a href="/kinh-te/">Kinh tế</a></li>
<li><a href="/van-hoa-xa-hoi/">Văn hóa - Xã hội</a></li></ul>"""


def page(*links: str) -> str:
    return f"<html><body>{MENU}{''.join(links)}</body></html>"


def card(path: str, headline: str, tag: str = "div") -> str:
    return f'<{tag} class="item"><a href="{path}"><img src="a.jpg"></a><a href="{path}">{headline}</a></{tag}>'


NUMBERED = [
    card("/vu-lua-mua-duoc-mua-duoc-gia-104233.html", "Vụ lúa mùa ở Khe Trang được mùa, được giá"),
    card("/them-12-km-duong-lien-xa-104231.html", "Thêm 12 km đường liên xã được bê tông hóa"),
    card("/ho-tro-300-ho-ngheo-104229.html", "Hỗ trợ 300 hộ nghèo sửa nhà trước mùa mưa bão"),
]


def test_articles_come_once_each_in_the_order_of_the_page() -> None:
    found = article_links(page(*NUMBERED, NUMBERED[0]), HERE)
    assert [url.rsplit("-", 1)[1] for url in found] == ["104233.html", "104231.html", "104229.html"]
    assert all(url.startswith("https://bao.example/") for url in found)


def test_menus_topics_files_and_other_sites_are_no_articles() -> None:
    others = [
        card("/su-kien/phong-chong-bao-so-7-104999.html", "Phòng chống bão số 7 trên địa bàn toàn tỉnh"),
        card("https://khac.example/mot-bai-bao-rat-dai-o-noi-khac-104998.html", "Một bài báo có đầu đề rất dài ở nơi khác"),
        card("/van-ban-huong-dan-thuc-hien-nghi-quyet-104997.pdf", "Văn bản hướng dẫn thực hiện nghị quyết của tỉnh"),
        card("/chinh-sach-bao-mat-thong-tin-104996.html", "Chính sách bảo mật thông tin của bạn đọc"),
        '<a href="javascript:void(0)">Gửi ý kiến của bạn về cho tòa soạn báo</a>',
        '<a href="mailto:toasoan@bao.example">Thư điện tử của tòa soạn báo chúng tôi</a>',
    ]
    assert len(article_links(page(*NUMBERED, *others), HERE)) == 3


def test_addresses_without_numbers_are_told_by_long_names_and_headings() -> None:
    found = article_links(
        page(
            card("/nong-dan-khe-trang-trong-duoc-lieu/", "Nông dân Khe Trang trồng dược liệu dưới tán rừng"),
            '<h3><a href="/mua-vai-som/">Mùa vải sớm ở Hạ Lương năm nay</a></h3>',
        ),
        HERE,
    )
    assert found == ["https://bao.example/nong-dan-khe-trang-trong-duoc-lieu/", "https://bao.example/mua-vai-som/"]


LONG_SECTIONS = [
    "Đưa nghị quyết của Đảng vào cuộc sống",
    "Bảo vệ nền tảng tư tưởng của Đảng",
    "Xây dựng nông thôn mới và giảm nghèo bền vững",
]


def sections(tag: str, ending: str) -> str:
    paths = ("dua-nghi-quyet-cua-dang-vao-cuoc-song", "bao-ve-nen-tang-tu-tuong-cua-dang", "xay-dung-nong-thon-moi-va-giam-ngheo")
    names = zip((*LONG_SECTIONS, "Thời sự", "Kinh tế", "Thể thao", "Pháp luật"), (*paths, "a", "b", "c", "d"), strict=True)
    items = "".join(f'<li><a href="/{path}{ending}">{name}</a></li>' for name, path in names)
    return f"<{tag}>{items}</{tag}>"


def test_sections_with_names_as_long_as_headlines_are_no_articles() -> None:
    assert len(article_links(page(sections("div", "/"), *NUMBERED), HERE)) == 3, "only articles' addresses have numbers"
    unnumbered = [
        card("/nong-dan-khe-trang-trong-duoc-lieu.html", "Nông dân Khe Trang trồng dược liệu dưới tán rừng"),
        card("/ban-giao-nha-dai-doan-ket-cho-ho-ngheo.html", "Bàn giao nhà đại đoàn kết cho hộ nghèo vùng cao"),
    ]
    assert len(article_links(page(sections("ul", ".html"), *unnumbered), HERE)) == 2, "they stand in a menu"


def test_a_list_of_headlines_is_no_menu() -> None:
    items = "".join(f"<li>{one}<a href='/kinh-te/'>Kinh tế</a><a href='/van-hoa/'>Văn hóa</a></li>" for one in NUMBERED)
    assert len(article_links(page(f"<ul>{items}</ul>"), HERE)) == 3


def test_a_short_headline_with_a_picture_heads_a_card() -> None:
    short = '<div><a href="/cho-phien/"><img src="c.jpg"></a><h3><a href="/cho-phien/">Chợ phiên cuối năm</a></h3></div>'
    long = card("/nong-dan-khe-trang-trong-duoc-lieu/", "Nông dân Khe Trang trồng dược liệu dưới tán rừng")
    assert len(article_links(page(long, short), HERE)) == 2


def test_a_picture_alone_is_a_link_by_its_description() -> None:
    only_picture = (
        '<a href="/khanh-thanh-cau-treo-suoi-bac-104227.html"><img alt="Khánh thành cầu treo suối Bạc ở xã Hạ Lương"></a>'
    )
    assert len(article_links(page(*NUMBERED, only_picture), HERE)) == 4


def test_a_base_element_and_fragments_are_resolved() -> None:
    html = page(
        '<base href="https://bao.example/tin/">',
        card("tin-dau-nguon-nuoc-sach-ve-ban-104200.html#binh-luan", "Nguồn nước sạch về bản vùng cao"),
    )
    assert article_links(html, HERE) == ["https://bao.example/tin/tin-dau-nguon-nuoc-sach-ve-ban-104200.html"]


def test_what_is_no_page_has_no_links() -> None:
    assert article_links(b"", HERE) == []
    assert article_links(b"\x00\x01\x02", HERE) == []
    assert article_links("<a href='http://[bad'>Một đường dẫn hỏng trên trang này rồi</a>", HERE) == []
