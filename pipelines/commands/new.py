"""`baotinh new URL`: look at a site and propose its registry file, with pages to judge it by."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

if TYPE_CHECKING:
    from crawler.newspaper import Newspaper
    from pipelines.registry.survey import Survey

@click.command()
@click.argument("url")
@click.option("--code", help="The newspaper's code; by default its domain's first part.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("output/new"), show_default=True, help="Where CODE/ goes.")
@click.option("--fixture", is_flag=True, help="The site is an invented one, and may be on loopback.")
@click.option("--config", type=click.Path(path_type=Path), default=Path("baotinh.toml"), show_default=True)
def new(url: str, code: str | None, out: Path, fixture: bool, config: Path) -> None:
    """Look at the site at URL and propose a registry file for it.

    Writes CODE/newspaper.toml, a section page, a few article pages and what was read from each, and prints the file. Nothing is
    added to the registry: that is for a person who has looked at it.
    """
    from crawler.provisional import provisional
    from crawler.registry import load_registry
    from pipelines.registry.proposal import registry_file, with_province, write_proposal

    base, domain, code = _site(url, code, fixture=fixture)
    known = load_registry()
    _refuse_known(code, domain, known)
    if (out / code / "newspaper.toml").exists():
        raise click.ClickException(f"{out / code}: there is a proposal already; --out names another place, --code another name")
    survey = _look(provisional(base, code=code, domain=domain, fixture=fixture), config)
    province, old = with_province(survey.newspaper, known)
    survey.newspaper = replace(survey.newspaper, province=province, old_provinces=old)
    files = write_proposal(survey, out)
    click.echo(registry_file(survey))
    click.echo(f"For review in {out / code}: {', '.join(file.name for file in files)}", err=True)
    click.echo(f"Then: baotinh newspapers check {code} --registry {out}", err=True)


def _site(url: str, code: str | None, *, fixture: bool) -> tuple[str, str, str]:
    """(base URL, domain, code) of a site. An invented one has an invented domain."""
    from crawler.newspaper import plain_host

    parts = urlsplit(url if "://" in url else f"https://{url}")
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or "." not in host:
        raise click.BadParameter(f"{url!r} is no address of a site, such as https://baothainguyen.vn", param_hint="URL")
    domain = plain_host(host)
    code = code or domain.partition(".")[0]
    if not re.fullmatch(r"[a-z][a-z0-9-]*", code):
        raise click.BadParameter(f"{code!r} is no code: small letters, digits and hyphens, a letter first", param_hint="--code")
    return f"{parts.scheme}://{parts.netloc.lower()}", f"{code}.example" if fixture else domain, code


def _refuse_known(code: str, domain: str, known: dict[str, Newspaper]) -> None:
    for one in known.values():
        if domain in (one.domain, *one.formerly):
            raise click.ClickException(f"{domain} is in the registry: baotinh newspapers check {one.code} looks at it")
    if code in known:
        raise click.ClickException(f"'{code}' is the code of {known[code].name}; --code gives another")


def _look(newspaper: Newspaper, config: Path) -> Survey:
    from crawler.visit import UnreachableError, visit
    from pipelines.commands.newspapers import manners
    from pipelines.registry.survey import survey

    try:
        return visit([newspaper], survey, manners([newspaper], config, None, {}))[newspaper.code]
    except UnreachableError as error:
        raise click.ClickException(str(error)) from error
