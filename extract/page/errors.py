"""What is said of a page that holds no article."""

from __future__ import annotations


class PageError(ValueError):
    """A page that cannot be read as an article. `str(error)` is one clear sentence, fit for a person and for a row in `issue`."""
