from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from app.models.printed import PrintedPaper
from app.models.review_round import PrintedDocument
from app.models.source import Blob
from app.operations.reviews import keep_returned
from app.project.file import open_project
from tests.study import Study

PAPER = PrintedPaper("11111111-2222-3333-4444-555555555555", None, "review", "id", b"printed")


def _blobs(study: Study) -> set[bytes]:
    with study.project.read() as session:
        return set(session.scalars(select(Blob.bytes)))


def _opened_again(study: Study, tmp_path: Path) -> None:
    study.project.close()
    study.project = open_project(tmp_path / "study.kutipan")


def test_a_printed_document_stays_when_the_file_closes(study: Study, tmp_path: Path) -> None:
    study.project.keep_printed(PAPER)
    _opened_again(study, tmp_path)
    assert _blobs(study) == {b"printed"}
    with study.project.read() as session:
        kept = session.scalars(select(PrintedDocument)).one()
    assert (kept.uuid, kept.sha256) == (PAPER.uuid, sha256(b"printed").hexdigest())


def test_printing_is_not_a_step_that_undo_takes_back(study: Study) -> None:
    study.source()
    before = study.project.history.undo_deed
    study.project.keep_printed(PAPER)
    assert study.project.history.undo_deed == before


def test_a_returned_document_stays_when_the_file_closes(study: Study, tmp_path: Path) -> None:
    with study.project.edit() as session:
        keep_returned(session, "back.docx", b"answers", study.me)
    _opened_again(study, tmp_path)
    assert b"answers" in _blobs(study)


def test_a_returned_document_whose_reading_was_undone_goes_at_the_end(
    study: Study, tmp_path: Path
) -> None:
    with study.project.edit() as session:
        keep_returned(session, "back.docx", b"answers", study.me)
    study.project.undo()
    _opened_again(study, tmp_path)
    assert not _blobs(study)
