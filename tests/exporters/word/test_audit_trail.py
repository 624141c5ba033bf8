from datetime import UTC

from app.analysis.appendix.audit_trail import AuditTrail, audit_trail
from app.exporters.word.audit_trail import audit_trail_docx
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.records import MADE_AT, trail_document
from tests.exporters.reopened import all_paragraphs, cells, headings, text_of
from tests.study import Study


def trail_of(study: Study) -> AuditTrail:
    with study.project.read() as session:
        return audit_trail(session, UTC)


def test_months_are_headings_and_days_stand_below(harbour: CodedStudy) -> None:
    data = trail_document(harbour, Words("id"))
    assert headings(data)[:2] == ["Januari 2026", "Februari 2026"]
    days = [text_of(p) for p in all_paragraphs(data) if p.style and p.style.name == "Lead In Note"]
    assert days[:2] == ["1 Januari 2026", "2 Januari 2026"]


def test_runs_are_one_row_and_the_document_says_so(harbour: CodedStudy) -> None:
    data = audit_trail_docx(trail_of(harbour.study), Words("en"), MADE_AT)
    assert "Added 6 codes" in [row[-1] for row in cells(data)]
    assert "has a row for every single one" in " ".join(map(text_of, all_paragraphs(data)))


def test_undone_deeds_are_marked(study: Study) -> None:
    study.code("A1")
    study.project.undo()
    data = audit_trail_docx(trail_of(study), Words("en"), MADE_AT)
    assert cells(data)[-1][-1] == "Added kind cause (undone)"


def test_an_empty_trail_is_said(study: Study) -> None:
    data = audit_trail_docx(AuditTrail(trail_of(study).project, ()), Words("en"), MADE_AT)
    assert "Nothing has been done yet." in [text_of(p) for p in all_paragraphs(data)]
