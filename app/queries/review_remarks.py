"""What reviewers said of the whole study or of a passage, apart from codings and definitions."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.among import among
from app.models.review import Decision
from app.queries.passages import PassageFilter, PassageRow, passages
from app.queries.reviews import DecisionRow, decisions


@dataclass(frozen=True, slots=True)
class RemarkedRow:
    """A passage that has remarks of its own, or with None the study as a whole.

    What was said of a coding or a code that has gone since is here too; ``code_name`` of such a
    decision still says what it was about.
    """

    passage: PassageRow | None
    decisions: tuple[DecisionRow, ...]

    @property
    def uuid(self) -> str:
        """What tells it from every other row under review."""
        return f"passage {self.passage.id}" if self.passage else "study"


def remarked(session: Session) -> list[RemarkedRow]:
    """The whole study first (even when nobody said anything), then the passages in their order."""
    said: defaultdict[int | None, list[DecisionRow]] = defaultdict(list)
    for decision in decisions(session):
        if decision.coding_id is None and decision.code_id is None:
            said[decision.passage_id].append(decision)
    whole = RemarkedRow(None, tuple(said.pop(None, ())))
    ids = frozenset(key for key in said if key is not None)
    rows = passages(session, PassageFilter(passage_ids=ids)) if ids else []
    return [whole, *(RemarkedRow(row, tuple(said[row.id])) for row in rows)]


def passages_decided_on(session: Session, decision_ids: Collection[int]) -> set[int]:
    """The passages that these decisions are about."""
    query = select(Decision.passage_id).where(among(Decision.id, decision_ids))
    return {passage_id for passage_id in session.scalars(query) if passage_id is not None}
