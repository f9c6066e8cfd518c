"""`read_page`: a page's HTML in, its article out, with nothing of its surroundings."""

from __future__ import annotations

from collections.abc import Mapping

from extract.model import Article


def read_page(html: bytes | str, url: str | None = None, layout: Mapping[str, object] | None = None) -> Article | None:
    """The article of a page, or None where there is none."""
    raise NotImplementedError
