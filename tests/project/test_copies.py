"""Copies and backups, also at the wrong moment and in the wrong place."""

import os
from pathlib import Path

import pytest

from app.errors import (
    FolderNotWritable,
    MissingProject,
    NotAProject,
    ProjectExists,
    ProjectInUse,
    ProjectMoved,
)
from app.operations.codes import add_code
from app.project.file import create_project, open_copy, open_project
from app.queries.codes import codes
from tests.study import Study, a_study


def _labels(study: Study) -> list[str | None]:
    with study.project.read() as session:
        return [code.label for code in codes(session)]


def test_a_copy_inside_an_edit_loses_nothing_of_it(study: Study, tmp_path: Path) -> None:
    with study.project.edit() as session:
        add_code(session, "First", "A")
        study.project.save_copy(tmp_path / "copy.kutipan")
        study.project.back_up("test", tmp_path / "backups")
        add_code(session, "Second", "B")
    assert _labels(study) == ["A", "B"]
    copy = open_project(tmp_path / "copy.kutipan")
    with copy.read() as session:
        assert codes(session) == []
    copy.close()


def test_a_project_is_not_copied_onto_itself(study: Study) -> None:
    with pytest.raises(ProjectExists):
        study.project.save_copy(study.project.path, replace=True)
    study.code()


def test_a_copy_replaces_no_project_that_is_open(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    with a_study(folder) as other, pytest.raises(ProjectInUse):
        study.project.save_copy(other.project.path, replace=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")
def test_what_was_moved_away_can_still_be_copied(study: Study, tmp_path: Path) -> None:
    study.code("A")
    study.project.path.unlink()
    with pytest.raises(ProjectMoved):
        study.code("B")
    study.project.save_copy(tmp_path / "saved.kutipan")
    study.project.back_up("moved", tmp_path / "backups")
    study.project.close()
    study.project = open_project(tmp_path / "saved.kutipan")
    assert _labels(study) == ["A"]


def test_studies_of_one_name_make_no_room_for_each_other(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    with a_study(folder) as other:
        mine = study.project.back_up("test", tmp_path / "backups")
        theirs = other.project.back_up("test", tmp_path / "backups")
    assert mine.name.split(".")[1] != theirs.name.split(".")[1]


def test_a_very_long_name_is_backed_up(tmp_path: Path) -> None:
    project = create_project(tmp_path / f"{'x' * 230}.kutipan")
    assert project.back_up("test", tmp_path / "backups").exists()
    project.close()


def test_a_new_project_makes_no_folders(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        create_project(tmp_path / "missing" / "study.kutipan")
    assert not (tmp_path / "missing").exists()


def test_a_missing_file_has_no_copy(tmp_path: Path) -> None:
    with pytest.raises(MissingProject):
        open_copy(tmp_path / "missing.kutipan", tmp_path / "copy.kutipan")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.kutipan"
    os.mkfifo(pipe)
    with pytest.raises(NotAProject):
        open_project(pipe)
    with pytest.raises(NotAProject):
        open_copy(pipe, tmp_path / "copy.kutipan")
