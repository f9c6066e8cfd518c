"""The scheduled job: crawl, extract, check, report; under a lock and within a time limit. Its outcome tells the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import click

from crawler.newspaper import Newspaper
from pipelines.crawl import Crawl, run_crawl
from pipelines.database.store import Capture, Store
from pipelines.extraction import extract_all
from pipelines.health.check import Finding, check, note
from pipelines.health.counts import count_read
from pipelines.health.report import Report, Step
from pipelines.lock import only_one
from pipelines.progress import following

CRAWL_SHARE = 0.8  # of the time; the rest is for reading and checking


class TimeIsUp(click.ClickException):
    """Raised between two pages, each of which is a transaction of its own."""


def nightly(crawl: Crawl, registry: Mapping[str, Newspaper], seconds: float, *, watches: Path | None = None) -> Report:
    """Do the night's work on one database. A step that fails is reported, and the next ones are done all the same.

    watches: the file of standing questions; without one the night has no such step.
    """
    started, deadline = datetime.now(UTC), monotonic() + seconds
    limits = replace(crawl.limits, seconds=min(crawl.limits.seconds or seconds, seconds * CRAWL_SHARE))
    runs: list[int] = []
    findings: list[Finding] = []
    with only_one(crawl.db, "nightly job"):
        steps = [
            _step("crawl", lambda: _crawl(replace(crawl, limits=limits, command="nightly"), runs)),
            _step("extract", lambda: _extract(crawl, registry, deadline)),
            *([_step("watch", lambda: _watch(crawl, watches))] if watches else []),
            _step("check", lambda: _check(crawl, registry, findings)),
        ]
    return Report(started, runs[0] if runs else None, steps, findings)


def _step(name: str, work: Callable[[], str]) -> Step:
    started = monotonic()
    try:
        summary, trouble = work(), None
    except click.ClickException as error:
        summary, trouble = "", error.format_message()
    return Step(name, monotonic() - started, summary, trouble)


def _crawl(crawl: Crawl, runs: list[int]) -> str:
    result = run_crawl(crawl, following)
    if result.interrupted:
        raise click.Abort  # whoever stops the crawl wants no extraction either
    runs.append(result.run)
    total = Counter[str]()
    for tally in result.tallies.values():
        total.update(discovered=tally.discovered, fetched=tally.fetched, errors=tally.errors)
    return f"{total['discovered']} articles discovered, {total['fetched']} fetched, {total['errors']} errors"


def _extract(crawl: Crawl, registry: Mapping[str, Newspaper], deadline: float) -> str:
    def watch_the_clock(capture: Capture, figures: int) -> None:
        if monotonic() > deadline:
            raise TimeIsUp("the time limit is reached; the next run goes on where this one stopped")

    with only_one(crawl.db), Store.open(crawl.db) as store:
        run = store.start_run("extract")
        try:
            total = sum(extract_all(store, crawl.archive, registry, run=run, progress=watch_the_clock).values(), Counter[str]())
        except TimeIsUp:
            store.finish_run(run, "issues", {})
            raise
        store.finish_run(run, "issues" if total["issues"] else "ok", total)
    return (
        f"{total['read']} pages read, {total['articles']} articles, {total['figures']} figures, {total['empty']} without article"
    )


def _watch(crawl: Crawl, watches: Path) -> str:
    from pipelines.standing.alerts import feed_beside, tell_all
    from pipelines.standing.watches import load_watches

    with Store.open(crawl.db) as store:
        alerts, failures = tell_all(store, load_watches(watches), feed_beside(crawl.db), moment=datetime.now(UTC))
    if failures:
        raise click.ClickException("; ".join(failures))
    return f"{len(alerts)} alerts"


def _check(crawl: Crawl, registry: Mapping[str, Newspaper], findings: list[Finding]) -> str:
    with Store.open(crawl.db) as store:
        count_read(store)
        findings += check(store, registry, crawl.archive)
        run = store.start_run("check")
        note(store, run, findings)
        store.finish_run(run, "issues" if findings else "ok", {"findings": len(findings)})
    errors = sum(finding.severity == "error" for finding in findings)
    return f"{errors} errors, {len(findings) - errors} warnings"
