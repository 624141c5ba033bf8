"""Sources as rows: the list with its counts, and one source opened for reading."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import cast

from sqlalchemy import ColumnElement, case, func, select, true
from sqlalchemy.orm import Session

from app.errors import Ambiguous, Gone, NotFound
from app.models.among import among
from app.models.imported import FormattingRun, ImportNote, Style
from app.models.imported import Timestamp as FoundTimestamp
from app.models.informant import Informant, Participation
from app.models.passage import Passage
from app.models.source import (
    Blob,
    Formatting,
    Page,
    Paragraph,
    Source,
    SourceText,
    Speaker,
    Timestamp,
    Turn,
)
from app.models.span import Span
from app.models.text_revision import ChangedPassage


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list; ``coded_share`` is the share (0-1) of its characters under a passage.

    ``without_words`` counts passages that lost theirs by a correction and wait to be placed.
    """

    id: int
    name: str
    kind: str
    status: str
    date: str
    place: str
    characters: int
    original_name: str
    position: int
    encoding: str
    turns: int = 0
    passages: int = 0
    coded_share: float = 0.0
    informants: tuple[str, ...] = ()
    without_words: int = 0


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turn: positions in code points, who speaks, the number printed in the appendix."""

    id: int
    number: int
    span: Span
    speech_start: int
    label: str
    speaker_id: int
    role: str
    informant_id: int | None


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker label of a source and who it is."""

    id: int
    source_id: int
    label: str
    role: str
    informant_id: int | None
    turns: int


@dataclass(frozen=True, slots=True)
class OpenSource:
    """Everything that the reader and the transcript appendix show of one source.

    ``paragraphs`` are ``(number from 1, start)``; blank lines have no number.
    """

    id: int
    name: str
    text: str
    turns: tuple[TurnRow, ...]
    paragraphs: tuple[tuple[int, int], ...]
    formatting: tuple[FormattingRun, ...]
    timestamps: tuple[FoundTimestamp, ...]
    pages: tuple[tuple[int, int], ...]


def sources(
    session: Session, *, covered: Mapping[int, int] | None = None, counted: bool = True
) -> list[SourceRow]:
    """All sources in their order, with counts; unless ``counted``, all of these are 0.

    ``covered`` is what ``characters_covered`` said before, where the caller knows it still: to
    find it out takes longest.
    """
    rows = session.execute(
        select(
            Source.id,
            Source.name,
            Source.kind,
            Source.status,
            Source.date,
            Source.place,
            Source.characters,
            Source.original_name,
            Source.position,
            Source.encoding,
        ).order_by(Source.position, Source.id)
    ).mappings()
    informants = _informants_by_source(session)
    if not counted:
        return [SourceRow(**row, informants=tuple(informants[row["id"]])) for row in rows]
    turn_counts, passages = _rows_by_source(session, Turn), _rows_by_source(session, Passage)
    lost = _without_words_by_source(session)
    under = characters_covered(session) if covered is None else covered
    return [
        SourceRow(
            **row,
            turns=turn_counts.get(row["id"], 0),
            passages=passages.get(row["id"], 0),
            coded_share=under.get(row["id"], 0) / max(1, row["characters"]),
            informants=tuple(informants[row["id"]]),
            without_words=lost.get(row["id"], 0),
        )
        for row in rows
    ]


def names_and_files(session: Session) -> list[tuple[str, str | None]]:
    """Every source's name with the sha256 of its file, which is None for pasted text."""
    rows = session.execute(select(Source.name, Source.original_sha256).order_by(Source.id))
    return [(name, sha256) for name, sha256 in rows]


def _rows_by_source(session: Session, table: type[Turn] | type[Passage]) -> dict[int, int]:
    rows = session.execute(select(table.source_id, func.count()).group_by(table.source_id))
    return dict(rows.all())


def _without_words_by_source(session: Session) -> dict[int, int]:
    doubtful = select(ChangedPassage.passage_id).where(ChangedPassage.doubtful)
    rows = session.execute(
        select(Passage.source_id, func.count())
        .where(Passage.id.in_(doubtful))
        .group_by(Passage.source_id)
    )
    return dict(rows.all())


def characters_covered(session: Session) -> dict[int, int]:
    """How many characters of each source lie under a passage: ``covered``, by the database."""
    new, _, source_id = _newly_covered(true(), 0)
    rows = session.execute(select(source_id, func.sum(new)).group_by(source_id))
    return dict(rows.all())


def newly_covered(session: Session, source_id: int, stretch: Span, reached: int) -> tuple[int, int]:
    """What the passages that begin in a stretch of a source cover beyond ``reached``.

    Returns the number of characters, and where these passages or the earlier ones reach: what
    ``characters_covered`` finds in one go is found in pieces so, one stretch after the other.
    """
    here = (
        (Passage.source_id == source_id)
        & (Passage.start >= stretch.start)
        & (Passage.start < stretch.end)
    )
    new, end, _ = _newly_covered(here, reached)
    characters, furthest = session.execute(select(func.sum(new), func.max(end))).one()
    return characters or 0, max(reached, furthest or 0)


def _newly_covered(
    wanted: ColumnElement[bool], reached: int
) -> tuple[ColumnElement[int], ColumnElement[int], ColumnElement[int]]:
    """Of each passage the characters that none before it covers, its end, and its source."""
    before = func.max(Passage.end).over(
        partition_by=Passage.source_id, order_by=(Passage.start, Passage.end), rows=(None, -1)
    )
    lying = select(Passage.source_id, Passage.start, Passage.end, before.label("before"))
    here = lying.where(wanted).subquery().c
    far = case((here.before > reached, here.before), else_=reached)
    start = case((far > here.start, far), else_=here.start)
    return case((here.end > start, here.end - start), else_=0), here.end, here.source_id


