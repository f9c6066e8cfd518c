"""Every fixture page, in sixteen layouts, is read whole, and nothing of the boxes around and inside it."""

import pytest

from extract import read_page
from extract.model import Article
from fixtures.pages.make import LAYOUTS, Page, numerals, pages

PAGES = {page.name: page for page in pages()}


@pytest.fixture(scope="module")
def read() -> dict[str, Article | None]:
    return {name: read_page(page.html.encode(), url=page.url) for name, page in PAGES.items()}


def words(text: str) -> str:
    return " ".join(text.lstrip("-–+• ").split())


def test_there_are_many_pages_and_layouts() -> None:
    assert len(PAGES) >= 40
    assert len(LAYOUTS) >= 8
    assert all(len(page.alien) >= 10 for page in PAGES.values()), "every page is full of other stories' figures"


@pytest.mark.parametrize("name", PAGES)
def test_no_figure_of_another_story_gets_into_the_text(name: str, read: dict[str, Article | None]) -> None:
    article = read[name]
    assert article is not None
    assert not PAGES[name].alien & numerals(article.text)


def test_nearly_all_figures_of_the_bodies_are_kept(read: dict[str, Article | None]) -> None:
    kept = sum(len(page.own & numerals(article.text)) for name, page in PAGES.items() if (article := read[name]))
    assert kept >= 0.995 * sum(len(page.own) for page in PAGES.values())


@pytest.mark.parametrize("name", PAGES)
def test_headline_lead_day_and_every_block_in_order(name: str, read: dict[str, Article | None]) -> None:
    page, article = PAGES[name], read[name]
    assert article is not None
    assert (article.title, article.lead, str(article.published)) == (page.headline, page.lead, page.published[:10])
    if page.layout != "photo-story":
        found = [words(block.text) for block in article.blocks]
        assert [text for _, text in page.blocks if words(text) not in found] == []
        assert [text for text in found if text in {words(t) for _, t in page.blocks}] == [words(t) for _, t in page.blocks]


@pytest.mark.parametrize("kind", ["list_item", "table_row", "heading"])
def test_lists_tables_and_headings_keep_their_kind(kind: str, read: dict[str, Article | None]) -> None:
    checked = 0
    for name, page in PAGES.items():
        article = read[name]
        assert article is not None
        kinds = {words(block.text): block.kind for block in article.blocks}
        for wanted, text in page.blocks:
            if wanted == kind:
                checked += 1
                assert kinds[words(text)] == kind, name
    assert checked > 20


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.layout != "photo-story"])
def test_captions_stand_apart(name: str, read: dict[str, Article | None]) -> None:
    article = read[name]
    assert article is not None
    for caption in PAGES[name].captions:
        assert any(found.startswith(caption) for found in article.captions)
        assert caption not in article.text


def test_text_is_the_blocks_with_a_blank_line_between(read: dict[str, Article | None]) -> None:
    for article in read.values():
        assert article is not None
        assert article.text == "\n\n".join(block.text for block in article.blocks)
        assert "\u200b" not in article.text and "\u00a0" not in article.text


def test_pages_are_always_made_the_same() -> None:
    from fixtures.pages.make import page

    assert page("hashed", 2) == PAGES["hashed-2"]


def test_a_page_states_no_number_both_as_its_own_and_as_alien() -> None:
    assert all(isinstance(page, Page) and not page.own & page.alien for page in PAGES.values())
