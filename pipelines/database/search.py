"""Full-text search over Vietnamese: words with and without diacritics, queries as people type them, marks with right offsets."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from extract.text import fold_tone
from pipelines.output import shown

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
# a combining tone mark is no letter to SQLite's tokenizer; a digit behind the syllable is
_TONE_DIGITS = str.maketrans({"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"})


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Lower case without any diacritic: `Đảng` → `dang`."""
    marks_apart = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(c for c in marks_apart if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def toned(word: str) -> str:
    """Lower case with the tone as a digit at the end: `Hoà`, `Hòa` → `hoa2`."""
    return fold_tone(word).translate(_TONE_DIGITS)


def folded_words(*texts: str | None) -> str:
    """What the index without diacritics holds of `texts`."""
    return " ".join(folded(w) for text in texts if text for w in _WORD.findall(text))


def toned_words(*texts: str | None) -> str:
    """What the index with diacritics holds of `texts`."""
    return " ".join(toned(w) for text in texts if text for w in _WORD.findall(text))


def match_query(query: str) -> str | None:
    """The FTS5 expression for what a person typed; None where it holds no word.

    All words must occur, in any order; words in "double quotes", or joined by punctuation (`6.050`), next to each other. A query
    with any diacritic asks the index that keeps them, one without asks the folded index. Nothing typed is FTS5 syntax.
    """
    phrases = _phrases(query)
    column = "toned" if _accented(query) else "folded"
    return " ".join(f'{column} : "{" ".join(words)}"' for words in phrases) or None


def _accented(query: str) -> bool:
    return any(folded(w) != w.lower() for w in _WORD.findall(query))


def _phrases(query: str) -> list[list[str]]:
    query = unicodedata.normalize("NFC", query)
    spell = toned if _accented(query) else folded
    chunks = [quoted or single for quoted, single in _PHRASE.findall(query)]
    return [words for chunk in chunks if (words := [spell(w) for w in _WORD.findall(chunk)])]


def holds(text: str, query: str) -> bool:
    """Whether `text` answers to `query` as the index would say."""
    spell = toned_words if _accented(query) else folded_words
    words = f" {spell(text)} "
    phrases = _phrases(query)
    return bool(phrases) and all(f" {' '.join(phrase)} " in words for phrase in phrases)


def marks(text: str, query: str) -> list[tuple[int, int]]:
    """Where `text` holds the query's words: spans in order, as offsets into `text`, without overlap."""
    spell = toned if _accented(query) else folded
    phrases = _phrases(query)
    heads = {words[0] for words in phrases}
    tokens = [(m.start(), m.end(), spell(m.group())) for m in _WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    for i, (start, _, word) in enumerate(tokens):
        if word not in heads or (found and start < found[-1][1]):
            continue
        length = max((len(p) for p in phrases if [t[2] for t in tokens[i : i + len(p)]] == p), default=0)
        if length:
            found.append((start, tokens[i + length - 1][1]))
    return found


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text: `text[start:end]` of the whole, and the marked words as offsets into the piece."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]

    def marked(self, before: str = "‹", after: str = "›") -> str:
        """The piece on one line, as a terminal may show it, each marked word between two signs."""
        text = shown(self.text)
        told, place = "", 0
        for start, end in self.marks:
            told += text[place:start] + before + text[start:end] + after
            place = end
        return " ".join((told + text[place:]).split())


def snippet(text: str, query: str, *, width: int = 200) -> Snippet:
    """The piece of about `width` characters, on word boundaries, that holds the most of the query's words."""
    found = marks(text, query)
    first = max(found, key=lambda m: sum(m[0] <= o[0] < m[0] + width * 3 // 4 for o in found[:500]), default=(0, 0))[0]
    start = max(0, first - width // 4)
    end = min(len(text), start + width)
    start = (start and text.find(" ", start, first) + 1) or start
    end = end if end == len(text) else max(text.rfind(" ", first, end), min(first + 1, end))
    inside = tuple((a - start, b - start) for a, b in found if start <= a and b <= end)
    return Snippet(start, end, text[start:end], inside)


def add_functions(conn: sqlite3.Connection) -> None:
    """Gives a connection the SQL functions that the search triggers call, and `match_query` for people who write SQL."""
    conn.create_function("folded_words", -1, folded_words, deterministic=True)
    conn.create_function("toned_words", -1, toned_words, deterministic=True)
    conn.create_function("match_query", 1, match_query, deterministic=True)
