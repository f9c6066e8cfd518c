"""Page → article → figures, named units and people. Touches no network and no database."""

from extract.analysis import analyse
from extract.article import read_page
from extract.page.plain_text import read_text

__all__ = ["analyse", "read_page", "read_text"]
