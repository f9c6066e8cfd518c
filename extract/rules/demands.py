"""A number that is wanted, possible, or holds already, by the words right around it, whatever is in force over its sentence."""

from __future__ import annotations

from datetime import date

from extract.rules.clauses import NUMERAL, TIME
from extract.rules.phrases import fold, lists_of, syllables
from extract.rules.spot import Rules, Spot

_MUST, _WILL, _DONE, _IS, _FROM, _ASK, _PASSIVE = (fold(word)[0] for word in ("phải", "sẽ", "đã", "là", "từ", "xin", "được"))
_FOR = syllables("để nhằm")
_AT = syllables("tại ở thuộc của trong")
_CHANGING = syllables("tăng nâng giảm hạ kéo đưa")
_TOWARDS = syllables("lên xuống")
_UPWARDS = fold("trở")[0]  # "từ 5 trở lên" leads to no other number
_STOPS = frozenset((*",;:()…", NUMERAL))
_ASIDE = frozenset((TIME, ",", _FROM)) | syllables("theo đó")
_REACH = 20  # items after a share in which "phải" makes it a demand, and before a number in which "để" is its purpose
_NEAR = 16
_words = lists_of("statuses")


def foresee(spots: list[Spot], published: date | None) -> None:
    """What holds for a year that had not begun when the article came out is wanted, once the figures have their times.

    Days and months say nothing: one without a year may be that of the year before.
    """
    for spot in spots:
        begins = spot.draft.period_start or spot.draft.period_end
        if published and begins and begins.year > published.year and spot.draft.status == "actual":
            spot.draft.status = "target"
            spot.note("target: its time is still to come")


def _demanded(spot: Spot) -> bool:
    """ "100% cơ sở … phải được kiểm tra", "9% là chỉ tiêu được giao": the demand stands after the number."""
    line, stop = spot.line, min(spot.line.clause_ends[spot.at], spot.last + _REACH)
    if line.norm(spot.last) == _IS:
        return _words("target").starting(line.norms, spot.last + 1, len(line)) is not None
    opens = _ASIDE.issuperset(line.norms[line.clause_starts[spot.at] : spot.first])
    return spot.kind == "share" and opens and _MUST in _until(line.norms[spot.last : stop], NUMERAL)


def _announced(spot: Spot) -> bool:
    """ "12 xã sẽ được sáp nhập", "Từ 1/7, ba tuyến sẽ …": what will happen to the thing that opens the clause."""
    line = spot.line
    if _WILL not in line.norms:
        return False
    opens = line.norm(spot.first - 1) == "," or _ASIDE.issuperset(line.norms[line.clause_starts[spot.at] : spot.first])
    return opens and _WILL in _outside_brackets(spot)


def _asked_for(spot: Spot) -> bool:
    """ "huyện xin 40 tỷ đồng", "kêu gọi 900 tỷ đồng", "12 trường được đề xuất di dời": what somebody would have."""
    line = spot.line
    if line.norm(spot.first - 1) == _ASK or (spot.kind == "money" and _words("calls").ending(line.norms, spot.first)):
        return True
    stop = min(line.clause_ends[spot.at], spot.last + _NEAR)
    ahead = _until(line.norms[spot.last : stop], NUMERAL)
    if _PASSIVE not in ahead:
        return False
    return any(_words("proposed").starting(ahead, at, len(ahead)) for at, norm in enumerate(ahead) if norm == _PASSIVE)


def _in_case(spot: Spot) -> bool:
    """ "Nếu có bão lớn, xã A phải dời 300 hộ": what must be done in a case that is not there yet."""
    line = spot.line
    if spot.kind != "count" or _words("cases").starting(line.norms, 0, len(line)) is None:
        return False  # "nếu vi phạm phải nộp 50 triệu đồng": such a rule is in force
    near = range(max(0, spot.first - _REACH), min(len(line), spot.last + _NEAR))
    return any(line.norms[at] == _MUST and line.norm(at - 1) != _DONE for at in near)


def _possible(spot: Spot) -> bool:
    """ "7 tuyến phố có khả năng bị ngập": what may happen to the things counted."""
    return spot.noun_end > 0 and _words("possible").starting(spot.line.norms, spot.noun_end, len(spot.line)) is not None


def _called_reckoned(spot: Spot) -> bool:
    """ "con số 900 tỷ đồng chỉ là ước tính ban đầu": it is called so behind the number."""
    line = spot.line
    if _IS not in line.norms:
        return False
    ahead = _until(line.norms[spot.last : min(line.clause_ends[spot.at], spot.last + _REACH)], NUMERAL)
    return _IS in ahead and _words("estimate").starting(ahead, ahead.index(_IS) + 1, len(ahead)) is not None


def _aimed_at(spot: Spot) -> bool:
    """ "phát hành cổ phiếu để tăng vốn lên 9 tỷ": what a purpose leads to."""
    line = spot.line
    if _FOR.isdisjoint(line.norms):
        return False
    for at in range(spot.first - 1, max(line.clause_starts[spot.at], spot.first - _REACH) - 1, -1):
        if line.norms[at] in _STOPS:
            return False
        if line.norms[at] in _FOR:
            words = line.norms[at + 1 : spot.first]
            if _words("reaching").starting(words, 0, len(words)):
                return _DONE not in line.norms[line.clause_starts[spot.at] : at]
            return bool(words) and words[0] in _CHANGING and words[-1] in _TOWARDS
    return False


def _holds(spot: Spot) -> bool:
    """ "từ 15% xuống còn 12%": where it comes from is there already."""
    line = spot.line
    if _FROM not in (line.norm(spot.first - 1), line.norm(spot.first)):
        return False
    following = line.norms[spot.last : spot.last + 9]
    towards = (at for at, norm in enumerate(following[:4]) if norm in _TOWARDS and following[max(0, at - 1)] != _UPWARDS)
    return any(NUMERAL in following[at : at + 5] for at in towards)


def _is_asked(spot: Spot) -> bool:
    """ "yêu cầu 4 sở kiểm điểm": of whom something is asked."""
    line = spot.line
    asks = _words("asks").ending(line.norms, spot.first)
    return asks is not None and _words("asked").starting(line.norms, spot.at + 1, len(line)) is not None


def _outside_brackets(spot: Spot) -> list[str]:
    """What a number opens in its clause, up to a comma or a number of its own.

    Brackets are left out ("Hơn 80 hộ (phường 4) sẽ dời đi"), names are listed ("12 km đường ở bốn xã Lai Hoà, Lai Sơn sẽ …").
    """
    line, around = spot.line, spot.line.openings[spot.at]
    found: list[str] = []
    for at in range(spot.last, min(line.clause_ends[spot.at], spot.last + 2 * _REACH)):
        norm = line.norms[at]
        if line.openings[at] != around or norm in "()" or line.named[at]:
            continue
        listed = norm == "," and line.named[at - 1] and any(line.named[at + 1 : at + 3])
        placed = norm == NUMERAL and line.norm(at - 1) in _AT
        if norm in (",", NUMERAL) and not (listed or placed):
            break
        found.append(norm)
    return found[:_NEAR]


def _until(norms: list[str], stop: str) -> list[str]:
    return norms[: norms.index(stop)] if stop in norms else norms


DEMANDS: Rules[bool] = (
    ("demanded behind the number", _demanded),
    ("announced", _announced),
    ("asked for", _asked_for),
    ("aimed at", _aimed_at),
    ("in a case to come", _in_case),
)
HOLDS: Rules[bool] = (("holds already", _holds), ("asked to act", _is_asked))
POSSIBLE: Rules[bool] = (("possible only", _possible), ("called so", _called_reckoned))
