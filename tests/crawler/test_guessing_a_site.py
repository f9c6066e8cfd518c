"""What a site's pages give away, for the proposal of its registry file."""

import pytest

from crawler.family import load_families
from crawler.guess import article_form, feed_addresses, section_addresses, site_name, tree_of
from crawler.registry import load_registry
from tests.crawler.newspapers import newspaper

PAPER = newspaper("")
URL = "https://baonuixanh.vn/"
FAMILIES = load_families()
SLUGS = ("lua-he-thu-duoc-mua", "xa-binh-an-ve-dich-nong-thon-moi", "them-hai-truong-dat-chuan")


@pytest.mark.parametrize(
    "code", [code for code, one in load_registry().items() if one.family and one.examples and code != "vietnamvn-thainguyen"]
)
def test_the_family_is_told_from_article_addresses(code: str) -> None:
    one = load_registry()[code]
    family, pattern = article_form(one.examples, FAMILIES)
    assert pattern is None
    assert family is not None
    told = FAMILIES[family].article
    assert told is not None
    assert all(told.fullmatch(url.removeprefix(one.base_url)) for url in one.examples)


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        ("/{}-t12345.chn", r"/[^/]+-t(?P<id>\d{4,})\.chn"),
        ("/tin/xa-hoi/{}-nv98765/", r"/[^/]+/[^/]+/[^/]+-nv(?P<id>\d{4,})/"),
        ("/tin/{}-45678", r"/[^/]+/[^/]+-(?P<id>\d{4,})"),
    ],
)
def test_an_unknown_form_becomes_a_pattern(form: str, pattern: str) -> None:
    urls = ["https://baonuixanh.vn" + form.format(slug) for slug in SLUGS]
    assert article_form([*urls, "https://baonuixanh.vn/lien-he"], FAMILIES) == (None, pattern)


def test_addresses_without_a_common_form_have_none() -> None:
    urls = [f"https://baonuixanh.vn/tin/{slug}" for slug in SLUGS]
    assert article_form(urls, FAMILIES) == (None, None)
    assert article_form([], FAMILIES) == (None, None)


def test_feeds_are_those_declared_and_those_linked_to() -> None:
    page = tree_of(
        b"""<link rel="alternate" type="application/rss+xml" href="/tin-moi.xml"><link rel="stylesheet" href="/rss.css">
        <a href="/rss">RSS</a><a href="/kinh-te.rss">x</a><a href="https://elsewhere.vn/rss">x</a><a href="/ve-rss-moi">x</a>
        <a href="http://www.baonuixanh.vn/rss/home.rss">x</a><a>x</a>"""
    )
    found = feed_addresses(page, URL, PAPER)
    assert [one.removeprefix(URL) for one in found] == ["tin-moi.xml", "rss", "kinh-te.rss", "rss/home.rss"]


def test_sections_are_short_links_that_are_no_articles_no_pages_and_no_feeds() -> None:
    stories = "".join(
        f'<h3><a href="/{slug}-1234{n}.html">Xã Bình An về đích nông thôn mới trước hẹn, lần {n}</a></h3>'
        for n, slug in enumerate(SLUGS * 3)
    )
    body = f"""<nav><a href="/">Trang chủ</a><a href="/kinh-te">Kinh tế</a><a href="/xa-hoi/y-te">Y tế</a><a href="/a/b/c">Xa</a>
    <a href="/rss">RSS</a><a href="/kinh-te?page=2">2</a><a href="/p/2">»</a></nav>{stories}""".encode()
    found = section_addresses(tree_of(body), body, URL, PAPER)
    assert [one.removeprefix(URL) for one in found] == ["kinh-te", "xa-hoi/y-te"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content=" Báo  Núi Xanh "><title>x</title>', "Báo Núi Xanh"),
        ("<title>Tin tức mới nhất trong tỉnh, trong nước - Báo Núi Xanh</title>", "Báo Núi Xanh"),
        ("<title>Báo Núi Xanh</title>", "Báo Núi Xanh"),
        ("<p>x</p>", None),
        ("", None),
    ],
)
def test_the_name_is_the_sites_own(head: str, name: str | None) -> None:
    assert site_name(tree_of(f'<meta charset="utf-8">{head}'.encode() if head else b"")) == name
