"""Looking for damage that opening a file does not notice: references, positions, versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from app.models.base import Base
from app.models.tables import SPANNED
from app.project.file import Project

Trouble = Literal["damage", "reference", "position", "revision", "link", "search_index"]
_REVISIONS = {
    "source_text": (
        "SELECT count(*) FROM (SELECT source_id FROM source_text GROUP BY source_id "
        "HAVING min(revision) <> 1 OR max(revision) <> count(*) OR max(revision) <> "
        "(SELECT s.revision FROM source s WHERE s.id = source_id))"
    ),
    "text_revision": (
        "SELECT count(*) FROM text_revision r WHERE NOT EXISTS (SELECT 1 FROM source_text t "
        "WHERE t.source_id = r.source_id AND t.revision = r.revision) OR EXISTS (SELECT 1 FROM "
        "text_revision o WHERE o.source_id = r.source_id AND o.revision = r.revision "
        "AND o.id < r.id)"
    ),
    "changed_passage": (
        "SELECT count(*) FROM changed_passage c JOIN passage p ON p.id = c.passage_id "
        "JOIN source s ON s.id = p.source_id WHERE c.revision NOT BETWEEN 2 AND s.revision"
    ),
    "source": (
        "SELECT count(*) FROM source s JOIN source_text t ON t.source_id = s.id "
        "AND t.revision = s.revision WHERE s.characters <> length(t.text)"
    ),
}
"""Texts are counted from 1 without a gap, the last one is the current one, and what is known of
one is known of a text that is there."""
_LINKS = {
    "passage_link": "SELECT count(*) FROM passage_link WHERE from_id = to_id",
    "code_link": "SELECT count(*) FROM code_link WHERE effort_id = cause_id",
    "code": "SELECT count(*) FROM code WHERE parent_id = id",
}
"""Nothing is linked to itself."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: in which table, and how many rows of it."""

    trouble: Trouble
    table: str
    rows: int


def check_project(project: Project) -> list[Finding]:
    """All that is wrong with an open project; nothing is changed.

    SQLite's own pragmas (https://www.sqlite.org/pragma.html#pragma_integrity_check), our positions,
    revisions and links, and FTS5's comparison of the index with the paragraphs (https://www.sqlite.org/fts5.html,
    "The 'integrity-check' Command"), which only a writable file allows.
    """
    with project.read() as session:
        connection = session.connection()
        found = [*_damage(connection), *_references(connection), *_positions(connection)]
        found += _counted(connection, "revision", _REVISIONS)
        found += _counted(connection, "link", _LINKS)
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


def _counted(connection: Connection, trouble: Trouble, queries: Mapping[str, str]) -> list[Finding]:
    counts = {
        table: int(connection.exec_driver_sql(query).scalar_one())
        for table, query in queries.items()
    }
    return [Finding(trouble, table, rows) for table, rows in counts.items() if rows]


def _index_is_sound(connection: Connection) -> bool:
    command = "INSERT INTO paragraph_fts (paragraph_fts, rank) VALUES ('integrity-check', 1)"
    try:
        connection.exec_driver_sql(command)
    except DatabaseError:
        return False
    return True
