"""How the program talks to SQLite: one connection, explicit transactions, safe pragmas.

Rollback journal with ``synchronous=FULL`` because a project is copied and e-mailed: a WAL file
copied alone loses committed rows. ``temp_store=MEMORY`` because the journal of interview text
must not reach the temporary folder. Reasons and figures: docs/decisions.md.
"""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=DELETE",
    "synchronous=FULL",
    "cache_spill=OFF",
    "cache_size=-65536",
    "busy_timeout=3000",
    "temp_store=MEMORY",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
)
_PARAMETERS = 32_766
"""SQLite's own default. Debian's build takes more: what fails on Windows is to fail here."""


def file_uri(path: Path, mode: str) -> str:
    """SQLite's URI of a path; ``?``, ``#`` and ``%`` in names are quoted."""
    absolute = path.resolve().as_posix()
    return f"file:{quote(absolute if absolute.startswith('/') else '/' + absolute)}?mode={mode}"


def raw_connection(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A bare connection in autocommit; ``mode`` is ``ro``, ``rw`` or ``rwc`` (create).

    ``casefold(x)`` is Python's, so that names are compared in the file and not fetched.
    """
    connection = sqlite3.connect(file_uri(path, mode), uri=True, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            if mode != "ro" or not pragma.startswith("journal_mode"):
                connection.execute(f"PRAGMA {pragma}")
        speak_our_way(connection)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def speak_our_way(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that our queries call, and the limits of other systems."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, _PARAMETERS)
    connection.create_function("casefold", 1, _casefold, deterministic=True)


def _casefold(text: str | None) -> str | None:
    """SQLite's own ``lower`` knows ASCII only."""
    return None if text is None else text.casefold()


def open_engine(path: Path, mode: str = "rw") -> Engine:
    """An engine over exactly one connection, whose transactions begin when we say so.

    pysqlite's own implicit BEGIN would leave the DDL of a failed migration behind on Python 3.11
    (SQLAlchemy documentation, "Serializable isolation / Savepoints / Transactional DDL").
    """
    engine = create_engine(
        "sqlite://", creator=lambda: raw_connection(path, mode), poolclass=StaticPool
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
