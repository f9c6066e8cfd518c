"""How much of annotated articles the extractor reads right, by level and by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.model import Analysis, Figure
from extract.text import key
from pipelines.output import plain
from pipelines.scoring.gold import Gold

LEVELS = ("value", "unit", "change", "concept", "concept=", "strict")
FIELDS = ("unit", "comparator", "measure", "status", "per", "subject", "period_start", "period_end", "baseline", "attribution")
STRICT = FIELDS[:8]
NAMES = ("named_units", "people")
_ADMINISTRATIVE = set(key("tỉnh thành phố tp huyện thị xã tx quận phường trấn thủ đô hcm").split())
_ALIASES = {key("TP HCM"): key("Hồ Chí Minh"), key("TPHCM"): key("Hồ Chí Minh"), key("cả nước"): key("Việt Nam")}


@dataclass(slots=True)
class Score:
    """Counts over all articles; `figures` tells for each gold figure ("article:start-end") which levels were right."""

    gold: int = 0
    predicted: int = 0
    right: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    figures: dict[str, list[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def f1(self, level: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a level."""
        return f1(self.right[level], self.predicted, self.gold)

    def names_f1(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of the names of `named_units` or `people`."""
        return f1(self.names[f"{kind} right"], self.names[f"{kind} found"], self.names[f"{kind} gold"])

    def share(self, name: str) -> float:
        """The share in which a field is right, of the figures whose value is right."""
        return self.fields[name] / self.right["value"] if self.right["value"] else 0.0


def f1(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of so many right ones."""
    precision, recall = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(articles: Iterable[Gold], analyse: Callable[..., Analysis]) -> Score:
    """Read every article with `analyse(text, published=…)` and count what is right."""
    total = Score()
    for article in articles:
        _add(total, article, analyse(article.text, published=article.published))
    return total


def won_and_lost(before: Mapping[str, list[str]], now: Mapping[str, list[str]], level: str) -> tuple[list[str], list[str]]:
    """The figures that became right at a level, and those that no longer are; only of articles that were read now."""
    won = [name for name in now if level in now[name] and level not in before.get(name, ())]
    lost = [name for name in now if level not in now[name] and level in before.get(name, ())]
    return won, lost


def _add(total: Score, article: Gold, analysis: Analysis) -> None:
    found = [figure for figure in analysis.figures if not _is_optional(figure, article)]
    total.gold += len(article.figures)
    total.predicted += len(found)
    pairs = _matched(found, article.figures)
    for number, gold in enumerate(article.figures):
        name = f"{article.id}:{gold['start']}-{gold['end']}"
        figure = pairs.get(number)
        total.figures[name] = [] if figure is None else _levels(total, figure, gold)
        if figure is None:
            total.wrong.append(f"missed  {name} {_around(article, gold)}")
        elif wrong := _wrong(figure, gold):
            total.wrong.append(f"wrong   {name} {_around(article, gold)} {wrong}")
    matched = {id(figure) for figure in pairs.values()}
    total.wrong += [f"false   {article.id}:{f.start}-{f.end} {f.quote!r}" for f in found if id(f) not in matched]
    _add_names(total, "named_units", article.units, {unit.name for unit in analysis.named_units})
    _add_names(total, "people", article.people, {person.name for person in analysis.people})


def _add_names(total: Score, kind: str, wanted: frozenset[str], found: set[str]) -> None:
    right = {key(name) for name in wanted} & {key(name) for name in found}
    total.names.update({f"{kind} right": len(right), f"{kind} found": len(found), f"{kind} gold": len(wanted)})


def _around(article: Gold, gold: Mapping[str, Any]) -> str:
    return repr("…" + article.text[max(0, gold["start"] - 40) : gold["end"] + 30] + "…")


def _meets(figure: Figure, start: int, end: int) -> bool:
    return figure.start < end and start < figure.end


def _is_optional(figure: Figure, article: Gold) -> bool:
    if any(_meets(figure, gold["start"], gold["end"]) for gold in article.figures):
        return False
    return any(_meets(figure, start, end) for start, end in article.optional)


def _matched(found: list[Figure], golds: tuple[dict[str, Any], ...]) -> dict[int, Figure]:
    """Gold figure → found figure, where their words overlap: those of the right value first, then the nearest."""
    pairs = sorted(
        (not _right_value(figure, gold), abs(figure.start - gold["start"]), i, j)
        for i, figure in enumerate(found)
        for j, gold in enumerate(golds)
        if _meets(figure, gold["start"], gold["end"])
    )
    taken: set[int] = set()
    matched: dict[int, Figure] = {}
    for _, _, i, j in pairs:
        if i not in taken and j not in matched:
            taken.add(i)
            matched[j] = found[i]
    return matched


def _levels(total: Score, figure: Figure, gold: Mapping[str, Any]) -> list[str]:
    if not _right_value(figure, gold):
        return []
    ok = {name: same(name, getattr(figure, name), gold.get(name)) for name in FIELDS}
    ok["measure"] = ok["measure"] and (gold["measure"] != "change" or _close(figure.value, gold["value"]))
    common = in_common(figure.indicator, gold.get("indicator"))
    reached = {
        "value": True,
        "unit": ok["unit"],
        "change": ok["comparator"] and ok["measure"],
        "concept": common >= 0.5,
        "concept=": common == 1.0,
        "strict": all(ok[name] for name in STRICT),
    }
    levels = [level for level in LEVELS if reached[level]]
    total.right.update(levels)
    total.fields.update(name for name in FIELDS if ok[name])
    return levels


def _wrong(figure: Figure, gold: Mapping[str, Any]) -> str:
    if not _right_value(figure, gold):
        wanted = f"{gold['value']}..{gold.get('value_max')} of {gold.get('of')}"
        return f"value {wanted}, read {figure.value}..{figure.value_max} of {figure.of}"
    told = [
        f"{name} {gold.get(name)!r}, read {plain(getattr(figure, name))!r}"
        for name in FIELDS
        if not same(name, getattr(figure, name), gold.get(name))
    ]
    if in_common(figure.indicator, gold.get("indicator")) < 0.5:
        told.append(f"indicator {gold.get('indicator')!r}, read {figure.indicator!r}")
    return "; ".join(told)


def same(name: str, found: Any, wanted: Any) -> bool:
    """Whether a field is right: units up to a modifier, subjects up to their level, phrases by half of their words."""
    if name == "unit":
        a, b = key(found or ""), key(wanted or "")
        return a == b or (bool(a and b) and (a.startswith(f"{b} ") or b.startswith(f"{a} ")))
    if name == "subject":
        return _bare(found) == _bare(wanted)
    if name in ("baseline", "attribution"):
        return key(found or "") == key(wanted or "") or in_common(found, wanted) >= 0.5
    return bool(plain(found) == wanted)


def in_common(a: str | None, b: str | None) -> float:
    """The F1 of two phrases' words."""
    first, second = Counter(key(a or "").split()), Counter(key(b or "").split())
    common = (first & second).total()
    return 2 * common / (first.total() + second.total()) if common else 0.0


def _bare(name: str | None) -> str:
    words = _ALIASES.get(key(name or ""), key(name or "")).split()
    while len(words) > 1 and words[0] in _ADMINISTRATIVE:
        words = words[1:]
    return " ".join(words)


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 * max(1.0, abs(b))


def _right_value(figure: Figure, gold: Mapping[str, Any]) -> bool:
    """The number and its range; of a change the sign may be wrong here, which `change` tells."""
    if not _close(figure.value_max, gold.get("value_max")):
        return False
    exact = _close(figure.value, gold["value"]) and _close(figure.of, gold.get("of"))
    return exact or (gold.get("measure") == "change" and _close(abs(figure.value), abs(gold["value"])))
