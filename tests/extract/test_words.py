import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.text import clean, key
from extract.words import find_words

SENTENCES = [
    "Sở Giáo dục và Đào tạo tỉnh họp với Ban Chỉ huy Quân sự huyện.",
    "Đảng uỷ xã Hoà Lạc kết nạp 8-9 đảng viên, đạt 12,5%.",
    "PGS.TS. Trần Văn Tám gọi 0912 345 678 lúc 7h30 ngày 2/9/2024.",
    "Thuỷ điện xả 1.200 m3/s; dân ở TP. Sông Lam chạy lũ…",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_words_are_those_of_the_public_function(sentence):
    from underthesea import word_tokenize

    ours = [key(sentence[start:end]) for start, end in find_words(sentence)]
    assert ours == [key(word) for word in word_tokenize(sentence)]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_words_have_exact_offsets_and_lose_nothing_but_space(text):
    text = clean(text)
    spans = find_words(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_many_threads_may_ask_first():
    program = (
        "from concurrent.futures import ThreadPoolExecutor as P\nfrom extract.words import find_words\n"
        "with P(8) as p: print(len({tuple(w) for w in p.map(find_words, ['Hội Nông dân xã họp'] * 32)}))\n"
        "import logging; print(len(logging.root.handlers))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "0"]  # one answer, and no log handler that nobody asked for