def sources_of(session: Session, passage_ids: Collection[int]) -> set[int]:
    """The sources that these passages stand in, as far as they are still there."""
    return set(session.scalars(select(Passage.source_id).where(among(Passage.id, passage_ids))))


def _informants_by_source(session: Session) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Participation.source_id, Informant.code)
        .join(Informant, Informant.id == Participation.informant_id)
        .order_by(Informant.position, Informant.id)
    )
    for source_id, code in rows:
        found[source_id].append(code)
    return found


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters lie under at least one of the ``(start, end)`` pairs."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def source_text(session: Session, source_id: int) -> str:
    """A source's current canonical text.

    Raises:
        NotFound: there is no such source.
    """
    found = session.scalar(
        select(SourceText.text)
        .join(
            Source, (Source.id == SourceText.source_id) & (Source.revision == SourceText.revision)
        )
        .where(Source.id == source_id)
    )
    if found is None:
        raise Gone("source")
    return found


def open_source(session: Session, source_id: int) -> OpenSource:
    """One source with its layout and turns.

    Raises:
        NotFound: there is no such source.
    """
    text = source_text(session, source_id)
    name = session.scalar(select(Source.name).where(Source.id == source_id)) or ""
    paragraphs = session.execute(
        select(Paragraph.number, Paragraph.start)
        .where(Paragraph.source_id == source_id)
        .order_by(Paragraph.start)
    )
    stamps = session.execute(
        select(Timestamp.start, Timestamp.milliseconds)
        .where(Timestamp.source_id == source_id)
        .order_by(Timestamp.start)
    )
    pages = session.execute(
        select(Page.number, Page.start).where(Page.source_id == source_id).order_by(Page.start)
    )
    return OpenSource(
        source_id,
        name,
        text,
        tuple(turns(session, source_id)),
        tuple((number, start) for number, start in paragraphs),
        tuple(_formatting(session, source_id)),
        tuple(FoundTimestamp(*row) for row in stamps),
        tuple((number, start) for number, start in pages),
    )


def _formatting(session: Session, source_id: int) -> list[FormattingRun]:
    rows = session.execute(
        select(Formatting.start, Formatting.end, Formatting.style)
        .where(Formatting.source_id == source_id)
        .order_by(Formatting.start, Formatting.end)
    )
    return [FormattingRun(Span(start, end), _style(style)) for start, end, style in rows]


def _style(stored: str) -> Style:
    return cast("Style", stored)


def turns(session: Session, source_id: int, touching: Span | None = None) -> list[TurnRow]:
    """The turns of a source in their order; with ``touching``, only those that overlap it."""
    query = (
        select(
            Turn.id,
            Turn.number,
            Turn.start,
            Turn.end,
            Turn.speech_start,
            Turn.label,
            Turn.speaker_id,
            Speaker.role,
            Speaker.informant_id,
        )
        .join(Speaker, Speaker.id == Turn.speaker_id)
        .where(Turn.source_id == source_id)
        .order_by(Turn.start)
    )
    if touching is not None:
        query = query.where(Turn.start < touching.end, Turn.end > touching.start)
    return [
        TurnRow(row.id, row.number, Span(row.start, row.end), *row[4:])
        for row in session.execute(query)
    ]


def speakers(session: Session, source_id: int) -> list[SpeakerRow]:
    """The speaker labels of a source, the one who speaks most first."""
    count = func.count(Turn.id)
    rows = session.execute(
        select(
            Speaker.id, Speaker.source_id, Speaker.label, Speaker.role, Speaker.informant_id, count
        )
        .outerjoin(Turn, Turn.speaker_id == Speaker.id)
        .where(Speaker.source_id == source_id)
        .group_by(Speaker.id)
        .order_by(count.desc(), Speaker.id)
    )
    return [SpeakerRow(*row) for row in rows]


def find_source(rows: Sequence[SourceRow], called: str) -> SourceRow:
    """The source of this name, with or without a file ending, ignoring case.

    Raises:
        NotFound: there is none. Ambiguous: the name without ending fits several.
    """
    wanted = called.strip().casefold()
    for names in (_full_names, _stems):
        found = [row for row in rows if wanted in names(row)]
        if len(found) > 1:
            raise Ambiguous("source", called, ", ".join(row.name for row in found))
        if found:
            return found[0]
    raise NotFound("source", called)


def _full_names(row: SourceRow) -> set[str]:
    return {row.name.casefold(), row.original_name.casefold()} - {""}


def _stems(row: SourceRow) -> set[str]:
    return {PurePath(name).stem for name in _full_names(row)} | _full_names(row)


def original(session: Session, source_id: int) -> tuple[str, bytes] | None:
    """The name and bytes of the file that a source came from; None for pasted text."""
    row = session.execute(
        select(Source.original_name, Blob.bytes)
        .join(Blob, Blob.sha256 == Source.original_sha256)
        .where(Source.id == source_id)
    ).first()
    return (row[0], row[1]) if row else None


def import_notes(session: Session, source_id: int) -> list[ImportNote]:
    """What was done to a source's text while it was read; a foreign file may hold no such list."""
    stored = session.scalar(select(Source.import_notes).where(Source.id == source_id))
    try:
        return [ImportNote(str(key), int(count)) for key, count in json.loads(stored or "[]")]
    except (ValueError, TypeError, RecursionError):
        return []
