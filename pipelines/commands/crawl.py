"""`baotinh crawl`: fetch what is new into the archive and the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipelines.options import DAY

if TYPE_CHECKING:
    from datetime import date

    from crawler.newspaper import Newspaper
    from pipelines.config import CrawlConfig
    from pipelines.crawl import Crawl


def crawl_options(command: Callable[..., None]) -> Callable[..., None]:
    """Which newspapers, since when, into which database: what every command that crawls is told."""
    path = click.Path(path_type=Path)
    options = (
        click.argument("codes", nargs=-1, metavar="[NEWSPAPER…]"),
        click.option("--db", type=path, default=Path("output/baotinh.db"), show_default=True, help="The database file."),
        click.option("--archive", type=path, help="Where the WARC files lie; archive/ beside the database."),
        click.option("--registry", type=path, help="Another directory of newspapers than the package's own."),
        click.option("--base-url", "base_urls", multiple=True, metavar="CODE=URL", help="Where a fixture newspaper is served."),
        click.option("--config", type=path, default=Path("baotinh.toml"), show_default=True, help="Contact, window, budgets."),
        click.option("--since", metavar="DATE", type=DAY, help="Also older articles, back to this day; without it, a week."),
        click.option("--any-time", is_flag=True, help="Also outside of the night window."),
        click.option("--shard", metavar="K/N", help="Only this machine's part of the newspapers: the K-th of N."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@crawl_options
@click.option("--pages", type=click.IntRange(1), help="At most so many articles of each newspaper.")
@click.option("--verbose", is_flag=True, help="Show each request in the log.")
def crawl(verbose: bool, **options: Any) -> None:
    """Fetch what is new of each NEWSPAPER (all that are enabled, without one) into the archive and the database."""
    from pipelines.crawl import run_crawl
    from pipelines.progress import following, start_logging, summary

    start_logging(verbose=verbose)
    result = run_crawl(plan(**options, log_level="DEBUG" if verbose else "WARNING"), following)
    click.echo(summary(result))
    if result.interrupted:
        raise click.ClickException("interrupted; the next run goes on from here")
    if result.outcome == "issues":
        click.echo(f"Something went wrong on the way; baotinh check --db {options['db']} says more.", err=True)
    if result.tallies and not any(tally.finished or tally.limited for tally in result.tallies.values()):
        raise click.ClickException("no newspaper could be crawled to its end")


def plan(
    *,
    codes: tuple[str, ...],
    since: date | None,
    db: Path,
    archive: Path | None,
    registry: Path | None,
    base_urls: tuple[str, ...],
    config: Path,
    shard: str | None,
    any_time: bool,
    pages: int | None,
    log_level: str = "WARNING",
) -> Crawl:
    """Turn the options into a crawl, or raise ClickException."""
    from pipelines.config import load_config
    from pipelines.crawl import Crawl, check_contact, shard_of
    from pipelines.limits import limits_of
    from pipelines.registry.choosing import chosen, newspapers_of

    configured = load_config(config)
    addresses = dict(_pair(text) for text in base_urls)
    newspapers = chosen(newspapers_of(registry, addresses), codes)
    if shard:
        newspapers = shard_of(newspapers, *_part(shard))
    check_contact(newspapers, configured)
    check_window(newspapers, configured, any_time=any_time)
    any_time = any_time or all(one.fixture for one in newspapers)
    limits = limits_of(configured, since=since, any_time=any_time, pages=pages)
    settings = {
        "LOG_LEVEL": log_level,
        "BAOTINH_CONTACT": configured.contact,
        "BAOTINH_TIMEOUT": configured.timeout,
        "BAOTINH_REGISTRY": str(registry) if registry else None,
        "BAOTINH_BASE_URLS": addresses,
    }
    return Crawl(newspapers, db, archive or db.parent / "archive", limits, settings)


def check_window(newspapers: list[Newspaper], config: CrawlConfig, *, any_time: bool) -> None:
    """Raise ClickException outside of the night window; it does not hold for fixture newspapers."""
    from pipelines.config import utc_now

    if any_time or config.window is None or config.window.is_open(utc_now()) or all(one.fixture for one in newspapers):
        return
    raise click.ClickException(f"it is not night: newspapers are asked at {config.window} only; --any-time does it all the same")


def _part(text: str) -> tuple[int, int]:
    part, slash, parts = text.partition("/")
    if not (slash and part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise click.BadParameter(f"{text!r} is not K/N, such as 2/5", param_hint="--shard")
    return int(part), int(parts)


def _pair(text: str) -> tuple[str, str]:
    code, equals, url = text.partition("=")
    if not equals or not url.startswith(("http://", "https://")):
        raise click.BadParameter(f"{text!r} is not CODE=URL", param_hint="--base-url")
    return code, url
