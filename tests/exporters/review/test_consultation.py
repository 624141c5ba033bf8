from datetime import UTC

import pytest
from docx.oxml.ns import qn

from app.analysis.moments import Days
from app.analysis.review.consultation import consultations
from app.exporters.review.consultation import consultation_docx
from app.models.review import Origin
from app.operations.reviews import decide
from app.queries.people import people
from app.words import Words
from tests.coded_study import SIGNS, CodedStudy
from tests.exporters.records import MADE_AT, consultation_document
from tests.exporters.reopened import all_paragraphs, cells, opened, text_of
from tests.reviewed_study import reviewed


def written(harbour: CodedStudy) -> bytes:
    with harbour.study.project.read() as session:
        return consultation_docx(consultations(session, UTC), Days(Words("id"), UTC), MADE_AT)


@pytest.fixture
def document(harbour: CodedStudy) -> bytes:
    return consultation_document(harbour, Words("id"))


def test_a_sheet_for_each_supervisor_begins_on_a_page_of_its_own(document: bytes) -> None:
    heads = [p for p in all_paragraphs(document) if text_of(p) == "HARBOUR UNIVERSITY"]
    breaks = [bool(p.paragraph_format.page_break_before) for p in heads]
    assert breaks == [False, True]
    found = [row[2] for row in cells(document) if row[0].startswith("Pembimbing ")]
    assert found == ["Dr. Rahma, M.Si.", "Prof. Hadi"]


def test_the_paper_stands_and_its_header_repeats(document: bytes) -> None:
    section = opened(document).sections[0]
    assert (section.page_width or 0) < (section.page_height or 0)
    headers = list(opened(document).element.body.iter(qn("w:tblHeader")))
    assert len(headers) == 2


def test_answers_carry_the_numbers_of_their_remarks(document: bytes) -> None:
    row = next(row for row in cells(document) if row[0] == "1")
    assert row[3].split("\n")[2] == "2. K-0002 · E1: Too wide."
    assert row[4].split("\n") == [
        "1. Ditolak dengan alasan. The master himself, in the turn before.",
        "2. Diterima",
        "3 catatan belum dijawab.",
    ]
    assert row[5] == ""


def test_only_a_long_row_may_split(harbour: CodedStudy) -> None:
    coding = reviewed(harbour).codings[SIGNS, "E1"]
    with harbour.study.project.edit() as session:
        rahma = next(row.id for row in people(session) if row.name == "Rahma")
        origin = Origin(decided_at="2026-05-05T12:00:00Z")
        decide(session, coding, rahma, "revise", "Too wide. " * 200, origin)
    rows = list(opened(written(harbour)).element.body.iter(qn("w:tr")))
    loose = [row for row in rows if row.find(f".//{qn('w:cantSplit')}") is None]
    assert len(loose) == 1


def test_without_supervisors_there_is_a_form_to_fill_in(harbour: CodedStudy) -> None:
    found = cells(written(harbour))
    assert ["Pembimbing", ":", ""] in found
    assert sum(len(row) == 6 for row in found) > 5
