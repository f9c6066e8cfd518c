"""A figure as it is cited: newspaper, headline, date, address, day of retrieval, the sentence and where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.wording import day

# what TeX reads as commands
_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {c: "\\" + c for c in "%&#_$"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One figure, three ways to cite it; `csl` is a CSL-JSON item."""

    text: str
    bibtex: str
    csl: dict[str, Any]


def cite(figure: Mapping[str, Any], *, newspaper: str, authors: str = "[]") -> Citation:
    """The citation of a row of the view `figures`.

    newspaper: its name for readers. authors: a JSON list of names, as `article_version.authors`.
    """
    names = [str(name) for name in json.loads(authors)]
    return Citation(_text(figure, newspaper, names), _bibtex(figure, newspaper, names), _csl(figure, newspaper, names))


def _text(figure: Mapping[str, Any], newspaper: str, authors: list[str]) -> str:
    parts = (
        ", ".join(authors),
        f"“{figure['title'] or '(không có tiêu đề)'}”",
        newspaper,
        day(figure["published"]),
        figure["url"],
    )
    where = f"truy cập {day(figure['retrieved'])}; ký tự {figure['start']}–{figure['end']}; số liệu {figure['key']}"
    return f"{', '.join(part for part in parts if part)} ({where}): “{_line(figure['sentence'])}”"


def _bibtex(figure: Mapping[str, Any], newspaper: str, authors: list[str]) -> str:
    published = str(figure["published"] or "")
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in authors or [newspaper]),
        "title": f"{{{_tex(figure['title'] or '')}}}",
        "howpublished": _tex(newspaper),
        "year": published[:4],
        "month": published[5:7],
        "day": published[8:10],
        "url": figure["url"],
        "urldate": str(figure["retrieved"])[:10],
        "note": _tex(f"“{_line(figure['sentence'])}” ({_place(figure)})"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{baotinh-{figure['key']},\n" + ",\n".join(lines) + "\n}"


def _csl(figure: Mapping[str, Any], newspaper: str, authors: list[str]) -> dict[str, Any]:
    item = {
        "id": f"baotinh-{figure['key']}",
        "type": "article-newspaper",
        "title": figure["title"] or "",
        "author": [{"literal": name} for name in authors],
        "container-title": newspaper,
        "issued": _parts(figure["published"]),
        "accessed": _parts(figure["retrieved"]),
        "URL": figure["url"],
        "language": "vi",
        "note": f"“{_line(figure['sentence'])}” ({_place(figure)})",
    }
    return {name: value for name, value in item.items() if value}


def _place(figure: Mapping[str, Any]) -> str:
    return f"characters {figure['start']}-{figure['end']}, figure {figure['key']}"


def _tex(text: str) -> str:
    return re.sub(r"[\\{}~^%&#_$]", lambda m: _TEX[m.group()], _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())


def _parts(moment: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in moment[:10].split("-")]]} if moment else None
