"""How fast numerals and times are found, and that no text makes it worse than linear. Prints ratios; judges nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from extract.numbers import find_numbers
from extract.periods import find_periods
from extract.text import find_sentences
from fixtures.stories import CODES, stories

MEGABYTE = 1_000_000
HARD = {
    "digits": "1234567890",
    "digits and dots": "1.234.",
    "numbers in brackets": "(5) ",
    "brackets": "(" * 50 + ")" * 50,
    "numbers in words": "hai mươi lăm ",
    "digits in words": "một hai ba ",
    "scales": "tỷ nghìn triệu ",
    "hyphens": "1-2-",
    "slashes": "1/2/",
    "days": "15-5 ",
    "months": "tháng ",
    "words of time": "từ đầu năm đến hết ",
    "white space": " ",
}


def ordinary() -> str:
    """A megabyte of articles."""
    text = "\n\n".join(words for code in CODES for story in stories(code) for _, words in story.blocks)
    return (text * (MEGABYTE // len(text) + 1))[:MEGABYTE]


def seconds(find: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    find(text)
    return time.process_time() - started


def test_hard_texts_cost_little_more_than_ordinary_ones() -> None:
    text = ordinary()
    endless = text.replace(".", " ").replace("\n", " ")
    sentences = len(find_sentences(text))
    for find in (find_numbers, find_periods):
        find(text[:1000])  # compiles its patterns
        usual = seconds(find, text)
        print(f"\n{find.__name__}: {usual / sentences * 1000:.3f} ms a sentence. A megabyte, against ordinary text:")
        print(f"  {'half a megabyte':20} {seconds(find, text[: MEGABYTE // 2]) / usual:6.2f}")
        print(f"  {'one sentence':20} {seconds(find, endless) / usual:6.2f}")
        for name, piece in HARD.items():
            print(f"  {name:20} {seconds(find, piece * (MEGABYTE // len(piece))) / usual:6.2f}")
