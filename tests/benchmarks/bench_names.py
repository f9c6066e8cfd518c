"""What names cost beside the rest of the analysis, what loading takes, and that no text makes it worse than linear."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from spacy.tokens import Doc

from extract.nlp import language
from fixtures.stories import CODES, stories

HALF = 250_000  # characters
HOSTILE = ("Đảng bộ ", "xã, ", "Nguyễn ", "huyện A, ", "Hà Nội, ", "Sở Y tế ", "ông ", "5 xã ", "Đảng bộ xã A, B, ", "Trường ")


def texts() -> list[str]:
    return [story.text for code in CODES for story in stories(code)]


def run(text: str, without: str = "") -> Doc:
    nlp = language()
    doc = nlp.make_doc(text)
    doc.user_data |= {"published": None, "title": None, "province": None}
    for name, component in nlp.pipeline:
        if name != without:
            doc = component(doc)
    return doc


def fastest(task: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        task()
        best = min(best, time.process_time() - began)
    return best


def test_names_cost_half_again_at_most() -> None:
    articles = texts()
    for text in articles:
        run(text)
    all_of_it = fastest(lambda: [run(text) for text in articles])
    without = fastest(lambda: [run(text, "named_units") for text in articles])
    print(f"\nnames and subjects: {all_of_it / without:.2f} times the cost without them ({len(articles)} articles)")


def test_loading_everything() -> None:
    program = (
        "import re, time; began = time.process_time(); from extract import analyse; from extract.words import find_words; "
        "analyse('Huyện Phú Lương có 15 xã.'); find_words('Huyện có 15 xã.'); "
        "print(time.process_time() - began, re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    seconds, kilobytes = map(float, done.stdout.split())
    print(f"\nloading everything: {seconds:.2f} s of processor time, {kilobytes / 1024:.0f} MB")


def test_hostile_texts_take_linear_time() -> None:
    ordinary = (" ".join(texts()) * 30)[:HALF]
    base = fastest(lambda: run(ordinary), 1)
    print()
    for piece in HOSTILE:
        text = (piece * (HALF // len(piece) + 1))[:HALF]
        print(f"{piece!r:24} {fastest(lambda text=text: run(text), 1) / base:5.2f} times ordinary text of its length")
