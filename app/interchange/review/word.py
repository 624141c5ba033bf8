"""Reading a returned document into the project, with a preview before anything changes.

Nothing that a supervisor wrote is dropped: what has no certain place is listed with its words.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.exporters.writing import Progress
from app.importers.child import ParsingProcess, load
from app.interchange.importing.parsing import parsed
from app.interchange.review.chapter import chapter_rows
from app.interchange.review.document import document_rows
from app.interchange.review.people import People, asked_in
from app.interchange.review.preview import ReviewPreview
from app.interchange.review.printout import printout
from app.interchange.review.said import SaidBefore
from app.models.returned_review import ReturnedReview
from app.queries.reviews import returned_by


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back, parsed but not yet compared with the project."""

    name: str
    data: bytes
    document: ReturnedReview

    @property
    def sha256(self) -> str:
        """By which the same document is known again."""
        return hashlib.sha256(self.data).hexdigest()


def read_returned(path: Path, reader: ParsingProcess) -> Returned:
    """Read the file in the parsing child.

    Raises:
        UnreadableFile, UnreadableFolder: what is wrong with it.
    """
    data = load(path)
    document = parsed(reader, path.name, parse_returned, path.name, data)
    return Returned(path.name, data, document)


def parse_returned(name: str, data: bytes) -> ReturnedReview:
    """Runs in the child, where alone the libraries of Word are loaded."""
    from app.importers.docx.returned_review import read_returned_review  # noqa: PLC0415 - see above

    return read_returned_review(name, data)


def preview(
    session: Session,
    returned: Returned,
    reviewer: str = "",
    otherwise: str = "",
    progress: Progress | None = None,
) -> ReviewPreview:
    """Compare what came back with the project; nothing is changed.

    ``reviewer`` is who wrote it, if somebody knows; else the name in the document, or the only
    author of its comments and tracked changes, or as whose it was read before, or the only one
    who was asked in its round, or ``otherwise``.

    Raises:
        NotAReview: it is no review document, and no chapter, of this program.
        ReviewOfAnotherProject: another project printed it.
    """
    which, kept = printout(session, returned.name, returned.document)
    people = People(session, returned.document)
    readers = returned_by(session, returned.sha256)
    wrote = people.reviewer(reviewer, readers, asked_in(session, which)) or otherwise
    said = SaidBefore(session, which, read_before=bool(readers))
    found = ReviewPreview(
        returned.name,
        returned.data,
        wrote,
        bool(readers),
        (),
        printout=which,
        authors=people.authors(wrote),
        people=people.known,
    )
    if which.kind == "chapter":
        return chapter_rows(session, returned.document, found, said, people)
    return document_rows(session, returned.document, found, said, kept, progress)
