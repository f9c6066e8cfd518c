"""Who a sentence says that spoke: the person, body or office before a verb of saying, a newspaper."""

from __future__ import annotations

from extract.rules.clauses import ABBREVIATED, NUMERAL, Line
from extract.rules.phrases import fold, lists_of, syllables
from extract.rules.source_names import Name, Names

_STOPS = frozenset((*",:;(\n", *syllables("thì gửi")))
_CLOSE = "”»"
_ADVERBS = syllables("cũng đã vừa còn vẫn sẽ mới")
_TITLES = syllables("ông bà anh chị cụ cô chú")
_PRESS = syllables("báo tờ")
_MOST = fold("nhất")[0]
_WHERE = (" ở ", " tại ", "(")
_ASIDES = frozenset("-–—")
_OPENINGS = {")": frozenset("("), **dict.fromkeys(_ASIDES, _ASIDES)}  # what closes an aside → what opens it
_REACH = 30  # items between a name and its verb of saying, with a title and an office between
_NEAR = 25  # characters between a body and its verb of saying
_TITLE = 3  # words of a newspaper's name behind where it may begin
_words = lists_of("reporting")


def speaker(line: Line, verb: int, names: Names) -> str | None:
    """The person, else the body or office, before a verb of saying."""
    finds = _words("finds").starting(line.norms, verb, len(line)) is not None  # a place finds, but does not report
    verb = _before_aside(line, verb)
    first = _clause(line, verb)
    if first >= verb:
        return None
    found = names.within(line.starts[first], line.ends[verb - 1])
    people = [name for name in found if name.person]
    if people:
        return people[-1].name
    told = _words("told").within(line.norms, first, verb)
    if told and line.word(told[-1][1])[:1].isupper():
        return line.said(told[-1][1], verb)
    office = _words("offices").within(line.norms, first, verb)
    if office:
        said = line.said(office[-1][0], end_of_source(line, office[-1][0], verb))
        anybody = _words("anybody").starting(line.norms, office[-1][0], verb) and said[1:].islower()
        return None if anybody else names.holder(said)
    near = [name for name in found if line.ends[verb - 1] - name.end < _NEAR]
    near = [name for name in near if not (name.place and (finds or _is_where(line, name)))]
    if near and near[-1].place:  # "Công an huyện A, tỉnh B cho biết"
        bodies = [name for name in found if not name.place and line.text[name.end : near[-1].start] == ", "]
        near = bodies or near
    if not near:
        return _titled(line, first, verb) or newspaper(line, first, verb)
    whole = [name for name in near if name.end == near[-1].end]  # "Sở Y tế Đồng Nai", and not the Đồng Nai in it
    if line.text.endswith((" việc ", "Việc "), line.start, whole[0].start):
        return None
    return whole[0].name


def _titled(line: Line, first: int, verb: int) -> str | None:
    """ "anh Khể nói", "bà T.H. cho biết": a name that nothing else in the article makes known, behind a title."""
    end = at = before_adverbs(line, verb)
    while at > first and line.norms[at - 1] not in _TITLES:
        if line.norms[at - 1] != ABBREVIATED and not line.word(at - 1)[:1].isupper():
            return None
        at -= 1
    return line.said(at, end) if first < at < end else None


def _clause(line: Line, verb: int) -> int:
    """From where on the speaker may be named: behind a number, a quotation or whom the sentence speaks to."""
    first = max(0, verb - _REACH)
    for at in range(verb - 1, first - 1, -1):
        if line.norms[at] in (NUMERAL, ";", ":") or line.norms[at] in _CLOSE:
            first = at + 1
            break
    if not first and _words("addressing").starting(line.norms, 0, verb) and "," in line.norms[:verb]:
        return line.norms.index(",") + 1  # "Báo cáo với bộ trưởng, ông X cho biết"
    return first


def _before_aside(line: Line, verb: int) -> int:
    """Where the verb would stand without the words set off before it: "Sở A (tỉnh B) cho biết", "Công ty A - bên mua - nói"."""
    end = before_adverbs(line, verb)
    opening = _OPENINGS.get(line.norm(end - 1))
    if opening is None:
        return verb
    first = max(0, end - _REACH)
    return next((at for at in range(end - 2, first, -1) if line.norms[at] in opening and not line.named[at]), verb)


def before_adverbs(line: Line, verb: int) -> int:
    """Where the adverbs begin that stand before a verb: "cũng cho biết"; the verb itself, if there are none."""
    while verb > 0 and line.norms[verb - 1] in _ADVERBS:
        verb -= 1
    return verb


def newspaper(line: Line, start: int, stop: int) -> str | None:
    """ "báo Sao Mai", "tờ Diễn đàn Doanh nghiệp": a newspaper is no body whose name is known."""
    for at in range(start, stop):
        if line.norms[at] in _PRESS and line.word(at + 1)[:1].isupper():
            end = at + 1
            while end < stop + _TITLE and line.word(end)[:1].isupper():
                end += 1
            return line.said(at, end)
    return None


def end_of_source(line: Line, start: int, stop: int) -> int:
    """Where a source that begins at `start` ends: before a mark or an adverb that stands in no name."""
    end = start
    while end < stop and (line.named[end] or (line.norms[end] not in _STOPS and not _is_adverb(line, end))):
        end += 1
    return end


def _is_adverb(line: Line, at: int) -> bool:
    return line.norms[at] in _ADVERBS and line.norm(at + 1) != _MOST  # "theo báo cáo mới nhất của Sở A"


def _is_where(line: Line, name: Name) -> bool:
    """ "người dân phường A (thị xã B) cho rằng", "nhóm bác sĩ ở TP A cho thấy": where the speakers are."""
    return line.text.endswith(_WHERE, line.start, name.start)
