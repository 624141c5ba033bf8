import os
from pathlib import Path

import pytest

from app.errors import NotAProject, ProjectInUse
from app.project.aside import opened_aside
from app.queries.codes import codes
from tests.study import Study


def test_another_file_is_read_and_left_as_it_is(study: Study, tmp_path: Path) -> None:
    study.code("A1")
    path = tmp_path / "other.kutipan"
    study.project.save_copy(path)
    before = path.read_bytes()
    with opened_aside(path) as aside, aside.read() as session:
        assert [code.label for code in codes(session)] == ["A1"]
        assert aside.path != path
    assert (path.read_bytes(), aside.path.exists()) == (before, False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_cannot_be_written_is_enough(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    study.project.save_copy(folder / "other.kutipan")
    folder.chmod(0o500)
    try:
        with opened_aside(folder / "other.kutipan") as aside:
            assert not aside.read_only
    finally:
        folder.chmod(0o700)


def test_an_open_project_and_a_folder_are_refused(study: Study, tmp_path: Path) -> None:
    with pytest.raises(ProjectInUse), opened_aside(study.project.path):
        pass
    with pytest.raises(NotAProject), opened_aside(tmp_path):
        pass
