"""`baotinh newspapers`: the registry with each newspaper's last night; `newspapers check`: its live check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.options import db_option, format_option

if TYPE_CHECKING:
    from crawler.newspaper import Newspaper

registry_option = click.option(
    "--registry", type=click.Path(path_type=Path), help="Another directory of newspapers than the package's own."
)


@click.group(invoke_without_command=True)
@registry_option
@db_option
@format_option
@click.pass_context
def newspapers(context: click.Context, registry: Path | None, db: str, format_: str) -> None:
    """Show the registry, and how each newspaper fared when it was last asked."""
    if context.invoked_subcommand:
        return
    from pipelines.output import write_rows
    from pipelines.registry.rows import EVERYTHING, TABLE, last_night, registry_rows

    everything = _load(registry, {}).values()
    rows = registry_rows(everything, last_night(Path(db)))
    write_rows(rows, format_, TABLE if format_ == "table" else EVERYTHING)


@newspapers.command()
@click.argument("codes", nargs=-1, metavar="[CODE…]")
@registry_option
@click.option("--base-url", "base_urls", multiple=True, metavar="CODE=URL", help="Where a fixture newspaper is served.")
@click.option("--config", type=click.Path(path_type=Path), default=Path("baotinh.toml"), show_default=True)
@format_option
def check(codes: tuple[str, ...], registry: Path | None, base_urls: tuple[str, ...], config: Path, format_: str) -> None:
    """Ask the live site of each CODE (of all that are enabled, without one) and say what to correct in its file.

    Looks at robots.txt, every feed, section and sitemap, and reads two articles; exits with 1 where something is to be corrected.
    """
    from crawler.registry import choose
    from crawler.strict import RegistryError
    from crawler.visit import visit
    from pipelines.output import write_rows
    from pipelines.registry.live_check import check as errand

    addresses = dict(pair(text) for text in base_urls)
    try:
        chosen = choose(_load(registry, addresses), codes)
    except RegistryError as error:
        raise click.ClickException(str(error)) from error
    found = visit(chosen, errand, manners(chosen, config, registry, addresses))
    findings = [finding for one in chosen for finding in found[one.code]]
    rows = [{name: getattr(finding, name) for name in finding.__slots__} for finding in findings]
    write_rows(rows, format_, ("newspaper", "looked_at", "verdict", "message", "key"))
    _conclude(chosen, {finding.newspaper for finding in findings if finding.verdict == "correct"})


def manners(asked: list[Newspaper], config: Path, registry: Path | None, addresses: dict[str, str]) -> dict[str, object]:
    """Scrapy's settings for a visit. ClickException where a real newspaper would be asked without saying who asks."""
    from pipelines.config import load_config
    from pipelines.crawl import check_contact

    configured = load_config(config)
    check_contact(asked, configured)
    return {
        "BAOTINH_CONTACT": configured.contact,
        "BAOTINH_REGISTRY": str(registry) if registry else None,
        "BAOTINH_BASE_URLS": addresses,
        "LOG_LEVEL": "CRITICAL",
    }


def pair(text: str) -> tuple[str, str]:
    """CODE=URL as a pair, or BadParameter."""
    code, equals, url = text.partition("=")
    if not equals or not url.startswith(("http://", "https://")):
        raise click.BadParameter(f"{text!r} is not CODE=URL", param_hint="--base-url")
    return code, url


def _load(registry: Path | None, addresses: dict[str, str]) -> dict[str, Newspaper]:
    from crawler.registry import NEWSPAPERS, load_registry
    from crawler.strict import RegistryError

    try:
        return load_registry(registry or NEWSPAPERS, addresses)
    except RegistryError as error:
        raise click.ClickException(str(error)) from error


def _conclude(asked: list[Newspaper], wrong: set[str]) -> None:
    for one in asked:
        if one.code not in wrong and not one.verified:
            click.echo(f"{one.code}: passes; set verified = true in its file", err=True)
    if wrong:
        raise click.ClickException(f"to be corrected: {', '.join(sorted(wrong))}")
