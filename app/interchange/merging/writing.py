"""Writing merged rows into an open file: only what differs, in an order that loses nothing.

Children move before their parents go, because a deletion takes along whatever still hangs on it;
rows keep their ids, so that undo, selections and references stay what they are.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, UniqueConstraint

from app.interchange.copy_rows import Layout, Renames, Row, Rows, StoredRows, layouts, renamed

_AT_ONCE = 1_000
Statement = tuple[str, list[Row]]


@dataclass
class _Ids:
    """Which id each key of the merged rows has, and which ids stay in use, by table."""

    of: dict[str, dict[str, int]] = field(default_factory=dict)
    staying: dict[str, set[int]] = field(default_factory=dict)


def write_rows(
    connection: Connection, stored: StoredRows, merged: Rows, renames: Renames
) -> Iterator[tuple[int, int]]:
    """Make the file's rows ``merged``; ``stored`` is what it holds, ``renames`` what became one.

    Yields how much of how much is done, so that a window can breathe in between; of nothing while
    nobody knows.

    Raises:
        IntegrityError: the merged rows break a promise of the schema.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    _, final = renamed(stored.rows, renames)
    ids = _ids(connection, stored, merged, final)
    statements: list[Statement] = []
    for layout in reversed(layouts()):
        if layout.is_set:
            statements += _emptied(layout, stored, merged, ids)
        else:
            statements += _deletions(layout, stored, ids)
            statements += _updates(layout, stored, merged, final, ids)
        yield 0, 0
    for layout in layouts():
        if layout.is_set:
            statements += _refilled(layout, stored, merged, ids)
        else:
            statements += _insertions(layout, merged, ids)
        yield 0, 0
    yield from _run(connection, statements)


def _run(connection: Connection, statements: list[Statement]) -> Iterator[tuple[int, int]]:
    total = sum(len(rows) for _, rows in statements)
    done = 0
    for sql, rows in statements:
        for start in range(0, len(rows), _AT_ONCE):
            yield done, total
            some = rows[start : start + _AT_ONCE]
            connection.exec_driver_sql(sql, some)
            done += len(some)
    yield total, total


def _ids(connection: Connection, stored: StoredRows, merged: Rows, final: Renames) -> _Ids:
    found = _Ids()
    for layout in layouts():
        if layout.is_set:
            continue
        renames, known = final.get(layout.name, {}), stored.ids[layout.name]
        ids: dict[str, int] = {}
        for key, row_id in known.items():
            new = renames.get(key, key)
            if new in merged[layout.name] and (new == key or new not in known):
                ids.setdefault(new, row_id)
        found.staying[layout.name] = set(ids.values())
        free = _next_id(connection, layout.name)
        for key in merged[layout.name]:
            if key not in ids:
                ids[key] = free
                free += 1
        found.of[layout.name] = ids
    return found


def _next_id(connection: Connection, table: str) -> int:
    """The id that SQLite would give next: never one that a deleted row had."""
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    return int(connection.exec_driver_sql(query, (table,)).scalar() or 0) + 1


def _in_ids(layout: Layout, row: Row, ids: dict[str, dict[str, int]]) -> Row:
    values = list(row)
    for place, target, _ in layout.targets:
        if values[place] is not None:
            values[place] = ids[target][values[place]]
    return tuple(values)


def _deletions(layout: Layout, stored: StoredRows, ids: _Ids) -> list[Statement]:
    going = [
        (row_id,)
        for row_id in stored.ids[layout.name].values()
        if row_id not in ids.staying[layout.name]
    ]
    return [(f'DELETE FROM "{layout.name}" WHERE id = ?', going)] if going else []


