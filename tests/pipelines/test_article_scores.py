"""Whole articles of every kind, on crops, epidemics, prices, exams, storms: how much of them all is read right."""

import json
from pathlib import Path

import pytest

from extract import analyse
from fixtures.articles import ARTICLES, records
from fixtures.stories import read
from pipelines.scoring.gold import read_gold
from pipelines.scoring.levels import FIELDS, LEVELS, NAMES, Score, score

FLOORS = read(ARTICLES.parent / "articles_floors.toml")


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Score:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records()), encoding="utf-8")
    return score(read_gold([Path(path)]), analyse)


def test_the_articles_are_many_and_half_are_dated() -> None:
    dated = sum(record["published"] is not None for record in records())
    assert len(records()) >= 24 and 10 <= dated <= len(records()) - 10
    assert sum(len(record["figures"]) for record in records()) >= 500


@pytest.mark.parametrize("level", LEVELS)
def test_figures_are_right_up_to(level: str, scored: Score) -> None:
    assert scored.f1(level)[2] >= FLOORS["levels"][level]


@pytest.mark.parametrize("field", FIELDS)
def test_figures_have_the_right(field: str, scored: Score) -> None:
    assert scored.share(field) >= FLOORS["fields"][field]


@pytest.mark.parametrize("kind", NAMES)
def test_names_are_found(kind: str, scored: Score) -> None:
    assert scored.names_f1(kind)[2] >= FLOORS["names"][kind]
