from pathlib import Path

import pytest

from app.errors import NotAPicture
from app.importers.child import ParsingProcess
from app.interchange.thesis.attachments import enclose_picture
from app.queries.attachments import attachments
from tests.exporters.appendices import picture
from tests.study import Study


def test_a_picture_is_read_in_the_child_and_enclosed(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "pier.png"
    path.write_bytes(picture())
    with ParsingProcess() as reader:
        enclose_picture(study.project, path, {"kind": "permit", "caption": "The pier"}, reader)
    with study.project.read() as session:
        (row,) = attachments(session)
    assert (row.name, row.kind, row.caption) == ("pier.png", "permit", "The pier")
    assert row.data.startswith(b"\x89PNG")


def test_what_is_no_picture_leaves_the_project_as_it_was(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "letter.png"
    path.write_bytes(b"%PDF-1.7")
    with ParsingProcess() as reader, pytest.raises(NotAPicture):
        enclose_picture(study.project, path, {}, reader)
    with study.project.read() as session:
        assert attachments(session) == []
