"""What stands around a body: headline, times with their offset, authors, section, tags, canonical address."""

from datetime import datetime, timedelta, timezone

import pytest

from extract import read_page
from extract.model import Article

VIETNAM = timezone(timedelta(hours=7))
TITLE = "Trồng rừng ở vùng cao năm nay"
LD = '<script type="application/ld+json">'
PROSE = "Năm nay, bà con vùng cao trồng được 1.250 ha rừng và thu hoạch hơn 300 tấn quế, giá bán ổn định. "


def read(head: str = "", top: str = "", url: str | None = None, heading: str = f"<h1>{TITLE}</h1>") -> Article:
    body = f"<div class='trang'>{heading}{top}<div class='nd'><p>{PROSE * 3}</p></div></div>"
    article = read_page(f"<html><head>{head}</head><body>{body}</body></html>", url=url)
    assert article is not None
    assert article.text == (PROSE * 3).strip()
    return article


@pytest.mark.parametrize(
    ("head", "top", "at"),
    [
        ('<meta property="article:published_time" content="2024-03-07T08:05:00+07:00">', "", datetime(2024, 3, 7, 8, 5)),
        ('<meta property="article:published_time" content="2024-03-07T08:05:00">', "", datetime(2024, 3, 7, 8, 5)),
        ('<meta itemprop="datePublished" content="2024-03-07T01:05:00Z">', "", datetime(2024, 3, 7, 8, 5)),
        (
            '{LD}{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-03-07T08:05:00.000 +07:00"}</script>',
            "",
            datetime(2024, 3, 7, 8, 5),
        ),
        (
            '{LD}{"@type": "NewsArticle", "headline": "a\tb", "datePublished": "2024-03-07 08:05",, }</script>',
            "",
            datetime(2024, 3, 7, 8, 5),
        ),
        ("", "<span>Thứ Năm, 07/03/2024 08:05</span>", datetime(2024, 3, 7, 8, 5)),
        ("", "<p>Cập nhật: 08:05, 07/03/2024 (GMT+7)</p>", datetime(2024, 3, 7, 8, 5)),
        ("", "<div><i>icon</i> 7-3-2024 8h05</div>", datetime(2024, 3, 7, 8, 5)),
        ("", '<time datetime="2024-03-07T08:05:00+07:00">hôm qua</time>', datetime(2024, 3, 7, 8, 5)),
        ("", '<span itemprop="datePublished" content="2024-03-07T08:05:00+07:00">hôm qua</span>', datetime(2024, 3, 7, 8, 5)),
        ("", '<abbr class="published" title="2024-03-07T08:05:00+07:00">7 Mar</abbr>', datetime(2024, 3, 7, 8, 5)),
        ("", "<div>Thứ Năm, ngày 7/3/2024 - 08 giờ 05</div>", datetime(2024, 3, 7, 8, 5)),
        ('<meta name="pubdate" content="2024-03-07">', "<span>07/03/2024 08:05</span>", datetime(2024, 3, 7, 8, 5)),
    ],
)
def test_published(head: str, top: str, at: datetime) -> None:
    article = read(head.replace("{LD}", LD), top)
    assert article.published_at is not None
    assert article.published_at.astimezone(VIETNAM) == at.replace(tzinfo=VIETNAM)
    assert article.published == article.published_at.date()


def test_a_day_without_a_time_is_a_day() -> None:
    article = read('<meta name="pubdate" content="2024-03-07">')
    assert (str(article.published), article.published_at) == ("2024-03-07", None)


@pytest.mark.parametrize("day", ["7 Tháng Ba, 2024", "Tháng Ba 7, 2024", "Thg 3 7, 2024", "March 7, 2024", "7 Mar 2024"])
def test_a_month_may_be_named(day: str) -> None:
    html = f"<html><body><div><h1>{TITLE}</h1><span>{day}</span><p>{PROSE * 2}</p><p>{PROSE}</p></div></body></html>"
    article = read_page(html)
    assert article is not None
    assert str(article.published) == "2024-03-07"


