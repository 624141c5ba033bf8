"""What reviewers said, and the state of each coding and definition that follows from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models.among import among
from app.models.code import CODE_FIELDS, Code
from app.models.passage import Coding
from app.models.person import Person
from app.models.review import Decision, ReturnedDocument, ReviewState
from app.models.review_round import (
    ReviewRound,
    RoundCode,
    RoundCoding,
    coding_seen,
    definition_seen,
    fingerprint,
)
from app.queries.codes import CodeRow, codes
from app.queries.passages import EVERYTHING, PassageFilter, PassageRow, passages


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A reviewer's word.

    About a coding, a passage, a definition (``code_id``) or the whole; ids are None when what it
    was about has gone since. ``resolved`` is what the reviewer ticked in Word.
    """

    id: int
    uuid: str
    passage_id: int | None
    coding_id: int | None
    code_id: int | None
    code_name: str
    person_id: int
    reviewer: str
    verdict: str | None
    remark: str
    resolved: bool
    reply_to_id: int | None
    response: str | None
    answer: str
    answered_at: str | None
    fingerprint: str
    round_id: int | None
    returned_id: int | None
    decided_at: str

    @property
    def is_open(self) -> bool:
        """Whether a remark still waits for the researcher's answer."""
        return bool(self.remark) and not (self.answer or self.response or self.resolved)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A coding with its passage, all that was decided on it (oldest first) and its state."""

    coding_id: int
    uuid: str
    passage: PassageRow
    code_id: int
    label: str | None
    name: str
    kind: str | None
    group: str
    definition: str
    stance: str
    key_quote: bool
    coder: str
    decisions: tuple[DecisionRow, ...]
    state: ReviewState

    @property
    def called(self) -> str:
        """How the code is called in short: its label, else its name."""
        return self.label or self.name

    @property
    def seen(self) -> dict[str, str]:
        """What a reviewer would judge now."""
        return coding_seen(self.passage.text, self.label, self.name, self.definition, self.stance)


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """A code's definition, all that was decided on it (oldest first) and its state."""

    code_id: int
    uuid: str
    label: str | None
    name: str
    fields: Mapping[str, str]
    decisions: tuple[DecisionRow, ...]
    state: ReviewState

    @property
    def called(self) -> str:
        """How the code is called in short: its label, else its name."""
        return self.label or self.name

    @property
    def seen(self) -> dict[str, str]:
        """What a reviewer would judge now."""
        return definition_seen(self.label, self.name, self.fields)


def decisions(session: Session, passage_ids: Sequence[int] | None = None) -> list[DecisionRow]:
    """All that reviewers said (or said on some passages), oldest first."""
    columns = [
        getattr(Decision, name) for name in DecisionRow.__dataclass_fields__ if name != "reviewer"
    ]
    query = (
        select(*columns, Person.name.label("reviewer"))
        .join(Person, Person.id == Decision.person_id)
        .order_by(Decision.decided_at, Decision.id)
    )
    if passage_ids is not None:
        query = query.where(among(Decision.passage_id, passage_ids))
    return [DecisionRow(**row) for row in session.execute(query).mappings()]


def reviews(session: Session, wanted: PassageFilter = EVERYTHING) -> list[ReviewRow]:
    """One row per coding of the admitted passages, in the order of the passages."""
    rows = passages(session, wanted)
    said: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    few = [row.id for row in rows] if wanted.passage_ids else None
    for decision in decisions(session, few):
        if decision.coding_id is not None:
            said[decision.coding_id].append(decision)
    reader = _Reader(session, said, few)
    return [
        row
        for passage in rows
        for row in reader.rows_of(passage)
        if not wanted.code_ids or row.code_id in wanted.code_ids
    ]


