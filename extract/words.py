"""Word segmentation by underthesea 9.5.0, with exact offsets: an overlay over the syllables, asked for a stretch at a time.

The package returns words without offsets, and normalised (uỷ → ủy). So its own pattern gives the spans, its normalised
tokens go to its own model, and the model's tags join the spans. These are not public names: the version is pinned, and a
contract test compares with the public `word_tokenize`.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from threading import Lock
from typing import Any

from extract.loading import kept

_LOCK = Lock()  # a cold start in two threads at once leaves underthesea with half a model
_READY: list[Any] = []  # its pattern, normaliser, and model, once loaded


def find_words(sentence: str) -> list[tuple[int, int]]:
    """Character spans of the words of one sentence, punctuation marks included, in order."""
    pattern, normalise, model = _loaded()
    spans: list[tuple[int, int]] = [match.span() for match in pattern.finditer(sentence)]
    tags = model.predict([[normalise(sentence[start:end])] for start, end in spans]) if spans else []
    words: list[tuple[int, int]] = []
    for (start, end), tag in zip(spans, tags, strict=True):
        if tag == "I-W" and words:
            words[-1] = (words[-1][0], end)
        else:
            words.append((start, end))
    return words


@lru_cache(maxsize=4096)
def word_ends(sentence: str) -> dict[int, int]:
    """Start of each word → its end, in characters of the sentence. Cached: rules ask several times about one sentence."""
    return dict(find_words(sentence))


def _loaded() -> list[Any]:
    if not _READY:
        with _LOCK:
            if not _READY:
                with kept():
                    _READY.extend(_load())
    return _READY


def _load() -> tuple[Any, Any, Any]:
    handlers = list(logging.root.handlers)
    from underthesea.pipeline import word_tokenize as package
    from underthesea.pipeline.word_tokenize import regex_tokenize

    logging.root.handlers[:] = handlers  # its import calls logging.basicConfig, which is the application's to call
    package.word_tokenize("khởi động")
    return regex_tokenize.patterns, regex_tokenize.token_normalize, package.word_tokenize_model
