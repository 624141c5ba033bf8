"""A coded source with everything that its print names."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.errors import Gone
from app.queries.codings import CodingMark, marks
from app.queries.projects import project
from app.queries.sources import OpenSource, SourceRow, open_source, sources


@dataclass(frozen=True, slots=True)
class PrintableSource:
    """A source, its codings in reading order, and the title of its study."""

    study: str
    row: SourceRow
    source: OpenSource
    marks: tuple[CodingMark, ...]

    @property
    def words(self) -> str:
        """Everything that is printed of it, a text to a line."""
        row = self.row
        codes = dict.fromkeys(text for mark in self.marks for text in (mark.label, mark.name))
        about = (self.study, row.name, row.place, *row.informants)
        return "\n".join(filter(None, (*about, *codes, self.source.text)))


def printable_source(session: Session, source_id: int) -> PrintableSource:
    """One source as it is printed.

    Raises:
        NotFound: there is no such source.
    """
    row = next((row for row in sources(session) if row.id == source_id), None)
    if row is None:
        raise Gone("source")
    opened = open_source(session, source_id)
    return PrintableSource(project(session).title, row, opened, tuple(marks(session, source_id)))
