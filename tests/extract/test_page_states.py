"""Pages whose article is not all there are told apart, and nothing unreadable is taken as text."""

import base64
import json

import pytest

from extract import read_page
from extract.model import Article

SENTENCES = "Năm nay, các xã vùng cao đã trồng được 1.250 ha rừng, đạt 104% kế hoạch và tạo việc làm cho nhiều lao động. "
TITLE = "Trồng rừng ở vùng cao năm nay"
LEAD = "Tỉnh đặt mục tiêu trồng mới 3.000 ha rừng trong năm nay, tập trung ở các xã vùng cao."


def read(body: str, head: str = "", lang: str = "vi") -> Article:
    html = f"""<html lang="{lang}"><head><title>{TITLE}</title><meta property="og:type" content="article">{head}</head>
    <body><h1>{TITLE}</h1><p class="sapo">{LEAD}</p><div class="noi-dung">{body}</div></body></html>"""
    article = read_page(html)
    assert article is not None
    return article


def test_a_whole_article() -> None:
    assert read(f"<p>{SENTENCES * 4}</p>").state == "full"


@pytest.mark.parametrize(
    "place", ["<div>{}</div>", "<script>var noiDung = '{}'; giaiMa(noiDung)</script>", '<div data-noidung="{}"></div>']
)
def test_a_hidden_body_is_marked_and_never_stored(place: str) -> None:
    code = base64.b64encode(SENTENCES.encode()[::-1] * 8).decode()
    article = read(place.format(code))
    assert article.state == "hidden"
    assert article.text == LEAD
    assert "body hidden" in article.issues


def test_scrambled_words_are_no_body() -> None:
    scrambled = " ".join("wOrqLzxvbn kqXjtrwplm hgTfdswqaz" for _ in range(30))
    assert read(f"<p>{scrambled}</p>").text == LEAD


def test_a_form_state_and_a_picture_in_the_page_hide_nothing() -> None:
    code = base64.b64encode(bytes(range(256)) * 20).decode()
    noise = f'<input type="hidden" name="__VIEWSTATE" value="{code}"><p><img src="data:image/png;base64,{code}"></p>'
    assert read(f"{noise}<p>{SENTENCES}</p>").state == "full"


def test_a_paywall_is_told_by_the_prompt_and_keeps_what_is_free() -> None:
    article = read(f"<p>{SENTENCES * 2}</p><p>Đăng nhập để đọc tiếp bài viết này.</p>")
    assert article.state == "paywall"
    assert "1.250 ha" in article.text


def test_a_paywall_is_told_by_the_head() -> None:
    said = {"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": "False"}
    head = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    assert read(f"<p>{SENTENCES}</p>", head).state == "paywall"


def test_a_video_page() -> None:
    assert read('<iframe src="https://www.youtube.com/embed/abc"></iframe>').state == "video"
    assert read(f'<iframe src="https://www.youtube.com/embed/abc"></iframe><p>{SENTENCES * 6}</p>').state == "full"


def test_a_set_of_pictures_keeps_its_captions_as_text() -> None:
    figures = "".join(f"<figure><img src='{n}.jpg'><figcaption>Ảnh {n}: {SENTENCES}</figcaption></figure>" for n in range(4))
    article = read(figures)
    assert article.state == "photo"
    assert [block.kind for block in article.blocks] == ["lead", "caption", "caption", "caption", "caption"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The province has planted 1,250 hectares of forest this year, which is more than it was in the last one. ", "en"),
        ("今年，山区各乡已种植森林一千二百五十公顷，完成计划的百分之一百零四，并为许多劳动者创造了就业机会。", "zh"),
        ("В этом году в горных общинах посажено много гектаров леса, и это больше, чем было запланировано. ", "ru"),
    ],
)
def test_other_languages_are_foreign(sentence: str, language: str) -> None:
    html = (
        f"<html lang='{language}'><head><title>Forest</title></head><body><h1>Forest 2024</h1><p>{sentence * 6}</p></body></html>"
    )
    article = read_page(html)
    assert article is not None
    assert (article.state, article.language) == ("foreign", language)
