"""Who "theo" gives as a source: a person, a body, a document in its own words, a newspaper."""

from __future__ import annotations

from extract.rules.clauses import NUMERAL, TIME, Line
from extract.rules.phrases import lists_of, syllables
from extract.rules.source_names import Names
from extract.rules.speakers import end_of_source, newspaper

_OF = syllables("của từ")
_PRESS = 5  # items in which a newspaper is named
_SOURCE = 24  # items of a source after "theo"
_words = lists_of("reporting")


def according_to(line: Line, start: int, names: Names) -> str | None:
    """The source after "theo": a person, a document in its own words, the body whose report it is, a name not known before."""
    if start >= len(line):
        return None
    law = _words("laws").starting(line.norms, start, len(line))
    if law and line.word(law[0])[:1].isupper():
        return line.said(start, end_of_source(line, start, min(len(line), start + _SOURCE)))
    if _words("not_sources").starting(line.norms, start, len(line)):
        return newspaper(line, start, min(len(line), start + _PRESS))
    stop = min(len(line), start + _SOURCE)
    end = end_of_source(line, start, stop)
    if end > start + 1 and line.norms[end - 1] == TIME and line.word(start)[:1].isupper():
        end -= 1  # "theo Đài A hiện nay": when, and not who
    if end == start:
        return None
    found = names.within(line.starts[start], line.ends[end - 1])
    people = [name for name in found if name.person]
    if people:
        return people[-1].name
    if NUMERAL in line.norms[start:end]:
        return None
    if _words("documents").starting(line.norms, start, end):
        return line.said(start, end)
    if found and all(name.place for name in found) and line.word(start)[:1].isupper() and not line.named[start]:
        return line.said(start, end)  # "Ban quản lý các Khu du lịch TP A": no name known, but the place in it
    if found:
        return max(found, key=lambda name: name.end - name.start).name
    office = _words("offices").starting(line.norms, start, end)
    later = names.within(line.starts[start], line.ends[stop - 1])
    if later and later[0].person and (office or not line.word(start)[:1].islower()):
        return later[0].name
    proper = all(line.word(at)[:1].isupper() for at in range(start, min(end, start + 2)))
    body = end > start + 2 and _words("bodies").starting(line.norms, start, end)
    return line.said(start, end) if office or proper or body else _reporter(line, start, end)


def _reporter(line: Line, start: int, end: int) -> str | None:
    """ "tài liệu của hội ngư dân": whose paper it is, though no name is known there; "báo cáo 2017" is its own."""
    report = _words("reports").starting(line.norms, start, end)
    if report is None:
        return None
    if end - report[0] == 1 and (line.norms[report[0]] == TIME or line.word(report[0]).isdigit()):
        return line.said(start, end)
    named = next((at for at in range(report[0], end) if line.word(at)[:1].isupper()), end)
    return line.said(named, end) if named < end and line.norms[named - 1] in _OF else None
