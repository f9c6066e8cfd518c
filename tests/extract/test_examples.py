"""The example sentences: each says which figures are in it, and all else in it is none."""

import re

import pytest

from extract import analyse
from fixtures.compare import differences
from fixtures.sentences import EXAMPLES, Example, groups
from fixtures.stories import read

FLOORS = read(EXAMPLES / "floors.toml")["examples"]


def wrong_in(example: Example) -> list[str]:
    figures = analyse(example.text, published=example.published).figures
    return differences(figures, example.truths, example.optional)


def test_there_are_enough_examples_and_a_third_have_no_figure() -> None:
    every = [example for group in groups().values() for example in group]
    assert len(every) >= 400
    assert 3 * sum(not example.truths for example in every) >= len(every)
    assert all(example.why for example in every)
    assert len({(example.text, example.published) for example in every}) == len(every)


def test_every_group_has_a_floor_and_every_floor_a_group() -> None:
    assert set(FLOORS) == set(groups())


@pytest.mark.parametrize("group", groups())
def test_figures_of(group: str) -> None:
    """The share of the group's examples that are right in every field does not fall below its floor."""
    examples = groups()[group]
    failing = {str(example): wrong for example in examples if (wrong := wrong_in(example))}
    right = (len(examples) - len(failing)) / len(examples)
    told = "\n".join(f"{example}\n    " + "\n    ".join(wrong) for example, wrong in failing.items())
    assert right >= FLOORS[group], f"{right:.3f} of {group} right, the floor is {FLOORS[group]}:\n{told}"


def test_a_figure_is_quoted_as_it_stands() -> None:
    for example in (example for group in groups().values() for example in group):
        for figure in analyse(example.text, published=example.published).figures:
            assert example.text[figure.start : figure.end] == figure.quote
            assert figure.text in figure.quote and re.search(r"\w", figure.text)
            assert example.text[figure.sentence_start : figure.sentence_end].find(figure.quote) >= 0
