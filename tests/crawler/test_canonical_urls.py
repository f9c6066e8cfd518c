"""However an article is linked to, it has one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.newspaper import Newspaper
from crawler.urls import canonical
from tests.crawler.newspapers import MONTH_IN_PATH, SLUG_AND_NUMBER, newspaper

ARTICLE = "https://baonuixanh.vn/lua-chin-som-12345.html"
BY_NUMBER = newspaper(SLUG_AND_NUMBER)
BY_MONTH = newspaper(MONTH_IN_PATH)
BY_QUERY = newspaper(r"article = '/viewer\.aspx\?(?:.*&)?so=(?P<id>\d+)(?:&.*)?'")
ANY = newspaper("")


@pytest.mark.parametrize(
    "url",
    [
        "https://baonuixanh.vn/lua-chin-som-12345.html",
        "http://baonuixanh.vn/lua-chin-som-12345.html",
        "https://www.baonuixanh.vn/lua-chin-som-12345.html",
        "https://m.baonuixanh.vn/lua-chin-som-12345.html",
        "https://amp.baonuixanh.vn/lua-chin-som-12345.html",
        "HTTPS://BaoNuiXanh.VN:443/lua-chin-som-12345.html",
        "https://baonuixanh.vn//lua-chin-som-12345.html",
        "https://baonuixanh.vn/kinh-te/../lua-chin-som-12345.html",
        "https://baonuixanh.vn/lua-chin-som-12345.html#binh-luan",
        "https://baonuixanh.vn/lua-chin-som-12345.html?utm_source=zalo&utm_medium=social",
        "https://baonuixanh.vn/lua-chin-som-12345.html?fbclid=IwAR0x&print=1",
        "https://baonuixanh.vn/lua-chin-som-12345.html?anything=1",
        "https://baonuixanh.vn/lua-chin-som-12345.html/",
        "https://baonuixanh.vn/lua-chin-som-12345.html/amp",
        "https://baonuixanh.vn/lua-chin-som-12345.amp.html",
        "https://baonuixanh.vn/amp/lua-chin-som-12345.html",
        "https://baonuixanh.vn/print/lua-chin-som-12345.html",
        "https://baonuixanh.vn/in-bai/lua-chin-som-12345.html",
        "https://baonuixanh.vn/amp/print/lua-chin-som-12345.html/amp/",
        "  https://baonuixanh.vn/lua-chin-som-12345.html\n",
    ],
)
def test_an_article_has_one_address(url: str) -> None:
    assert canonical(url, BY_NUMBER) == ARTICLE


@pytest.mark.parametrize("tail", ["", "/", "/amp", "/amp/", "?p=1", "#x"])
def test_the_slash_at_the_end_is_as_the_pattern_has_it(tail: str) -> None:
    address = "https://baonuixanh.vn/kinh-te/202511/lua-chin-0a1b2c3"
    assert canonical(address + tail, BY_MONTH) == address + "/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://baonuixanh.vn", "https://baonuixanh.vn/"),
        ("http://www.baonuixanh.vn/kinh-te?page=2&utm_source=x", "https://baonuixanh.vn/kinh-te?page=2"),
        ("https://baonuixanh.vn/list.aspx?id=7&cid=12&gclid=a", "https://baonuixanh.vn/list.aspx?id=7&cid=12"),
        ("https://thethao.baonuixanh.vn/bong-da", "https://thethao.baonuixanh.vn/bong-da"),
        ("http://www.baosuoibac.com.vn/tin-cu-99.html", "https://baosuoibac.com.vn/tin-cu-99.html"),
        ("https://baonuixanh.vn:8080/kinh-te", "https://baonuixanh.vn:8080/kinh-te"),
        ("https://baonuixanh.vn/Đặc sản", "https://baonuixanh.vn/%C4%90%E1%BA%B7c%20s%E1%BA%A3n"),
        ("https://elsewhere.vn/x?utm_source=y&a=1#z", "https://elsewhere.vn/x?a=1"),
    ],
)
def test_other_pages_keep_what_tells_them_apart(url: str, expected: str) -> None:
    assert canonical(url, BY_NUMBER) == expected


def test_a_query_stays_where_it_says_which_article_it_is() -> None:
    assert (
        canonical("http://baonuixanh.vn/viewer.aspx?muc=1&so=77&fbclid=x", BY_QUERY)
        == "https://baonuixanh.vn/viewer.aspx?muc=1&so=77"
    )
    assert BY_QUERY.article_id("https://baonuixanh.vn/viewer.aspx?muc=1&so=77") == "77"


def test_a_print_view_is_led_back_to_its_article_as_the_newspapers_file_says() -> None:
    variant = """[[discovery.variant]]
path = '/trang-in-(?P<id>\\d+)/(?P<slug>[^/.]+)\\.html'
article = "/{slug}-{id}.html\""""
    paper = newspaper(f"{SLUG_AND_NUMBER}\n{variant}")
    for address in ("/trang-in-12345/lua-chin-som.html", "/trang-in-12345/lua-chin-som.html?ref=x", "/lua-chin-som-12345.html"):
        assert canonical(f"https://baonuixanh.vn{address}", paper) == "https://baonuixanh.vn/lua-chin-som-12345.html"


def test_a_print_view_that_cannot_be_led_back_to_its_article_is_no_article() -> None:
    assert BY_MONTH.article_id(canonical("https://baonuixanh.vn/trang-in-12345.html", BY_MONTH)) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "kinh-te",
        "javascript:void(0)",
        "mailto:a@b.vn",
        "ftp://baonuixanh.vn/",
        "https://",
        "http://[::1",
        "http://a:b/",
        "https://baonuixanh.vn/" + "a" * 3000,
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        canonical(url, BY_NUMBER)


_PIECES = st.sampled_from(
    [
        "/amp",
        "/print",
        "/in-bai",
        "lua-chin-12345",
        ".html",
        ".amp",
        "-amp",
        "/",
        "//",
        "/..",
        "/.",
        "?",
        "&",
        "utm_x=1",
        "a=b",
        "#",
        "%2F",
        "%",
        " ",
        "é",
        "202511",
        "0a1b2c3",
        "-",
        ";",
    ]
)


@given(
    host=st.sampled_from(
        [
            "baonuixanh.vn",
            "www.baonuixanh.vn",
            "m.baonuixanh.vn",
            "www.m.baonuixanh.vn",
            "baosuoibac.com.vn",
            "x.vn",
            "baonuixanh.vn:80",
        ]
    ),
    rest=st.lists(_PIECES | st.text(max_size=4), max_size=9).map("".join),
    scheme=st.sampled_from(["http", "https"]),
    paper=st.sampled_from([BY_NUMBER, BY_MONTH, BY_QUERY, ANY]),
)
def test_the_canonical_form_is_its_own_canonical_form(host: str, rest: str, scheme: str, paper: Newspaper) -> None:
    try:
        once = canonical(f"{scheme}://{host}/{rest}", paper)
    except ValueError:
        return
    assert canonical(once, paper) == once
