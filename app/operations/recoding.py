"""Passages that go from one code to another: moving them, merging codes, splitting a code.

Nothing that was said is lost on the way: decisions, interpretations and how the chapter prints a
passage go along, and what two codings of one person said differently is written in a memo.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Executable, bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from app.errors import Gone
from app.models.base import now
from app.models.code import Code, CodeLink
from app.models.passage import Coding, Interpretation, Memo, Passage, printed_number
from app.models.person import Person
from app.models.review import Decision
from app.models.review_round import RoundCoding
from app.models.tables import table
from app.models.thesis import ChapterPassage, ChapterSection, RecommendationCode
from app.operations.codes import add_code, code_name
from app.operations.favourites import hand_on_favourite
from app.operations.passages import passage_name
from app.operations.recoding_memos import Carried, Doubled, carried_lines, merged_lines, split_lines
from app.project.activity import record
from app.queries.code_history import revisions
from app.words import Words

_CODING, _DECISION, _ROUND_CODING = table(Coding), table(Decision), table(RoundCoding)
_ROW = _CODING.c.id == bindparam("row")


@dataclass(frozen=True, slots=True)
class Part:
    """Codings that leave a code together: for the code ``code_id``, else for a new one."""

    coding_ids: Sequence[int]
    code_id: int | None = None
    new_name: str = ""


@dataclass
class _Move:
    """From which code to which; ``coding_ids`` None means all of it."""

    session: Session
    former: Code
    into: Code
    coding_ids: frozenset[int] | None = None
    carried: Carried = field(default_factory=Carried)

    def carry(self) -> Carried:
        """Move the codings with what hangs on them."""
        there = {(row.passage_id, row.person_id): row for row in self._codings(self.into)}
        moving: list[Any] = []
        doubled: list[tuple[Any, Any]] = []
        left: set[int] = set()
        for row in self._codings(self.former):
            if self.coding_ids is not None and row.id not in self.coding_ids:
                left.add(row.passage_id)
                continue
            self.carried.passages.add(row.passage_id)
            kept = there.get((row.passage_id, row.person_id))
            if kept is None:
                moving.append({"row": row.id})
            else:
                doubled.append((kept, row))
        self.carried.moved = len(moving)
        self._join(doubled)
        self._execute(update(_CODING).where(_ROW).values(code_id=self.into.id), moving)
        self.session.expire_all()
        passages = None if self.coding_ids is None else self.carried.passages - left
        with self.session.no_autoflush:
            self._carry_interpretations(passages)
            self._carry_printing(passages)
        self.session.flush()
        return self.carried

    def _codings(self, code: Code) -> Sequence[Any]:
        """As plain rows: a code may stand on tens of thousands of passages."""
        columns = _CODING.c
        found = select(
            columns.id,
            columns.uuid,
            columns.passage_id,
            columns.person_id,
            columns.stance,
            columns.key_quote,
            columns.created_at,
        ).where(columns.code_id == code.id)
        return self.session.execute(found.order_by(columns.id)).all()

    def _execute(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self.session.connection().execute(statement, rows)

    def _join(self, pairs: Sequence[tuple[Any, Any]]) -> None:
        """Two codings of one person on one passage become one; what they say apart is noted."""
        if not pairs:
            return
        self._note(pairs)
        joined = [{"gone": gone.id, "kept": kept.id} for kept, gone in pairs]
        decided = _DECISION.c.coding_id == bindparam("gone")
        self._execute(update(_DECISION).where(decided).values(coding_id=bindparam("kept")), joined)
        self._resubmit(pairs)
        changed = [
            {
                "row": kept.id,
                "star": kept.key_quote or gone.key_quote,
                "first": min(kept.created_at, gone.created_at),
            }
            for kept, gone in pairs
        ]
        values: dict[str, Any] = {"key_quote": bindparam("star"), "created_at": bindparam("first")}
        self._execute(update(_CODING).where(_ROW).values(values), changed)
        self._execute(delete(_CODING).where(_ROW), [{"row": gone.id} for _, gone in pairs])

    def _note(self, pairs: Sequence[tuple[Any, Any]]) -> None:
        columns = (Passage.id, Passage.series, Passage.number)
        coded = select(Coding.passage_id).where(Coding.code_id == self.former.id)
        found = self.session.execute(select(*columns).where(Passage.id.in_(coded)))
        numbers = {row.id: printed_number(row.series, row.number) for row in found}
        people = self.session.execute(select(Person.id, Person.name))
        names = {row.id: row.name for row in people}
        self.carried.doubled += [
            Doubled(numbers[gone.passage_id], names[gone.person_id], kept.stance, gone.stance)
            for kept, gone in pairs
        ]

    def _resubmit(self, pairs: Sequence[tuple[Any, Any]]) -> None:
        """A round that submitted the coding that goes has submitted the one that stays."""
        both = select(Coding.uuid).where(Coding.code_id.in_([self.former.id, self.into.id]))
        rounds: defaultdict[str, set[int]] = defaultdict(set)
        columns = (RoundCoding.coding_uuid, RoundCoding.round_id)
        for uuid, round_id in self.session.execute(
            select(*columns).where(RoundCoding.coding_uuid.in_(both))
        ):
            rounds[uuid].add(round_id)
        renamed = [
            {"gone": gone.uuid, "kept": kept.uuid, "round": round_id}
            for kept, gone in pairs
            for round_id in rounds[gone.uuid] - rounds[kept.uuid]
        ]
        submitted = update(_ROUND_CODING).where(
            _ROUND_CODING.c.coding_uuid == bindparam("gone"),
            _ROUND_CODING.c.round_id == bindparam("round"),
        )
        self._execute(submitted.values(coding_uuid=bindparam("kept")), renamed)

    def _carry_interpretations(self, passages: set[int] | None) -> None:
        """What a passage means under the code; two such texts stand one below the other."""
        there = {row.passage_id: row for row in self._said_under(self.into)}
        for row in self._said_under(self.former):
            if passages is not None and row.passage_id not in passages:
                continue
            kept = there.get(row.passage_id)
            if kept is None:
                row.code_id = self.into.id
                continue
            if row.text.strip() != kept.text.strip():
                kept.text, kept.changed_at = f"{kept.text}\n\n{row.text}".strip(), now()
                passage = self.session.get_one(Passage, row.passage_id)
                self.carried.joined.append(passage_name(passage))
            self.session.delete(row)

    def _said_under(self, code: Code) -> Iterable[Interpretation]:
        return self.session.scalars(
            select(Interpretation)
            .where(Interpretation.code_id == code.id)
            .order_by(Interpretation.id)
        ).all()

    def _carry_printing(self, passages: set[int] | None) -> None:
        """How the chapter prints a passage; where the target says so itself, that stands."""
        there = {row.passage_id: row for row in self._printed_under(self.into)}
        for row in self._printed_under(self.former):
            if passages is not None and row.passage_id not in passages:
                continue
            kept = there.get(row.passage_id)
            if kept is None:
                row.code_id, row.position = self.into.id, None
                continue
            kept.lead_in = kept.lead_in or row.lead_in
            kept.excluded = kept.excluded and row.excluded
            kept.cuts = row.cuts if kept.cuts == "[]" else kept.cuts
            self.session.delete(row)

    def _printed_under(self, code: Code) -> Iterable[ChapterPassage]:
        return self.session.scalars(
            select(ChapterPassage).where(ChapterPassage.code_id == code.id)
        ).all()


def move_codings(
    session: Session,
    former_id: int,
    into_id: int,
    person_id: int,
    words: Words,
    coding_ids: Sequence[int] | None = None,
) -> int:
    """Put passages of one code (all, or these codings) under another; returns how many codings.

    A memo of ``person_id`` in the language of ``words`` keeps what would be lost.

    Raises:
        NotFound: no such code.
    """
    former, into = _code(session, former_id), _code(session, into_id)
    if former_id == into_id:
        return 0
    wanted = None if coding_ids is None else frozenset(coding_ids)
    carried = _Move(session, former, into, wanted).carry()
    if not carried.codings:
        return 0
    record(
        session,
        "codings_moved",
        n=str(carried.codings),
        former=code_name(former),
        code=code_name(into),
    )
    lines = carried_lines(words, former, into, carried)
    if lines:
        _write_memo(session, into_id, person_id, lines)
    return carried.codings


def _code(session: Session, code_id: int) -> Code:
    code = session.get(Code, code_id)
    if code is None:
        raise Gone("code")
    return code


def _write_memo(session: Session, code_id: int, person_id: int, lines: Sequence[str]) -> None:
    session.add(Memo(code_id=code_id, person_id=person_id, text="\n".join(lines)))
    session.flush()


def split_code(
    session: Session, code_id: int, parts: Sequence[Part], person_id: int, words: Words
) -> list[int]:
    """Give codings of a code to other codes, old and new; returns the codes that got them.

    New codes have the kind, group and parent of the code that is split, which stays with what
    nobody took away. A memo on it says what went where.

    Raises:
        NotFound: no such code. NameMissing, NameTaken: a new code cannot be called so.
    """
    code = _code(session, code_id)
    record(session, "code_split", code=code_name(code))
    made: list[tuple[Code, Carried]] = []
    for part in parts:
        if not part.coding_ids or part.code_id == code_id:
            continue
        target_id = part.code_id if part.code_id is not None else _beside(session, code, part)
        into = _code(session, target_id)
        carried = _Move(session, code, into, frozenset(part.coding_ids)).carry()
        made.append((into, carried))
    if made:
        _write_memo(session, code_id, person_id, split_lines(words, code, made))
    return [into.id for into, _ in made]


def _beside(session: Session, code: Code, part: Part) -> int:
    return add_code(
        session,
        part.new_name,
        kind_id=code.kind_id,
        parent_id=code.parent_id,
        texts={"group": code.group},
    )


def merge_codes(
    session: Session, code_ids: Sequence[int], into_id: int, person_id: int, words: Words
) -> int:
    """Make several codes one; returns how many were merged into ``into_id``.

    Codings, decisions, interpretations, memos, links, chapter sections and codes below go along. A
    memo of ``person_id`` in the language of ``words`` says what each code was.

    Raises:
        NotFound: no such code.
    """
    into = _code(session, into_id)
    formers = [_code(session, code_id) for code_id in dict.fromkeys(code_ids) if code_id != into_id]
    if not formers:
        return 0
    named = ", ".join(code_name(former) for former in formers)
    record(session, "codes_merged", codes=named, code=code_name(into))
    for former in formers:
        history = revisions(session, former.id)
        carried = _Move(session, former, into).carry()
        dropped = _carry_links(session, former, into)
        _write_memo(
            session,
            into_id,
            person_id,
            merged_lines(words, former, into, carried, history, dropped),
        )
        _carry_rest(session, former, into)
        hand_on_favourite(session, former.id, into_id)
        session.delete(former)
        session.flush()
        session.expire_all()
    return len(formers)


def _carry_links(session: Session, former: Code, into: Code) -> list[str]:
    """Let the target answer, and be answered by, what the former code did.

    Returns what it could not: a link between codes of one kind says nothing.
    """
    dropped = []
    pairs = {(row.effort_id, row.cause_id) for row in session.scalars(select(CodeLink))}
    touching = or_(CodeLink.effort_id == former.id, CodeLink.cause_id == former.id)
    for link in session.scalars(select(CodeLink).where(touching)).all():
        ends = (link.effort_id, link.cause_id)
        effort, cause = (into.id if end == former.id else end for end in ends)
        if (effort, cause) in pairs:
            session.delete(link)
        elif effort == cause or former.kind_id != into.kind_id:
            named = (code_name(session.get_one(Code, end)) for end in ends)
            dropped.append(" \N{RIGHTWARDS ARROW} ".join(named))
            session.delete(link)
        else:
            link.effort_id, link.cause_id = effort, cause
            pairs.add((effort, cause))
    session.flush()
    return dropped


def _carry_rest(session: Session, former: Code, into: Code) -> None:
    """Memos, words on the definition, the section of the chapter, and the codes below."""
    for entity in (Memo, Decision):
        about = update(entity).where(entity.code_id == former.id)
        session.execute(about.values(code_id=into.id))
    answered = select(RecommendationCode.recommendation_id).where(
        RecommendationCode.code_id == into.id
    )
    there = session.scalars(answered).all()
    mine = RecommendationCode.code_id == former.id
    session.execute(
        delete(RecommendationCode).where(mine, RecommendationCode.recommendation_id.in_(there))
    )
    session.execute(update(RecommendationCode).where(mine).values(code_id=into.id))
    _carry_section(session, former, into)
    if former.id in _above(session, into):
        into.parent_id = former.parent_id
        session.flush()
    below = session.scalars(select(Code).where(Code.parent_id == former.id, Code.id != into.id))
    for child in below.all():
        child.parent_id = into.id
    session.flush()


def _carry_section(session: Session, former: Code, into: Code) -> None:
    sections = {
        row.code_id: row
        for row in session.scalars(
            select(ChapterSection).where(ChapterSection.code_id.in_([former.id, into.id]))
        )
    }
    ours, theirs = sections.get(into.id), sections.get(former.id)
    if theirs is None:
        return
    if ours is None:
        theirs.code_id = into.id
        return
    for name in ("opening", "synthesis", "contrary"):
        both = (getattr(ours, name), getattr(theirs, name))
        setattr(ours, name, "\n\n".join(dict.fromkeys(text for text in both if text)))


def _above(session: Session, code: Code) -> set[int]:
    """The codes above this one; a circle in a foreign file is gone round once."""
    found: set[int] = set()
    step = code.parent_id
    while step is not None and step not in found:
        found.add(step)
        step = session.get_one(Code, step).parent_id
    return found
