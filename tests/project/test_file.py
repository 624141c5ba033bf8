import os
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.errors import (
    MissingProject,
    NotAProject,
    NothingToUndo,
    ProjectExists,
    ProjectInUse,
    ReadOnlyProject,
)
from app.models.activity import Activity
from app.models.changes import ChangeSet
from app.models.code import Code
from app.models.passage import Coding, Passage
from app.models.source import Blob, Paragraph
from app.operations.codes import add_code, delete_code, set_code_colour
from app.operations.codings import uncode
from app.operations.sources import delete_sources
from app.project.file import Project, create_project, open_copy, open_project
from app.project.schema import objects
from tests.study import COUSIN, Study


def _count(project: Project, entity: type[Code | Coding | Passage | Paragraph | Blob]) -> int:
    with project.read() as session:
        return session.scalar(select(func.count()).select_from(entity)) or 0


def test_a_closed_project_is_exactly_one_file(study: Study, tmp_path: Path) -> None:
    study.source()
    study.project.close()
    assert [path.name for path in tmp_path.iterdir()] == ["study.kutipan"]
    study.project = open_project(tmp_path / "study.kutipan")


def test_what_was_committed_is_there_after_opening_again(study: Study, tmp_path: Path) -> None:
    study.coding(study.source(), COUSIN, study.code())
    study.project.close()
    study.project = open_project(tmp_path / "study.kutipan")
    assert _count(study.project, Coding) == 1


