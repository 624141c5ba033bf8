"""Comparing two coders in another thread: 18,000 codings take more than a second."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import ProjectError
from app.project.reading_copy import ReadingCopy
from app.project.session import Session
from app.queries.differences import Difference, differences
from app.queries.people import PersonRow
from app.queries.second_codings import Comparison, coders, comparison, second_codings
from app.ui.tasks import Progress

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadComparison:
    """What two coders differ in; ``error`` is why they cannot be compared.

    ``asked`` counts the questions, so that the answer to an old one is known.
    """

    asked: int
    everybody: Sequence[PersonRow]
    pair: Pair
    compared: Comparison | None = None
    found: Sequence[Difference] = ()
    error: ProjectError | None = None


def read_comparison(
    _progress: Progress, copy: ReadingCopy, pair: Pair | None, asked: int
) -> ReadComparison:
    """Compare the pair, or else the likely one, in a copy of a project with two coders."""
    with copy.read() as session:
        everybody = coders(session)
        names = [person.name for person in everybody]
        if pair is None or not set(pair) <= set(names):
            pair = _likely_pair(session, names)
        try:
            compared = comparison(session, pair)
            found = differences(session, compared)
        except ProjectError as error:
            return ReadComparison(asked, everybody, pair, error=error)
        pair = compared.first.name, compared.second.name
        return ReadComparison(asked, everybody, pair, compared, found)


def _likely_pair(session: Session, names: Sequence[str]) -> Pair:
    """Who was compared last, else the two who joined first."""
    try:
        kept = second_codings(session)
    except ProjectError:
        kept = []
    for each in kept:
        if {each.first.name, each.second.name} <= set(names):
            return each.first.name, each.second.name
    return names[0], names[1]
