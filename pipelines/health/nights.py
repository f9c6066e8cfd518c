"""A newspaper's nights: what its crawls counted, summed over each night."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, pstdev

from pipelines.database.store import Store

HISTORY = 28  # nights before the last one, to compare it with

# A night is named by its evening: what runs until noon in Vietnam belongs to the day before. Beside `max`, SQLite takes what is
# not summed from the row of the maximum: whether the last run came to its end, and why not.
_NIGHTS = """
SELECT
    newspaper,
    date(r.started, '+7 hours', '-12 hours') AS night,
    sum(discovered), sum(fetched), sum(not_modified), sum(errors), sum(bytes), sum(seconds), sum(feeds_answered),
    sum(feeds_empty), health.finished, sum(articles), sum(hidden), sum(empty), sum(undated), sum(misfits), sum(characters),
    sum(figures),
    (SELECT message FROM issue AS i WHERE i.run = health.run AND i.newspaper = health.newspaper AND i.kind = 'stopped'),
    max(health.run)
FROM health JOIN run AS r ON r.id = health.run
WHERE r.started >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days')
GROUP BY newspaper, night
ORDER BY newspaper, night DESC
"""


@dataclass(frozen=True, slots=True)
class Night:
    """What one newspaper's crawls of one night counted; `seconds` is their length, `characters` that of the articles' texts."""

    newspaper: str
    night: str  # the date of its evening, ISO 8601
    discovered: int
    fetched: int
    not_modified: int
    errors: int
    bytes: int
    seconds: float
    feeds_answered: int
    feeds_empty: int
    finished: int  # whether the last of its crawls asked for everything that was due
    articles: int
    hidden: int
    empty: int
    undated: int
    misfits: int
    characters: int
    figures: int
    stopped: str | None = None  # why the last of its crawls ended early

    @property
    def read(self) -> int:
        """How many pages the extractor read, articles or not."""
        return self.articles + self.empty

    @property
    def length(self) -> float:
        """The mean length of the articles' texts in characters."""
        return self.characters / self.articles if self.articles else 0.0


@dataclass(frozen=True, slots=True)
class Usual:
    """Mean and standard deviation of a number over some nights."""

    mean: float
    deviation: float
    nights: int

    def is_left_by(self, value: float) -> bool:
        """Whether a value lies outside of mean ± 2 standard deviations (which are at least a tenth of the mean, and 1)."""
        return abs(value - self.mean) > 2 * max(self.deviation, self.mean / 10, 1.0)

    def __str__(self) -> str:
        return f"{self.mean:.0f} ± {2 * max(self.deviation, self.mean / 10, 1.0):.0f}"


def usual(values: list[float]) -> Usual | None:
    """What is usual over some nights; None where they are too few to say, less than a week."""
    return Usual(fmean(values), pstdev(values), len(values)) if len(values) >= 7 else None


def nights(store: Store) -> dict[str, list[Night]]:
    """Each newspaper's nights of the last three months, the newest first: at most the last and `HISTORY` before it."""
    found: dict[str, list[Night]] = {}
    for row in store.conn.execute(_NIGHTS):
        *counted, _run = row
        night = Night(*counted)
        kept = found.setdefault(night.newspaper, [])
        if len(kept) <= HISTORY:
            kept.append(night)
    return found
