"""The journal under undo: the database itself notes each row as it was before an edit.

For every entity table there is one untyped TEMP table that holds a row's pre-image from its first
touch within the transaction, filled by TEMP triggers made from the metadata::

    gesture -> any SQL (ORM, bulk, cascades) -> triggers -> journal_<table> -> drain() -> Step
    undo    -> replay(Step): delete the new rows, put the pre-images back -> triggers -> redo Step

So a feature never writes its own inverse, and nothing that changes rows can be forgotten.
``OR REPLACE`` and ``OR IGNORE`` are forbidden in all our SQL: they lose pre-images.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Table

from app.models.changes import ChangeSet, RowIds
from app.models.deed import Deed
from app.models.tables import journalled_tables

Row = tuple[Any, ...]
"""A stored row exactly as SQLite gives it; ``Any`` because it is never looked into."""


@dataclass
class Step:
    """One undoable gesture: rows as they were (by table, id first) and ids that are new."""

    deed: Deed
    changes: ChangeSet
    pre_images: dict[str, list[Row]] = field(default_factory=dict)
    created: dict[str, list[int]] = field(default_factory=dict)
    merge_key: str | None = None

    @cached_property
    def weight(self) -> int:
        """About how many bytes the pre-images take in memory."""
        return sum(map(_weight, self.pre_images.values()))


def _weight(rows: Sequence[Row]) -> int:
    texts = (value for row in rows for value in row if isinstance(value, str | bytes))
    return 64 * len(rows) + sum(map(len, texts))


def _columns(table: Table) -> list[str]:
    """Quoted column names, ``id`` first."""
    return ['"id"', *(f'"{column.name}"' for column in table.columns if column.name != "id")]


def _trigger(table: Table, moment: str, old: bool) -> str:
    row = "OLD" if old else "NEW"
    names = _columns(table) if old else ['"id"']
    return (
        f"CREATE TEMP TRIGGER journal_{moment.split()[1].lower()}_{table.name} {moment} "
        f"ON main.{table.name} BEGIN "
        f"INSERT INTO journal_{table.name} (existed, {', '.join(names)}) "
        f"SELECT {int(old)}, {', '.join(f'{row}.{name}' for name in names)} "
        f"WHERE NOT EXISTS (SELECT 1 FROM journal_{table.name} WHERE id = {row}.id); END"
    )


def install(connection: Connection) -> None:
    """Create the TEMP tables and triggers on this connection; they vanish with it."""
    for table in journalled_tables():
        untyped = ", ".join(name for name in _columns(table) if name != '"id"')
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE journal_{table.name} (id INTEGER PRIMARY KEY, existed, {untyped})"
        )
        connection.exec_driver_sql(_trigger(table, "AFTER INSERT", old=False))
        connection.exec_driver_sql(_trigger(table, "BEFORE UPDATE", old=True))
        connection.exec_driver_sql(_trigger(table, "BEFORE DELETE", old=True))


def drain(connection: Connection, deed: Deed, merge_key: str | None = None) -> Step:
    """Take what the triggers noted since the last drain, and empty the journal.

    A row that came and went within the gesture leaves no trace.
    """
    step = Step(deed, ChangeSet(), merge_key=merge_key)
    changed: dict[str, RowIds] = {}
    touched = set(connection.exec_driver_sql(_touched_query()).scalars())
    for table in journalled_tables():
        if table.name in touched:
            changed[table.name] = _sort_into(step, table.name, _noted(connection, table))
    step.changes = ChangeSet({name: ids for name, ids in changed.items() if ids.all})
    return step


def _touched_query() -> str:
    """One question instead of a query for each of the tables, most of which are empty."""
    return " UNION ALL ".join(
        f"SELECT '{table.name}' WHERE EXISTS (SELECT 1 FROM journal_{table.name})"
        for table in journalled_tables()
    )


def _noted(connection: Connection, table: Table) -> list[Row]:
    """Rows of ``(existed, is there now, *pre-image)``, taken out of the journal."""
    journal = f"journal_{table.name}"
    names = ", ".join(f"j.{name}" for name in _columns(table))
    rows = connection.exec_driver_sql(
        f"SELECT j.existed, t.id IS NOT NULL, {names} FROM {journal} j "
        f"LEFT JOIN main.{table.name} t ON t.id = j.id ORDER BY j.id"
    ).fetchall()
    connection.exec_driver_sql(f"DELETE FROM {journal}")
    return [tuple(row) for row in rows]


def _sort_into(step: Step, name: str, rows: list[Row]) -> RowIds:
    kept = [row[2:] for row in rows if row[0]]
    created = [row[2] for row in rows if not row[0] and row[1]]
    if kept:
        step.pre_images[name] = kept
    if created:
        step.created[name] = created
    return RowIds(
        frozenset(created),
        frozenset(row[2] for row in rows if row[0] and row[1]),
        frozenset(row[2] for row in rows if row[0] and not row[1]),
    )


def replay(connection: Connection, step: Step) -> None:
    """Bring back the rows as they were before ``step``; what this changes is noted for the redo.

    New rows go first, so that a pre-image that shares a unique key with one finds room. Foreign
    keys are checked at the commit.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    tables = journalled_tables()
    for table in reversed(tables):
        _delete(connection, table, step.created.get(table.name, ()))
    for table in tables:
        _put_back(connection, table, step.pre_images.get(table.name, ()))


def _delete(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    parameters = [(row_id,) for row_id in ids]
    if parameters:
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE id = ?", parameters)


def _put_back(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    parameters = list(rows)
    if not parameters:
        return
    names = _columns(table)
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != '"id"')
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({', '.join(names)}) "
        f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT (id) DO UPDATE SET {sets}",
        parameters,
    )


def merged(earlier: Step, later: Step) -> Step:
    """One step for two gestures that belong together (typing that goes on in one memo)."""
    step = Step(earlier.deed, _merged_changes(earlier, later), merge_key=earlier.merge_key)
    weight = earlier.weight
    for name in {*earlier.pre_images, *later.pre_images, *earlier.created, *later.created}:
        new = list(earlier.created.get(name, ()))
        known = {*new, *(row[0] for row in earlier.pre_images.get(name, ()))}
        more = [row for row in later.pre_images.get(name, ()) if row[0] not in known]
        step.pre_images[name] = [*earlier.pre_images.get(name, ()), *more]
        weight += _weight(more)
        step.created[name] = new + [i for i in later.created.get(name, ()) if i not in known]
    step.weight = weight  # Not weighed again: typing goes on in steps of many rows.
    return step


def _merged_changes(earlier: Step, later: Step) -> ChangeSet:
    names = {*earlier.changes.tables, *later.changes.tables}
    return ChangeSet(
        {
            name: RowIds(
                earlier.changes.rows(name).inserted | later.changes.rows(name).inserted,
                earlier.changes.rows(name).updated | later.changes.rows(name).updated,
                earlier.changes.rows(name).deleted | later.changes.rows(name).deleted,
            )
            for name in names
        }
    )
