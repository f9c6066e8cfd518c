"""For what people and machines were sent: "huy động 100 công nhân cùng nhiều xe sửa chữa các đoạn đê"."""

from __future__ import annotations

from extract.indicators.noun_phrases import phrase_after, words_of
from extract.indicators.words import words_in
from extract.rules.phrases import fold, syllables
from extract.rules.spot import Spot

_REACH = 30  # items behind the noun in which the task may begin
_LEADING = (fold("để"), fold("tham gia"))
_ENDS = frozenset(".;:!?…") | syllables("nhưng")
_SOME = syllables("các những nhiều")  # of a task on these only the verb is told
_LONGEST = 4  # words of a task


def task_behind(spot: Spot, thing: str, end: int) -> str:
    """ " sửa chữa" behind "công nhân" that were sent; empty where the deed sends nobody or the clause tells no task.

    thing: the noun phrase, which must not say it already; it ends at `end`.
    """
    line, norms = spot.line, fold(spot.act)
    told = fold(thing)
    if not words_in("sent").ending(norms, len(norms)) or words_in("tasks").within(told, 1, len(told)):
        return ""
    for at in range(end, min(len(line), end + _REACH)):
        if line.norms[at] in _ENDS:
            break
        if words_in("tasks").starting(line.norms, at, len(line)):
            led = next((len(words) for words in _LEADING if tuple(line.norms[at : at + len(words)]) == words), 0)
            kept, _ = phrase_after(line, at + led, at + led + 1, line.clause_ends[at])
            size = next((size for size, word in enumerate(kept) if line.norms[word] in _SOME), _LONGEST)
            return f" {words_of(line, kept[:size])}" if min(len(kept), size) > 1 else ""
    return ""