def _updates(
    layout: Layout, stored: StoredRows, merged: Rows, final: Renames, ids: _Ids
) -> list[Statement]:
    """One statement for each set of columns that changes."""
    renames, rows = final.get(layout.name, {}), merged[layout.name]
    changes: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for key, row_id in stored.ids[layout.name].items():
        new = renames.get(key, key)
        if ids.of[layout.name].get(new) != row_id:
            continue
        before = _in_ids(layout, stored.rows[layout.name][key], stored.ids)
        after = _in_ids(layout, rows[new], ids.of)
        changed = {
            column: now
            for column, old, now in zip(layout.columns, before, after, strict=True)
            if old != now
        }
        for names, column in _keys_passed_on(layout):
            if names & changed.keys():
                changed.setdefault(column, after[layout.place(column)])
        if new != key and layout.natural is None:
            changed["uuid"] = new
        if changed:
            changes[tuple(changed)].append((*changed.values(), row_id))
    return [*_out_of_the_way(layout, changes), *_changing(layout, changes)]


def _changing(layout: Layout, changes: dict[tuple[str, ...], list[Row]]) -> list[Statement]:
    statements = []
    for columns, rows in changes.items():
        sets = ", ".join(f"{_quoted(column)} = ?" for column in columns)
        statements.append((f'UPDATE "{layout.name}" SET {sets} WHERE id = ?', rows))
    return statements


def _quoted(column: str) -> str:
    return f'"{column}"'


def _keys_passed_on(layout: Layout) -> list[tuple[frozenset[str], str]]:
    """The unique keys that rows may pass to each other, and the column that lets go of each."""
    found = []
    for constraint in layout.table.constraints:
        if isinstance(constraint, UniqueConstraint):
            names = [column.name for column in constraint.columns]
            numbers = [name for name in names if name.endswith("_id") or name == "number"]
            found += [(frozenset(names), column) for column in numbers[:1]]
    return found


def _out_of_the_way(layout: Layout, changes: dict[tuple[str, ...], list[Row]]) -> list[Statement]:
    """Rows that pass a unique key to each other first let go of it; all of them get it back."""
    statements = []
    for names, column in _keys_passed_on(layout):
        moving = [
            (row[-1],) for columns, rows in changes.items() if names & {*columns} for row in rows
        ]
        if len(moving) > 1:
            letting_go = f'UPDATE "{layout.name}" SET {_quoted(column)} = -id WHERE id = ?'
            statements.append((letting_go, moving))
    return statements


def _insertions(layout: Layout, merged: Rows, ids: _Ids) -> list[Statement]:
    known, staying = ids.of[layout.name], ids.staying[layout.name]
    first = () if layout.natural is not None else ("uuid",)
    rows = [
        (known[key], *((key,) if first else ()), *_in_ids(layout, row, ids.of))
        for key, row in merged[layout.name].items()
        if known[key] not in staying
    ]
    return [_insertion(layout, ("id", *first), rows)] if rows else []


def _insertion(layout: Layout, first: Sequence[str], rows: list[Row]) -> Statement:
    names = [*first, *layout.columns]
    listed = ", ".join(map(_quoted, names))
    marks = ", ".join("?" * len(names))
    return f'INSERT INTO "{layout.name}" ({listed}) VALUES ({marks})', rows


def _changed_sets(layout: Layout, stored: StoredRows, merged: Rows) -> list[str]:
    before = stored.rows[layout.name]
    return [key for key, row in merged[layout.name].items() if before.get(key) != row]


def _emptied(layout: Layout, stored: StoredRows, merged: Rows, ids: _Ids) -> list[Statement]:
    """Take out sets that will be written anew (those of sources that go, go with them)."""
    sources = (ids.of["source"][key] for key in _changed_sets(layout, stored, merged))
    rows = [(source_id,) for source_id in sources if source_id in ids.staying["source"]]
    return [(f'DELETE FROM "{layout.name}" WHERE source_id = ?', rows)] if rows else []


def _refilled(layout: Layout, stored: StoredRows, merged: Rows, ids: _Ids) -> list[Statement]:
    rows = [
        (ids.of["source"][key], *_in_ids(layout, member, ids.of))
        for key in _changed_sets(layout, stored, merged)
        for member in merged[layout.name][key][0]
    ]
    return [_insertion(layout, ("source_id",), rows)] if rows else []
