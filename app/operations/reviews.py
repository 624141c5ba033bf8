"""Reviewers' decisions on codings, and the researcher's answers."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.models.code import Code
from app.models.passage import Coding, Passage
from app.models.review import VERDICTS, Decision, ReturnedDocument, Verdict, fingerprint
from app.models.source import Source, SourceText
from app.operations.codes import code_name
from app.operations.passages import passage_name
from app.project.activity import record


def decide(
    session: Session,
    coding_id: int,
    person_id: int,
    verdict: Verdict | None,
    remark: str = "",
    *,
    returned_id: int | None = None,
    decided_at: str | None = None,
) -> int:
    """Record a reviewer's verdict and remark on a coding; earlier ones stay on record.

    ``decided_at`` is the date that a Word document gives, as written there.

    Raises:
        NotFound: the coding is gone, or the verdict is not one of ``VERDICTS``.
    """
    coding = session.get(Coding, coding_id)
    if coding is None:
        raise NotFound("coding", str(coding_id))
    if verdict is not None and verdict not in VERDICTS:
        raise NotFound("verdict", verdict)
    passage = session.get_one(Passage, coding.passage_id)
    code = session.get_one(Code, coding.code_id)
    decision = Decision(
        passage_id=passage.id,
        coding_id=coding_id,
        code_name=code_name(code),
        person_id=person_id,
        verdict=verdict,
        remark=remark.strip(),
        fingerprint=fingerprint(
            _quotation(session, passage), code.label, code.name, code.definition, coding.stance
        ),
        returned_id=returned_id,
        **({"decided_at": decided_at} if decided_at else {}),
    )
    session.add(decision)
    session.flush()
    key = f"review_{verdict or 'remark'}"
    record(session, key, passage=passage_name(passage), code=code_name(code))
    return decision.id


def _quotation(session: Session, passage: Passage) -> str:
    length = passage.end - passage.start
    found = session.scalar(
        select(func.substr(SourceText.text, passage.start + 1, length))
        .join(
            Source, (Source.id == SourceText.source_id) & (Source.revision == SourceText.revision)
        )
        .where(Source.id == passage.source_id)
    )
    return found or ""


def answer(session: Session, decision_id: int, text: str) -> int:
    """Write the researcher's answer under a reviewer's remark."""
    decision = session.get_one(Decision, decision_id)
    if decision.answer != text.strip():
        decision.answer = text.strip()
        passage = session.get_one(Passage, decision.passage_id)
        record(session, "review_answered", passage=passage_name(passage), code=decision.code_name)
    return decision_id


def keep_returned(session: Session, name: str, sha256: str, person_id: int) -> int:
    """Remember a review document that was read back; the same bytes are one document."""
    known = session.scalar(
        select(ReturnedDocument.id).where(
            ReturnedDocument.sha256 == sha256, ReturnedDocument.person_id == person_id
        )
    )
    if known is not None:
        return known
    document = ReturnedDocument(name=name, sha256=sha256, person_id=person_id)
    session.add(document)
    session.flush()
    record(session, "review_read", document=name)
    return document.id
