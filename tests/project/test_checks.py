import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.models.splice import Splice
from app.operations.corrections import correct_text
from app.project.checks import Finding, check_project
from app.project.file import open_project
from tests.study import COUSIN, TALK, Study, a_study


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project with a coded source."""
    with a_study(tmp_path) as study:
        study.coding(study.source(), COUSIN, study.code())
        return study.project.path


@pytest.fixture
def raw(file: Path) -> Iterator[sqlite3.Connection]:
    """The file as another program changes it, without foreign keys."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def findings(file: Path) -> list[Finding]:
    with closing(open_project(file)) as project:
        return check_project(project)


def test_sound_project_has_no_findings(file: Path) -> None:
    assert findings(file) == []


def test_check_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    findings(file)
    assert file.read_bytes() == before


def test_positions_outside_the_text_are_found(file: Path, raw: sqlite3.Connection) -> None:
    raw.execute('UPDATE passage SET "end" = 9999')
    raw.execute('UPDATE turn SET "end" = 9999 WHERE number = 1')
    assert findings(file) == [Finding("position", "turn", 1), Finding("position", "passage", 1)]


def test_lost_references_are_found(file: Path, raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM code")
    assert findings(file) == [Finding("reference", "coding", 1)]


def test_search_index_that_does_not_fit_is_found(file: Path, raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE paragraph SET text = 'other words' WHERE number = 1")
    assert findings(file) == [Finding("search_index", "paragraph_fts", 1)]


def test_moment_outside_its_text_is_found(file: Path, raw: sqlite3.Connection) -> None:
    raw.execute("INSERT INTO timestamp (source_id, start, milliseconds) VALUES (1, 99999, 0)")
    assert findings(file) == [Finding("position", "timestamp", 1)]


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM source_text WHERE revision = 1", "source_text"),
        ("UPDATE text_revision SET revision = 7 WHERE revision = 1", "text_revision"),
        ("UPDATE text_revision SET revision = 2", "text_revision"),
        ("UPDATE changed_passage SET revision = 3", "changed_passage"),
        ("UPDATE changed_passage SET revision = 1", "changed_passage"),
        ("UPDATE source SET characters = 3", "source"),
    ],
)
def test_versions_of_texts_that_do_not_fit_are_found(
    tmp_path: Path, statement: str, table: str
) -> None:
    with a_study(tmp_path) as study:
        study.coding(study.source(), COUSIN, study.code())
        with study.project.edit() as session:
            start = TALK.index("cousin")
            correct_text(session, 1, [Splice(start, start + 6, "uncle")], study.me)
        file = study.project.path
    assert findings(file) == []
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(statement)
    assert Finding("revision", table, 1) in findings(file)


def test_what_is_linked_to_itself_is_found(file: Path, raw: sqlite3.Connection) -> None:
    raw.execute(
        "INSERT INTO passage_link (uuid, from_id, to_id, kind, person_id, created_at) "
        "VALUES ('x', 1, 1, 'explains', 1, '2026-01-01T00:00:00Z')"
    )
    raw.execute("UPDATE code SET parent_id = 1")
    assert findings(file) == [Finding("link", "passage_link", 1), Finding("link", "code", 1)]


def test_study_is_sound_after_undo(tmp_path: Path) -> None:
    with a_study(tmp_path) as study:
        made: Study = study
        made.coding(made.source(), COUSIN, made.code())
        made.project.undo()
        assert check_project(made.project) == []
