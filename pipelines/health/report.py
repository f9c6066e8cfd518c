"""The night's report: one page, as text and as HTML, in `reports/` beside the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from crawler.archive import night
from pipelines.database.store import Store
from pipelines.health.check import Finding

_NEWSPAPERS = """
SELECT n.name, h.* FROM health AS h JOIN newspaper AS n ON n.code = h.newspaper WHERE h.run = ? ORDER BY h.errors DESC, n.name
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the night; `trouble` is why it did not end well."""

    name: str
    seconds: float
    summary: str
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What the night brought."""

    started: datetime
    run: int | None  # of the crawl
    steps: list[Step]
    findings: list[Finding]

    @property
    def failed(self) -> bool:
        """Whether somebody should look at it."""
        return any(step.trouble for step in self.steps) or any(finding.severity == "error" for finding in self.findings)


def rendered(report: Report, db: Path) -> dict[str, str]:
    """The report of a night, by the kind of its file: txt and html."""
    templates = Environment(
        loader=PackageLoader("pipelines.health"), autoescape=select_autoescape(["html"]), trim_blocks=True, lstrip_blocks=True
    )
    templates.filters["duration"] = lambda seconds: str(timedelta(seconds=round(seconds)))
    content = _content(report, db)
    return {kind: templates.get_template(f"night.{kind}").render(content) for kind in ("txt", "html")}


def write_report(texts: Mapping[str, str], started: datetime, db: Path) -> None:
    """Write the report of a night that `started` then. A second run of the same night writes over the first. OSError."""
    directory = db.parent / "reports"
    directory.mkdir(parents=True, exist_ok=True)
    for kind, text in texts.items():
        (directory / f"nightly-{night(started)}.{kind}").write_text(text, encoding="utf-8")


def _content(report: Report, db: Path) -> dict[str, Any]:
    newspapers = []
    if db.exists() and report.run is not None:
        with Store.read(db) as store:
            newspapers = store.rows(_NEWSPAPERS, (report.run,))
    return {"report": report, "newspapers": newspapers, "db": db}
