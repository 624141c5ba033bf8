"""The interview guide: what was to be asked, whom, and for which research question."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import TextMissing
from app.models.thesis import GuideQuestion
from app.operations.positions import put_at
from app.project.activity import record


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of the guide; ``target`` says in words whom the question is put to."""

    text: str
    topic: str = ""
    target: str = ""
    research_question_id: int | None = None


def add_question(session: Session, line: GuideLine) -> int:
    """A new question at the end of the guide.

    Raises:
        TextMissing: it asks nothing.
    """
    last = session.scalar(select(func.max(GuideQuestion.position)))
    question = GuideQuestion(text="", position=0 if last is None else last + 1)
    _fill(question, line)
    session.add(question)
    session.flush()
    record(session, "guide_question_added")
    return question.id


def change_question(session: Session, question_id: int, line: GuideLine) -> int:
    """Rewrite a question; what does not change leaves no trace.

    Raises:
        TextMissing: it would ask nothing.
    """
    question = session.get_one(GuideQuestion, question_id)
    _fill(question, line)
    if session.is_modified(question):
        record(session, "guide_question_changed")
    return question_id


def move_question(session: Session, question_id: int, place: int) -> int:
    """Put a question at another place of the guide, counted from 0."""
    rows = session.scalars(
        select(GuideQuestion).order_by(GuideQuestion.position, GuideQuestion.id)
    ).all()
    if put_at(rows, session.get_one(GuideQuestion, question_id), place):
        record(session, "guide_question_moved")
    return question_id


def delete_question(session: Session, question_id: int) -> int:
    """Throw a question away (undo brings it back)."""
    session.delete(session.get_one(GuideQuestion, question_id))
    record(session, "guide_question_deleted")
    return question_id


def _fill(question: GuideQuestion, line: GuideLine) -> None:
    if not line.text.strip():
        raise TextMissing("question")
    question.text, question.topic = line.text.strip(), line.topic.strip()
    question.target = line.target.strip()
    question.research_question_id = line.research_question_id
