"""A copy's rows in a form that two copies can compare: by UUID or natural key, never by id.

Row ids differ from copy to copy, so a foreign key is the key of its target here. Rows without a
UUID are known by what makes them unique (an attribute by informant and variable); what is only
ever made anew as a whole (turns, formatting, pages, time marks) is one set for each source.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table, UniqueConstraint

from app.models.tables import journalled_tables

Row = tuple[Any, ...]
"""Values in the order of ``Layout.columns``; ``Any`` because most are never looked into."""
TableRows = dict[str, Row]
Rows = dict[str, TableRows]
"""By table and key."""
Renames = dict[str, dict[str, str]]
"""By table: key that went -> key that stands for it."""

UNKNOWN = "\x00unknown"
"""Stands in common ground for a value on which two copies have not agreed yet."""
SETS = frozenset({"formatting", "page", "timestamp", "turn"})
_SEPARATOR = "\x1f"
_NATURAL = {"speaker": ("source_id", "label"), "project": ()}
_LEFT_OUT = {
    "project": frozenset(
        {"project_uuid", "copy_id", "copy_of", "series", "purpose", "copy_for", "created_at"}
    )
}
"""Whose copy it is and what for: each copy's own."""
_NAMED = {
    ("round_coding", "coding_uuid"): "coding",
    ("round_code", "code_uuid"): "code",
    ("project_setting", "value"): "code",  # Favourites; no other setting is a code's UUID.
}
"""Columns that name a row by its UUID and may outlive it."""
_LONG = 64
_MOST_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Layout:
    """How a table's rows are compared.

    ``targets`` are ``(place, table, cascade)`` of the foreign keys among ``columns``; ``named`` of
    the columns that hold a UUID without being one. ``natural`` are the places that make the key of
    a row without UUID.
    """

    table: Table
    columns: tuple[str, ...]
    targets: tuple[tuple[int, str, bool], ...]
    named: tuple[tuple[int, str], ...]
    natural: tuple[int, ...] | None

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def is_set(self) -> bool:
        """Whether a key stands for all rows of a source."""
        return self.name in SETS

    @property
    def query(self) -> str:
        """``id``, what the key is read from, then the columns."""
        first = "source_id" if self.is_set else "NULL" if self.natural is not None else "uuid"
        names = ", ".join(f'"{name}"' for name in self.columns)
        return f'SELECT id, {first}, {names} FROM "{self.name}" ORDER BY id'

    def place(self, column: str) -> int:
        """Where a column's value stands in a row."""
        return self.columns.index(column)

    def natural_key(self, row: Row) -> str:
        """The key of a row without UUID; labels of speakers are one ignoring case and spaces."""
        values = [str(row[place]) for place in self.natural or ()]
        if self.name == "speaker":
            values[-1] = " ".join(values[-1].split()).casefold()
        return _SEPARATOR.join(values)

    def parents(self, key: str, row: Row) -> list[tuple[int, str, str, bool]]:
        """``(place, table, key, cascade)`` of what the row refers to; place -1 is its own key."""
        if not self.is_set:
            return [
                (place, target, row[place], cascade)
                for place, target, cascade in self.targets
                if row[place] is not None
            ]
        inner = {(target, member[place]) for member in row[0] for place, target, _ in self.targets}
        return [(-1, "source", key, True), *((-1, *found, True) for found in sorted(inner))]


@cache
def layouts() -> tuple[Layout, ...]:
    """All tables that travel between copies, parents before children."""
    return tuple(_layout(table) for table in journalled_tables() if table.name != "known_copy")


@cache
def layout_of(name: str) -> Layout:
    """The layout of a table."""
    return next(layout for layout in layouts() if layout.name == name)


def _layout(table: Table) -> Layout:
    natural = _natural_columns(table)
    without = {"id", *_LEFT_OUT.get(table.name, ())}
    if table.name in SETS:
        without.add("source_id")
    elif natural is None:
        without.add("uuid")
    columns = tuple(column.name for column in table.columns if column.name not in without)
    return Layout(
        table,
        columns,
        tuple(
            (columns.index(key.parent.name), key.column.table.name, key.ondelete == "CASCADE")
            for column in table.columns
            for key in column.foreign_keys
            if column.name in columns
        ),
        tuple(
            (place, _NAMED[table.name, column])
            for place, column in enumerate(columns)
            if (table.name, column) in _NAMED
        ),
        None if natural is None else tuple(columns.index(column) for column in natural),
    )


def _natural_columns(table: Table) -> tuple[str, ...] | None:
    if table.name in _NATURAL:
        return _NATURAL[table.name]
    if "uuid" in table.columns or table.name in SETS:
        return None
    return next(
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    )


@dataclass
class StoredRows:
    """A file's rows, and which id each key has there (sets have none)."""

    rows: Rows = field(default_factory=dict)
    ids: dict[str, dict[str, int]] = field(default_factory=dict)


def read_rows(connection: Connection) -> StoredRows:
    """All rows of an open file that travel."""
    found = StoredRows()
    keys: dict[str, dict[int, str]] = {}
    for layout in layouts():
        stored = connection.exec_driver_sql(layout.query).fetchall()
        keys[layout.name] = {row[0]: row[1] for row in stored}
        if layout.is_set:
            found.rows[layout.name] = _sets(layout, stored, keys)
            continue
        rows: TableRows = {}
        ids: dict[str, int] = {}
        for row_id, uuid, *values in stored:
            for place, target, _ in layout.targets:
                values[place] = keys[target].get(values[place])
            row = tuple(values)
            key = uuid if layout.natural is None else _free_key(layout.natural_key(row), rows)
            rows[key], ids[key] = row, row_id
            keys[layout.name][row_id] = key
        found.rows[layout.name], found.ids[layout.name] = rows, ids
    return found


