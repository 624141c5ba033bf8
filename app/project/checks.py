"""Looking for damage that opening a file does not notice: references, positions, search index."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from app.models.base import Base
from app.models.tables import SPANNED
from app.project.file import Project

Trouble = Literal["damage", "reference", "position", "search_index"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: in which table, and how many rows of it."""

    trouble: Trouble
    table: str
    rows: int


def check_project(project: Project) -> list[Finding]:
    """All that is wrong with an open project; nothing is changed.

    SQLite's own pragmas (https://www.sqlite.org/pragma.html#pragma_integrity_check), our positions,
    and FTS5's comparison of the index with the paragraphs (https://www.sqlite.org/fts5.html,
    "The 'integrity-check' Command"), which only a writable file allows.
    """
    with project.read() as session:
        connection = session.connection()
        found = [*_damage(connection), *_references(connection), *_positions(connection)]
        if not project.read_only and not _index_is_sound(connection):
            found.append(Finding("search_index", "paragraph_fts", 1))
        return found


def _damage(connection: Connection) -> list[Finding]:
    verdicts = connection.exec_driver_sql("PRAGMA integrity_check(100)").scalars().all()
    bad = [verdict for verdict in verdicts if verdict != "ok"]
    return [Finding("damage", "", len(bad))] if bad else []


def _references(connection: Connection) -> list[Finding]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    tables = [row[0] for row in rows]
    return [Finding("reference", table, tables.count(table)) for table in sorted(set(tables))]


def _positions(connection: Connection) -> list[Finding]:
    counts = {entity.__tablename__: _misplaced(connection, entity) for entity in SPANNED}
    return [Finding("position", table, rows) for table, rows in counts.items() if rows]


def _misplaced(connection: Connection, entity: type[Base]) -> int:
    """Rows that begin or end outside their source's text; moments have a beginning only."""
    reversed_ = 't."end" <= t.start OR t."end" > x.size' if hasattr(entity, "end") else "0"
    return int(
        connection.exec_driver_sql(
            "WITH x AS MATERIALIZED (SELECT s.id, length(st.text) AS size FROM source s "
            "LEFT JOIN source_text st ON st.source_id = s.id AND st.revision = s.revision) "
            f'SELECT count(*) FROM "{entity.__tablename__}" t JOIN x ON x.id = t.source_id '
            f"WHERE x.size IS NULL OR t.start < 0 OR t.start > x.size OR {reversed_}"
        ).scalar_one()
    )


def _index_is_sound(connection: Connection) -> bool:
    command = "INSERT INTO paragraph_fts (paragraph_fts, rank) VALUES ('integrity-check', 1)"
    try:
        connection.exec_driver_sql(command)
    except DatabaseError:
        return False
    return True
