"""Recording what a returned document says, as far as it is certain or a person decided it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.exporters.writing import Progress, Steps
from app.interchange.review.preview import Author, PreviewRow, ReviewPreview
from app.models.deed import Deed
from app.models.returned_review import WordComment
from app.models.review import Origin, Verdict
from app.operations.people import person_named
from app.operations.reviews import (
    answer,
    decide,
    decide_all,
    judge_definition,
    keep_returned,
    remark_on,
    resolve,
)
from app.queries.reviews import decisions

_AT_ONCE = 50
"""Rows that are recorded together: quick, and short enough for a window to stay awake."""


def review_deed(found: ReviewPreview) -> Deed:
    """The name of the one step that reads the document in."""
    return Deed("review_read", {"document": found.name})


def apply_review(
    session: Session, found: ReviewPreview, person_id: int, progress: Progress | None = None
) -> list[int]:
    """Record what is ``decided`` inside an edit; returns the decisions made or answered.

    ``person_id`` is the reviewer. Comments under other names are recorded as ``found.authors``
    says; replies of the researcher become answers.
    """
    steps = Steps(len(found.of("decided")), progress)
    made: list[int] = []
    for of_rows in applied_rows(session, found, person_id):
        made += of_rows
        for _ in range(_AT_ONCE):
            steps.step()
    steps.finish()
    return made


def applied_rows(
    session: Session, found: ReviewPreview, person_id: int
) -> Iterator[tuple[int, ...]]:
    """The same, some rows at a time, so that a window can breathe in between."""
    round_id = found.printout.round_id
    returned_id = keep_returned(session, found.name, found.data, person_id, round_id)
    origin = Origin(round_id, on_paper=True, returned_id=returned_id)
    applying = _Applying(session, found, person_id, origin)
    rows = found.of("decided")
    for start in range(0, len(rows), _AT_ONCE):
        yield applying.rows(rows[start : start + _AT_ONCE])


class _Applying:
    """Puts down words on whatever they are about, in the name of whoever said them."""

    def __init__(
        self, session: Session, found: ReviewPreview, person_id: int, origin: Origin
    ) -> None:
        self._session = session
        self._found = found
        self._reviewer_id = person_id
        self._origin = origin
        self._people: dict[str, int] = {}
        self._answers = {row.id: row.answer for row in decisions(session) if row.answer}

    def rows(self, rows: Sequence[PreviewRow]) -> tuple[int, ...]:
        """Record rows: first the words of each, then comments; what is recorded is left out."""
        speaking = [
            row for row in rows if not row.words_recorded and (row.verdict or row.stored_remark)
        ]
        on_codings = [
            (row.coding_id, row.verdict, row.stored_remark)
            for row in speaking
            if row.about == "coding" and row.coding_id is not None
        ]
        made = decide_all(self._session, on_codings, self._reviewer_id, self._origin)
        made += [
            self._say(row, self._reviewer_id, row.verdict, row.stored_remark, self._origin)
            for row in speaking
            if row.about != "coding"
        ]
        return (*made, *(each for row in rows for each in self._comments(row)))

    def _comments(self, row: PreviewRow) -> list[int]:
        """Record the threads of a row."""
        made: list[int] = []
        recorded = row.recorded or (None,) * len(row.comments)
        first: int | None = None
        for comment, known in zip(row.comments, recorded, strict=True):
            decision_id = known or self._comment(row, comment, first)
            if known is None:
                made.append(decision_id)
            elif known in row.ticked:
                made.append(resolve(self._session, known))
            first = first if comment.reply and first is not None else decision_id
        return made

    def _comment(self, row: PreviewRow, comment: WordComment, first: int | None) -> int:
        """A comment as a remark of its author, with Word's date; the thread hangs together."""
        author = self._author(comment)
        if author is not None and author.is_researcher and comment.reply and first is not None:
            return self._answer(first, comment.text)
        origin = replace(
            self._origin,
            resolved=comment.resolved,
            decided_at=comment.date or None,
            reply_to_id=first if comment.reply else None,
        )
        person_id = self._person(author) if author is not None else self._reviewer_id
        return self._say(row, person_id, None, row.stored_comment(comment), origin)

    def _answer(self, decision_id: int, text: str) -> int:
        """What the researcher replied, behind what is answered already."""
        before = self._answers.get(decision_id, "")
        self._answers[decision_id] = "\n".join(filter(None, (before, text.strip())))
        return answer(self._session, decision_id, self._answers[decision_id])

    def _say(
        self,
        row: PreviewRow,
        person_id: int,
        verdict: Verdict | None,
        remark: str,
        origin: Origin,
    ) -> int:
        session, target = self._session, row.target
        if row.about == "coding" and target is not None:
            return decide(session, target, person_id, verdict, remark, origin)
        if row.about == "definition" and target is not None:
            return judge_definition(session, target, person_id, verdict, remark, origin)
        return remark_on(session, target, person_id, remark, origin)

    def _author(self, comment: WordComment) -> Author | None:
        """Who wrote a comment; None for the reviewer."""
        return next((each for each in self._found.authors if each.name == comment.author), None)

    def _person(self, author: Author) -> int:
        if author.person not in self._people:
            made = person_named(self._session, author.person, "supervisor")
            self._people[author.person] = made
        return self._people[author.person]
