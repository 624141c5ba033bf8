"""Reviewers' decisions on codings and definitions, their remarks, and the researcher's answers."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.errors import Gone, NotFound, ReasonMissing
from app.models.among import among
from app.models.base import now
from app.models.code import CODE_FIELDS, Code
from app.models.passage import Coding, Passage
from app.models.review import (
    HERE,
    RESPONSES,
    VERDICTS,
    Decision,
    Origin,
    Response,
    ReturnedDocument,
    Verdict,
)
from app.models.review_round import RoundCode, RoundCoding, coding_seen, definition_seen
from app.models.source import Blob, Source, SourceText
from app.operations.codes import code_name
from app.operations.passages import passage_name
from app.operations.snapshots import keep_snapshot
from app.project.activity import record


def decide(
    session: Session,
    coding_id: int,
    person_id: int,
    verdict: Verdict | None,
    remark: str = "",
    origin: Origin = HERE,
) -> int:
    """Record a reviewer's verdict and remark on a coding; earlier ones stay on record.

    Raises:
        NotFound: the coding is gone, or the verdict is not one of ``VERDICTS``.
    """
    return decide_all(session, [(coding_id, verdict, remark)], person_id, origin)[0]


def decide_all(
    session: Session,
    words: Sequence[tuple[int, Verdict | None, str]],
    person_id: int,
    origin: Origin = HERE,
) -> list[int]:
    """Record what a reviewer said of many codings: the coding, the verdict and the remark of each.

    Raises:
        NotFound: a coding is gone, or a verdict is not one of ``VERDICTS``.
    """
    about = [coding_id for coding_id, _, _ in words]
    # Everything is looked up at once: row by row a long paper would take minutes.
    found = session.execute(
        select(Coding, Passage, Code)
        .join(Passage, Passage.id == Coding.passage_id)
        .join(Code, Code.id == Coding.code_id)
        .where(among(Coding.id, about))
    )
    rows = {coding.id: (coding, passage, code) for coding, passage, code in found}
    submitted = _submitted(session, origin)
    made: list[tuple[Decision, str, str, str]] = []
    for coding_id, verdict, remark in words:
        if coding_id not in rows:
            raise Gone("coding")
        coding, passage, code = rows[coding_id]
        seen = submitted.get(coding.uuid) or _seen_now(session, coding, passage, code)
        decision = _said(code_name(code), person_id, verdict, remark, seen, origin)
        decision.passage_id, decision.coding_id = passage.id, coding_id
        key = f"review_{verdict or 'remark'}"
        made.append((decision, key, passage_name(passage), code_name(code)))
    session.add_all(decision for decision, *_ in made)
    session.flush()
    for _, key, number, called in made:
        record(session, key, passage=number, code=called)
    return [decision.id for decision, *_ in made]


def _submitted(session: Session, origin: Origin) -> dict[str, str]:
    """What a reviewer saw on paper, by coding; nothing for words that were said in the program."""
    if not origin.on_paper:
        return {}
    query = select(RoundCoding.coding_uuid, RoundCoding.fingerprint).where(
        RoundCoding.round_id == origin.round_id
    )
    return dict(session.execute(query).all())


def _seen_now(session: Session, coding: Coding, passage: Passage, code: Code) -> str:
    seen = coding_seen(
        _quotation(session, passage), code.label, code.name, code.definition, coding.stance
    )
    return keep_snapshot(session, seen)


def judge_definition(
    session: Session,
    code_id: int,
    person_id: int,
    verdict: Verdict | None,
    remark: str = "",
    origin: Origin = HERE,
) -> int:
    """Record a reviewer's verdict and remark on the definition of a code.

    Raises:
        NotFound: the code is gone, or the verdict is not one of ``VERDICTS``.
    """
    code = session.get(Code, code_id)
    if code is None:
        raise Gone("code")
    submitted = select(RoundCode.fingerprint).where(
        RoundCode.round_id == origin.round_id, RoundCode.code_uuid == code.uuid
    )
    seen = session.scalar(submitted) if origin.on_paper else None
    if seen is None:
        fields = {name: getattr(code, name) for name in CODE_FIELDS}
        seen = keep_snapshot(session, definition_seen(code.label, code.name, fields))
    decision = _said(code_name(code), person_id, verdict, remark, seen, origin)
    decision.code_id = code_id
    session.add(decision)
    session.flush()
    record(session, f"definition_{verdict or 'remark'}", code=code_name(code))
    return decision.id


def remark_on(
    session: Session,
    passage_id: int | None,
    person_id: int,
    remark: str,
    origin: Origin = HERE,
) -> int:
    """Record a remark on a passage whatever its codes, or with None on the whole.

    Raises:
        NotFound: the passage is gone.
    """
    passage = session.get(Passage, passage_id) if passage_id is not None else None
    if passage_id is not None and passage is None:
        raise Gone("passage")
    decision = _said("", person_id, None, remark, "", origin)
    decision.passage_id = passage_id
    session.add(decision)
    session.flush()
    if passage is not None:
        record(session, "passage_remark", passage=passage_name(passage))
    else:
        record(session, "general_remark")
    return decision.id


def _said(
    called: str, person_id: int, verdict: Verdict | None, remark: str, seen: str, origin: Origin
) -> Decision:
    if verdict is not None and verdict not in VERDICTS:
        raise NotFound("verdict", verdict)
    return Decision(
        code_name=called,
        person_id=person_id,
        verdict=verdict,
        remark=remark.strip(),
        resolved=origin.resolved,
        reply_to_id=origin.reply_to_id,
        fingerprint=seen,
        round_id=origin.round_id,
        returned_id=origin.returned_id,
        decided_at=origin.decided_at or now(),
    )


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


def answer(session: Session, decision_id: int, text: str, response: Response | None = None) -> int:
    """Write the researcher's answer under a remark, and what became of it.

    Raises:
        NotFound: no such response. ReasonMissing: a remark is declined without a reason.
    """
    if response is not None and response not in RESPONSES:
        raise NotFound("response", response)
    text = text.strip()
    if response == "declined" and not text:
        raise ReasonMissing
    decision = session.get_one(Decision, decision_id)
    if (decision.answer, decision.response) == (text, response):
        return decision_id
    decision.answer, decision.response = text, response
    decision.answered_at = now() if text or response else None
    number = _number(session, decision)
    record(session, "review_answered", passage=number, code=decision.code_name)
    return decision_id


def resolve(session: Session, decision_id: int) -> int:
    """Note that a remark was ticked as resolved in Word since it was recorded.

    Raises:
        NotFound: the remark is gone.
    """
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise Gone("remark")
    if not decision.resolved:
        decision.resolved = True
        number = _number(session, decision)
        record(session, "remark_resolved", passage=number, code=decision.code_name)
    return decision_id


def _number(session: Session, decision: Decision) -> str:
    """The number of the passage that a word is about; empty for a definition or the whole."""
    passage = session.get(Passage, decision.passage_id) if decision.passage_id else None
    return passage_name(passage) if passage else ""


def keep_returned(
    session: Session, name: str, data: bytes, person_id: int, round_id: int | None = None
) -> int:
    """Keep a document that came back; the same bytes in the same name are one document."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = session.scalar(
        select(ReturnedDocument.id).where(
            ReturnedDocument.sha256 == sha256, ReturnedDocument.person_id == person_id
        )
    )
    if known is not None:
        return known
    if session.scalar(select(Blob.id).where(Blob.sha256 == sha256)) is None:
        session.execute(insert(Blob).values(sha256=sha256, bytes=data))
    document = ReturnedDocument(name=name, sha256=sha256, person_id=person_id, round_id=round_id)
    session.add(document)
    session.flush()
    record(session, "review_read", document=name)
    return document.id
