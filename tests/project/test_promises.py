import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import DamagedProject, ForeignSchema
from app.operations.sources import delete_sources
from app.project.file import open_project
from app.project.promises import promises_are_kept
from app.project.search_index import search
from app.queries.sources import sources
from tests.study import COUSIN, a_study


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project with a coded source."""
    with a_study(tmp_path) as study:
        study.coding(study.source(), COUSIN, study.code())
        return study.project.path


def _execute(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_file_of_ours_keeps_every_promise(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert promises_are_kept(connection)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE passage SET start = 'abc'",
        "UPDATE passage SET start = 1.5",
        "UPDATE passage SET start = -5",
        'UPDATE passage SET start = 30, "end" = 10',
        "UPDATE code SET name = x'ff00'",
        "UPDATE code SET colour = 'red'",
        "UPDATE coding SET key_quote = 'perhaps'",
        "UPDATE source_text SET text = x'fffe'",
        "UPDATE source SET revision = 77",
        "UPDATE number_counter SET next_number = 1",
        "DELETE FROM project",
        "UPDATE project SET id = 2",
    ],
)
def test_rows_that_would_fail_us_later_are_refused_at_once(file: Path, statement: str) -> None:
    _execute(file, statement)
    with pytest.raises(DamagedProject):
        open_project(file)


def test_an_index_that_forbids_rows_of_ours_is_refused(file: Path) -> None:
    _execute(file, "CREATE UNIQUE INDEX evil ON coding (person_id)")
    with pytest.raises(ForeignSchema):
        open_project(file)


def test_a_span_beyond_the_text_keeps_nobody_from_the_rest(file: Path) -> None:
    _execute(file, 'UPDATE passage SET "end" = 9999')
    open_project(file).close()


def test_damage_that_only_reading_meets_is_said_as_damage(file: Path) -> None:
    _execute(file, "UPDATE source SET name = CAST(x'41ff42' AS TEXT)")
    with (
        closing(open_project(file)) as project,
        pytest.raises(DamagedProject),
        project.read() as session,
    ):
        sources(session)


def test_searching_a_damaged_index_is_said_as_damage(file: Path) -> None:
    _execute(file, "DELETE FROM paragraph_fts_data WHERE id > 10")
    with (
        closing(open_project(file)) as project,
        pytest.raises(DamagedProject),
        project.read() as session,
    ):
        search(session, "cousin")


def test_a_damaged_search_index_stops_an_edit_with_a_sentence(file: Path) -> None:
    _execute(file, "UPDATE paragraph_fts_data SET block = x'00'")
    with (
        closing(open_project(file)) as project,
        pytest.raises(DamagedProject),
        project.edit() as session,
    ):
        delete_sources(session, [1])
