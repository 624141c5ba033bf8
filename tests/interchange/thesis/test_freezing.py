import hashlib
import os
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import MissingProject, NotFrozen, ProjectExists, ReadOnlyProject
from app.interchange.thesis.freezing import freeze_submitted, verify_frozen
from app.project.file import open_copy
from app.queries.export_records import submitted_copies
from tests.study import Study


def test_a_frozen_copy_is_named_hashed_and_read_only(study: Study, tmp_path: Path) -> None:
    out = tmp_path / "exam.kutipan"
    frozen = freeze_submitted(study.project, out, "Exam of 12 December")
    assert frozen.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert not out.stat().st_mode & 0o222
    with study.project.read() as session:
        (row,) = submitted_copies(session)
    assert (row.name, row.sha256) == ("Exam of 12 December", frozen.sha256)
    assert verify_frozen(study.project, out) == row


def test_without_a_name_it_is_called_like_its_file(study: Study, tmp_path: Path) -> None:
    assert freeze_submitted(study.project, tmp_path / "exam.kutipan").name == "exam"


def test_a_changed_copy_is_found_out(study: Study, tmp_path: Path) -> None:
    out = tmp_path / "exam.kutipan"
    freeze_submitted(study.project, out)
    os.chmod(out, 0o600)  # noqa: PTH101 - what somebody else would do
    out.write_bytes(out.read_bytes() + b" ")
    with pytest.raises(NotFrozen):
        verify_frozen(study.project, out)
    with pytest.raises(MissingProject):
        verify_frozen(study.project, tmp_path / "gone.kutipan")


def test_work_goes_on_and_earlier_copies_stay_known(study: Study, tmp_path: Path) -> None:
    first, second = tmp_path / "a.kutipan", tmp_path / "b.kutipan"
    freeze_submitted(study.project, first)
    study.source()
    freeze_submitted(study.project, second)
    assert verify_frozen(study.project, first).name == "a"
    assert verify_frozen(study.project, second).name == "b"


def test_nothing_is_frozen_over_a_file(study: Study, tmp_path: Path) -> None:
    out = tmp_path / "exam.kutipan"
    out.write_bytes(b"mine")
    with pytest.raises(ProjectExists):
        freeze_submitted(study.project, out)
    assert out.read_bytes() == b"mine"


def test_a_read_only_project_cannot_keep_the_hash(study: Study, tmp_path: Path) -> None:
    with (
        closing(open_copy(study.project.path, tmp_path / "copy.kutipan")) as copy,
        pytest.raises(ReadOnlyProject),
    ):
        freeze_submitted(copy, tmp_path / "exam.kutipan")
    assert not (tmp_path / "exam.kutipan").exists()
