"""Old, broken and hostile pages: an article or one clear sentence, never a crash, never without bounds."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import read_page
from extract.article import PageError, require_article
from fixtures.pages.make import Page, numerals, page

MADE = page("semantic", 3)


def is_whole(data: bytes | str, made: Page = MADE) -> bool:
    article = read_page(data, url=made.url)
    assert article is not None
    return article.title == made.headline and made.own <= numerals(article.text) and not made.alien & numerals(article.text)


def issues(data: bytes) -> str:
    article = read_page(data)
    assert article is not None
    return "; ".join(article.issues)


def windows_1258(text: str) -> bytes:
    """The encoding has no letter with two marks: the tone follows as a character of its own."""
    out = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            out.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base = unicodedata.normalize("NFD", letter)
            tone = next((c for c in base if c in "\u0300\u0301\u0303\u0309\u0323"), "")
            rest = unicodedata.normalize("NFC", base.replace(tone, "", 1) if tone else base)
            out.append((rest + tone).encode("cp1258", "xmlcharrefreplace"))
    return b"".join(out)


def declared(charset: str) -> str:
    return MADE.html.replace('<meta charset="utf-8">', f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">')


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert is_whole(declared("iso-8859-1").encode())
    assert "declared" in issues(declared("iso-8859-1").encode())


def test_without_any_declaration() -> None:
    assert is_whole(MADE.html.replace('<meta charset="utf-8">', "").encode())


@pytest.mark.parametrize("charset", ["windows-1258", "windows-1252", "utf-8", "khong-co"])
def test_windows_1258_however_declared(charset: str) -> None:
    assert is_whole(windows_1258(declared(charset)))


def test_windows_1258_behind_a_long_head() -> None:
    head = "<style>" + ".khung { color: #123456; margin: 0 auto; }\n" * 2000 + "</style></head>"
    assert is_whole(windows_1258(declared("utf-8").replace("</head>", head)))


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_unicode_encodings(codec: str) -> None:
    assert is_whole(MADE.html.encode(codec))


def test_a_few_broken_bytes_are_an_issue() -> None:
    data = MADE.html.encode().replace("Cùng chuyên mục".encode(), b"C\xf9ng chuy\xean m\xe1c \xc3", 1)
    assert is_whole(data)
    assert "broken bytes" in issues(data)


def test_decomposed_letters_and_invisible_characters() -> None:
    dirty = unicodedata.normalize("NFD", MADE.html).replace("<p>", "<p>\ufeff\u200b", 5)
    article = read_page(dirty.encode())
    clean = read_page(MADE.html)
    assert article is not None and clean is not None
    assert article.text == clean.text


def test_entities_escaped_twice() -> None:
    article = read_page(MADE.html.replace("<p>", "<p>&amp;nbsp;Gi&amp;aacute; &amp;quot;s&agrave;n&amp;quot; ", 4))
    assert article is not None
    assert 'Giá "sàn"' in article.text
    assert "&" not in article.text


def test_escaped_markup_in_a_body() -> None:
    article = read_page(MADE.html.replace("<p>", "<p>&lt;p style=&quot;x&quot;&gt;", 6).replace("</p>", "&lt;/p&gt;</p>", 6))
    assert article is not None
    assert "<p" not in article.text and "</p>" not in article.text


@pytest.mark.parametrize("share", [0.35, 0.6, 0.8, 0.95])
def test_truncated_pages_keep_what_came(share: float) -> None:
    data = MADE.html.encode()
    article = read_page(data[: int(len(data) * share)])
    assert article is not None
    assert not MADE.alien & numerals(article.text)


def test_no_headline_element() -> None:
    article = read_page(MADE.html.replace("<h1>", "<p>").replace("</h1>", "</p>"))
    assert article is not None
    assert article.title == MADE.headline
    assert MADE.headline not in article.text


def test_a_second_headline_element_for_the_site() -> None:
    assert is_whole(MADE.html.replace('<a href="/">Báo Thử</a>', '<h1><a href="/">Báo Thử</a></h1>'))


def test_two_body_containers() -> None:
    half = MADE.html.replace(
        "</section>\n<footer>", '</section><section class="body"><p>Phần hai của bài nêu 999.991 lượt.</p></section>\n<footer>'
    )
    article = read_page(half)
    assert article is not None
    assert "999.991" in article.text


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024-03-07T00:05:11.000 +07:00", "2024-03-07"),
        ("2024-3-7 8:05", "2024-03-07"),
        ("Thứ Năm, 07/03/2024, 10:05 (GMT+7)", "2024-03-07"),
        ("07-03-2024 - 00:01 AM", "2024-03-07"),
        ("3/27/2024 9:20:00 AM", "2024-03-27"),
        ("Ngày 7 tháng 3 năm 2024", "2024-03-07"),
        ("Thu, 07 Mar 2024 03:05:00 GMT", "2024-03-07"),
        ("32/13/2024 25:61", "None"),
        ("hôm qua", "None"),
    ],
)
def test_malformed_dates(printed: str, day: str) -> None:
    head = f'<title>Một bài viết có ngày đăng</title><meta property="article:published_time" content="{printed}">'
    text = "Nội dung của bài nói về mùa vụ năm nay ở các xã vùng cao trong tỉnh. " * 6
    html = f"<html><head>{head}</head><body><h1>Một bài viết có ngày đăng</h1><p>{text}</p></body></html>"
    article = read_page(html)
    assert article is not None
    assert str(article.published) == day


def test_ten_megabytes_are_read_up_to_a_bound() -> None:
    paragraph = "<p>Một đoạn văn rất dài được chép đi chép lại cho đầy trang báo này.</p>\n"
    data = MADE.html.replace("<footer><p>", paragraph * (10_000_000 // len(paragraph.encode())) + "<footer><p>").encode()
    assert len(data) > 9_000_000
    assert "page cut" in issues(data)


def test_ten_megabytes_of_script_do_not_hide_the_article() -> None:
    assert is_whole(MADE.html.replace("<body>", "<body><script>var x = '" + "a<b " * 2_500_000 + "'</script>"))


@pytest.mark.parametrize("tag", ["div", "font", "b", "span", "table><tr><td", "blockquote", "ul><li"])
def test_deep_nesting(tag: str) -> None:
    article = read_page(MADE.html.replace("<section>", "<section>" + f"<{tag}>" * 20_000))
    assert article is None or not MADE.alien & numerals(article.text)


def test_unclosed_inline_elements_keep_the_body() -> None:
    assert is_whole(MADE.html.replace("<p>", "<p><font size=2><b>"))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"PK\x03\x04abc", "ZIP"),
        (bytes(range(256)) * 40, "binary"),
        (b"<!-- -->", "no"),
        (b"<html><body></body></html>", "no article"),
        (b"<html><body><ul><li><a href='/a'>Tin</a></li></ul></body></html>", "no article"),
        (b"x" * 25_000_000, "bytes"),
    ],
)
def test_what_is_no_article_is_said_in_one_sentence(data: bytes, why: str) -> None:
    assert read_page(data) is None
    with pytest.raises(PageError, match=why) as told:
        require_article(data)
    assert "\n" not in str(told.value)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400) | st.binary(max_size=400))
def test_any_input_is_read_or_refused(data: str | bytes) -> None:
    read_page(data)
    body = data if isinstance(data, str) else data.decode("latin-1")
    read_page(f"<html><head><title>{body}</title></head><body><h1>{body}</h1><div>{body}</div><p>{body}</p></body></html>")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(MADE.html)), st.text(alphabet="<>/=\"' adivphtml123&;!-", max_size=40))
def test_a_page_broken_anywhere_is_still_read(place: int, noise: str) -> None:
    read_page(MADE.html[:place] + noise + MADE.html[place:])


@pytest.mark.parametrize("drawing", ["<svg/>", "<svg class='x' />", "<svg><path d='M1'/></svg>", "<SVG><text>9.991</text></SVG>"])
def test_drawings_take_no_text_with_them(drawing: str) -> None:
    prose = "Năm nay, bà con vùng cao trồng được 1.250 ha rừng và thu hoạch hơn 300 tấn quế, giá bán ổn định hơn năm trước. "
    body = f"<h1>Trồng rừng vùng cao</h1><p>{prose}{drawing}{prose}</p><p>{prose}</p>{drawing}<svg>b</svg>"
    article = read_page(f"<html><body>{body}</body></html>")
    assert article is not None
    assert article.text.count("1.250") == 3
    assert "9.991" not in article.text
