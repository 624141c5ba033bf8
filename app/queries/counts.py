"""How much there is of everything, cheaply enough to be asked after every gesture."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.passage import Passage
from app.models.source import Source


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of rows."""

    sources: int
    codes: int
    passages: int


def counts(session: Session) -> Counts:
    """The numbers of this moment."""
    tables = (Source, Code, Passage)
    found = session.execute(
        select(*(select(func.count(table.id)).scalar_subquery() for table in tables))
    ).one()
    return Counts(*found)