def test_undo_takes_a_gesture_back_and_redo_does_it_again(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    study.project.undo()
    assert _count(study.project, Coding) == _count(study.project, Passage) == 0
    changes = study.project.redo()
    assert changes.rows("coding").inserted == {coding}


def test_undoing_the_deletion_of_a_source_brings_its_passages_and_words_back(study: Study) -> None:
    source = study.source()
    study.coding(source, COUSIN, study.code())
    with study.project.edit() as session:
        delete_sources(session, [source])
    assert _count(study.project, Coding) == _count(study.project, Paragraph) == 0
    study.project.undo()
    assert (_count(study.project, Coding), _count(study.project, Paragraph)) == (1, 4)


def test_an_edit_that_fails_leaves_nothing_behind(study: Study) -> None:
    def add_and_fail() -> None:
        with study.project.edit() as session:
            add_code(session, "Family")
            raise LookupError

    with pytest.raises(LookupError):
        add_and_fail()
    assert _count(study.project, Code) == 0
    assert study.project.history.undo_deed is not None
    assert study.project.history.undo_deed.key == "person_added"


def test_there_is_nothing_to_undo_in_a_file_just_opened(study: Study, tmp_path: Path) -> None:
    study.project.close()
    study.project = open_project(tmp_path / "study.kutipan")
    with pytest.raises(NothingToUndo):
        study.project.undo()


def test_typing_that_goes_on_is_one_step(study: Study) -> None:
    for name in ("F", "Fa", "Fam"):
        with study.project.edit(merge_key="typing") as session:
            add_code(session, name)
    study.project.undo()
    assert _count(study.project, Code) == 0


def test_listeners_hear_each_change_once(study: Study) -> None:
    heard: list[ChangeSet] = []
    study.project.on_change(heard.append)
    study.code()
    study.project.undo()
    study.project.redo()
    assert [changes.touches("code") for changes in heard] == [True, True, True]


def test_a_gesture_that_changes_nothing_is_no_step(study: Study) -> None:
    before = study.project.history.undo_deed
    with study.project.edit():
        pass
    assert study.project.history.undo_deed is before


def test_a_sliced_edit_that_is_given_up_leaves_nothing(study: Study) -> None:
    slices = study.project.edit_in_slices(
        study.project.history.undo_deed,  # type: ignore[arg-type] # any deed
        lambda session: (add_code(session, name) for name in "abc"),
    )
    next(slices)
    slices.close()
    assert _count(study.project, Code) == 0


def test_undo_is_recorded_and_never_takes_the_record_back(study: Study) -> None:
    study.code()
    study.project.undo()
    with study.project.read() as session:
        rows = session.execute(select(Activity.key, Activity.happened).order_by(Activity.id)).all()
    assert [tuple(row) for row in rows[-3:]] == [
        ("kind_added", "done"),
        ("code_added", "done"),
        ("kind_added", "undone"),
    ]


def test_numbers_are_not_given_again_after_undo(study: Study) -> None:
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    study.project.undo()
    study.coding(source, "everybody", code)
    with study.project.read() as session:
        assert session.scalars(select(Passage.number)).all() == [2]


def test_printed_numbers_keep_their_passage_when_uncoded(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    study.project.mark_printed([("K", 1)])
    with study.project.edit() as session:
        uncode(session, coding)
    assert _count(study.project, Passage) == 1


def test_the_originals_of_deleted_sources_are_swept_when_the_file_closes(
    study: Study, tmp_path: Path
) -> None:
    source = study.source()
    with study.project.edit() as session:
        delete_sources(session, [source])
    assert _count(study.project, Blob) == 1
    study.project.close()
    study.project = open_project(tmp_path / "study.kutipan")
    assert _count(study.project, Blob) == 0


def test_a_second_opener_is_told_who_has_it(study: Study) -> None:
    with pytest.raises(ProjectInUse) as refusal:
        open_project(study.project.path)
    assert refusal.value.holder[0].isdigit()


def test_a_project_in_use_can_be_read_as_a_copy(study: Study, tmp_path: Path) -> None:
    study.code()
    copy = open_copy(study.project.path, tmp_path / "copy.kutipan")
    assert _count(copy, Code) == 1
    with pytest.raises(ReadOnlyProject), copy.edit():
        pass
    copy.close()


def test_a_copy_is_a_whole_project(study: Study, tmp_path: Path) -> None:
    study.code()
    study.project.save_copy(tmp_path / "copy.kutipan")
    copy = open_project(tmp_path / "copy.kutipan")
    assert _count(copy, Code) == 1
    copy.close()


def test_a_copy_does_not_replace_a_file_unasked(study: Study) -> None:
    with pytest.raises(ProjectExists):
        study.project.save_copy(study.project.path)


def test_a_new_project_does_not_replace_a_file(study: Study) -> None:
    with pytest.raises(ProjectExists):
        create_project(study.project.path)


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04" + bytes(200), bytes(4096)])
def test_other_files_are_no_projects(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.kutipan"
    path.write_bytes(content)
    with pytest.raises(NotAProject):
        open_project(path)
    assert [file.name for file in tmp_path.iterdir()] == ["other.kutipan"]


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingProject):
        open_project(tmp_path / "gone.kutipan")


def test_deleting_a_code_is_undone_to_the_same_rows(study: Study) -> None:
    code = study.code()
    study.coding(study.source(), COUSIN, code)
    with study.project.edit() as session:
        delete_code(session, code)
    study.project.undo()
    assert (_count(study.project, Code), _count(study.project, Coding)) == (1, 1)


def test_names_with_url_characters_are_ordinary_names(tmp_path: Path) -> None:
    project = create_project(tmp_path / "a #1? 100%25 \N{SEEDLING}.kutipan")
    project.close()
    assert len(list(tmp_path.iterdir())) == 1


def test_the_schema_holds_no_triggers_of_ours(study: Study) -> None:
    assert not [kind for kind, _, _ in objects(study.project._raw()) if kind == "trigger"]


def test_a_deed_without_effect_is_not_recorded(study: Study) -> None:
    code_id = study.code()
    with study.project.read() as session:
        colour = session.get_one(Code, code_id).colour
        before = session.scalar(select(func.count(Activity.id)))
    with study.project.edit() as session:
        set_code_colour(session, code_id, colour)
    with study.project.read() as session:
        assert session.scalar(select(func.count(Activity.id))) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes into any file")
def test_a_file_that_may_not_be_written_opens_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "kept.kutipan"
    create_project(path).close()
    path.chmod(0o444)
    project = open_project(path)
    assert project.read_only
    project.close()
