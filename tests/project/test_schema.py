import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import UniqueConstraint

from app.errors import DamagedProject, ForeignSchema, NewerProject
from app.models.base import Base
from app.models.tables import ENTITIES, SPANNED, UNJOURNALLED
from app.project.checks import check_project
from app.project.file import create_project, open_project
from app.project.schema import APPLICATION_ID, SCHEMA_VERSION, expected_objects, objects

KEPT_PROJECTS = sorted((Path(__file__).parents[1] / "golden" / "projects").glob("*.kutipan"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "study.kutipan"
    create_project(path).close()
    return path


def _execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_new_file_is_signed_and_versioned(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION


def test_a_newer_major_version_is_refused(path: Path) -> None:
    _execute(path, f"PRAGMA user_version={SCHEMA_VERSION + 1000}")
    with pytest.raises(NewerProject):
        open_project(path)


def test_a_newer_minor_version_opens_for_reading(path: Path) -> None:
    _execute(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    project = open_project(path)
    assert project.read_only
    project.close()


def test_a_file_with_a_trigger_of_its_own_is_refused(path: Path) -> None:
    _execute(path, "CREATE TRIGGER evil AFTER INSERT ON coding BEGIN DELETE FROM coding; END")
    with pytest.raises(ForeignSchema):
        open_project(path)


def test_a_file_without_one_of_our_tables_is_damaged(path: Path) -> None:
    _execute(path, "DROP TABLE memo")
    with pytest.raises(DamagedProject):
        open_project(path)


@pytest.mark.parametrize("offset", [4096, 20_000])
def test_overwritten_pages_are_noticed(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset : offset + 4000] = b"\xa5" * 4000
    path.write_bytes(content)
    with pytest.raises(DamagedProject):
        open_project(path)


def test_a_truncated_file_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(DamagedProject):
        open_project(path)


@pytest.mark.parametrize("kept", KEPT_PROJECTS, ids=lambda kept: kept.stem)
def test_every_kept_file_opens_with_the_schema_of_a_new_one(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.kutipan"
    path.write_bytes(kept.read_bytes())
    open_project(path, backups=tmp_path / "backups").close()
    with closing(sqlite3.connect(path)) as connection:
        assert objects(connection) == expected_objects()


@pytest.mark.parametrize("kept", KEPT_PROJECTS, ids=lambda kept: kept.stem)
def test_every_kept_file_is_sound_once_it_is_opened(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.kutipan"
    path.write_bytes(kept.read_bytes())
    with closing(open_project(path, backups=tmp_path / "backups")) as project:
        assert check_project(project) == []


def test_a_kept_file_has_rows_in_every_table_that_it_knows() -> None:
    """Else a later version's migration would be tried on empty tables alone."""
    kept = next(each for each in KEPT_PROJECTS if each.stem == "v2005")
    with closing(sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)) as connection:
        names = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = {name for (name,) in connection.execute(names)} & Base.metadata.tables.keys()
        empty = [
            name
            for name in sorted(tables)
            if connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() is None
        ]
    assert {"changed_passage", "code_revision", "passage_link", "source_in_folder"} <= tables
    assert empty == []


def test_every_table_is_journalled_or_said_not_to_be() -> None:
    named = {entity.__tablename__ for entity in (*ENTITIES, *UNJOURNALLED)}
    assert named == set(Base.metadata.tables)


def test_every_table_with_positions_is_listed() -> None:
    with_spans = {table.name for table in Base.metadata.sorted_tables if "start" in table.columns}
    assert with_spans == {entity.__tablename__ for entity in SPANNED}


def test_every_foreign_key_has_an_index() -> None:
    """An unindexed one turned a cascade of 0.35 s into 24 s."""
    bare = []
    for table in Base.metadata.sorted_tables:
        leading = {index.columns[0].name for index in table.indexes}
        unique = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
        leading |= {next(iter(constraint.columns)).name for constraint in unique}
        bare += [str(k.parent) for k in table.foreign_keys if k.parent.name not in leading]
    assert not bare
