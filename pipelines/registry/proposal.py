"""A survey as files: the newspaper's registry file, and pages with what was read from them, all for review by a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from crawler.newspaper import Newspaper
from pipelines.output import to_json
from pipelines.registry.survey import Survey

UNKNOWN = "?"  # for a person to fill in
_LINE = 100


def registry_file(survey: Survey) -> str:
    """The text of `newspaper.toml`; every key is one that `load_registry` knows."""
    newspaper = survey.newspaper
    base = newspaper.base_url
    lines = [f"# {remark}" for remark in survey.remarks]
    lines += [
        f"name = {_text(newspaper.name)}",
        f"province = {_text(newspaper.province)}" + ("  # to be filled in" if newspaper.province == UNKNOWN else ""),
        f"old_provinces = {_list(newspaper.old_provinces)}",
        f"domain = {_text(newspaper.domain)}",
    ]
    if base != f"https://{newspaper.domain}":
        lines.append(f"base_url = {_text(base)}")
    if newspaper.family:
        lines.append(f"family = {_text(newspaper.family)}")
    lines += [f"timezone = {_text(newspaper.timezone.key)}", "enabled = true", "verified = false"]
    if newspaper.fixture:
        lines.append("fixture = true")
    lines += ["", "[discovery]"]
    for key in ("feeds", "sections"):
        if getattr(newspaper, key):
            lines.append(f"{key} = {_list(_paths(getattr(newspaper, key), base))}")
    if newspaper.article and not newspaper.family:
        lines.append(f"article = '{newspaper.article.pattern}'")
    if newspaper.examples:
        lines.append(f"examples = {_list(_paths(newspaper.examples, base))}")
    expect = newspaper.expect
    lines += ["", "[expect]", f"min = {expect.min}", f"max = {expect.max}", f"dated = {expect.dated}", ""]
    return "\n".join(lines)


def write_proposal(survey: Survey, directory: Path) -> list[Path]:
    """Write CODE/newspaper.toml, the pages, and beside each article's page what was read from it; the files, in order."""
    folder = directory / survey.newspaper.code
    folder.mkdir(parents=True, exist_ok=True)
    files = {"newspaper.toml": registry_file(survey).encode(), **survey.pages}
    for name, article in survey.articles.items():
        files[f"{name}.json"] = (to_json(article, indent=2) + "\n").encode()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in sorted(files)]


def with_province(newspaper: Newspaper, registry: Mapping[str, Newspaper]) -> tuple[str, tuple[str, ...]]:
    """The province whose name, new or old, is in the newspaper's own, and the old ones it covers; UNKNOWN where none is."""
    for known in sorted(registry.values(), key=lambda one: not one.enabled):
        for old in (known.province, *known.old_provinces):
            if old.lower() in newspaper.name.lower():
                return known.province, known.old_provinces
    return UNKNOWN, ()


def _paths(urls: Iterable[str], base: str) -> list[str]:
    return [url.removeprefix(base) or "/" for url in urls]


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(values: Iterable[str]) -> str:
    items = [_text(value) for value in values]
    line = f"[{', '.join(items)}]"
    return line if len(line) <= _LINE else "[\n" + "".join(f"    {item},\n" for item in items) + "]"
