"""Section pages: the stories, their dates, and the way back to older ones."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.discovery import Discovered, DiscoveryError, discover
from crawler.newspaper import Newspaper
from crawler.section import MAX_PAGES
from tests.crawler.newspapers import MONTH_IN_PATH, SLUG_AND_NUMBER, newspaper

PAPER = newspaper()
URL = "https://baonuixanh.vn/kinh-te"
BEFORE = date(2026, 9, 1)


def card(number: int, stated: str = "") -> str:
    link = f"/bai-{number}.html"
    picture = f'<a href="{link}"><img src="/a.jpg"></a>'
    return f'<div class="tin">{picture}<h3><a href="{link}#x">Bài {number}</a></h3><span>{stated}</span></div>'


def page(*parts: str) -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'.encode()


def onward(found: list[Discovered]) -> list[str]:
    return [one.url for one in found if one.kind == "section"]


def paper(next_page: str) -> Newspaper:
    return newspaper(f'next_page = "{next_page}"\n{SLUG_AND_NUMBER}')


def test_each_story_comes_once_with_the_date_of_its_card() -> None:
    body = page(
        "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/xa-hoi'>Xã hội</a></li></ul>", card(1, "26/09/2026 - 09:20"), card(2)
    )
    assert discover("section", body, URL, PAPER) == [
        Discovered("https://baonuixanh.vn/bai-2.html", None, "article"),
        Discovered(
            "https://baonuixanh.vn/bai-1.html", datetime(2026, 9, 26, 9, 20, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), "article"
        ),
    ]


def test_a_date_in_a_headline_or_of_another_story_is_not_the_storys() -> None:
    sentence = "Từ ngày 01/01/2020, toàn tỉnh Núi Xanh thực hiện mức hỗ trợ mới cho các hộ trồng chè ở vùng cao"
    body = page(card(1, sentence), "<div>", card(2), card(3, "26/09/2026"), "</div>", "<p>26/09/2026</p>")
    dates = {one.url[-6:-5]: one.published is not None for one in discover("section", body, URL, PAPER)}
    assert dates == {"1": False, "2": False, "3": True}


def test_a_time_element_dates_its_story() -> None:
    body = page('<article><a href="/bai-1.html">x</a><time datetime="2026-09-26T02:20:00Z">2 giờ trước</time></article>')
    (found,) = discover("section", body, URL, PAPER)
    assert found.published is not None
    assert found.published.isoformat() == "2026-09-26T02:20:00+00:00"


@pytest.mark.parametrize(
    ("template", "first", "second"),
    [
        ("?p={n}", "https://baonuixanh.vn/kinh-te?p=2", "https://baonuixanh.vn/kinh-te?p=3"),
        ("/trang-{n}", "https://baonuixanh.vn/kinh-te/trang-2", "https://baonuixanh.vn/kinh-te/trang-3"),
        ("page/{n}/", "https://baonuixanh.vn/kinh-te/page/2/", "https://baonuixanh.vn/kinh-te/page/3/"),
    ],
)
def test_pages_are_counted_back_until_since(template: str, first: str, second: str) -> None:
    body = page(card(1, "26/09/2026"), card(2))
    assert onward(discover("section", body, URL, paper(template), since=BEFORE)) == [first]
    assert onward(discover("section", body, first, paper(template), since=BEFORE)) == [second]
    assert onward(discover("section", body, URL, paper(template))) == []


def test_the_list_ends_where_most_stories_are_older() -> None:
    old, new = card(1, "30/08/2026"), [card(2, "26/09/2026"), card(3, "25/09/2026")]
    assert onward(discover("section", page(old, *new), URL, paper("?p={n}"), since=BEFORE))
    found = discover("section", page(old, new[0]), URL, paper("?p={n}"), since=BEFORE)
    assert [one.url for one in found] == ["https://baonuixanh.vn/bai-2.html"]


def test_the_month_in_an_address_ends_the_list_too() -> None:
    monthly = newspaper(f'next_page = "?p={{n}}"\n{MONTH_IN_PATH}')
    body = page('<a href="/kinh-te/202608/bai-0a1b2c3/">x</a>')
    assert discover("section", body, URL, monthly, since=BEFORE) == []
    assert len(discover("section", body, URL, monthly, since=date(2026, 8, 31))) == 2


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="next" href="/kinh-te/cu-hon">',
        '<a rel="next" href="/kinh-te/cu-hon">3</a>',
        '<a href="/kinh-te">1</a><a href="/kinh-te/cu-hon"> Trang\n sau </a>',
        '<a href="https://www.baonuixanh.vn/kinh-te/cu-hon">»</a>',
        '<b>1</b><a href="/kinh-te/cu-hon">2</a><a href="/kinh-te/p3">3</a><a href="/bai-9.html">8</a>',
        '<a href="/p1">1</a>…<a href="/p5">5</a><a href="/p6">6</a><b>7</b><a href="/kinh-te/cu-hon">8</a><a href="/p9">9</a>',
        '<a href="/p1">1</a><a href="/kinh-te">2</a><a href="/kinh-te/cu-hon">3</a>',
    ],
)
def test_without_a_template_the_pages_own_link_is_followed(link: str) -> None:
    assert onward(discover("section", page(card(1), link), URL, PAPER, since=BEFORE)) == ["https://baonuixanh.vn/kinh-te/cu-hon"]


@pytest.mark.parametrize(
    "link",
    [
        "",
        '<a href="https://elsewhere.vn/p2">»</a>',
        '<a href="javascript:next()">»</a>',
        '<a href="#">»</a>',
        '<a href="/kinh-te">»</a>',
    ],
)
def test_a_page_without_a_way_on_is_the_last(link: str) -> None:
    assert onward(discover("section", page(card(1), link), URL, PAPER, since=BEFORE)) == []


def test_an_empty_page_and_a_very_far_one_are_the_last() -> None:
    assert discover("section", page("<p>Không có tin</p>"), URL, paper("?p={n}"), since=BEFORE) == []
    assert onward(discover("section", page(card(1)), f"{URL}?p={MAX_PAGES}", paper("?p={n}"), since=BEFORE)) == []


def test_without_a_pattern_articles_are_told_by_their_look() -> None:
    slug = "/toan-tinh-trong-moi-hon-hai-nghin-hec-ta-rung-trong-thang-chin"
    cards = [
        f'<article><h3><a href="{slug}-{n}.html">Toàn tỉnh trồng mới 2.000 ha rừng trong tháng chín, đợt {n}</a></h3></article>'
        for n in range(8)
    ]
    body = page("<nav><a href='/'>Trang chủ</a><a href='/xa-hoi'>Xã hội</a><a href='/lien-he'>Liên hệ</a></nav>", *cards)
    found = discover("section", body, URL, newspaper(""))
    assert {one.url for one in found} == {f"https://baonuixanh.vn{slug}-{n}.html" for n in range(8)}


@pytest.mark.parametrize("body", [b"", b"   ", b"<!-- -->"])
def test_what_is_no_page_is_told(body: bytes) -> None:
    with pytest.raises(DiscoveryError, match=r"kinh-te is not a page"):
        discover("section", body, URL, PAPER)
