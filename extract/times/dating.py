"""Dates for the times of a text in their order: the years that they lack, what was named before, `cùng kỳ`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from extract.lexicon import load
from extract.model import Per
from extract.times import dates
from extract.times.atoms import Atom
from extract.times.dates import Span
from extract.times.lunar_times import LUNAR_FORMS, lunar_span, lunar_year
from extract.times.relative import relative

_LEX = load("periods")
_UNKNOWN: Span = (None, None)
_OF_THIS_YEAR = frozenset(
    ["run", "half", "sofar", "monthsalone"]
)  # "9 tháng đầu năm": the current year's, whatever was named before
_NAMED_UNITS = {"month": "tháng", "monthyear": "tháng", "quarter": "quý"}
_REPORT = 1500  # how far a year reaches to later months and days, in characters
_SENTENCE = 400  # how far back a sentence may reach, in characters
_HISTORY = 5  # a year that many before the one named last is told for comparison, and not reported on
_MONTHS_AHEAD = 9  # a month farther ahead than this in the publication's year is last year's


@dataclass(slots=True)
class Dated:
    """A time with its dates; both None where they are not known."""

    start: int
    end: int
    form: str
    first: date | None
    last: date | None
    per: Per | None = None
    year: int | None = None  # that the text gives


class Dating:
    """Dates the atoms of one text in order, and remembers what later ones refer to."""

    def __init__(self, lowered: str, published: date | None) -> None:
        self.lowered = lowered
        self.published = published
        self.anchor: tuple[int, int] | None = None  # the year named last, and where
        self.runs: dict[str, Span] = {}  # "9 tháng" said before

    def date(self, atom: Atom, neighbour_year: int | None) -> Dated | None:
        """`atom` with dates; None where it turns out to be a length of time. `neighbour_year`: of the time it is joined to."""
        if atom.per:
            return Dated(atom.start, atom.end, atom.form, None, None, atom.per)
        if atom.form == "same":
            given = atom.match["same_y"]
            return Dated(atom.start, atom.end, "same", None, None, year=int(given) if given else None)
        if atom.form == "monthsagain":
            span = self.runs.get(_run_key(atom))
            return Dated(atom.start, atom.end, atom.form, *span) if span else None
        if atom.form in ("run", "monthsalone") and atom.year is None and atom.shift is None and not neighbour_year:
            atom.span = self.runs.get(_run_key(atom))
        if atom.of_year and not atom.span:
            year = self._year(atom, neighbour_year)
            atom.year, atom.span = year, atom.of_year(year) if year else None
        elif not atom.span:
            atom.span = self._relative(atom)
        span = atom.span or _UNKNOWN
        self._remember(atom, span)
        return Dated(atom.start, atom.end, atom.form, *span, year=atom.year)

    def _remember(self, atom: Atom, span: Span) -> None:
        compared = self.lowered[max(0, atom.start - 8) : atom.start].rstrip().endswith(("so với", "so"))
        explicit = atom.said("y")
        older = self.anchor is not None and atom.year is not None and atom.year < self.anchor[0] - _HISTORY
        if atom.year and explicit and not compared and atom.form != "decade" and not older:
            self.anchor = (atom.year, atom.start)
        if atom.form in ("years", "school") and not compared:
            self.runs[_run_of_years(atom)] = span
        if atom.form in _NAMED_UNITS and span != _UNKNOWN and not compared:
            self.runs[_NAMED_UNITS[atom.form]] = span  # what `trong tháng` refers to
        if atom.form in ("run", "runof", "monthsalone") and span != _UNKNOWN:
            self.runs[_run_key(atom)] = span

    def _year(self, atom: Atom, neighbour_year: int | None) -> int | None:
        if atom.year:
            return atom.year
        if atom.shift is not None:
            return self.published.year + atom.shift if self.published else None
        if neighbour_year:
            return neighbour_year
        if atom.side and atom.of_year:
            return self._year_on_side(atom.of_year, atom.side) if self.published else None
        anchor, at = self.anchor or (None, 0)
        if self.published:
            return anchor if anchor and at >= self._sentence_start(atom.start) else self._year_near_publication(atom)
        if atom.match[0].startswith(("cả năm", "trong năm")) and anchor and at >= self._sentence_start(atom.start):
            return anchor
        return anchor if atom.form not in _OF_THIS_YEAR and atom.start - at <= _REPORT else None

    def _year_near_publication(self, atom: Atom) -> int:
        """The publication's year, but last year for a December read in January."""
        assert self.published and atom.of_year
        span = atom.of_year(self.published.year)
        first = span and (span[0] or span[1])
        ahead = first and (first.year - self.published.year) * 12 + first.month - self.published.month > _MONTHS_AHEAD
        return self.published.year - 1 if ahead else self.published.year

    def _year_on_side(self, of_year: Callable[[int], Span | None], side: int) -> int:
        assert self.published
        span = of_year(self.published.year) or _UNKNOWN
        behind = span[1] is not None and span[1] < self.published
        ahead = span[0] is not None and span[0] > self.published
        return self.published.year + (1 if side > 0 and behind else -1 if side < 0 and ahead else 0)

    def _sentence_start(self, position: int) -> int:
        low = max(0, position - _SENTENCE)
        return max(low, *(self.lowered.rfind(end, low, position) for end in (". ", "\n", "! ", "? ")))

    def _relative(self, atom: Atom) -> Span | None:
        if atom.form == "term":
            return self._term(_run_of_years(atom), atom.match["term_shift"])
        if atom.form == "tonow" and atom.year:
            return date(atom.year, 1, 1), self.published
        if atom.form in LUNAR_FORMS:
            return self._lunar(atom)
        if atom.form == "within" and (named := self.runs.get(atom.match["within_unit"])):
            return named
        return relative(atom, self.published) if self.published else None

    def _term(self, kind: str, shift: str) -> Span | None:
        """`nhiệm kỳ này` is the one named last, or the next where that is over; `năm học trước` is the one before it."""
        first, last = self.runs.get(kind, _UNKNOWN)
        if first is None or last is None:
            return (first, last) if first else None
        if _LEX["shifts"][shift] == 0:
            over = self.published is not None and last < self.published
            return dates.years(last.year, 2 * last.year - first.year) if over else (first, last)
        return dates.years(2 * first.year - last.year, first.year)

    def _lunar(self, atom: Atom) -> Span | None:
        atom.year = lunar_year(atom, self.published, self.anchor[0] if self.anchor else None)
        return lunar_span(atom, atom.year) if atom.year else None


