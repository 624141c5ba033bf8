"""The interview guide as rows."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.project import ResearchQuestion
from app.models.thesis import GuideQuestion


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A line of the guide; ``research_question`` is empty where it serves none in particular."""

    id: int
    research_question_id: int | None
    research_question: str
    topic: str
    text: str
    target: str


def guide_questions(session: Session) -> list[GuideRow]:
    """The guide in its order."""
    rows = session.execute(
        select(
            GuideQuestion.id,
            GuideQuestion.research_question_id,
            ResearchQuestion.text,
            GuideQuestion.topic,
            GuideQuestion.text,
            GuideQuestion.target,
        )
        .outerjoin(ResearchQuestion, ResearchQuestion.id == GuideQuestion.research_question_id)
        .order_by(GuideQuestion.position, GuideQuestion.id)
    )
    return [GuideRow(key, asked, question or "", *rest) for key, asked, question, *rest in rows]
