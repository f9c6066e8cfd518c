"""Builds `units.tsv` from the package vietnamadminunits (a development dependency): `python -m extract.gazetteer.build`.

A row is: era (`63` until June 2025, `34` since), statistics-office code, level word, name, code of the unit above,
codes of the units that it went into (for era 63; several where it was split).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("units.tsv")
Row = tuple[str, str, str, str, str, str]  # era, code, level, name, parent, successors


def main() -> None:
    """Write the table beside this script."""
    from vietnamadminunits.database import get_data

    mapping = files("vietnamadminunits") / "data" / "converter_2025.json"
    converter = json.loads(mapping.read_text(encoding="utf-8"))
    old, new = get_data(table="admin_units_legacy"), get_data(table="admin_units")
    rows = sorted(set(_old_rows(old, _province_successors(converter, new), _commune_successors(converter, old, new))))
    rows += sorted(set(_new_rows(new)))
    TABLE.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} units in {TABLE}")


def _old_rows(old: Iterable[Any], provinces: dict[str, str], communes: dict[str, set[str]]) -> Iterator[Row]:
    for row in old:
        yield (
            "63",
            row["provinceCode"],
            _level(row["province"], row["provinceShort"]),
            row["provinceShort"],
            "",
            provinces[row["provinceKey"]],
        )
        yield (
            "63",
            row["districtCode"],
            row["districtType"].lower(),
            _bare(row["districtShort"]),
            row["provinceCode"],
            _of_district(row, communes),
        )
        if row["wardCode"]:
            after = " ".join(sorted(communes.get(_old_key(row), ())))
            yield "63", row["wardCode"], row["wardType"].lower(), _bare(row["wardShort"]), row["districtCode"], after


def _new_rows(new: Iterable[Any]) -> Iterator[Row]:
    for row in new:
        yield "34", row["provinceCode"], _level(row["province"], row["provinceShort"]), row["provinceShort"], "", ""
        yield "34", row["wardCode"], row["wardType"].lower(), _bare(row["wardShort"]), row["provinceCode"], ""


def _of_district(row: Any, communes: dict[str, set[str]]) -> str:
    """Five island districts had no communes: they went as a whole into what the mapping says of their empty commune."""
    return "" if row["wardCode"] else " ".join(sorted(communes.get(_old_key(row), ())))


def _bare(name: str) -> str:
    """The package tells a district from the town of its name in brackets, and keeps the level of a number.

    "Kỳ Anh (Thị xã)" is Kỳ Anh, "Quận 1" is 1, "Phường 08" is 8.
    """
    name = name.split(" (")[0]
    last = name.split()[-1]
    return str(int(last)) if last.isdigit() and name.split()[0] in ("Quận", "Phường") else name


def _level(full: str, short: str) -> str:
    return full.removesuffix(short).strip().lower()


def _old_key(row: Any) -> str:
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def _province_successors(converter: dict[str, Any], new: Iterable[Any]) -> dict[str, str]:
    codes = {row["provinceKey"]: row["provinceCode"] for row in new}
    return {before: codes[after] for after, olds in converter["DICT_PROVINCE"].items() for before in olds}


def _commune_successors(converter: dict[str, Any], old: Iterable[Any], new: Iterable[Any]) -> dict[str, set[str]]:
    """Old commune's key → codes of the new communes that have a part of it."""
    codes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    known = {_old_key(row) for row in old}
    successors: dict[str, set[str]] = defaultdict(set)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, before in wards.items():
            for key in before:
                successors[key].add(codes[province, ward])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            successors[key] |= {codes[province, part["newWardKey"]] for part in parts}
    missing = known - set(successors)
    if missing:
        print(f"no successor is known for {len(missing)} units: {sorted(missing)[:5]} …")
    return successors


if __name__ == "__main__":
    main()
