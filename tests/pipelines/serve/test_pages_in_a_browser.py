from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from pipelines.database.search import folded
from tests.pipelines.serve.conftest import Visit

AA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


def one(database: Path, sql: str) -> object:
    with sqlite3.connect(database) as connection:
        row = connection.execute(sql).fetchone()
    assert row is not None, f"the fixture newspapers give nothing for: {sql}"
    return row[0]


RICHEST_UNIT = "SELECT subject_unit FROM figure WHERE live AND subject_unit > 0 GROUP BY 1 ORDER BY count(*) DESC"
RICHEST_INDICATOR = (
    "SELECT indicator_id FROM figure WHERE live AND subject_unit > 0 AND indicator_id > 0"
    " GROUP BY 1 ORDER BY count(DISTINCT subject_unit) DESC"
)


# a page of each kind: its path, and the question that fills in which one
PATHS = {
    "front": ("/", None),
    "search": ("/tim?q=dang+vien", None),
    "article": ("/bai/{}", "SELECT id FROM article ORDER BY id"),
    "figure": ("/so-lieu/{}", "SELECT key FROM figure WHERE live ORDER BY confidence DESC, id"),
    "units": ("/don-vi", None),
    "unit": ("/don-vi/{}", RICHEST_UNIT),
    "indicators": ("/chi-so", None),
    "indicator": ("/chi-so/{}", RICHEST_INDICATOR),
    "table": ("/baotinh/figures?_facet=status&_size=10", None),
    "sql": ("/baotinh?sql=select+count(*)+from+figures", None),
}


class Paths:
    def __init__(self, database: Path) -> None:
        self.database = database

    def __getitem__(self, kind: str) -> str:
        path, question = PATHS[kind]
        return path.format(one(self.database, question)) if question else path


@pytest.fixture(scope="session")
def paths(database: Path) -> Paths:
    return Paths(database)


@pytest.mark.parametrize("width", [1200, 390], ids=["desk", "phone"])
@pytest.mark.parametrize("kind", PATHS)
def test_a_page_renders_fits_and_is_accessible(visit: Visit, paths: Paths, kind: str, width: int) -> None:
    page = visit.open(paths[kind])
    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{kind} is wider than the screen"
    result = Axe().run(page, options=AA)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("kind", ["unit", "indicator"])
def test_charts_draw_with_the_evidence_one_click_away(visit: Visit, paths: Paths, kind: str) -> None:
    page = visit.open(paths[kind])
    page.wait_for_selector(".chart[data-drawn=yes] svg")
    page.locator(".chart svg .mark-symbol path, .chart svg .mark-rect path").first.click()
    page.wait_for_url("**/so-lieu/*")
    assert page.locator("blockquote.evidence mark").inner_text()


@pytest.mark.parametrize("words", ["đảng viên", "dang vien", "DANG VIEN"])
def test_search_finds_with_and_without_diacritics(visit: Visit, words: str) -> None:
    page = visit.open("/")
    page.get_by_label("Tìm số liệu và bài báo").fill(words)
    page.get_by_role("button", name="Tìm").click()
    assert page.locator("h1").inner_text() == f"Tìm “{words}”"
    assert page.locator("table.facts tbody a[href^='/so-lieu/']").count() > 0
    assert {folded(word) for mark in page.locator("li mark").all_inner_texts() for word in mark.split()} <= {"dang", "vien"}


def test_a_figure_in_the_text_shows_its_fields(visit: Visit, paths: Paths) -> None:
    page = visit.open(paths["article"])
    figure = page.locator("button.figure").first
    card = page.locator("#" + str(figure.get_attribute("popovertarget")))
    assert not card.is_visible()
    figure.click()
    assert card.is_visible()
    assert "Giá trị" in card.inner_text()
    card.get_by_role("link", name="Chi tiết và trích dẫn").click()
    assert page.locator("#cite-text").inner_text()


def test_a_figure_in_the_text_opens_under_the_mouse(visit: Visit, paths: Paths) -> None:
    page = visit.open(paths["article"])
    figure = page.locator("button.figure").first
    figure.hover()
    card = page.locator("#" + str(figure.get_attribute("popovertarget")))
    card.wait_for(state="visible")
    page.mouse.move(0, 0)
    card.wait_for(state="hidden")


def test_the_marked_text_is_the_articles_text(visit: Visit, paths: Paths, database: Path) -> None:
    page = visit.open(paths["article"])
    text = one(database, "SELECT v.text FROM article AS a JOIN article_version AS v ON v.id = a.latest_version ORDER BY a.id")
    assert page.locator("article.text").evaluate("e => e.textContent") == text


def test_a_citation_names_all_that_is_needed(visit: Visit, paths: Paths) -> None:
    page = visit.open(paths["figure"])
    text = page.locator("#cite-text").inner_text()
    assert "http://127.0.0.1" in text
    assert page.locator("blockquote.evidence").inner_text() in text
    assert page.locator("#cite-bibtex").inner_text().startswith("@misc{")
    assert '"type": "article-newspaper"' in page.locator("#cite-csl").inner_text()


@pytest.mark.parametrize("kind", ["front", "article", "unit", "indicator"])
def test_tables_lead_to_their_facets(visit: Visit, paths: Paths, kind: str) -> None:
    page = visit.open(paths[kind])
    page.get_by_role("link", name="Lọc theo nhóm").first.click()
    page.wait_for_selector(".facet-results")
    assert page.locator(".facet-info").count() > 0


def test_tables_give_csv_json_and_their_sql(visit: Visit, paths: Paths) -> None:
    page = visit.open(paths["unit"])
    page.get_by_role("link", name="Xem câu lệnh SQL").first.click()
    page.wait_for_selector("#sql-editor, #sql-query, .cm-editor", state="attached")
    for kind in ("csv", "json"):
        visit.open(paths["unit"])
        link = page.get_by_role("link", name=kind.upper(), exact=True).first.get_attribute("href")
        answer = page.request.get(visit.base + str(link))
        assert answer.ok and kind in answer.headers["content-type"].replace("text/plain", "csv")
