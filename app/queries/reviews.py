"""What reviewers said, and the state of each coding that follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.passage import Coding
from app.models.person import Person
from app.models.review import Decision, ReturnedDocument, ReviewState, fingerprint
from app.queries.passages import EVERYTHING, PassageFilter, PassageRow, passages


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A reviewer's word; ``coding_id`` is None when the coding has gone since."""

    id: int
    passage_id: int
    coding_id: int | None
    code_name: str
    person_id: int
    reviewer: str
    verdict: str | None
    remark: str
    answer: str
    fingerprint: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A coding with its passage, all that was decided on it (oldest first) and its state."""

    coding_id: int
    passage: PassageRow
    code_id: int
    label: str | None
    name: str
    kind: str | None
    group: str
    stance: str
    key_quote: bool
    coder: str
    decisions: tuple[DecisionRow, ...]
    state: ReviewState

    @property
    def called(self) -> str:
        """How the code is called in short: its label, else its name."""
        return self.label or self.name


def decisions(session: Session, passage_ids: Sequence[int] | None = None) -> list[DecisionRow]:
    """All decisions (or those on some passages), oldest first."""
    query = (
        select(
            Decision.id,
            Decision.passage_id,
            Decision.coding_id,
            Decision.code_name,
            Decision.person_id,
            Person.name.label("reviewer"),
            Decision.verdict,
            Decision.remark,
            Decision.answer,
            Decision.fingerprint,
            Decision.decided_at,
        )
        .join(Person, Person.id == Decision.person_id)
        .order_by(Decision.id)
    )
    if passage_ids is not None:
        query = query.where(Decision.passage_id.in_(passage_ids))
    return [DecisionRow(**row) for row in session.execute(query).mappings()]


def reviews(session: Session, wanted: PassageFilter = EVERYTHING) -> list[ReviewRow]:
    """One row per coding of the admitted passages, in the order of the passages."""
    rows = passages(session, wanted)
    by_coding: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    for decision in decisions(session):
        if decision.coding_id is not None:
            by_coding[decision.coding_id].append(decision)
    definitions = dict(session.execute(select(Code.id, Code.definition)).all())
    return [
        row
        for passage in rows
        for row in _of_passage(passage, by_coding, definitions)
        if not wanted.code_ids or row.code_id in wanted.code_ids
    ]


def _of_passage(
    passage: PassageRow,
    by_coding: dict[int, list[DecisionRow]],
    definitions: dict[int, str],
) -> Iterable[ReviewRow]:
    for coding in passage.codings:
        seen = fingerprint(
            passage.text, coding.label, coding.name, definitions[coding.code_id], coding.stance
        )
        said = tuple(by_coding.get(coding.id, ()))
        yield ReviewRow(
            coding.id,
            passage,
            coding.code_id,
            coding.label,
            coding.name,
            coding.kind,
            coding.group,
            coding.stance,
            coding.key_quote,
            coding.coder,
            said,
            review_state(said, seen),
        )


def review_state(said: Iterable[DecisionRow], seen: str) -> ReviewState:
    """What the reviewers' latest verdicts make of a coding with the fingerprint ``seen``.

    The strictest of the latest verdicts of each reviewer counts; a verdict on something that has
    changed since asks for another look.
    """
    latest = {row.person_id: row for row in said if row.verdict is not None}
    verdicts = {row.verdict for row in latest.values()}
    if not latest:
        return "draft"
    if any(row.fingerprint != seen for row in latest.values()):
        return "changed"
    if "reject" in verdicts:
        return "rejected"
    return "revise" if "revise" in verdicts else "agreed"


def returned_by(session: Session, sha256: str) -> list[str]:
    """The reviewers in whose name exactly this document was read back earlier."""
    found = session.scalars(
        select(Person.name)
        .join(ReturnedDocument, ReturnedDocument.person_id == Person.id)
        .where(ReturnedDocument.sha256 == sha256)
        .order_by(ReturnedDocument.id)
    )
    return list(found)


def coding_uuids(session: Session) -> dict[int, str]:
    """The UUID of every coding, for the bookmarks of a review document."""
    return dict(session.execute(select(Coding.id, Coding.uuid)).all())
