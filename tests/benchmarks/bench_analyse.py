"""How fast texts are read, as ratios on the same texts in one run: beside underthesea's NER, beside Duckling, beside themselves.

Prints; judges nothing. CPU seconds of one process on one core.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from extract import analyse
from extract.text import find_sentences
from fixtures.sentences import groups

REPEATS = 3
MEGABYTE = 1_000_000
ARTICLE = 40
SLICE = 120  # sentences for the slow tool


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    texts = [example.text for group in groups().values() for example in group]
    return [text[start:end] for text in texts for start, end in find_sentences(text)]


def seconds(read: Callable[[], object]) -> float:
    start = time.process_time()
    read()
    return time.process_time() - start


def best(articles: list[list[str]], *readers: Callable[[list[str]], object]) -> list[float]:
    """The seconds that each reader takes for all articles: turn by turn, of each article the best of a few."""
    least = [[float("inf")] * len(articles) for _ in readers]
    for _ in range(REPEATS + 1):
        for i, article in enumerate(articles):
            for reader, times in zip(readers, least, strict=True):
                times[i] = min(times[i], seconds(lambda reader=reader, article=article: reader(article)))
    return [sum(times) for times in least]


def _articles(sentences: list[str]) -> list[list[str]]:
    return [sentences[at : at + ARTICLE] for at in range(0, len(sentences), ARTICLE)]


def _ours(article: list[str]) -> object:
    return analyse("\n".join(article))


def test_sentences_a_second_beside_other_tools(sentences: list[str]) -> None:
    (alone,) = best(_articles(sentences), _ours)
    print(f"\nanalyse: {len(sentences) / alone:,.0f} sentences a second, {len(sentences)} sentences")
    underthesea = pytest.importorskip("underthesea")
    ours, theirs = best(_articles(sentences[:SLICE]), _ours, lambda article: [underthesea.ner(s) for s in article])
    print(f"underthesea.ner: {SLICE / theirs:,.0f} a second; analyse reads {theirs / ours:.1f} times as many")


def test_sentences_a_second_beside_duckling(sentences: list[str]) -> None:
    duckling = pytest.importorskip("duckling")
    parse = _duckling(duckling)
    ours, theirs = best(_articles(sentences), _ours, lambda article: [parse(s) for s in article])
    speed = len(sentences) / theirs
    print(f"\nDuckling (number, money, time): {speed:,.0f} a second; analyse reads {theirs / ours:.2f} times as many")


def _duckling(duckling: object) -> Callable[[str], object]:
    zones = duckling.load_time_zones("/usr/share/zoneinfo")  # type: ignore[attr-defined]
    reference = duckling.parse_ref_time(zones, "Asia/Ho_Chi_Minh", 1_690_000_000)  # type: ignore[attr-defined]
    language = duckling.parse_lang("VI")  # type: ignore[attr-defined]
    locale = duckling.default_locale_lang(language)  # type: ignore[attr-defined]
    context = duckling.Context(reference, duckling.parse_locale("VI", locale))  # type: ignore[attr-defined]
    dimensions = duckling.parse_dimensions(["number", "amount-of-money", "time"])  # type: ignore[attr-defined]
    return lambda text: duckling.parse(text, context, dimensions, False)  # type: ignore[attr-defined]


HARD = {
    "digits": "1234567890",
    "numbers": "12 ",
    "commas": ",",
    "brackets": "(",
    "numbers in brackets": "(5 ",
    "number words": "hai mươi ba ",
    "ranges": "từ 5 đến ",
    "days": "5/5/",
    "years": "năm 2020 ",
    "one endless sentence": "toàn xã có 5 hộ nghèo và tỷ lệ hộ cận nghèo giảm rất mạnh trong những năm gần đây, ",
    "endless parts": "trong đó 5 ",
    "endless rates": "mỗi năm 5 xã ",
    "endless changes": "tăng 5% ",
    "counts": "5 xã ",
    "sentences of a count": "Xã A có 5 hộ. ",
    "names": "Nguyễn Văn An ",
    "places": "Hà Nội, ",
    "bodies": "UBND xã A ",
    "people": "ông Nguyễn Văn An, Bí thư xã A, ",
}


def test_a_megabyte_of_anything_costs_little_more_than_ordinary_text(sentences: list[str]) -> None:
    """The cost of a text of one thing over and over, beside ordinary text and beside a quarter of itself."""
    ordinary = _megabyte("\n\n".join(sentences) + "\n\n")
    analyse(ordinary[:1000])
    usual = seconds(lambda: analyse(ordinary))
    print(f"\na megabyte of ordinary text: {usual:.1f} s")
    for name, piece in HARD.items():
        text = _megabyte(piece)
        quarter, whole = (seconds(lambda part=part: analyse(part)) for part in (text[: MEGABYTE // 4], text))
        print(f"{whole / usual:6.2f} times that, {whole / quarter:5.1f} times its quarter: {name}")


def test_memory_of_a_process(sentences: list[str]) -> None:
    """The most that a new process has had, at the end of its work."""
    program = (
        "import re, sys; from extract import analyse; analyse(sys.stdin.read()); "
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    ordinary = "\n\n".join(sentences)
    for name, text in {"an article": ordinary[:5000], "ordinary text": _megabyte(ordinary), "counts": _megabyte("5 xã ")}.items():
        done = subprocess.run([sys.executable, "-c", program], input=text, capture_output=True, text=True, check=True)
        print(f"{int(done.stdout) / 1024:.0f} MB for {name}, {len(text):,} characters")


def _megabyte(piece: str) -> str:
    return (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
