"""Review rounds as rows: their scope, their progress, and what changed since a reviewer looked."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.informant import Informant
from app.models.person import Person
from app.models.review import VERDICTS, Verdict
from app.models.review_round import (
    ReviewRound,
    RoundCode,
    RoundCoding,
    RoundReviewer,
    Snapshot,
    fingerprint,
)
from app.models.scope import Scope, read_scope
from app.queries.codes import codes
from app.queries.people import PersonRow
from app.queries.reviews import DecisionRow, DefinitionRow, ReviewRow, reviews


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round; ``codings`` and ``codes`` count what it submitted."""

    id: int
    uuid: str
    number: int
    name: str
    note: str
    by: str
    frozen_at: str
    closed_at: str | None
    scope: Scope
    reviewers: tuple[PersonRow, ...]
    codings: int
    codes: int

    @property
    def is_open(self) -> bool:
        """Whether answers are still awaited."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Progress:
    """What one reviewer has decided of a code's codings that a round submitted.

    ``verdicts`` counts the latest ones that answer this round (``answers``), on what it submitted
    or on what is there now. One of an earlier round keeps the coding's state, but a new round asks
    anew.
    """

    reviewer: PersonRow
    code_id: int
    submitted: int
    verdicts: Mapping[Verdict, int]

    @property
    def decided(self) -> int:
        """How many codings have a verdict."""
        return sum(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs from what a reviewer saw.

    ``field`` is ``quotation``, ``label``, ``name``, ``stance`` or one of ``CODE_FIELDS``.
    """

    field: str
    before: str
    now: str


def rounds(session: Session) -> list[RoundRow]:
    """All rounds, the first one first."""
    asked: defaultdict[int, list[PersonRow]] = defaultdict(list)
    people = (
        select(RoundReviewer.round_id, Person.id, Person.uuid, Person.name, Person.role)
        .join(Person, Person.id == RoundReviewer.person_id)
        .order_by(RoundReviewer.id)
    )
    for round_id, person_id, uuid, name, role in session.execute(people):
        asked[round_id].append(PersonRow(person_id, uuid, name, role))
    codings, definitions = _counts(session, RoundCoding), _counts(session, RoundCode)
    query = (
        select(ReviewRound, Person.name)
        .join(Person, Person.id == ReviewRound.person_id)
        .order_by(ReviewRound.number, ReviewRound.id)
    )
    return [
        RoundRow(
            made.id,
            made.uuid,
            made.number,
            made.name,
            made.note,
            by,
            made.frozen_at,
            made.closed_at,
            read_scope(made.scope),
            tuple(asked.get(made.id, ())),
            codings.get(made.id, 0),
            definitions.get(made.id, 0),
        )
        for made, by in session.execute(query)
    ]


def answers(said: DecisionRow, made: RoundRow) -> bool:
    """Whether a word answers a round: it was said in it, or in no round since it was frozen."""
    if said.round_id is not None:
        return said.round_id == made.id
    return said.decided_at >= made.frozen_at


def next_round_number(session: Session) -> int:
    """The number that the next round will have."""
    return (session.scalar(select(func.max(ReviewRound.number))) or 0) + 1


def _counts(session: Session, entity: type[RoundCoding] | type[RoundCode]) -> dict[int, int]:
    query = select(entity.round_id, func.count()).group_by(entity.round_id)
    return dict(session.execute(query).all())


def submitted(session: Session, round_id: int) -> dict[str, str]:
    """The fingerprint of each coding, by UUID, that a round submitted, in the order submitted."""
    query = (
        select(RoundCoding.coding_uuid, RoundCoding.fingerprint)
        .where(RoundCoding.round_id == round_id)
        .order_by(RoundCoding.id)
    )
    return dict(session.execute(query).all())


def submitted_definitions(session: Session, round_id: int) -> dict[str, str]:
    """The fingerprint of each definition, by the UUID of its code, that a round submitted."""
    query = select(RoundCode.code_uuid, RoundCode.fingerprint).where(RoundCode.round_id == round_id)
    return dict(session.execute(query).all())


def snapshots(session: Session, marks: Iterable[str]) -> dict[str, dict[str, str]]:
    """What reviewers saw, by fingerprint; what is not kept, or no longer readable, is left out."""
    wanted = set(marks)
    query = select(Snapshot.fingerprint, Snapshot.content)
    if len(wanted) < _MANY:
        query = query.where(Snapshot.fingerprint.in_(wanted))
    return {
        mark: content
        for mark, stored in session.execute(query)
        if mark in wanted and (content := _content(stored))
    }


_MANY = 500


