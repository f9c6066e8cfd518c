"""A figure in words that a newspaper reader knows: `trên 6.050 đảng viên`, `2020–4/2023`, `chỉ tiêu`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

COMPARATORS = {"eq": "", "gt": "> ", "ge": "≥ ", "lt": "< ", "le": "≤ ", "approx": "≈ "}
STATUSES = {"actual": "thực hiện", "target": "chỉ tiêu", "estimate": "ước tính"}
MEASURES = {"level": "", "change": "tăng/giảm", "over_target": "so với chỉ tiêu"}
VERDICTS = {"confirmed": "đúng", "corrected": "đã sửa", "rejected": "sai"}
FIELDS = {
    "value": "giá trị", "value_max": "đến", "of": "trên tổng số", "unit": "đơn vị tính", "comparator": "so sánh",
    "indicator": "chỉ số", "indicator_code": "mã chỉ số", "subject": "đơn vị",
    "period_start": "từ ngày", "period_end": "đến ngày",
    "per": "mỗi", "status": "tính chất", "measure": "cách đo", "baseline": "so với", "attribution": "theo",
}  # fmt: skip
PERS = {"year": "/năm", "quarter": "/quý", "month": "/tháng", "week": "/tuần", "day": "/ngày"}


def number(value: float) -> str:
    """Vietnamese separators: 5650 → `5.650`, 2.5 → `2,5`."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def amount(figure: Mapping[str, Any]) -> str:
    """The value with its comparator, range and denominator, without the unit; a change carries its sign."""
    text = number(figure["value"])
    if figure["measure"] == "change" and figure["value"] > 0:
        text = "+" + text
    if figure.get("value_max") is not None:
        text += ("–" if figure["value"] >= 0 else " đến ") + number(figure["value_max"])
    if figure.get("of") is not None:
        text += "/" + number(figure["of"])
    per = PERS.get(figure.get("per") or "", "")
    said = per and per in (figure.get("unit") or "")  # "triệu đồng/người/năm" has said it
    return COMPARATORS[figure["comparator"]] + text + ("" if said else per)


def nature(figure: Mapping[str, Any]) -> str:
    """Done or promised, what kind of figure, against what: `chỉ tiêu, tăng/giảm, cùng kỳ năm 2022`."""
    words = (STATUSES[figure["status"]], MEASURES[figure["measure"]], figure["baseline"])
    return ", ".join(word for word in words if word)


def period(first: date | str | None, last: date | str | None) -> str:
    """`2022`, `4/2023`, `2020–4/2023`, `đến 30/4/2023`; empty where nothing is known."""
    start, end = _date(first), _date(last)
    if start and end:
        return _span(start, end)
    if end:
        return f"đến {_day(end)}"
    return f"từ {_day(start)}" if start else ""


def _span(start: date, end: date) -> str:
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month) and start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return f"{start.month}/{start.year}"
    return f"{_day(start)}–{_day(end)}"


def day(moment: str | None) -> str:
    """The day of an ISO date or time: `4/5/2023`; empty for none."""
    return _day(date.fromisoformat(moment[:10])) if moment else ""


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _date(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
