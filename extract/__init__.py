"""Page → article → figures, named units and people. Touches no network and no database."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.analysis import analyse
    from extract.article import read_page
    from extract.page.plain_text import read_text

__all__ = ["analyse", "read_page", "read_text"]

_HOMES = {"analyse": "extract.analysis", "read_page": "extract.article", "read_text": "extract.page.plain_text"}


def __getattr__(name: str) -> Any:
    """Import a verb when it is first asked for: who only needs the model does not wait for the language."""
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
