from contextlib import closing
from pathlib import Path

import pytest

from app.errors import FolderNotWritable, WrongEnding
from app.interchange.exporting import What, draft, export, project_language
from app.operations.codings import uncode
from app.operations.projects import describe_project
from app.project.file import open_copy
from app.queries.passages import passages
from app.words import Words
from tests.study import COUSIN, Study


@pytest.fixture
def coding(study: Study) -> int:
    return study.coding(study.source(), COUSIN, study.code())


def numbers(study: Study) -> list[str]:
    with study.project.read() as session:
        return [row.number for row in passages(session)]


def test_printed_passage_outlives_its_last_coding(
    study: Study, coding: int, tmp_path: Path
) -> None:
    export(study.project, tmp_path / "a.docx", "appendix")
    with study.project.edit() as session:
        uncode(session, coding)
    assert numbers(study) == ["K-0001"]


def test_refused_export_marks_nothing_as_printed(study: Study, coding: int, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        export(study.project, tmp_path / "no" / "a.docx", "appendix")
    with study.project.edit() as session:
        uncode(session, coding)
    assert numbers(study) == []


@pytest.mark.usefixtures("coding")
def test_printing_is_no_step_of_undo(study: Study, tmp_path: Path) -> None:
    before = study.project.history.undo_deed
    export(study.project, tmp_path / "a.docx", "review")
    assert study.project.history.undo_deed == before


@pytest.mark.usefixtures("coding")
def test_draft_is_written_without_a_session(study: Study) -> None:
    with study.project.read() as session:
        ready = draft(session, "appendix", Words("en"), ".docx")
    assert ready.make(None).startswith(b"PK")
    assert ready.printed == [("K", 1)]


def test_language_of_the_study_is_the_exports(study: Study) -> None:
    with study.project.edit() as session:
        describe_project(session, {"language": "en"})
        assert project_language(session) == "en"


@pytest.mark.usefixtures("coding")
def test_read_only_project_is_exported_too(study: Study, tmp_path: Path) -> None:
    with closing(open_copy(study.project.path, tmp_path / "copy.kutipan")) as copy:
        assert export(copy, tmp_path / "a.csv", "passages") == 1


@pytest.mark.parametrize(("what", "name"), [("appendix", "a.csv"), ("codebook", "a.pdf")])
def test_wrong_ending_is_refused(what: What, name: str, study: Study, tmp_path: Path) -> None:
    with pytest.raises(WrongEnding):
        export(study.project, tmp_path / name, what)
