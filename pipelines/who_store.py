"""Named units and people into the database: one row each, however many articles name them."""

from __future__ import annotations

import sqlite3

from extract.model import Analysis, NamedUnit, Person
from extract.text import key
from pipelines.storable import storable


def save_who(conn: sqlite3.Connection, version: int, analysis: Analysis) -> dict[str, int]:
    """Keeps whom an article version names, in the caller's transaction. Returns each named unit's row by its name there."""
    units = {unit.name: unit_row(conn, unit) for unit in analysis.named_units}
    for unit in analysis.named_units:
        if unit.part_of in units and units[unit.part_of] != units[unit.name]:
            conn.execute(
                "UPDATE named_unit SET parent = ? WHERE id = ? AND parent IS NULL", (units[unit.part_of], units[unit.name])
            )
        conn.executemany(
            'INSERT OR IGNORE INTO named_unit_mention (version, named_unit, start, "end") VALUES (?, ?, ?, ?)',
            [(version, units[unit.name], m.start, m.end) for m in unit.mentions],
        )
    for person in analysis.people:
        _save_person(conn, version, person, units)
    return units


def unit_row(conn: sqlite3.Connection, unit: NamedUnit) -> int:
    """The row of one named unit, made if it is new."""
    row = _row(conn, "named_unit", unit.code or key(unit.name), name=storable(unit.name), type=unit.type, code=unit.code)
    conn.executemany(
        "INSERT OR IGNORE INTO named_unit_alias (named_unit, key, name) VALUES (?, ?, ?)",
        [(row, key(alias), storable(alias)) for alias in unit.aliases],
    )
    return row


def _save_person(conn: sqlite3.Connection, version: int, person: Person, units: dict[str, int]) -> None:
    org = units.get(person.org) if person.org else None
    identity = f"{key(person.name)}|{person.birth_year or ''}|{org or ''}"
    row = _row(conn, "person", identity, name=storable(person.name), birth_year=person.birth_year)
    first = person.mentions[0] if person.mentions else None
    conn.execute(
        'INSERT OR IGNORE INTO person_role (version, person, role, named_unit, start, "end") VALUES (?, ?, ?, ?, ?, ?)',
        (version, row, storable(person.role), org, first and first.start, first and first.end),
    )


def _row(conn: sqlite3.Connection, table: str, key: str, **columns: str | int | None) -> int:
    found = conn.execute(f"SELECT id FROM {table} WHERE key = ?", (key,)).fetchone()
    if found:
        return int(found[0])
    names = ", ".join(["key", *columns])
    cursor = conn.execute(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * (len(columns) + 1))})", (key, *columns.values())
    )
    return int(cursor.lastrowid or 0)
