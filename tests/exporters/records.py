"""The records of the review, for the golden files and for what holds of all Word exports."""

from app.analysis.appendix.audit_trail import audit_trail
from app.analysis.moments import Days
from app.analysis.review.consultation import consultations
from app.analysis.review.log import review_log
from app.exporters.audit_trail_table import audit_trail_csv
from app.exporters.review.consultation import consultation_docx
from app.exporters.review.log import review_log_docx
from app.exporters.word.audit_trail import audit_trail_docx
from app.words import Words
from tests.coded_study import CodedStudy
from tests.reviewed_study import ZONE, reviewed

MADE_AT = "2026-11-21T08:00:00Z"


def log_document(harbour: CodedStudy, words: Words) -> bytes:
    with reviewed(harbour).study.project.read() as session:
        return review_log_docx(review_log(session), Days(words, ZONE), MADE_AT)


def consultation_document(harbour: CodedStudy, words: Words) -> bytes:
    with reviewed(harbour).study.project.read() as session:
        return consultation_docx(consultations(session, ZONE), Days(words, ZONE), MADE_AT)


def trail_document(harbour: CodedStudy, words: Words) -> bytes:
    with reviewed(harbour).study.project.read() as session:
        return audit_trail_docx(audit_trail(session, ZONE), words, MADE_AT)


def trail_table(harbour: CodedStudy, words: Words) -> bytes:
    with reviewed(harbour).study.project.read() as session:
        return audit_trail_csv(audit_trail(session, ZONE), words)


RECORDS = {
    "review_log": log_document,
    "consultation": consultation_document,
    "audit_trail": trail_document,
}
