"""Of what a price is: "cá tra giảm còn 21.000 đồng/kg", "giá cà phê tụt về mức giao dịch 35.000 đồng"."""

from __future__ import annotations

from extract.indicators.marks import MARKS
from extract.indicators.noun_phrases import words_of
from extract.indicators.words import is_price, words_in
from extract.lexicon import load
from extract.rules.clauses import Line
from extract.rules.phrases import fold
from extract.rules.spot import Spot

_PRICE = fold("giá")[0]
_REACH = 40  # items before a number in which the fuller price may stand


def priced(spot: Spot, words: str | None) -> str | None:
    """ "cá tra giảm còn 21.000 đồng/kg": money for a measure of a thing is its price."""
    for_each = (spot.draft.unit or "").partition("/")[2]
    return f"giá {words}" if spot.kind == "money" and words and for_each in load("indicator_words")["priced"] else words


def price_before(spot: Spot) -> str | None:
    """ "giá cà phê tụt về mức giao dịch 35.000 đồng": the price that the sentence named before, with what it is of."""
    line = spot.line
    for at in range(spot.first - 1, max(line.clause_starts[spot.at], spot.first - _REACH) - 1, -1):
        if line.norms[at] == _PRICE and not line.named[at]:
            words = words_of(line, list(range(at, _end_of_price(line, at + 1, spot.first))))
            if not is_price(words):
                return words
    return None


def _end_of_price(line: Line, start: int, stop: int) -> int:
    """Where the thing ends that a price is of: "giá cà phê | liên tục giảm", "giá cà phê | về mức 35.000 đồng"."""
    ends = (words_in("ends"), words_in("ends_before_number"), words_in("fillers"))
    at = start
    while at < stop:
        held = words_in("keeps").starting(line.norms, at, stop)
        if not held and (line.norms[at] in MARKS or line.named[at] or any(kind.starting(line.norms, at, stop) for kind in ends)):
            return at
        at = held[0] if held else at + 1
    return stop
