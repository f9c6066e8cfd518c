"""The fixture newspapers' pages, read as articles, and their stories, read for figures, named units and people."""

from dataclasses import dataclass
from functools import cache

import pytest

from crawler.registry import load_registry
from extract import analyse, read_page
from extract.model import Analysis, Article, NamedUnit, Person
from extract.text import key
from fixtures.compare import differences
from fixtures.render import article_page, teasers
from fixtures.sentences import EXAMPLES
from fixtures.stories import CODES, NEWSPAPERS, Story, expected, read, stories
from fixtures.truth import of_story, span

FLOORS = read(EXAMPLES / "floors.toml")["stories"]
STORIES = [story for code in CODES for story in stories(code)]
BASES = {code: f"http://{code}.localhost" for code in CODES}


@cache
def page_of(story: Story, *, with_layout: bool) -> Article:
    newspaper = load_registry(NEWSPAPERS, BASES)[story.code]
    layout = newspaper.layout_on(story.published.date()) if with_layout else None
    html = article_page(story, BASES[story.code], BASES.get("thanhgiang"))
    article = read_page(html.encode(), url=BASES[story.code] + story.path, layout=layout)
    assert article is not None
    return article


both_ways = pytest.mark.parametrize("with_layout", [True, False], ids=["layout", "no layout"])
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.code}/{story.name}")


@each_story
@both_ways
def test_headline_lead_and_day(story: Story, with_layout: bool) -> None:
    article = page_of(story, with_layout=with_layout)
    assert article.title == story.headline
    assert article.lead == story.lead
    assert article.published == story.published.date()
    assert article.published_at == story.published
    assert article.language == "vi" and article.state == "full"


@each_story
@both_ways
def test_body_is_the_story_block_by_block(story: Story, with_layout: bool) -> None:
    article = page_of(story, with_layout=with_layout)
    assert [key(block.text) for block in article.blocks if block.kind != "caption"] == [key(text) for _, text in story.blocks]
    assert key(article.text) == key(story.text)


@each_story
@both_ways
def test_blocks_know_their_kind(story: Story, with_layout: bool) -> None:
    article = page_of(story, with_layout=with_layout)
    assert [block.kind for block in article.blocks if block.kind != "caption"] == [kind for kind, _ in story.blocks]


@each_story
@both_ways
def test_captions_stand_apart(story: Story, with_layout: bool) -> None:
    article = page_of(story, with_layout=with_layout)
    assert [key(caption) for caption in article.captions] == [key(caption) for caption in story.captions]
    assert not any(caption in article.text for caption in story.captions)


@each_story
@both_ways
def test_nothing_of_other_stories_is_in_the_text(story: Story, with_layout: bool) -> None:
    article = page_of(story, with_layout=with_layout)
    for teaser in teasers():
        assert teaser["headline"] not in article.text
        assert teaser["excerpt"] not in article.text


@each_story
@both_ways
def test_author_and_source(story: Story, with_layout: bool) -> None:
    article = page_of(story, with_layout=with_layout)
    assert article.authors == (story.byline,)
    assert article.source == story.source


def test_a_copy_credits_its_source() -> None:
    copy = next(story for story in STORIES if story.republishes)
    article = page_of(copy, with_layout=True)
    original = next(story for story in stories("thanhgiang") if story.name == copy.republishes.split("/")[1])
    assert article.source_url == BASES["thanhgiang"] + original.path
    assert article.text == page_of(original, with_layout=True).text


@cache
def analysis_of(story: Story) -> Analysis:
    return analyse(story.text, published=story.published.date(), title=story.headline)


@dataclass
class Tally:
    right: int = 0
    of: int = 0

    def count(self, right: bool) -> None:
        self.right, self.of = self.right + right, self.of + 1

    @property
    def share(self) -> float:
        return self.right / self.of


def test_figures_of_the_stories() -> None:
    """The share of figures with every field right, of those expected and those wrongly found, does not fall below its floor."""
    tally, told = Tally(), []
    for story in STORIES:
        truth = expected(story)
        truths = of_story(story.text, truth["figures"])
        optional = [span(story.text, marked) for marked in truth.get("optional", ())]
        wrong = differences(analysis_of(story).figures, truths, optional)
        failed = {line.split(" ", 2)[1] if line.startswith("figure ") else line for line in wrong}
        for number in range(max(len(truths), len(failed))):
            tally.count(number >= len(failed))
        told += [f"{story.code}/{story.name}: {line}" for line in wrong]
    assert tally.share >= FLOORS["figures"], f"{tally.share:.3f} right:\n" + "\n".join(told)


@pytest.mark.parametrize("what", ["units", "people"])
def test_names_of_the_stories(what: str) -> None:
    """The share of names that are right, of all expected and all found, does not fall below its floor."""
    tally, told = Tally(), []
    for story in STORIES:
        analysis = analysis_of(story)
        found = {key(one.name): one for one in (analysis.named_units if what == "units" else analysis.people)}
        wanted = {key(name): said for name, said in expected(story)[what].items()}
        for name in sorted(found.keys() | wanted.keys()):
            right = name in found and name in wanted and _said_right(found[name], wanted[name])
            tally.count(right)
            if not right:
                told.append(f"{story.code}/{story.name}: {name}: {wanted.get(name, 'is none')}, found {found.get(name)}")
    assert tally.share >= FLOORS[what], f"{tally.share:.3f} right:\n" + "\n".join(told)


def _said_right(found: NamedUnit | Person, wanted: str | dict[str, str]) -> bool:
    """Whether the type of a unit, or the role and body of a person where they are written, are right."""
    if isinstance(wanted, str):
        return isinstance(found, NamedUnit) and found.type == wanted
    return all(key(getattr(found, field) or "") == key(value) for field, value in wanted.items())