def test_a_day_that_a_sentence_tells_of_is_not_the_article_s() -> None:
    html = f"<html><body><div><h1>{TITLE}</h1><p>{PROSE * 3}</p><p>Ngày 7/3/2020, xã đã họp bàn.</p></div></body></html>"
    article = read_page(html)
    assert article is not None
    assert article.published is None


def test_a_moment_in_the_address_is_the_last_resort() -> None:
    article = read(url="https://bao.example/trong-rung-20240307080554340.htm")
    assert article.published_at == datetime(2024, 3, 7, 8, 5, 54, tzinfo=VIETNAM)
    assert read(url="https://bao.example/trong-rung-12345.htm").published is None


def test_the_header_s_clock_is_not_the_article_s_time() -> None:
    clock, top = "<div class='dau'><time>08/03/2024 10:00</time></div>", f"<h1>{TITLE}</h1><span>07/03/2024 08:05</span>"
    article = read_page(f"<html><body>{clock}<div>{top}<p>{PROSE * 3}</p></div></body></html>")
    assert article is not None
    assert str(article.published) == "2024-03-07"


def test_modified_section_tags_authors_and_address() -> None:
    article = read(
        """<meta property="article:modified_time" content="2024-03-07T10:00:00+07:00">
        <meta property="article:section" content="Kinh tế">
        <meta name="keywords" content="trồng rừng, quế ,trồng rừng"><meta name="author" content="Thu Hà">
        <link rel="canonical" href="/trong-rung-1.html">""",
        url="https://bao.example/trong-rung-1.html?utm_source=x",
    )
    assert article.modified_at == datetime(2024, 3, 7, 10, 0, tzinfo=VIETNAM)
    assert (article.section, article.tags, article.authors) == ("Kinh tế", ("trồng rừng", "quế"), ("Thu Hà",))
    assert article.canonical_url == "https://bao.example/trong-rung-1.html"


@pytest.mark.parametrize("author", ["Báo Thử.vn", "https://facebook.com/bao", "baothu.vn", "admin123"])
def test_sites_are_no_authors(author: str) -> None:
    assert read(f'<meta name="author" content="{author}">').authors == ()


def test_the_shown_headline_counts_not_the_one_for_search_engines() -> None:
    assert (
        read(f'<title>{TITLE}: tin mới nhất | Báo Thử</title><meta property="og:title" content="Vùng cao trồng rừng">').title
        == TITLE
    )


@pytest.mark.parametrize("heading", [f"<h2>{TITLE}</h2>", f"<div class='t'><b>{TITLE}</b></div>", f"<p>{TITLE}</p>"])
@pytest.mark.parametrize("title", [f"{TITLE} - Báo Thử", f"Báo Thử | {TITLE}", TITLE])
def test_a_headline_that_is_no_heading_is_found_by_the_title(heading: str, title: str) -> None:
    assert read(f"<title>{title}</title>", heading=heading).title == TITLE


def test_where_the_title_is_the_newspaper_s_the_first_heading_is_the_headline() -> None:
    heading = f"<h2>{TITLE}</h2><p>Thứ Năm, 7/3/2024, 08:05 [GMT+7]</p>"
    article = read("<title>Báo Thử điện tử</title>", heading=heading)
    assert (article.title, str(article.published)) == (TITLE, "2024-03-07")


def test_the_breadcrumb_gives_the_section() -> None:
    path = '<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/lam-nghiep">Lâm nghiệp</a></li></ul>'
    html = f"""<html><body>{path}<h1>{TITLE}</h1><p>{PROSE * 3}</p></body></html>"""
    article = read_page(html)
    assert article is not None
    assert article.section == "Lâm nghiệp"
    assert "Lâm nghiệp" not in article.text


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        (f"<title>Báo Thử</title><meta property='og:title' content='{TITLE} | Báo Thử'>", "<div class='t1'>{}</div>"),
        ("<title>Trồng rừng vùng cao 2024 - Báo Thử</title>", "<div class='detail-title'>{}</div>"),
        ("<title>Tin tức</title>", "<p class='PTitle'><strong>{}</strong></p>"),
    ],
)
def test_a_headline_without_h1_is_told_by_the_head_s_words_or_by_its_class(head: str, shown: str) -> None:
    article = read(head, heading=shown.format(TITLE))
    assert article.title == TITLE
