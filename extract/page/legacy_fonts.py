"""Text of pages from before Unicode, written for fonts that drew Western characters as Vietnamese letters (TCVN3, VNI)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from extract.lexicon import load
from extract.page.language import vietnamese_share

_CERTAIN = 0.06  # the share of common syllables in a converted text from which the conversion is certain
_FEW = 20
_MODERN = re.compile(r"[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0300-\u0323]")  # letters that only Unicode has
_LETTERS = 5  # so often at least stands đ, which is ® in TCVN3 and ñ in VNI, on a page of either
_TEXTS = ("text", "tail")
_WESTERN = re.compile(r"[\u00a1-\u00ff]")


@cache
def _tcvn3() -> dict[int, str]:
    table = load("legacy_fonts")["tcvn3"]
    return {ord(a): b for a, b in zip(table["from"], table["to"], strict=True)}


def from_tcvn3(text: str) -> str:
    """Text written for a TCVN3 (ABC) font, in Unicode."""
    return text.translate(_tcvn3())


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    table = load("legacy_fonts")["vni"]
    marks: dict[str, str] = table["marks"]
    marks = marks | {a.upper(): b for a, b in marks.items()}
    pattern = re.compile(f"([{table['vowels']}])([{''.join(marks)}])|[{''.join(table['letters'])}]")
    return pattern, marks, table["letters"]


def from_vni(text: str) -> str:
    """Text written for a VNI font, in Unicode."""
    pattern, marks, letters = _vni()

    def letter(found: re.Match[str]) -> str:
        if found[1] is None:
            return letters[found[0]]
        return letters.get(found[1], found[1]) + marks[found[2]]

    return unicodedata.normalize("NFC", pattern.sub(letter, text))


_FONTS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}


def convert(text: str) -> tuple[str, str] | None:
    """(font, text in Unicode) where a text was surely written for an old font; None for everything else."""
    if len(_WESTERN.findall(text[:50_000])) < 0.01 * len(text[:50_000]):
        return None
    known = vietnamese_share(text)
    shares = {font: vietnamese_share(turn(text)) for font, turn in _FONTS.items()}
    font = max(shares, key=lambda name: shares[name])
    return (font, _FONTS[font](text)) if shares[font] >= _CERTAIN and shares[font] > 2 * known else None


def converted(text: str) -> str:
    """A text in Unicode, if it was written for an old font; else as it is."""
    found = convert(text)
    return found[1] if found else text


def restore_fonts(tree: HtmlElement) -> tuple[str, ...]:
    """Converts a tree's texts in place: all of a page without Unicode's Vietnamese letters, of a mixed page only long texts."""
    text = etree.tostring(tree, method="text", encoding="unicode")
    if text.count("®") < _LETTERS and text.count("ñ") < _LETTERS:
        return ()
    parts = [(e, name, text) for e in tree.iter("*") for name in _TEXTS if (text := getattr(e, name)) and not text.isascii()]
    written = " ".join(text for _, _, text in parts)
    page = convert(written) if len(_MODERN.findall(written)) < _FEW else None
    found = {page[0]} if page else set()
    for element, name, text in parts:
        if page:
            setattr(element, name, _FONTS[page[0]](text))
        elif len(text) >= 60 and not _MODERN.search(text) and (one := convert(text)):
            setattr(element, name, one[1])
            found.add(one[0])
    for meta in tree.iter("meta"):
        if page and (content := meta.get("content")):
            meta.set("content", _FONTS[page[0]](content))
    return tuple(f"old font: {font} text converted to Unicode" for font in sorted(found))
