"""Text written for TCVN3 and VNI fonts becomes Unicode where that is certain, and nothing else is touched."""

import unicodedata

import pytest

from extract import read_page
from extract.lexicon import load
from extract.page.legacy_fonts import convert, from_tcvn3, from_vni
from fixtures.pages.make import numerals, page

MADE = page("semantic", 2)


def as_tcvn3(text: str) -> str:
    table = load("legacy_fonts")["tcvn3"]
    letters = dict(zip(table["to"], table["from"], strict=True))
    return "".join(letters.get(c) or letters.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def as_vni(text: str) -> str:
    table = load("legacy_fonts")["vni"]
    single = {b: a for a, b in table["letters"].items()}
    marks = {unicodedata.normalize("NFD", "a" + b)[1:]: a for a, b in table["marks"].items()}
    out = []
    for letter in unicodedata.normalize("NFC", text):
        base, *rest = unicodedata.normalize("NFD", letter)
        horn = next((m for m in rest if m == "\u031b"), "")
        tones = "".join(m for m in rest if m != horn)
        if letter in single:
            out.append(single[letter])
        elif horn:
            out.append(single[unicodedata.normalize("NFC", base + horn)] + (marks[tones] if tones else ""))
        else:
            out.append(base + (marks[tones] if tones else ""))
    return "".join(out)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("n«ng d©n ®­îc mïa", "nông dân được mùa"),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§¶ng bé tØnh ®¹t 12,5%", "Đảng bộ tỉnh đạt 12,5%"),
    ],
)
def test_tcvn3(old: str, new: str) -> None:
    assert from_tcvn3(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("noâng daân ñöôïc muøa", "nông dân được mùa"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Kyõ thuaät nuoâi toâm, thò xaõ", "Kỹ thuật nuôi tôm, thị xã"),
    ],
)
def test_vni(old: str, new: str) -> None:
    assert from_vni(old) == new


@pytest.mark.parametrize(
    "text", ["", "Năm nay, xã có 12 hộ.", "The café in Orléans, à la carte.", "1.250 ha; 104%", "Größe und Übung für alle"]
)
def test_other_texts_stay(text: str) -> None:
    assert convert(text) is None


@pytest.mark.parametrize(("font", "write"), [("TCVN3", as_tcvn3), ("VNI", as_vni)])
def test_a_page_in_an_old_font_is_read_whole(font: str, write: object) -> None:
    assert callable(write)
    article = read_page(write(MADE.html).encode("cp1252", "xmlcharrefreplace"))
    assert article is not None
    assert any(font in issue for issue in article.issues)
    assert article.lead is not None and article.lead.lower() == MADE.lead.lower()
    assert numerals(article.text) >= MADE.own and not numerals(article.text) & MADE.alien


def test_a_page_that_mixes_old_and_new_is_converted_text_by_text() -> None:
    body = MADE.html.index("<section>")
    end = MADE.html.index("</section>")
    article = read_page(MADE.html[:body] + as_tcvn3(MADE.html[body:end]) + MADE.html[end:])
    plain = read_page(MADE.html)
    assert article is not None and plain is not None
    assert article.title == MADE.headline
    long = [b.text.lower() for b in plain.blocks if b.kind == "paragraph" and len(b.text) > 100]
    assert set(long) <= {b.text.lower() for b in article.blocks}
