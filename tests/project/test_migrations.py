from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.project.connection import raw_connection
from app.project.file import create_project
from app.project.migrations import migrate
from app.project.schema import SCHEMA_VERSION

NEXT = SCHEMA_VERSION + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "study.kutipan"
    create_project(path, "A title").close()
    return path


def _add_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE project ADD COLUMN motto TEXT")


def _add_column_and_fail(connection: Connection) -> None:
    _add_column(connection)
    raise LookupError


def _columns(path: Path) -> set[str]:
    connection = raw_connection(path, "ro")
    names = {row[1] for row in connection.execute("PRAGMA table_info(project)")}
    connection.close()
    return names


def test_a_migration_changes_the_file_and_its_version(path: Path, tmp_path: Path) -> None:
    migrate(path, tmp_path / "backups", {NEXT: _add_column}, NEXT)
    assert "motto" in _columns(path)
    assert int.from_bytes(path.read_bytes()[60:64], "big") == NEXT


def test_the_backup_is_the_file_as_it_was(path: Path, tmp_path: Path) -> None:
    backup = migrate(path, tmp_path / "backups", {NEXT: _add_column}, NEXT)
    assert "motto" not in _columns(backup)


def test_a_failing_migration_leaves_no_trace(path: Path, tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        migrate(path, tmp_path / "backups", {NEXT: _add_column_and_fail}, NEXT)
    assert "motto" not in _columns(path)
    assert int.from_bytes(path.read_bytes()[60:64], "big") == SCHEMA_VERSION


def test_steps_already_taken_are_not_taken_again(path: Path, tmp_path: Path) -> None:
    migrate(path, tmp_path / "backups", {SCHEMA_VERSION: _add_column_and_fail})
    assert "motto" not in _columns(path)
