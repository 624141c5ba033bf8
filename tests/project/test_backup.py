import os
from pathlib import Path

import pytest

from app.errors import FolderNotWritable
from app.project.backup import KEPT
from app.project.file import open_project
from tests.study import Study


def test_a_backup_is_a_project_that_opens(study: Study, tmp_path: Path) -> None:
    study.code()
    copy = open_project(study.project.back_up("test", tmp_path / "backups"))
    copy.close()


def test_old_backups_make_room(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    made = [study.project.back_up("test", folder) for _ in range(KEPT + 3)]
    assert sorted(folder.iterdir()) == made[3:]


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="root and Windows write into any folder",
)
def test_a_folder_that_takes_nothing_is_said_so(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(FolderNotWritable):
        study.project.save_copy(folder / "copy.kutipan")


def test_a_copy_into_a_folder_that_is_not_there_is_said_so(study: Study, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        study.project.save_copy(tmp_path / "nowhere" / "copy.kutipan")