def _content(stored: str) -> dict[str, str]:
    """A snapshot as it was packed; nothing when a foreign file holds something else."""
    try:
        found = json.loads(stored)
    except (ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def codings_in_scope(session: Session, scope: Scope) -> list[ReviewRow]:
    """What a round of this scope would submit, in the codebook's order."""
    order = {code.id: place for place, code in enumerate(codes(session))}
    informants = informant_uuids(session)
    wanted_codes = _code_ids(session, scope)
    known = _last_submitted(session) if scope.only_changed else {}
    rows = [
        row
        for row in reviews(session)
        if (not scope.codes or row.code_id in wanted_codes)
        and (not scope.informants or _speaks(row, informants) in scope.informants)
        and not (scope.only_changed and known.get(row.uuid) == fingerprint(row.seen))
    ]
    rows.sort(key=lambda row: order[row.code_id])
    return rows if scope.at_most is None else _chosen(rows, scope.at_most)


def counted_in_scope(session: Session, scope: Scope) -> tuple[int, int]:
    """How many codings a round of this scope would submit, and how many are new or changed."""
    rows, known = codings_in_scope(session, scope), _last_submitted(session)
    return len(rows), sum(known.get(row.uuid) != fingerprint(row.seen) for row in rows)


def _last_submitted(session: Session) -> dict[str, str]:
    """By UUID the fingerprint of each coding in the latest round that it was part of."""
    query = (
        select(RoundCoding.coding_uuid, RoundCoding.fingerprint)
        .join(ReviewRound, ReviewRound.id == RoundCoding.round_id)
        .order_by(ReviewRound.number, ReviewRound.id)
    )
    return dict(session.execute(query).all())


def _code_ids(session: Session, scope: Scope) -> set[int]:
    """The codes of a scope with everything below them."""
    wanted = set(session.scalars(select(Code.id).where(Code.uuid.in_(scope.codes))))
    for code in codes(session):  # depth first: a parent comes before its children
        if code.parent_id in wanted:
            wanted.add(code.id)
    return wanted


def code_uuids(session: Session) -> dict[int, str]:
    """How a scope names each code."""
    return dict(session.execute(select(Code.id, Code.uuid)).all())


def informant_uuids(session: Session) -> dict[int, str]:
    """How a scope names each informant; an empty name stands for what no informant said."""
    return dict(session.execute(select(Informant.id, Informant.uuid)).all())


def _speaks(row: ReviewRow, uuids: Mapping[int, str]) -> str:
    return uuids.get(row.passage.informant.id, "") if row.passage.informant else ""


def _chosen(rows: list[ReviewRow], at_most: int) -> list[ReviewRow]:
    """At most so many of each code: the ones to look at first; the order stays."""
    by_code: defaultdict[int, list[ReviewRow]] = defaultdict(list)
    for row in rows:
        by_code[row.code_id].append(row)
    kept = {
        row.coding_id
        for of_code in by_code.values()
        for row in sorted(of_code, key=look_first)[:at_most]
    }
    return [row for row in rows if row.coding_id in kept]


def look_first(row: ReviewRow) -> int:
    """The place of a row among those of its code: key quotes, contradicting, changed, the rest."""
    if row.key_quote:
        return 0
    if row.stance == "contradicts":
        return 1
    return 2 if row.state in {"changed", "revise", "rejected"} else 3


def changes_since(
    session: Session, rows: Sequence[ReviewRow | DefinitionRow], round_id: int | None = None
) -> dict[str, tuple[Change, ...]]:
    """By UUID what differs now from what reviewers saw: in a round, else at their last verdict.

    Rows without a difference, or that were never seen, are left out.
    """
    seen_then = (
        {row.uuid: _last_seen(row.decisions) for row in rows}
        if round_id is None
        else _seen_in(session, round_id)
    )
    wanted = {
        row.uuid: mark
        for row in rows
        if (mark := seen_then.get(row.uuid)) and mark != fingerprint(row.seen)
    }
    kept = snapshots(session, wanted.values())
    found = {
        row.uuid: _changes(kept[wanted[row.uuid]], row.seen)
        for row in rows
        if wanted.get(row.uuid) in kept
    }
    return {uuid: changes for uuid, changes in found.items() if changes}


def _seen_in(session: Session, round_id: int) -> Mapping[str, str | None]:
    return {**submitted(session, round_id), **submitted_definitions(session, round_id)}


def _last_seen(said: Iterable[DecisionRow]) -> str | None:
    marks = [row.fingerprint for row in said if row.verdict is not None]
    return marks[-1] if marks else None


def _changes(before: Mapping[str, str], seen: Mapping[str, str]) -> tuple[Change, ...]:
    return tuple(
        Change(field, before.get(field, ""), now)
        for field, now in seen.items()
        if before.get(field, "") != now
    )


def progress(
    session: Session, round_id: int, known: Iterable[ReviewRow] | None = None
) -> list[Progress]:
    """How far each reviewer of a round is, per code in the codebook's order.

    ``known`` are all rows of ``reviews`` where they were read already.
    """
    asked = next((made for made in rounds(session) if made.id == round_id), None)
    if asked is None:
        return []
    marks = submitted(session, round_id)
    of_code: defaultdict[int, list[ReviewRow]] = defaultdict(list)
    for row in reviews(session) if known is None else known:
        if row.uuid in marks:
            of_code[row.code_id].append(row)
    return [
        Progress(person, code.id, len(rows), _verdicts(rows, person, asked, marks))
        for person in asked.reviewers
        for code in codes(session)
        if (rows := of_code.get(code.id))
    ]


def _verdicts(
    rows: Iterable[ReviewRow], person: PersonRow, made: RoundRow, marks: Mapping[str, str]
) -> dict[Verdict, int]:
    """The person's latest answers to a round, on what it submitted or on what is there now."""
    counted: Counter[str] = Counter()
    for row in rows:
        valid = {marks[row.uuid], fingerprint(row.seen)}
        last = [
            said.verdict
            for said in row.decisions
            if said.person_id == person.id
            and said.verdict
            and said.fingerprint in valid
            and answers(said, made)
        ]
        counted.update(last[-1:])
    return {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}


def disagree(row: ReviewRow | DefinitionRow) -> bool:
    """Whether reviewers' latest verdicts differ: something for the agenda of the next meeting."""
    return len({said.verdict for said in latest_verdicts(row)}) > 1


def latest_verdicts(row: ReviewRow | DefinitionRow) -> list[DecisionRow]:
    """The latest verdict of each reviewer, in the order in which they first spoke."""
    latest = {said.person_id: said for said in row.decisions if said.verdict is not None}
    return list(latest.values())
