"""Page → article → figures, named units and people. Touches no network and no database."""

from extract.analysis import analyse
from extract.article import read_page

__all__ = ["analyse", "read_page"]
