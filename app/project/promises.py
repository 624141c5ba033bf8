"""What the program takes for granted about the rows of a file, asked of each file once.

SQLite keeps any value in any column, so a file that another program wrote to may hold words where
positions belong, and would fail us in the middle of work. Only what would do that is asked here;
what can be shown all the same is left to ``app.project.checks``.
"""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Boolean, Column, Integer, LargeBinary, Table
from sqlalchemy.types import TypeEngine

from app.models.base import Base
from app.models.tables import SPANNED

_ONE_PROJECT = (
    "SELECT 1 WHERE (SELECT count(*) FROM project) <> 1 OR (SELECT max(id) FROM project) <> 1"
)
_TEXTS = (
    "SELECT 1 FROM source s LEFT JOIN source_text x ON x.source_id = s.id "
    "AND x.revision = s.revision WHERE x.id IS NULL"
)
_FREE_NUMBERS = (
    "SELECT 1 FROM number_counter c WHERE c.next_number <= "
    "(SELECT max(p.number) FROM passage p WHERE p.series = c.series)"
)
_ONCE = (_ONE_PROJECT, _TEXTS, _FREE_NUMBERS)
"""One project; every source has its current text; no passage number would be given twice."""


def promises_are_kept(connection: sqlite3.Connection) -> bool:
    """Whether every value has its column's type and every span has a beginning before its end."""
    return not any(connection.execute(f"{query} LIMIT 1").fetchone() for query in _queries())


def _queries() -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        wrong = " OR ".join(_of_another_type(table, column) for column in table.columns)
        yield f'SELECT 1 FROM "{table.name}" WHERE {wrong}'
    for entity in SPANNED:
        names = {column.name for column in entity.__table__.columns}
        reversed_ = ' OR start >= "end"' if "end" in names else ""
        yield f'SELECT 1 FROM "{entity.__tablename__}" WHERE start < 0{reversed_}'
    yield from _ONCE


def _of_another_type(table: Table, column: Column[object]) -> str:
    allowed = [_stored_as(column.type), *(["null"] if column.nullable else [])]
    kinds = ", ".join(f"'{kind}'" for kind in allowed)
    return f'typeof("{table.name}"."{column.name}") NOT IN ({kinds})'


def _stored_as(kind: TypeEngine[object]) -> str:
    if isinstance(kind, Integer | Boolean):
        return "integer"
    return "blob" if isinstance(kind, LargeBinary) else "text"
