"""Is everything well? Each newspaper's last night beside its usual ones and what its file expects; archive and database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.newspaper import Newspaper
from pipelines.database.store import Store
from pipelines.health.nights import Night, nights, usual

Severity = Literal["error", "warning"]

ENOUGH = 5  # pages: from fewer no share is taken
MISFIT_SHARE = 0.3  # of the pages read; above it the layout does not fit
ERROR_SHARE = 0.2  # of the requests


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not well. An error makes `baotinh check` fail, a warning does not."""

    severity: Severity
    newspaper: str | None
    kind: str
    message: str


Rule = Callable[[Newspaper, Night, list[Night]], tuple[Severity, str] | None]


def too_few(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """Fewer articles than its file expects."""
    if last.fetched >= newspaper.expect.min:
        return None
    silent = " although its feed answers" if last.feeds_answered and not last.discovered else ""
    return "error", f"{last.fetched} new articles{silent}; at least {newspaper.expect.min} are expected"


def too_many(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """More articles than its file expects; the first night takes up a week's, and is let pass."""
    if not before or last.fetched <= newspaper.expect.max:
        return None
    return "warning", f"{last.fetched} new articles; at most {newspaper.expect.max} are expected"


def unusual(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """Another number of articles than in the nights before."""
    range_ = usual([night.fetched for night in before])
    if range_ is None or not range_.is_left_by(last.fetched):
        return None
    return "warning", f"{last.fetched} new articles; usual are {range_} ({range_.nights} nights)"


def empty_feed(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """Feeds that answer with nothing in them."""
    if not last.feeds_empty or last.feeds_empty < last.feeds_answered:
        return None
    return "error", f"its feeds answer, and are empty ({last.feeds_empty} of {last.feeds_answered})"


def undated(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """Articles that lost their dates."""
    if last.articles < ENOUGH or (dated := 1 - last.undated / last.articles) >= newspaper.expect.dated:
        return None
    return "error", f"only {dated:.0%} of {last.articles} articles have a date; {newspaper.expect.dated:.0%} are expected"


def misfit(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """Pages in which no article is found, or whose layout does not fit."""
    bad = last.empty + last.misfits
    if last.read < ENOUGH or bad / last.read <= MISFIT_SHARE:
        return None
    return "error", f"{bad} of {last.read} pages show no article, or do not fit the layout: has the site changed?"


def other_length(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """Articles much shorter or longer than they were: a layout that catches less, or more, than the body."""
    range_ = usual([night.length for night in before if night.articles])
    if range_ is None or last.articles < ENOUGH or not range_.is_left_by(last.length):
        return None
    return "warning", f"its articles have {last.length:.0f} characters; usual are {range_}: has the site changed?"


def failing(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """Many requests that failed, or a night that was cut short."""
    requests = last.fetched + last.not_modified + last.errors
    if last.errors >= ENOUGH and last.errors / requests > ERROR_SHARE:
        return "warning", f"{last.errors} of {requests} requests failed"
    return None if last.finished else ("warning", f"its crawl was cut short: {last.stopped or 'it did not come to its end'}")


def unverified_tls(newspaper: Newspaper, last: Night, before: list[Night]) -> tuple[Severity, str] | None:
    """A certificate that is not checked, by the newspaper's file."""
    return None if newspaper.verify_tls else ("warning", "its certificate is not verified (verify_tls = false)")


RULES: Mapping[str, Rule] = {
    "too few articles": too_few,
    "too many articles": too_many,
    "unusual number": unusual,
    "empty feed": empty_feed,
    "dates lost": undated,
    "layout": misfit,
    "length": other_length,
    "failing": failing,
    "certificate": unverified_tls,
}


def check_newspapers(store: Store, registry: Mapping[str, Newspaper]) -> Iterator[Finding]:
    """What is not well with the newspapers that were crawled, each judged by its own last night."""
    for code, (last, *before) in nights(store).items():
        if code not in registry:
            continue
        for kind, rule in RULES.items():
            if found := rule(registry[code], last, before):
                yield Finding(found[0], code, kind, f"{last.night}: {found[1]}")


def check_archive(store: Store, archive: Path) -> Iterator[Finding]:
    """Archive files that are missing or shorter than the database knows them."""
    for row in store.rows("SELECT name, bytes FROM archive_file ORDER BY name"):
        path = archive / row["name"]
        size = path.stat().st_size if path.exists() else None
        if row["bytes"] and size is None:
            yield Finding("error", None, "archive", f"{path}: the archive file is missing")
        elif size is not None and size < row["bytes"]:
            yield Finding("error", None, "archive", f"{path}: {row['bytes'] - size} bytes of the archive file are missing")


_KILLED = """
SELECT id, command, started FROM run
WHERE finished IS NULL AND id < (SELECT max(id) FROM run) AND started >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-2 days')
"""


def check_database(store: Store) -> Iterator[Finding]:
    """A damaged database, and runs of the last two days that were killed."""
    for row in store.rows("PRAGMA quick_check(3)"):
        if row["quick_check"] != "ok":
            yield Finding("error", None, "database", f"{store.path}: {row['quick_check']}")
    for row in store.rows(_KILLED):
        yield Finding("warning", None, "run", f"run {row['id']} ({row['command']}, {row['started']}) did not come to its end")


def check(store: Store, registry: Mapping[str, Newspaper], archive: Path) -> list[Finding]:
    """Everything that is not well, errors first."""
    found = [*check_newspapers(store, registry), *check_archive(store, archive), *check_database(store)]
    return sorted(found, key=lambda finding: finding.severity)


def note(store: Store, run: int, findings: list[Finding]) -> None:
    """Write findings down as issues of a run."""
    for finding in findings:
        store.add_issue(run, finding.newspaper, None, finding.kind, finding.message)
