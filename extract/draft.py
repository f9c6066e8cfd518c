"""A figure while it is being put together: each rule file fills its fields, in the order of `figures.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.model import Comparator, Measure, Number, Per, Status


@dataclass(slots=True)
class Draft:
    """Mutable twin of `model.Figure`; offsets are character offsets into `doc.text`."""

    number: Number
    start: int  # of the whole mention: comparator to unit
    end: int
    sentence_start: int
    sentence_end: int
    value: float
    value_max: float | None = None
    of: float | None = None
    unit: str | None = None
    comparator: Comparator = "eq"
    indicator: str | None = None
    indicator_code: str | None = None
    subject: str | None = None
    subject_code: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    per: Per | None = None
    status: Status = "actual"
    measure: Measure = "level"
    baseline: str | None = None
    attribution: str | None = None
    part_of: int | None = None
    confidence: float = 0.0
    rule: str = ""
