"""The registry: every newspaper's file read strictly, with what its CMS family shares filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.family import NO_FAMILY, Family, load_families, read_layouts, read_next_page, read_pattern, read_variants
from crawler.newspaper import Expect, Newspaper
from crawler.strict import RegistryError, Table, nearest

NEWSPAPERS = Path(__file__).parent / "newspapers"


def load_registry(directory: Path = NEWSPAPERS, base_urls: Mapping[str, str] | None = None) -> dict[str, Newspaper]:
    """The newspapers of a directory (`CODE.toml` or `CODE/newspaper.toml`), by code.

    `base_urls` says where fixture newspapers are served in this run: {code: "http://127.0.0.1:8123"}.
    Raises RegistryError, which names file and key, for anything that is missing, unknown, malformed or said twice.
    """
    files = sorted([*directory.glob("*.toml"), *directory.glob("*/newspaper.toml")])
    if not files:
        raise RegistryError(f"{directory}: holds no newspaper (CODE.toml or CODE/newspaper.toml)")
    families = load_families()
    registry: dict[str, Newspaper] = {}
    origin: dict[str, Path] = {}
    for file in files:
        code = file.parent.name if file.name == "newspaper.toml" else file.stem
        if code in registry:
            raise RegistryError(f"{file}: code: '{code}' is also the code of {origin[code]}")
        registry[code] = _read(code, file, families, (base_urls or {}).get(code))
        origin[code] = file
    _check_domains(registry, origin)
    _check_mergers(registry, origin)
    for code in base_urls or {}:
        if code not in registry:
            raise RegistryError(f"{directory}: there is no newspaper '{code}' to give a base URL{nearest(code, registry)}")
    return registry


def choose(registry: Mapping[str, Newspaper], codes: Iterable[str]) -> list[Newspaper]:
    """The newspapers of these codes, or all enabled ones for none. RegistryError for a code that is not there."""
    wanted = list(dict.fromkeys(codes))
    for code in wanted:
        if code not in registry:
            raise RegistryError(f"there is no newspaper '{code}'{nearest(code, registry)}")
    return [registry[code] for code in wanted] or [one for one in registry.values() if one.enabled]


def _read(code: str, file: Path, families: Mapping[str, Family], served_at: str | None) -> Newspaper:
    table = Table.of_file(file)
    family = _family(table, families)
    domain = _domain(table)
    fixture = table.get("fixture", bool) or False
    base = _base_url(table, domain, fixture)
    if served_at is not None:
        if not fixture:
            raise table.error("fixture", "only a fixture newspaper can be given another base URL")
        base = served_at.rstrip("/")
    discovery = table.table("discovery")
    newspaper = Newspaper(
        code=code,
        name=table.need("name", str),
        province=table.need("province", str),
        old_provinces=table.strings("old_provinces"),
        domain=domain,
        formerly=table.strings("formerly"),
        base_url=base,
        family=family.code or None,
        timezone=_timezone(table),
        feeds=_urls(discovery, "feeds", base),
        sitemaps=_urls(discovery, "sitemaps", base),
        sections=_urls(discovery, "sections", base),
        next_page=read_next_page(discovery) or family.next_page,
        article=read_pattern(discovery, "article") or family.article,
        variants=(*read_variants(discovery), *family.variants),
        examples=_urls(discovery, "examples", base),
        expect=_expect(table),
        layouts=read_layouts(table, family.layouts[-1].selectors if family.layouts else {}) or family.layouts,
        enabled=table.need("enabled", bool),
        reason=table.get("reason", str),
        merged_into=table.get("merged_into", str),
        verified=table.need("verified", bool),
        verify_tls=table.get("verify_tls", bool) is not False,
        delay=table.get("delay", float),
        fixture=fixture,
    )
    discovery.done()
    table.done()
    _check(newspaper, table, discovery)
    return newspaper


def _family(table: Table, families: Mapping[str, Family]) -> Family:
    name = table.get("family", str)
    if name is None:
        return NO_FAMILY
    if name not in families:
        raise table.error("family", f"there is no family '{name}' in crawler/families{nearest(name, families)}")
    return families[name]


def _timezone(table: Table) -> ZoneInfo:
    name = table.need("timezone", str)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise table.error("timezone", f"'{name}' is no known timezone; Vietnam's is Asia/Ho_Chi_Minh") from error


def _domain(table: Table) -> str:
    domain = table.need("domain", str)
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) or domain.startswith("www."):
        raise table.error("domain", f"must be a bare domain such as baothainguyen.vn, not {domain!r}")
    return domain


def _base_url(table: Table, domain: str, fixture: bool) -> str:
    base = (table.get("base_url", str) or f"https://{domain}").rstrip("/")
    parts = urlsplit(base)
    host = parts.hostname or ""
    elsewhere = not fixture and host != domain and not host.endswith("." + domain)
    if parts.scheme not in ("http", "https") or parts.path or elsewhere:
        raise table.error("base_url", f"must be scheme and host on {domain}, such as https://www.{domain}, not {base!r}")
    return base


def _urls(table: Table, key: str, base: str) -> tuple[str, ...]:
    """A list of URLs, each absolute or a path on the newspaper's site."""
    values = table.strings(key)
    for value in values:
        if not value.startswith(("/", "https://", "http://")):
            raise table.error(key, f"must hold URLs or paths that begin with '/', not {value!r}")
    return tuple(urljoin(base + "/", value) for value in values)


def _expect(table: Table) -> Expect:
    expect = table.table("expect")
    low, high, dated = expect.need("min", int), expect.need("max", int), expect.need("dated", float)
    expect.done()
    if not 0 <= low <= high:
        raise expect.error("min", f"must lie between 0 and max ({high}), not {low}")
    if not 0 <= dated <= 1:
        raise expect.error("dated", f"is a share between 0 and 1, not {dated}")
    return Expect(low, high, dated)


def _check(newspaper: Newspaper, table: Table, discovery: Table) -> None:
    """What the keys of one file must say together."""
    if newspaper.enabled == (newspaper.reason is not None):
        raise table.error("reason", "says why a newspaper is not enabled: give it then, and only then")
    if newspaper.enabled and not (newspaper.feeds or newspaper.sitemaps or newspaper.sections):
        raise discovery.error("feeds", "an enabled newspaper needs a feed, a sitemap or a section page to start from")
    for key in ("feeds", "sitemaps", "sections", "examples"):
        for url in getattr(newspaper, key):
            if not newspaper.owns(url):
                raise discovery.error(key, f"{url} is not on {newspaper.domain}")
    for url in newspaper.examples:
        if newspaper.article is not None and newspaper.article_id(url) is None:
            raise discovery.error("examples", f"{url} does not match the article pattern {newspaper.article.pattern!r}")


def _check_domains(registry: Mapping[str, Newspaper], origin: Mapping[str, Path]) -> None:
    owners: dict[str, str] = {}
    for code, newspaper in registry.items():
        for key, domains in (("domain", (newspaper.domain,)), ("formerly", newspaper.formerly)):
            for domain in domains:
                if domain in owners:
                    raise RegistryError(f"{origin[code]}: {key}: {domain} already belongs to {origin[owners[domain]]}")
                owners[domain] = code


def _check_mergers(registry: Mapping[str, Newspaper], origin: Mapping[str, Path]) -> None:
    for code, newspaper in registry.items():
        target = newspaper.merged_into
        if target is not None and (target == code or target not in registry):
            hint = nearest(target, [other for other in registry if other != code])
            raise RegistryError(f"{origin[code]}: merged_into: there is no other newspaper '{target}'{hint}")
