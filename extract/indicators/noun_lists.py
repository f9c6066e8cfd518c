"""What goes on behind a comma or "và" in a noun phrase: its list of things, its second verb."""

from __future__ import annotations

from extract.indicators.marks import MARKS
from extract.indicators.noun_places import plain
from extract.indicators.words import words_in
from extract.rules.clauses import NUMERAL, Line
from extract.rules.counted import known_noun
from extract.rules.phrases import fold, syllables

_DEEDS = ("done", "done_for", "done_to")
_CLOSING = frozenset(".;)")
_PLURALS = syllables("các những nhiều hàng")  # these open what is not counted by the number before the list
_ITEM = 3  # words of a thing in a list
_MADE = fold("hóa")[0]  # "bê tông, nhựa hóa"
_NO_ITEM = syllables(
    "nhiều các những hàng gây làm khiến còn có hiện đang đã cùng với gồm trong nhưng thì mà nên để sau khi trước do vì theo "
    "nhất riêng đặc chủ phần tập hầu tăng giảm chiếm đạt tương trị"
)  # with these a clause begins, or a word that tells no thing
_PLACED, _JOINED = syllables("tại ở trên trong"), syllables("và ,")
_AHEAD = 4  # items behind an item in which a number would make it the beginning of a list of counts
_NEAR = 6  # items in which a number would make the words behind a comma its own


def list_goes_on(line: Line, at: int, stop: int, said: list[int]) -> bool:
    """Whether a phrase goes on behind a comma: with a second predicate, or with one noun that ends it ("cơ quan, trường học")."""
    end = known_noun(line, at)
    suffers = bool(said) and words_in("predicates").starting(line.norms, said[0], said[-1] + 1) is not None
    done = words_in("done_to").starting(line.norms, at, stop)
    if done and plain(line, done[0], stop):
        done = None  # "người chết, tàn phá | nhà cửa": with its object it goes on with the clause
    again = words_in("predicates").starting(line.norms, at, stop) or done
    whole = again is not None and line.norm(again[0]) in MARKS - {NUMERAL}  # "bị ngập, hư hỏng, | 40 nhà …"
    if suffers and again and end is None and (whole or NUMERAL not in line.norms[at : at + _NEAR]):
        return True
    if said and _closes(line, at, stop, bool(suffers)):
        return True
    return (end is not None and (end >= stop or line.norms[end] in _CLOSING)) or line.norm(at + 1) == _MADE


def _closes(line: Line, at: int, stop: int, suffered: bool) -> bool:
    """Whether no more than a few words end the clause: "nhà sập, | trôi".

    suffered: whether the thing has its predicate already; then only such words belong to it.
    """
    end = at
    while end < stop and plain(line, end, stop):
        end += 1
    if not at < end <= at + _ITEM:
        return False
    closed = (end >= stop and line.norm(end) != NUMERAL) or line.norm(end) in _CLOSING or line.norms[end] == "("
    return closed or (not suffered and _goes_on(line, at, end))


def _goes_on(line: Line, at: int, end: int) -> bool:
    """Whether behind a short item stands another, or where all of them are: "tôm hùm, | cá bốp | ở Lâm Sơn"."""
    uncounted = line.norms[at] not in _NO_ITEM and NUMERAL not in line.norms[end : end + _AHEAD]
    return uncounted and (line.norms[end] in _PLACED or line.norms[end] in _JOINED)


def joins_verbs(line: Line, at: int, stop: int) -> bool:
    """ "đạt và vượt dự toán", "chết và mất tích": whether "và" stands between two verbs of the thing."""
    if line.norm(at + 1) in _PLURALS:
        return False  # "5 người chết và | nhiều người bị thương"
    if any(words_in("suffers").starting(line.norms, here, stop) for here in range(at + 2, min(stop, at + 4))):
        return plain(line, at + 1, stop) and NUMERAL not in line.norms[at : at + 4]  # "lúa và hoa màu bị ngập"
    floor = max(0, at - 3)
    verb = any(words_in(kind).ending(line.norms, at, floor) for kind in ("danglers", "predicates"))
    deeds = _deed(line, at + 1, stop) and any(words_in(kind).ending(line.norms, at, floor) for kind in _DEEDS)
    return (verb or deeds) and plain(line, at + 1, stop) and NUMERAL not in line.norms[at : at + 4]


def _deed(line: Line, at: int, stop: int) -> bool:
    return any(words_in(kind).starting(line.norms, at, stop) for kind in _DEEDS)
