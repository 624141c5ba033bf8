from pathlib import Path

import pytest

from app.errors import FolderNotWritable
from app.operations.sources import delete_sources
from app.project.checks import check_project
from app.project.file import open_project
from app.project.rewriting import rewrite
from tests.study import Study


def test_what_was_deleted_is_in_no_byte_of_the_new_file(study: Study, tmp_path: Path) -> None:
    study.source("Interviewer: Where?\nFarmer: Among the ploughshares.")
    with study.project.edit() as session:
        delete_sources(session, [1])
    study.project.close()
    assert b"ploughshares" in study.project.path.read_bytes()
    rewrite(study.project.path, tmp_path / "new.kutipan")
    assert b"ploughshares" not in (tmp_path / "new.kutipan").read_bytes()
    study.project = open_project(tmp_path / "new.kutipan")
    assert check_project(study.project) == []


def test_a_missing_folder_is_told(study: Study, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        rewrite(study.project.path, tmp_path / "no" / "new.kutipan")
