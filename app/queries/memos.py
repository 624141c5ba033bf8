"""Memos as rows, those of one thing and all of them with what they are on."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.informant import Informant
from app.models.passage import MEMO_SUBJECTS, Memo, MemoSubject, Passage, printed_number
from app.models.person import Person
from app.models.source import Source


@dataclass(frozen=True, slots=True)
class MemoRow:
    """A memo and what it is on; with no id at all it is on the project."""

    id: int
    person: str
    source_id: int | None
    code_id: int | None
    informant_id: int | None
    passage_id: int | None
    text: str
    changed_at: str
    person_id: int = 0

    @property
    def subject(self) -> MemoSubject:
        """What kind of thing it is on."""
        ids = (self.source_id, self.code_id, self.informant_id, self.passage_id)
        known = zip(MEMO_SUBJECTS[1:], ids, strict=True)
        return next((subject for subject, found in known if found is not None), "project")

    @property
    def subject_id(self) -> int | None:
        """The id of that thing; None for the project."""
        ids = (self.source_id, self.code_id, self.informant_id, self.passage_id)
        return next((found for found in ids if found is not None), None)

    @property
    def title(self) -> str:
        """Its first line."""
        return next(iter(self.text.strip().splitlines()), "")


@dataclass(frozen=True, slots=True)
class ListedMemo:
    """A memo with what the thing is called that it is on (nothing for the project)."""

    memo: MemoRow
    about: str


_MEMOS = (
    select(
        Memo.id,
        Person.name.label("person"),
        Memo.source_id,
        Memo.code_id,
        Memo.informant_id,
        Memo.passage_id,
        Memo.text,
        Memo.changed_at,
        Memo.person_id,
    )
    .join(Person, Person.id == Memo.person_id)
    .order_by(Memo.changed_at.desc(), Memo.id.desc())
)


def memos(session: Session) -> list[MemoRow]:
    """All memos, newest first."""
    return _rows(session, _MEMOS)


def _rows(session: Session, query: Select[*tuple[object, ...]]) -> list[MemoRow]:
    return [MemoRow(**row) for row in session.execute(query).mappings()]


def memos_on(session: Session, subject: MemoSubject, subject_id: int | None) -> list[MemoRow]:
    """The memos of one thing, newest first; the project has no id."""
    columns = [getattr(Memo, f"{each}_id") for each in MEMO_SUBJECTS[1:]]
    if subject == "project":
        return _rows(session, _MEMOS.where(*(column.is_(None) for column in columns)))
    return _rows(session, _MEMOS.where(getattr(Memo, f"{subject}_id") == subject_id))


def memos_on_passage(session: Session, passage_id: int) -> list[MemoRow]:
    """The memos of one passage, newest first."""
    return memos_on(session, "passage", passage_id)


def listed_memos(session: Session) -> list[ListedMemo]:
    """All memos with what they are on, newest first."""
    names = {
        "source": dict(session.execute(select(Source.id, Source.name)).all()),
        "code": {
            row.id: " ".join(filter(None, (row.label, row.name)))
            for row in session.execute(select(Code.id, Code.label, Code.name))
        },
        "informant": {
            row.id: ", ".join(filter(None, (row.code, row.role)))
            for row in session.execute(select(Informant.id, Informant.code, Informant.role))
        },
        "passage": {
            row.id: printed_number(row.series, row.number)
            for row in session.execute(
                select(Passage.id, Passage.series, Passage.number).where(
                    Passage.id.in_(select(Memo.passage_id))
                )
            )
        },
    }
    return [
        ListedMemo(memo, names.get(memo.subject, {}).get(memo.subject_id or 0, ""))
        for memo in memos(session)
    ]