def _free_key(key: str, rows: TableRows) -> str:
    """Two speakers of one label, which only another program's file has, stay two."""
    while key in rows:
        key += "+"
    return key


def _sets(layout: Layout, stored: Any, keys: Mapping[str, Mapping[int, str]]) -> TableRows:
    members: dict[str, list[Row]] = {key: [] for key in keys["source"].values()}
    for _, source_id, *values in stored:
        for place, target, _ in layout.targets:
            values[place] = keys[target].get(values[place])
        members[keys["source"][source_id]].append(tuple(values))
    return {key: (tuple(sorted(rows, key=repr)),) for key, rows in members.items()}


def packed_row(row: Row) -> Row:
    """A row as common ground remembers it: long texts, bytes and sets as their hash."""
    if any(type(value) in {bytes, tuple} or _is_long(value) for value in row):
        return tuple(_packed(value) for value in row)
    return row


def _is_long(value: object) -> bool:
    return type(value) is str and len(value) > _LONG


def _packed(value: Any) -> Any:
    if type(value) is tuple:
        value = json.dumps(value)
    elif not (type(value) is bytes or _is_long(value)):
        return value
    data = value if isinstance(value, bytes) else value.encode(errors="surrogatepass")
    return "\x00" + hashlib.sha256(data).hexdigest()[:32]


@dataclass(frozen=True)
class CommonGround:
    """What two copies had in common when they last met.

    ``rows`` are packed; ``same`` says which of the other's keys stand for one thing with ours.
    """

    rows: Rows = field(default_factory=dict)
    same: Renames = field(default_factory=dict)


def packed_ground(ground: CommonGround) -> bytes:
    """Common ground as a ``KnownCopy`` stores it."""
    content = {
        "columns": {layout.name: layout.columns for layout in layouts()},
        "rows": ground.rows,
        "same": {table: renames for table, renames in ground.same.items() if renames},
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode(errors="surrogatepass"), 1)


def read_ground(stored: bytes) -> CommonGround | None:
    """Stored common ground; None for what is none (a foreign file may hold anything)."""
    try:
        reader = zlib.decompressobj()
        written = reader.decompress(stored, _MOST_BYTES)
        content = json.loads(written.decode(errors="surrogatepass"))
        rows = {
            layout.name: _read_table(layout, content["columns"], content["rows"])
            for layout in layouts()
        }
        same = {
            str(table): {str(key): str(into) for key, into in renames.items()}
            for table, renames in content["same"].items()
        }
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return CommonGround(rows, same)


def _read_table(layout: Layout, columns: Any, rows: Any) -> TableRows:
    """A table as it was stored, by column names: an older version may have known fewer."""
    names = list(columns.get(layout.name, ()))
    found = {str(key): tuple(values) for key, values in rows.get(layout.name, {}).items()}
    if layout.is_set:
        return found
    if names == list(layout.columns):
        if any(len(row) != len(names) for row in found.values()):
            raise ValueError(layout.name)
        return found
    places = [names.index(name) if name in names else None for name in layout.columns]
    return {
        key: tuple(UNKNOWN if place is None else row[place] for place in places)
        for key, row in found.items()
    }


def packed_rows(rows: Rows) -> Rows:
    """All rows as common ground remembers them."""
    return {
        table: {key: packed_row(row) for key, row in found.items()} for table, found in rows.items()
    }


def renamed(
    rows: Rows, renames: Renames, passages: Mapping[str, Row] = MappingProxyType({})
) -> tuple[Rows, Renames]:
    """Rows with every key replaced by the one that stands for it, and all keys that changed.

    Where both are there, the standing one's row is kept. ``passages`` are those that stand for
    others: their numbers are taken.
    """
    if not any(renames.values()):
        return rows, {}
    total = {table: dict(found) for table, found in renames.items()}
    result: Rows = {}
    for layout in layouts():
        table = rows.get(layout.name, {})
        own = total.get(layout.name, {})
        moved = [(place, total[name]) for place, name, _ in layout.targets if total.get(name)]
        moved += [(place, total[name]) for place, name in layout.named if total.get(name)]
        sources = total.get("source", {}) if layout.is_set else own
        if not (moved or sources):
            result[layout.name] = table
            continue
        result[layout.name] = found = {}
        for key, row in table.items():
            new = _with_keys(layout, row, moved)
            final = sources.get(key, key)
            if layout.natural is not None:
                final = layout.natural_key(new) if layout.natural_key(row) == key else key
                if final != key:
                    total.setdefault(layout.name, {})[key] = final
            if final == key or final not in table:
                winner = passages.get(final) if layout.name == "passage" and sources else None
                found[final] = _numbered_as(layout, new, winner)
    return result, total


def _with_keys(layout: Layout, row: Row, moved: list[tuple[int, dict[str, str]]]) -> Row:
    if not moved:
        return row
    if layout.is_set:
        if type(row[0]) is not tuple:
            return row  # common ground knows a set's hash only
        return (tuple(sorted((_replaced(member, moved) for member in row[0]), key=repr)),)
    return _replaced(row, moved)


def _replaced(row: Row, moved: list[tuple[int, dict[str, str]]]) -> Row:
    values = list(row)
    for place, renames in moved:
        values[place] = renames.get(values[place], values[place])
    return tuple(values)


def _numbered_as(layout: Layout, row: Row, winner: Row | None) -> Row:
    if winner is None:
        return row
    values = list(row)
    for column in ("series", "number", "created_at"):
        values[layout.place(column)] = winner[layout.place(column)]
    return tuple(values)
