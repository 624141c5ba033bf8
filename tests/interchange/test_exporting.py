import hashlib
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import FolderNotWritable, NotFound, WrongEnding
from app.interchange.exporting import (
    Exported,
    What,
    draft,
    export,
    project_language,
    round_to_print,
)
from app.models.review_round import PrintedDocument
from app.models.scope import Scope
from app.operations.codes import change_code
from app.operations.codings import set_stance, uncode
from app.operations.people import add_person
from app.operations.projects import describe_project
from app.operations.review_rounds import close_round, freeze_round
from app.project.file import open_copy
from app.queries.passages import passages
from app.queries.review_rounds import RoundRow, rounds
from app.words import Words
from tests.exporters.reopened import opened, words_in
from tests.study import COUSIN, NOBODY, Study

EVERYTHING = Scope()


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
    export(study.project, tmp_path / "a.docx", "appendix")
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
        assert export(copy, tmp_path / "a.csv", "passages") == Exported(1)


@pytest.mark.parametrize(("what", "name"), [("appendix", "a.rtf"), ("codebook", "a.pdf")])
def test_wrong_ending_is_refused(what: What, name: str, study: Study, tmp_path: Path) -> None:
    with pytest.raises(WrongEnding):
        export(study.project, tmp_path / name, what)


def made(study: Study) -> list[RoundRow]:
    with study.project.read() as session:
        return rounds(session)


def kept(study: Study) -> list[tuple[str, str | None, str]]:
    """What the project remembers of its papers: UUID, round, hash of the bytes."""
    with study.project.read() as session:
        found = session.execute(
            select(PrintedDocument.uuid, PrintedDocument.round_uuid, PrintedDocument.sha256)
        )
        return [(uuid, made_in, sha256) for uuid, made_in, sha256 in found]


def submit(study: Study, scope: Scope = EVERYTHING) -> int:
    with study.project.edit() as session:
        return freeze_round(session, "Chapter four", study.me, scope=scope)


@pytest.mark.usefixtures("coding")
def test_printed_review_is_kept_as_it_left(study: Study, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    export(study.project, out, "review")
    [(uuid, made_in, sha256)] = kept(study)
    assert sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert made_in == made(study)[0].uuid
    assert uuid in words_in(opened(out.read_bytes()).element.body)


@pytest.mark.usefixtures("coding")
def test_refused_review_is_not_kept(study: Study, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        export(study.project, tmp_path / "no" / "a.docx", "review")
    assert kept(study) == []


@pytest.mark.usefixtures("coding")
def test_wrong_ending_freezes_no_round(study: Study, tmp_path: Path) -> None:
    with pytest.raises(WrongEnding):
        export(study.project, tmp_path / "a.pdf", "review")
    assert made(study) == []


@pytest.mark.usefixtures("coding")
def test_review_freezes_everything_for_the_supervisors(study: Study) -> None:
    with study.project.edit() as session:
        add_person(session, "Dr. Maria", "supervisor")
    round_to_print(study.project)
    [first] = made(study)
    assert (first.name, first.codings, [asked.name for asked in first.reviewers]) == (
        "Putaran 1",
        1,
        ["Dr. Maria"],
    )


@pytest.mark.usefixtures("coding")
def test_round_that_still_stands_is_printed_again(study: Study) -> None:
    assert round_to_print(study.project) == round_to_print(study.project)


@pytest.mark.parametrize("scope", [Scope(at_most=1), Scope(only_changed=True)])
@pytest.mark.usefixtures("coding")
def test_limited_round_that_still_stands_is_printed_again(study: Study, scope: Scope) -> None:
    first = submit(study, scope)
    assert round_to_print(study.project) == first


def test_change_since_the_round_makes_a_new_one(study: Study, coding: int) -> None:
    first = submit(study)
    with study.project.edit() as session:
        set_stance(session, coding, "contradicts")
    assert round_to_print(study.project) != first
    assert [row.name for row in made(study)] == ["Chapter four", "Putaran 2"]


@pytest.mark.usefixtures("coding")
def test_new_coding_since_the_round_makes_a_new_one(study: Study) -> None:
    submit(study)
    study.coding(1, NOBODY, study.code("B2", "Rules"))
    round_to_print(study.project)
    assert [row.codings for row in made(study)] == [1, 2]


@pytest.mark.usefixtures("coding")
def test_changed_definition_makes_a_new_round(study: Study) -> None:
    submit(study)
    with study.project.edit() as session:
        change_code(session, 1, texts={"example": "A cousin asked."})
    round_to_print(study.project)
    assert len(made(study)) == 2


@pytest.mark.usefixtures("coding")
def test_closed_round_is_not_printed_by_itself(study: Study) -> None:
    first = submit(study)
    with study.project.edit() as session:
        close_round(session, first)
    round_to_print(study.project)
    assert [row.is_open for row in made(study)] == [False, True]


@pytest.mark.parametrize("called", ["1", "chapter  FOUR"])
@pytest.mark.usefixtures("coding")
def test_round_is_found_by_name_or_number(study: Study, called: str, tmp_path: Path) -> None:
    first = submit(study)
    with study.project.edit() as session:
        close_round(session, first)
    written = export(study.project, tmp_path / "a.docx", "review", round_called=called)
    assert written == Exported(1, "Chapter four")


def test_unknown_round_is_refused(study: Study) -> None:
    with pytest.raises(NotFound):
        round_to_print(study.project, "7")


def test_nothing_coded_is_printed_as_a_draft(study: Study, tmp_path: Path) -> None:
    assert export(study.project, tmp_path / "a.docx", "review") == Exported()
    assert [made_in for _, made_in, _ in kept(study)] == [None]


@pytest.mark.usefixtures("coding")
def test_read_only_project_prints_a_draft_and_keeps_nothing(study: Study, tmp_path: Path) -> None:
    with closing(open_copy(study.project.path, tmp_path / "copy.kutipan")) as copy:
        assert export(copy, tmp_path / "a.docx", "review") == Exported(1)


@pytest.mark.usefixtures("coding")
def test_reviewer_freezes_no_round(study: Study) -> None:
    study.project.reviewing = True
    assert round_to_print(study.project) is None
