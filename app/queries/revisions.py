"""The revisions of a source's text, and the passages whose words they changed."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Gone, NotFound
from app.models.among import among
from app.models.passage import Passage, printed_number
from app.models.person import Person
from app.models.source import Source, SourceText
from app.models.span import Span
from app.models.text_revision import ChangedPassage, TextRevision
from app.queries.sources import source_text


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision of a source's text; ``words`` is about how many words it concerned."""

    revision: int
    made_at: str
    person: str
    reason: str
    file_name: str
    words: int
    current: bool


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """A passage whose words a revision changed: when, by whom, what they were, what they are.

    ``doubtful``: nothing of them was left, and nobody has said yet where the passage belongs.
    """

    passage_id: int
    number: str
    source_id: int
    span: Span
    former: str
    now: str
    changed_at: str
    person: str
    doubtful: bool


def revisions(session: Session, source_id: int) -> list[RevisionRow]:
    """All revisions of a source, the newest first; the imported text alone is one.

    Raises:
        NotFound: there is no such source.
    """
    source = session.get(Source, source_id)
    if source is None:
        raise Gone("source")
    rows = session.execute(
        select(TextRevision, Person.name)
        .outerjoin(Person, Person.id == TextRevision.person_id)
        .where(TextRevision.source_id == source_id)
    )
    known = {row.revision: (row, name or "") for row, name in rows}
    stored = session.scalars(
        select(SourceText.revision).where(SourceText.source_id == source_id)
    ).all()
    found = []
    for revision in sorted(stored, reverse=True):
        current = revision == source.revision
        if revision in known:
            row, name = known[revision]
            found.append(
                RevisionRow(
                    revision, row.made_at, name, row.reason, row.file_name, row.words, current
                )
            )
        else:
            at, file_name = source.imported_at, source.original_name
            found.append(RevisionRow(revision, at, "", "imported", file_name, 0, current))
    return found


def text_of_revision(session: Session, source_id: int, revision: int) -> str:
    """The text of one revision.

    Raises:
        NotFound: there is none of this number.
    """
    found = session.scalar(
        select(SourceText.text).where(
            SourceText.source_id == source_id, SourceText.revision == revision
        )
    )
    if found is None:
        raise NotFound("version", str(revision))
    return found


def changed_passages(
    session: Session, source_id: int | None = None, passage_ids: Collection[int] | None = None
) -> list[ChangedWords]:
    """Passages whose words are others than when they were marked, in the order of the text.

    The words are those before the first change, the moment and the person of the latest.
    """
    query = (
        select(ChangedPassage, Passage, TextRevision.made_at, Person.name)
        .join(Passage, Passage.id == ChangedPassage.passage_id)
        .outerjoin(
            TextRevision,
            (TextRevision.source_id == Passage.source_id)
            & (TextRevision.revision == ChangedPassage.revision),
        )
        .outerjoin(Person, Person.id == TextRevision.person_id)
        .order_by(Passage.source_id, Passage.start, Passage.end, ChangedPassage.revision)
    )
    if source_id is not None:
        query = query.where(Passage.source_id == source_id)
    if passage_ids is not None:
        query = query.where(among(Passage.id, passage_ids))
    texts: dict[int, str] = {}
    latest: dict[int, ChangedWords] = {}
    for changed, passage, made_at, name in session.execute(query):
        if passage.source_id not in texts:
            texts[passage.source_id] = source_text(session, passage.source_id)
        span = Span(passage.start, passage.end)
        known = latest.get(passage.id)
        latest[passage.id] = ChangedWords(
            passage.id,
            printed_number(passage.series, passage.number),
            passage.source_id,
            span,
            known.former if known else changed.former,
            span.cut_from(texts[passage.source_id]),
            made_at or "",
            name or "",
            changed.doubtful,
        )
    return [row for row in latest.values() if row.doubtful or row.former != row.now]


def corrected_passages(session: Session, source_id: int) -> frozenset[int]:
    """The passages of a source whose words are others than when they were marked."""
    return frozenset(row.passage_id for row in changed_passages(session, source_id))


def doubtful_passages(session: Session, source_id: int | None = None) -> list[int]:
    """The passages that lost all their words and that nobody has placed yet, in reading order."""
    query = (
        select(Passage.id)
        .join(Source, Source.id == Passage.source_id)
        .where(
            Passage.id.in_(select(ChangedPassage.passage_id).where(ChangedPassage.doubtful)),
        )
        .order_by(Source.position, Source.id, Passage.start, Passage.end, Passage.id)
    )
    if source_id is not None:
        query = query.where(Passage.source_id == source_id)
    return list(session.scalars(query))
