"""Memos on the project, a source, a code, an informant or a passage."""

from sqlalchemy.orm import Session

from app.errors import Gone
from app.models.base import Base, now
from app.models.code import Code
from app.models.informant import Informant
from app.models.passage import Memo, MemoSubject, Passage
from app.models.source import Source
from app.operations.passages import drop_if_bare, passage_name
from app.project.activity import record

Subject = MemoSubject
_SUBJECTS: dict[str, type[Base]] = {
    "source": Source,
    "code": Code,
    "informant": Informant,
    "passage": Passage,
}


def write_memo(
    session: Session, person_id: int, subject: Subject, subject_id: int | None, text: str
) -> int:
    """A new memo; ``subject_id`` is None for the project.

    Raises:
        NotFound: what it is on is gone.
    """
    memo = Memo(person_id=person_id, text=text.strip())
    if subject != "project":
        if session.get(_SUBJECTS[subject], subject_id) is None:
            raise Gone(subject)
        setattr(memo, f"{subject}_id", subject_id)
    session.add(memo)
    session.flush()
    record(session, "memo_written", subject=subject, **_named(session, memo))
    return memo.id


def change_memo(session: Session, memo_id: int, text: str) -> int:
    """Rewrite a memo; blank text deletes it.

    Raises:
        NotFound: it is gone.
    """
    memo = session.get(Memo, memo_id)
    if memo is None:
        raise Gone("memo")
    if not text.strip():
        return delete_memo(session, memo_id)
    if memo.text != text.strip():
        memo.text, memo.changed_at = text.strip(), now()
        record(session, "memo_changed", **_named(session, memo))
    return memo_id


def delete_memo(session: Session, memo_id: int) -> int:
    """Throw a memo away (undo brings it back).

    Raises:
        NotFound: it is gone.
    """
    memo = session.get(Memo, memo_id)
    if memo is None:
        raise Gone("memo")
    passage_id = memo.passage_id
    record(session, "memo_deleted", **_named(session, memo))
    session.delete(memo)
    if passage_id is not None:
        drop_if_bare(session, passage_id)
    return memo_id


def _named(session: Session, memo: Memo) -> dict[str, str]:
    """The passage that a memo is on, so that the passage's history tells of it."""
    passage = session.get(Passage, memo.passage_id) if memo.passage_id is not None else None
    return {"passage": passage_name(passage)} if passage is not None else {}
