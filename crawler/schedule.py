"""When a page is asked for again. Times are aware datetimes in UTC."""

from __future__ import annotations

from datetime import datetime, timedelta

# An article is looked at again when it reaches these ages: most corrections come within hours, few after a fortnight.
LOOKS = (
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
    timedelta(days=14),
)
MAX_ATTEMPTS = 6  # in that many runs a page failed: it is given up
_FIRST_RETRY = timedelta(hours=1)


def next_look(born: datetime, now: datetime) -> datetime | None:
    """When an article that appeared at `born` is to be looked at again; None once it is old."""
    return next((born + age for age in LOOKS if born + age > now), None)


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """When a page that failed for the `attempts`th time is tried again: 1, 4, 16, … hours later; None when it is given up."""
    return None if attempts >= MAX_ATTEMPTS else now + _FIRST_RETRY * 4 ** (attempts - 1)
