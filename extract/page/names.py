"""Whether a text may be a person's name."""

from __future__ import annotations

import unicodedata


def is_name(text: str) -> bool:
    """Whether a text may be a person's name or pen name: one to five words, each with a capital, no digit, no address."""
    words = text.replace(" - ", " ").replace(",", " ").split()
    return (
        1 <= len(words) <= 6
        and all(w[0].isupper() for w in words)
        and not any(c in text for c in "0123456789@/:")
        and "." not in text.strip(".")[2:]
    )


def unmarked(text: str) -> str:
    """Lower case without marks, as addresses write Vietnamese."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
