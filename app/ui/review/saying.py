"""What a reviewer says in the window, recorded under whatever it is about."""

from collections.abc import Iterable

from app.analysis.review.agenda import Reviewed
from app.errors import NotFound
from app.models.review import Origin, Verdict
from app.models.review_round import fingerprint
from app.operations.reviews import decide, judge_definition, remark_on
from app.project.session import Session
from app.queries.review_remarks import RemarkedRow
from app.queries.review_rounds import RoundRow, answers
from app.queries.reviews import DefinitionRow, ReviewRow


def say(
    session: Session,
    row: Reviewed,
    person_id: int,
    verdict: Verdict | None,
    remark: str,
    round_id: int | None = None,
) -> int:
    """Record a verdict, a remark, or both.

    Raises:
        NotFound: what it is about has gone.
    """
    origin = Origin(round_id=round_id)
    match row:
        case ReviewRow():
            return decide(session, row.coding_id, person_id, verdict, remark, origin)
        case DefinitionRow():
            return judge_definition(session, row.code_id, person_id, verdict, remark, origin)
        case RemarkedRow():
            passage_id = row.passage.id if row.passage else None
            return remark_on(session, passage_id, person_id, remark, origin)


def say_at_last(session: Session, left: Iterable[tuple[Reviewed, int, str]]) -> int:
    """Record remarks that were typed and never given; what they were about may have gone since."""
    count = 0
    for row, person_id, remark in left:
        try:
            say(session, row, person_id, None, remark)
        except NotFound:
            remark_on(session, None, person_id, remark)
        count += 1
    return count


def is_decided(row: Reviewed, person_id: int, asked: RoundRow | None = None) -> bool:
    """Whether a reviewer's latest verdict is about what is there now; remarks decide nothing.

    In an open round (``asked``) it must answer that round.
    """
    if isinstance(row, RemarkedRow):
        return True
    verdicts = [each for each in row.decisions if each.verdict and each.person_id == person_id]
    if not verdicts or verdicts[-1].fingerprint != fingerprint(row.seen):
        return False
    return asked is None or answers(verdicts[-1], asked)


def open_remarks(row: Reviewed) -> int:
    """How many remarks wait for the researcher's answer."""
    return sum(said.is_open for said in row.decisions)
