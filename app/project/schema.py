"""What a Kutipan file is: its application id, its schema version, and how it is recognised.

``user_version`` = major * 1000 + minor. A newer minor only added things and opens for reading; a
newer major is refused. Positions of both numbers: https://www.sqlite.org/fileformat2.html,
"The Database Header" (bytes 60-63 and 68-71).
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

import app.models.tables  # noqa: F401 - registers every entity
from app.errors import (
    DamagedProject,
    ForeignSchema,
    MissingProject,
    NewerProject,
    NotAProject,
    UnreadableFolder,
)
from app.models.base import Base
from app.project import search_index
from app.project.promises import promises_are_kept

APPLICATION_ID = 0x4B757470
"""``Kutp`` in ASCII."""

SCHEMA_VERSION = 2005
HEADER_BYTES = 100

Fitness = Literal["current", "older", "newer_minor"]


def create_schema(connection: Connection) -> None:
    """Make every table and index, and sign the file, within the caller's transaction."""
    Base.metadata.create_all(connection)
    connection.exec_driver_sql(search_index.CREATE)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def sniff(path: Path) -> Fitness:
    """Judge a file by its header, before SQLite touches it; only for a file that nobody has open.

    Raises:
        MissingProject, UnreadableFolder, NotAProject, NewerProject: it is not for this program.
    """
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except FileNotFoundError as error:
        raise MissingProject(str(path)) from error
    except OSError as error:
        raise UnreadableFolder(str(path)) from error
    if len(header) < HEADER_BYTES or not header.startswith(b"SQLite format 3\x00"):
        raise NotAProject(str(path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAProject(str(path))
    return fitness(int.from_bytes(header[60:64], "big"), path)


def fitness(version: int, path: Path) -> Fitness:
    """What a schema version means to this program.

    Raises:
        NewerProject: its major number is higher than ours.
    """
    if version // 1000 > SCHEMA_VERSION // 1000:
        raise NewerProject(str(path))
    if version > SCHEMA_VERSION:
        return "newer_minor"
    return "current" if version == SCHEMA_VERSION else "older"


def objects(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """``(type, name, sql)`` of everything in a file's schema, SQLite's own tables left out.

    White space in ``sql`` is single: a migration's text may be laid out otherwise.
    """
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM main.sqlite_master "
        "WHERE name NOT LIKE 'sqlite_%'"
    )
    return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


def expected_objects() -> set[tuple[str, str, str]]:
    """``objects`` of a file that this version makes."""
    with closing(sqlite3.connect(":memory:")) as raw:
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        with engine.begin() as connection:
            create_schema(connection)
        return objects(raw)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a damaged file, and one with code of its own: a trigger would run on our edits.

    Raises:
        DamagedProject: SQLite's quick check fails, tables are not as this version makes them, or
            rows hold what the program could not live with.
        ForeignSchema: there are triggers, views, or indexes that would forbid rows of ours.
    """
    expected = expected_objects()
    try:
        found = objects(connection)
        if any(kind in {"trigger", "view"} for kind, _, _ in found) or (
            connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
            and any(kind == "index" for kind, _, _ in found - expected)
        ):
            raise ForeignSchema(str(path))
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok" or not expected <= found or not promises_are_kept(connection):
            raise DamagedProject(str(path))
    except sqlite3.DatabaseError as error:
        raise DamagedProject(str(path)) from error
