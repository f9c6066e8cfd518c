"""Named units and people into the database: one row each, however many articles name them."""

from __future__ import annotations

import json
import sqlite3

from extract.gazetteer.table import Place, table
from extract.model import Analysis, NamedUnit, Person
from extract.names.identities import of_place, place_of, province_of
from extract.names.places import units_inside
from extract.text import key
from pipelines.database.storable import storable


def save_who(conn: sqlite3.Connection, version: int, analysis: Analysis) -> dict[str, int]:
    """Keeps whom an article version names, in the caller's transaction. Returns each named unit's row by its name there."""
    units = {unit.name: unit_row(conn, unit) for unit in analysis.named_units}
    for unit in analysis.named_units:
        row = units[unit.name]
        parent = units.get(unit.part_of or "") or _inside_row(conn, unit)
        if parent is not None and parent != row:
            conn.execute("UPDATE named_unit SET parent = ? WHERE id = ? AND parent IS NULL", (parent, row))
        conn.executemany(
            'INSERT OR IGNORE INTO named_unit_mention (version, named_unit, start, "end") VALUES (?, ?, ?, ?)',
            [(version, row, m.start, m.end) for m in unit.mentions],
        )
    for person in analysis.people:
        _save_person(conn, version, person, analysis, units)
    return units


def same_ground(conn: sqlite3.Connection, ids: list[int]) -> list[int]:
    """Rows of the administrative units inside these, and of those of the other era that have a part of them."""
    places = [place for id_ in ids if (place := _place_of_row(conn, id_)) is not None]
    keys = {of_place(inside) for place in places for inside in units_inside(place)}
    found = conn.execute(
        "SELECT n.id FROM json_each(?) AS j CROSS JOIN named_unit AS n ON n.key = j.value", (json.dumps(sorted(keys)),)
    )
    return [int(id_) for (id_,) in found]


def _place_of_row(conn: sqlite3.Connection, id_: int) -> Place | None:
    (known,) = conn.execute("SELECT key FROM named_unit WHERE id = ?", (id_,)).fetchone()
    place = place_of(known)
    return place if place is not None and of_place(place) == known else None


def unit_row(conn: sqlite3.Connection, unit: NamedUnit) -> int:
    """The row of one named unit, made if it is new. One without an identity is the known one of its code or of its name."""
    place = place_of(unit.identity) if unit.code and unit.identity else None
    row = _place_row(conn, place) if place else _known_row(conn, unit) or _new_row(conn, unit)
    conn.executemany(
        "INSERT OR IGNORE INTO named_unit_alias (named_unit, key, name) VALUES (?, ?, ?)",
        [(row, key(name), storable(name)) for name in (unit.name, *unit.aliases)],
    )
    return row


def _known_row(conn: sqlite3.Connection, unit: NamedUnit) -> int | None:
    if unit.identity:
        return None
    found = conn.execute("SELECT id FROM named_unit WHERE code = ?", (unit.code,)).fetchall() if unit.code else []
    found = found or conn.execute("SELECT DISTINCT named_unit FROM named_unit_alias WHERE key = ?", (key(unit.name),)).fetchall()
    return int(found[0][0]) if len(found) == 1 else None


def _new_row(conn: sqlite3.Connection, unit: NamedUnit) -> int:
    identity = unit.identity or unit.code or key(unit.name)
    return _row(conn, "named_unit", identity, name=storable(unit.name), type=unit.type, code=unit.code)


def _place_row(conn: sqlite3.Connection, place: Place) -> int:
    """The row of an administrative unit; made, if need be, with those of the units that it lies in."""
    parent = _place_row(conn, table().by_code[place.era, place.parent]) if place.parent else None
    return _row(conn, "named_unit", of_place(place), name=place.full_name, type=place.rank, code=place.code, parent=parent)


def _inside_row(conn: sqlite3.Connection, unit: NamedUnit) -> int | None:
    """The row of what a unit belongs to, where the article does not name that itself."""
    if unit.inside is None:
        return None
    place = place_of(unit.inside)
    if place is not None and of_place(place) == unit.inside:
        return _place_row(conn, place)
    found = conn.execute("SELECT id FROM named_unit WHERE key = ?", (unit.inside,)).fetchone()
    return int(found[0]) if found else None


def _save_person(conn: sqlite3.Connection, version: int, person: Person, analysis: Analysis, units: dict[str, int]) -> None:
    org = next((unit for unit in analysis.named_units if unit.name == person.org), None)
    row = _person_row(conn, person, province_of(org.identity) if org else _province_of_all(analysis))
    first = person.mentions[0] if person.mentions else None
    conn.execute(
        'INSERT OR IGNORE INTO person_role (version, person, role, named_unit, start, "end") VALUES (?, ?, ?, ?, ?, ?)',
        (version, row, storable(person.role), units[org.name] if org else None, first and first.start, first and first.end),
    )


def _person_row(conn: sqlite3.Connection, person: Person, province: str | None) -> int:
    """One row for a name in one province of today, unless birth years say that there are two of them."""
    identity = f"{key(person.name)}|{province or ''}"
    known = conn.execute("SELECT id, birth_year FROM person WHERE key = ? OR key LIKE ? || '|%'", (identity, identity)).fetchall()
    for row, born in known:
        if None in (born, person.birth_year) or born == person.birth_year:
            conn.execute("UPDATE person SET birth_year = coalesce(birth_year, ?) WHERE id = ?", (person.birth_year, row))
            return int(row)
    if known:
        identity += f"|{person.birth_year}"
    return _row(conn, "person", identity, name=storable(person.name), birth_year=person.birth_year)


def _province_of_all(analysis: Analysis) -> str | None:
    """The one province that an article's places lie in; None where there are several or none."""
    provinces = {province for unit in analysis.named_units if unit.code and (province := province_of(unit.identity))}
    return provinces.pop() if len(provinces) == 1 else None


def _row(conn: sqlite3.Connection, table: str, key: str, **columns: str | int | None) -> int:
    found = conn.execute(f"SELECT id FROM {table} WHERE key = ?", (key,)).fetchone()
    if found:
        return int(found[0])
    names = ", ".join(["key", *columns])
    cursor = conn.execute(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * (len(columns) + 1))})", (key, *columns.values())
    )
    return int(cursor.lastrowid or 0)