class _Reader:
    """What all rows have in common, asked once."""

    def __init__(
        self,
        session: Session,
        said: Mapping[int, list[DecisionRow]],
        passage_ids: Sequence[int] | None,
    ) -> None:
        self._said = said
        self._definitions = dict(session.execute(select(Code.id, Code.definition)).all())
        self._uuids = coding_uuids(session, passage_ids)
        waiting = _SUBMITTED_CODINGS
        if passage_ids is not None:
            shown = select(Coding.uuid).where(among(Coding.passage_id, passage_ids))
            waiting = waiting.where(RoundCoding.coding_uuid.in_(shown))
        self._waiting = _waiting(session, waiting)

    def rows_of(self, passage: PassageRow) -> Iterable[ReviewRow]:
        for coding in passage.codings:
            definition = self._definitions[coding.code_id]
            uuid = self._uuids[coding.id]
            seen = coding_seen(passage.text, coding.label, coding.name, definition, coding.stance)
            said = tuple(self._said.get(coding.id, ()))
            yield ReviewRow(
                coding.id,
                uuid,
                passage,
                coding.code_id,
                coding.label,
                coding.name,
                coding.kind,
                coding.group,
                definition,
                coding.stance,
                coding.key_quote,
                coding.coder,
                said,
                review_state(said, fingerprint(seen), self._waiting.get(uuid, ())),
            )


def _waiting(session: Session, submitted: Select[str, str]) -> dict[str, set[str]]:
    """By UUID the fingerprints that lie with reviewers in rounds that are still open."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, mark in session.execute(submitted.where(ReviewRound.closed_at.is_(None))):
        found[key].add(mark)
    return found


_SUBMITTED_CODINGS = select(RoundCoding.coding_uuid, RoundCoding.fingerprint).join(
    ReviewRound, ReviewRound.id == RoundCoding.round_id
)
_SUBMITTED_DEFINITIONS = select(RoundCode.code_uuid, RoundCode.fingerprint).join(
    ReviewRound, ReviewRound.id == RoundCode.round_id
)


def review_state(
    said: Iterable[DecisionRow], seen: str, waiting: Collection[str] = ()
) -> ReviewState:
    """What the reviewers' latest verdicts make of something with the fingerprint ``seen``.

    The strictest of the latest verdicts of each reviewer counts. A verdict on something that has
    changed since asks for another look; ``waiting`` are the fingerprints in open rounds: a form
    that lies with a reviewer is ``submitted`` until they have decided on it.
    """
    latest = {row.person_id: row for row in said if row.verdict is not None}
    if not latest:
        return "submitted" if waiting else "draft"
    if any(row.fingerprint != seen for row in latest.values()):
        return "submitted" if seen in waiting else "changed"
    verdicts = {row.verdict for row in latest.values()}
    if "reject" in verdicts:
        return "rejected"
    return "revise" if "revise" in verdicts else "agreed"


def definitions(session: Session) -> list[DefinitionRow]:
    """The definition of each code in the codebook's order, with its review."""
    said: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    for decision in decisions(session):
        if decision.code_id is not None:
            said[decision.code_id].append(decision)
    waiting = _waiting(session, _SUBMITTED_DEFINITIONS)
    uuids = dict(session.execute(select(Code.id, Code.uuid)).all())
    return [
        _definition(code, uuids[code.id], tuple(said.get(code.id, ())), waiting)
        for code in codes(session)
    ]


def _definition(
    code: CodeRow, uuid: str, said: tuple[DecisionRow, ...], waiting: Mapping[str, set[str]]
) -> DefinitionRow:
    fields = {name: str(getattr(code, name)) for name in CODE_FIELDS}
    seen = fingerprint(definition_seen(code.label, code.name, fields))
    state = review_state(said, seen, waiting.get(uuid, ()))
    return DefinitionRow(code.id, uuid, code.label, code.name, fields, said, state)


def returned_by(session: Session, sha256: str) -> list[str]:
    """The reviewers in whose name exactly this document was read back earlier."""
    found = session.scalars(
        select(Person.name)
        .join(ReturnedDocument, ReturnedDocument.person_id == Person.id)
        .where(ReturnedDocument.sha256 == sha256)
        .order_by(ReturnedDocument.id)
    )
    return list(found)


def coding_uuids(session: Session, passage_ids: Sequence[int] | None = None) -> dict[int, str]:
    """The UUID of every coding (or of those of some passages), to tell rows of a document apart."""
    query = select(Coding.id, Coding.uuid)
    if passage_ids is not None:
        query = query.where(among(Coding.passage_id, passage_ids))
    return dict(session.execute(query).all())
