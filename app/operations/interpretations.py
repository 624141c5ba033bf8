"""What the researcher says a passage means."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Gone
from app.models.base import now
from app.models.code import Code
from app.models.passage import Interpretation, Passage
from app.operations.passages import drop_if_bare, passage_name
from app.project.activity import record


def interpret(
    session: Session, passage_id: int, person_id: int, text: str, code_id: int | None = None
) -> int:
    """Write a passage's interpretation (under one code when given); blank text removes it.

    Raises:
        NotFound: the passage or the code is gone.
    """
    passage = session.get(Passage, passage_id)
    if passage is None:
        raise Gone("passage")
    if code_id is not None and session.get(Code, code_id) is None:
        raise Gone("code")
    known = session.scalar(
        select(Interpretation).where(
            Interpretation.passage_id == passage_id, Interpretation.code_id.is_(code_id)
        )
    )
    if (known.text if known else "") == text.strip():
        return passage_id
    record(session, "interpreted", passage=passage_name(passage))
    if known is None:
        known = Interpretation(passage_id=passage_id, code_id=code_id, person_id=person_id)
        session.add(known)
    known.text, known.person_id, known.changed_at = text.strip(), person_id, now()
    session.flush()
    if not known.text:
        session.delete(known)
        drop_if_bare(session, passage_id)
    return passage_id
