"""Vega-Lite specifications of the charts. Every point leads to the page of the figure that it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.wording import STATUSES, period

_INK = {"actual": "#1e6b3a", "target": "#7a3e00", "estimate": "#5b2d82"}
_SHAPE = {"actual": "circle", "target": "diamond", "estimate": "triangle-up"}
_BASE: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",  # a name for the grammar, never fetched
    "width": "container",
    "height": 260,
    "config": {"axis": {"labelFontSize": 13, "titleFontSize": 13}, "legend": {"labelFontSize": 13, "title": None}, "locale": {}},
}
_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}


def over_time(points: Sequence[Mapping[str, Any]], unit: str | None, *, by: str | None = None) -> dict[str, Any]:
    """Values by the day that they speak of; a line for each status, or for each value of the column `by`."""
    shown = by or "tính chất"
    names = [STATUSES[s] for s in _INK]
    colour: dict[str, Any] = {"field": shown, "type": "nominal"}
    if by is None:
        colour["scale"] = {"domain": names, "range": list(_INK.values())}
    encoding = {
        "x": {"field": "ngày", "type": "temporal", "title": None, "axis": {"format": "%m/%Y", "labelAngle": 0}},
        "y": {"field": "giá trị", "type": "quantitative", "title": unit, "scale": {"zero": False}},
        "color": colour,
        "shape": {"field": "tính chất", "type": "nominal", "scale": {"domain": names, "range": list(_SHAPE.values())}},
        "href": {"field": "url"},
        "tooltip": [{"field": name} for name in ("giá trị", "thời gian", "tính chất", *([by] if by else []))],
    }
    rows = [_point(point, by) for point in points]
    return _spec(rows, {"mark": {"type": "line", "point": {"size": 90, "filled": True}}, "encoding": encoding})


def compared(figures: Sequence[Mapping[str, Any]], unit: str | None) -> dict[str, Any]:
    """The newest value of each named unit as bars, the largest first."""
    encoding = {
        "y": {"field": "đơn vị", "type": "nominal", "sort": "-x", "title": None, "axis": {"labelLimit": 260}},
        "x": {"field": "giá trị", "type": "quantitative", "title": unit},
        "color": {
            "field": "tính chất",
            "type": "nominal",
            "scale": {"domain": [STATUSES[s] for s in _INK], "range": list(_INK.values())},
        },
        "href": {"field": "url"},
        "tooltip": [{"field": name} for name in ("đơn vị", "giá trị", "thời gian", "tính chất")],
    }
    rows = [_point(figure, "đơn vị") for figure in figures]
    return _spec(rows, {"mark": {"type": "bar"}, "encoding": encoding, "height": 26 * len(rows) + 10})


def _spec(rows: list[dict[str, Any]], parts: dict[str, Any]) -> dict[str, Any]:
    config = {**_BASE["config"], "locale": {"number": _LOCALE}}
    return {**_BASE, "config": config, "data": {"values": rows}, **parts}


def _point(figure: Mapping[str, Any], by: str | None) -> dict[str, Any]:
    point = {
        "ngày": figure["as_of"],
        "giá trị": figure["value"],
        "thời gian": period(figure["period_start"], figure["period_end"]) or figure["as_of"],
        "tính chất": STATUSES[figure["status"]],
        "url": f"/so-lieu/{figure['key']}",
    }
    return {**point, by: figure["named_unit"]} if by else point
