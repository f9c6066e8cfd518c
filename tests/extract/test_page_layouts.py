"""A newspaper's layout is used where it fits; where it does not, that is said, and the page is read all the same."""

import pytest

from extract import read_page
from fixtures.pages.make import Page, numerals, page

HASHED = page("hashed", 3)
LAYOUT = {
    "title": ["h1.css-9zz"],
    "lead": ["div.css-b2u"],
    "body": ["div.css-r4e"],
    "captions": ["div.css-cp6"],
    "authors": ["div.css-q8"],
    "published": ["div.css-q9"],
    "remove": ["div.css-0ab"],
}


def is_whole(made: Page, layout: dict[str, object]) -> bool:
    article = read_page(made.html, layout=layout)
    assert article is not None
    return numerals(article.text) >= made.own and not numerals(article.text) & made.alien


def test_a_layout_gives_every_part() -> None:
    article = read_page(HASHED.html, url=HASHED.url, layout=LAYOUT)
    assert article is not None
    assert (article.title, article.lead) == (HASHED.headline, HASHED.lead)
    assert [b.text.lstrip("- ") for b in article.blocks] == [text for _, text in HASHED.blocks]
    assert len(article.captions) == len(HASHED.captions)
    assert len(article.authors) == 1
    assert article.issues == ()


def test_the_first_selector_that_matches_counts() -> None:
    assert is_whole(HASHED, LAYOUT | {"body": ["div.nicht-da", "div.css-r4e"]})


def test_boxes_inside_the_body_go_even_where_the_layout_does_not_name_them() -> None:
    assert is_whole(HASHED, {"body": ["div.css-r4e"]})


def test_a_layout_that_fits_no_more_is_an_issue_and_the_page_is_read() -> None:
    article = read_page(HASHED.html, layout={"body": ["div#noi-dung-cu"]})
    assert article is not None
    assert any(issue.startswith("layout changed") for issue in article.issues)
    assert is_whole(HASHED, {"body": ["div#noi-dung-cu"]})


def test_a_layout_that_finds_a_little_of_much_is_an_issue() -> None:
    article = read_page(HASHED.html, layout={"body": ["div.css-q8"]})
    assert article is not None
    assert any(issue.startswith("layout changed") for issue in article.issues)
    assert numerals(article.text) >= HASHED.own


def test_a_short_article_is_no_changed_layout() -> None:
    text = "Sáng nay, xã tổ chức lễ phát động trồng 300 cây xanh ở sân trường."
    html = f"<html><body><h1>Phát động trồng cây ở xã</h1><div id='nd'><p>{text}</p></div></body></html>"
    article = read_page(html, layout={"body": ["div#nd"]})
    assert article is not None
    assert (article.text, article.issues) == (text, ())


def test_a_wrong_selector_is_told() -> None:
    with pytest.raises(ValueError, match="no CSS selector"):
        read_page(HASHED.html, layout={"body": ["div["]})