def _run_of_years(atom: Atom) -> str:
    """`nhiệm kỳ` and `năm học`, each with the one named last; other runs of years are of no use to later ones."""
    return " ".join(atom.match[0].replace("kì", "kỳ").split()[:2])


def _run_key(atom: Atom) -> str:
    """`6 tháng` and `6 tháng đầu năm` are one stretch once its year is known; `6 tháng cuối năm` is another."""
    late = atom.form == "run" and (atom.match["run_edge"] or "").startswith(("cuối", "còn"))
    return atom.match[0].split()[0] + (" cuối" if late else "")


def a_year_apart(year: int | None, previous: Span, published: date | None) -> Span:
    """`cùng kỳ`: `previous`, the time named last, in `year` or else a year earlier.

    Without such a time it is the year up to the day of publication, and without that day the whole year.
    """
    first, last = previous
    if last is None:
        if published is None:
            return (dates.years(year, year) if year else None) or _UNKNOWN
        first, last = date(published.year, 1, 1), published
    by = year - last.year if year else -1
    return first and dates.years_later(first, by), _month_end_kept(last, dates.years_later(last, by))


def _month_end_kept(original: date, shifted: date) -> date:
    """28 February 2023 is a month's end; a year later that is the 29th."""
    if (original + timedelta(days=1)).day == 1:
        while (shifted + timedelta(days=1)).day != 1:
            shifted += timedelta(days=1)
    return shifted
