"""How an older file becomes a current one: numbered functions, one transaction, a backup before.

There is one function per version step. Each kept file of ``tests/golden/projects`` is migrated
by the tests and must then have the same ``sqlite_master`` as a new file.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from app.project.backup import back_up
from app.project.connection import open_engine, raw_connection
from app.project.schema import SCHEMA_VERSION
from app.resources import resource

Migration = Callable[[Connection], None]


def _statements(version: int) -> Migration:
    """A step that is a frozen SQL script, ``resources/migrations/<version>.sql``."""

    def step(connection: Connection) -> None:
        script = resource("migrations", f"{version}.sql").read_text("utf-8")
        for statement in "\n".join(_without_comments(script)).split(";"):
            if statement.strip():
                connection.exec_driver_sql(statement.strip())

    return step


def _without_comments(script: str) -> list[str]:
    return [line for line in script.splitlines() if not line.startswith("--")]


_VERSIONS = range(2000, SCHEMA_VERSION + 1)
MIGRATIONS: Mapping[int, Migration] = {version: _statements(version) for version in _VERSIONS}
"""Target version -> the step that leads there from the version before it."""


def migrate(
    path: Path,
    backups: Path,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    target: int = SCHEMA_VERSION,
) -> Path:
    """Bring the file up to ``target``; returns the backup that was made first.

    A failing step leaves the file as it was, because DDL and ``user_version`` share a transaction.
    """
    with closing(raw_connection(path, "ro")) as source:
        backup = back_up(source, path, backups, reason="migration")
    engine = open_engine(path)
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            for step in sorted(number for number in migrations if version < number <= target):
                migrations[step](connection)
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
    finally:
        engine.dispose()
    return backup
