"""The invented study after two rounds of review by two supervisors, at moments that stay."""

from datetime import UTC

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.models.activity import Activity
from app.models.code import Code
from app.models.review import Decision, Origin
from app.models.review_round import ReviewRound
from app.models.scope import Scope
from app.operations.codes import change_code
from app.operations.codings import uncode
from app.operations.people import add_person
from app.operations.projects import describe_project
from app.operations.review_rounds import close_round, describe_round, freeze_round
from app.operations.reviews import answer, decide, judge_definition, remark_on
from tests.coded_study import CONTRACT, EITHER, NEVER, RAINS, SIGNS, CodedStudy

ZONE = UTC
NOON = "T12:00:00Z"
"""The same day nearly everywhere."""
RAHMA, HADI = "Rahma", "Prof. Hadi"
FIRST, SECOND = "First draft", "Second draft"
REMARK = "Who says that it was not renewed?"


def reviewed(harbour: CodedStudy) -> CodedStudy:
    """Two rounds: decisions, remarks, answers, changes, a removed coding, words outside."""
    project = harbour.study.project
    with project.edit() as session:
        _describe(session)
        people = [add_person(session, name, "supervisor") for name in (RAHMA, HADI)]
        first = freeze_round(session, FIRST, harbour.study.me, people)
        _decide(session, harbour, people, first)
        describe_round(session, first, FIRST, "Define the efforts more narrowly.")
        close_round(session, first)
        change_code(session, harbour.codes["E1"], texts={"definition": "Written signs at a pier"})
        uncode(session, harbour.codings[EITHER, "C2"])
        scope = Scope(codes=(_uuid(session, harbour),), only_changed=True, at_most=5)
        freeze_round(session, SECOND, harbour.study.me, people[:1], scope)
        outside = Origin(decided_at=f"2026-03-20{NOON}")
        decide(session, harbour.codings[RAINS, "C2"], people[1], "agree", "Good.", outside)
    with project.edit() as session:
        _set_moments(session)
    return harbour


def _describe(session: Session) -> None:
    describe_project(
        session,
        {
            "university": "Harbour University",
            "faculty": "Faculty of Tides",
            "supervisors": "Dr. Rahma, M.Si.\nProf. Hadi",
        },
    )


def _uuid(session: Session, harbour: CodedStudy) -> str:
    return session.get_one(Code, harbour.codes["E1"]).uuid


def _decide(session: Session, harbour: CodedStudy, people: list[int], first: int) -> None:
    rahma, hadi = people
    on = harbour.codings
    early = Origin(first, decided_at=f"2026-03-03{NOON}")
    late = Origin(first, decided_at=f"2026-03-05{NOON}")
    said = decide(session, on[CONTRACT, "C1"], rahma, "revise", REMARK, early)
    answer(session, said, "The master himself, in the turn before.", "declined")
    decide(session, on[CONTRACT, "R1"], rahma, "agree", "", early)
    narrow = decide(session, on[SIGNS, "E1"], rahma, "revise", "Too wide.", early)
    answer(session, narrow, "", "accepted")
    decide(session, on[NEVER, "E1"], rahma, "reject", "Too wide.", late)
    decide(session, on[EITHER, "C2"], hadi, "reject", "This is about dredging.", late)
    decide(session, on[CONTRACT, "C1"], hadi, "agree", "", late)
    judge_definition(session, harbour.codes["E1"], hadi, "revise", "Signs only?", late)
    remark_on(session, harbour.passage("K-0005").id, rahma, "Listen to this again.", late)
    remark_on(session, None, rahma, "=A good beginning & <more> to come.", late)


def _set_moments(session: Session) -> None:
    for name, day in ((FIRST, "2026-03-01"), (SECOND, "2026-04-01")):
        frozen = update(ReviewRound).where(ReviewRound.name == name)
        session.execute(frozen.values(frozen_at=f"{day}{NOON}"))
    closed = update(ReviewRound).where(ReviewRound.closed_at.is_not(None))
    session.execute(closed.values(closed_at=f"2026-03-10{NOON}"))
    answered = update(Decision).where(Decision.answered_at.is_not(None))
    session.execute(answered.values(answered_at=f"2026-03-08{NOON}"))
    for nth, activity_id in enumerate(session.scalars(select(Activity.id).order_by(Activity.id))):
        at = f"2026-0{1 + nth // 20}-{1 + nth % 20 // 5:02}T12:{nth % 60:02}:00Z"
        session.execute(update(Activity).where(Activity.id == activity_id).values(at=at))
