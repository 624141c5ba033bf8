"""What merging refuses, in one sentence and with nothing changed."""

import shutil
from pathlib import Path

import pytest

from app.errors import (
    AnotherProject,
    DamagedProject,
    MissingProject,
    NewerProject,
    NotAProject,
    ProjectError,
    ProjectExists,
    ProjectInUse,
    ReviewOnly,
)
from app.interchange.copying import CopyPlan, make_copy
from app.interchange.merging.merging import apply_merge, merge_preview
from app.project.file import create_project
from app.project.schema import SCHEMA_VERSION
from tests.interchange.copies import OpenedStudy, content, copy_of, mailed, merged, reopened
from tests.study import NOBODY, Study, a_study


def test_another_project_is_refused(study: Study, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with a_study(tmp_path / "elsewhere") as another:
        path = copy_of(another)
    with pytest.raises(AnotherProject):
        merge_preview(study.project, path)


def _newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (SCHEMA_VERSION + 1).to_bytes(4, "big")
    path.write_bytes(data)


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5000:] = bytes(len(data) - 5000)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (_newer, NewerProject),
        (_damaged, DamagedProject),
        (lambda path: path.write_text("no project", encoding="utf-8"), NotAProject),
        (lambda path: path.unlink(), MissingProject),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    study: Study, other: OpenedStudy, spoil: object, error: type[ProjectError]
) -> None:
    path, before = mailed(other), content(study.project)
    assert callable(spoil)
    spoil(path)
    with pytest.raises(error) as refused:
        merge_preview(study.project, path)
    assert str(path) in str(vars(refused.value))
    assert content(study.project) == before


def test_an_open_file_and_this_very_file_are_refused(study: Study, other: OpenedStudy) -> None:
    with pytest.raises(ProjectInUse):
        merge_preview(study.project, other.project.path)
    with pytest.raises(ProjectExists):
        merge_preview(study.project, study.project.path)


def test_the_other_file_is_never_written(study: Study, other: OpenedStudy) -> None:
    other.coding(1, NOBODY, 1)
    path = mailed(other)
    before = path.read_bytes()
    merged(study, path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob(".mailed*"))


def test_a_file_of_an_older_version_is_migrated_aside(study: Study, tmp_path: Path) -> None:
    golden = sorted((Path(__file__).parents[1] / "golden" / "projects").glob("*.kutipan"))
    if not golden:
        pytest.skip("no older file is kept")
    old = tmp_path / "old.kutipan"
    shutil.copy(golden[0], old)
    before = old.read_bytes()
    with pytest.raises(AnotherProject):
        merge_preview(study.project, old)
    assert old.read_bytes() == before


def test_a_review_copy_takes_nothing_over(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "review.kutipan"
    make_copy(study.project, path, CopyPlan("review", "Dr. M"))
    study.code()
    with reopened(path) as other, pytest.raises(ReviewOnly):
        merge_preview(other.project, copy_of(study))


def test_an_empty_project_merges(tmp_path: Path) -> None:
    project = create_project(tmp_path / "empty.kutipan")
    project.save_copy(tmp_path / "copy.kutipan")
    found = merge_preview(project, tmp_path / "copy.kutipan")
    assert apply_merge(project, found).takes_over == 0
    project.close()
