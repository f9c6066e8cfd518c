"""Papers that hold what is reported: whose they are, and where a sentence says that something stands in one."""

from __future__ import annotations

from extract.rules.clauses import Line
from extract.rules.phrases import lists_of
from extract.rules.source_names import Names

_WHOSE = (" của ", " do ")
_words = lists_of("reporting")


def issuer(line: Line, names: Names) -> str | None:
    """Whose paper a line speaks of ("kết luận của Thanh tra tỉnh", "Sở A vừa có công văn"), for "theo đó" in the next one."""
    papers = _words("papers").within(line.norms, 0, len(line))
    if not papers:
        return None
    start, end, _ = papers[-1]
    behind = [name for name in names.within(line.ends[end - 1], line.end) if line.text.endswith(_WHOSE, line.start, name.start)]
    before = [name for name in names.within(line.start, line.starts[start]) if not name.place]
    return (behind or before)[0].name if behind or before else None


def says_paper(line: Line, start: int) -> bool:
    """ "tại báo cáo của huyện A thì số hộ là 30": what is said in a paper."""
    return _words("papers").starting(line.norms, start, len(line)) is not None


def is_bare_paper(line: Line, start: int) -> bool:
    """ "theo kết luận, …": a paper of which nothing more is said."""
    paper = _words("papers").starting(line.norms, start, len(line))
    return paper is not None and line.norm(paper[0]) == ","
