"""`analyse`: one clean text in, its figures, named units and people out."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from extract.loading import kept, uncollected
from extract.long_texts import join, parts
from extract.model import Analysis

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def analyse(text: str, *, published: date | None = None, title: str | None = None, province: str | None = None) -> Analysis:
    """What `text` reports.

    text: an article's text (lead and body; blank lines between blocks), NFC, as `Article.text`.
    published: the day that "hiện nay" and "tháng trước" count from; relative times stay unknown without it.
    title: the headline, where names may stand in full that the text shortens.
    province: the newspaper's province, which decides between places of one name.
    """
    stretches = parts(text)
    if len(stretches) == 1:
        return _analysis(text, published, title, province)
    return join((start, _analysis(text[start:end], published, title, province)) for start, end in stretches)


def _analysis(text: str, published: date | None, title: str | None, province: str | None) -> Analysis:
    with uncollected():  # until the Doc is gone
        return _values(read(text, published=published, title=title, province=province))


def _values(doc: Doc) -> Analysis:
    return Analysis(doc.user_data["figures"], doc.user_data["named_units"], doc.user_data["people"])


def read(text: str, *, published: date | None = None, title: str | None = None, province: str | None = None) -> Doc:
    """The Doc of a text with all that the components found in `user_data`; the arguments are those of `analyse`."""
    nlp = _loaded()
    doc = nlp.make_doc(text)
    doc.user_data |= {"published": published, "title": title, "province": province}
    return nlp(doc)


@cache
def _loaded() -> Language:
    """The Language with the gazetteer, loaded once."""
    with kept():
        from extract.names.known_names import gazetteer

        return gazetteer()[0]
