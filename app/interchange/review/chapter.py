"""The preview of a chapter that came back: only comments are read, for its words are the student's.

A comment on a quotation is about the passage, one on a code's heading or below it about the code;
any other is a general remark that quotes the words it hangs on.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.interchange.review.columns import collapsed
from app.interchange.review.people import People
from app.interchange.review.preview import About, PreviewRow, ReviewPreview
from app.interchange.review.recorded import Recorded
from app.interchange.review.said import SaidBefore
from app.interchange.review.sorting import threads_of
from app.models.returned_review import (
    Mark,
    MarkKind,
    ReturnedParagraph,
    ReturnedReview,
    ReturnedRow,
    ReturnedTable,
    WordComment,
)
from app.queries.codes import codes
from app.queries.passages import passages
from app.queries.printed import code_uuids, passage_uuids
from app.queries.reviews import definitions
from app.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class _Place:
    """What a stretch of the chapter is about."""

    about: About = "whole"
    target: int | None = None


_NOWHERE = _Place()
_NUMBERING = re.compile(r"^[\d.]+\s+")


def chapter_rows(
    session: Session,
    document: ReturnedReview,
    found: ReviewPreview,
    said: SaidBefore,
    people: People,
) -> ReviewPreview:
    """``found`` with a row for each thread of comments."""
    defined = {row.code_id: row for row in definitions(session)}
    recorded = Recorded({}, defined, said, found.reviewer, found.person_of)
    places = _Places(session)
    numbers = {row.id: row.number for row in passages(session)}
    names: dict[About, dict[int, str]] = {
        "passage": numbers,
        "definition": {code_id: row.called for code_id, row in defined.items()},
    }
    loose = ReturnedParagraph("", document.loose)
    rows = [
        recorded.compared(_row(part, thread, place, names))
        for part, place in (*places.of(document), (loose, _NOWHERE))
        for thread in threads_of(part.comments)
    ]
    others = tuple(
        (name, count) for name, count in document.insertions if not people.is_researcher(name)
    )
    numbered = tuple(replace(row, place=nth) for nth, row in enumerate(rows, start=1))
    return replace(found, rows=numbered, insertions=others)


def _row(
    part: ReturnedParagraph | ReturnedRow,
    thread: tuple[WordComment, ...],
    place: _Place,
    names: dict[About, dict[int, str]],
) -> PreviewRow:
    """A thread, quoting the words it hangs on where these alone say what it is about."""
    text = part.text if isinstance(part, ReturnedParagraph) else "\n".join(part.cells)
    row = PreviewRow(0, "decided", (text,) if text else (), about=place.about, comments=thread)
    if place.target is None:
        return replace(row, quoted=thread[0].marked)
    name = names[place.about][place.target]
    if place.about == "passage":
        return replace(row, passage_id=place.target, name=name)
    return replace(row, code_id=place.target, name=name)


class _Places:
    """Walks through a chapter and knows under which code it is."""

    def __init__(self, session: Session) -> None:
        self._passages = {uuid: key for key, uuid in passage_uuids(session).items()}
        self._codes = {uuid: key for key, uuid in code_uuids(session).items()}
        self._titles = {
            collapsed(f"{code.name_in(language)} ({code.label})").casefold(): code.id
            for code in codes(session)
            for language in LANGUAGES
            if code.label
        }

    def of(
        self, document: ReturnedReview
    ) -> Iterator[tuple[ReturnedParagraph | ReturnedRow, _Place]]:
        """Every paragraph and row, and what it is about; a heading ends the part before it."""
        under = _NOWHERE
        for block in document.blocks:
            if isinstance(block, ReturnedTable):
                yield from ((row, _NOWHERE) for row in block.rows)
                continue
            heading = self._marked(block.marks, "d", self._codes)
            if heading is None and block.is_heading:  # LibreOffice loses marks beside comments.
                heading = self._titles.get(_NUMBERING.sub("", collapsed(block.text)).casefold())
            if heading is not None:
                under = _Place("definition", heading)
            elif block.is_heading:
                under = _NOWHERE
            passage = self._marked(block.marks, "p", self._passages)
            yield block, under if passage is None else _Place("passage", passage)

    @staticmethod
    def _marked(marks: Iterable[Mark], kind: MarkKind, known: dict[str, int]) -> int | None:
        found = (known[mark.uuid] for mark in marks if mark.kind == kind and mark.uuid in known)
        return next(found, None)
