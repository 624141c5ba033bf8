"""Sources: putting an imported text into the project, describing it, taking it out."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, insert, select
from sqlalchemy.orm import Session

from app.errors import Gone, NameMissing, NameTaken, SameSource, SpanOutsideText
from app.models.imported import FoundSpeaker, FoundTurn, ImportedText, SourceKind
from app.models.source import (
    Blob,
    Formatting,
    Page,
    Source,
    SourceStatus,
    SourceText,
    Speaker,
    Timestamp,
    Turn,
)
from app.operations.dates import stored_date
from app.project.activity import record


@dataclass(frozen=True)
class Original:
    """The file that a source came from, kept byte for byte."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash under which the bytes are kept."""
        return hashlib.sha256(self.data).hexdigest()


def add_source(
    session: Session,
    name: str,
    imported: ImportedText,
    *,
    original: Original | None = None,
    kind: SourceKind | None = None,
    date: str = "",
    turns: Sequence[FoundTurn] = (),
    speakers: Sequence[FoundSpeaker] = (),
) -> int:
    """Store a text with its formatting, turns and original bytes; returns the source's id.

    Raises:
        SameSource: these very bytes are a source already.
        NameMissing: the name is blank. NameTaken: another source is called so.
        BadDate: ``date`` cannot be read.
    """
    if original:
        _refuse_same_bytes(session, original)
    source = Source(
        name=_free_name(session, name),
        kind=kind or imported.kind,
        date=stored_date(date),
        position=(session.scalar(select(func.max(Source.position))) or 0) + 1,
        characters=len(imported.text),
        original_name=original.name if original else "",
        original_sha256=keep_original(session, original) if original else None,
        encoding=imported.encoding or "",
        import_notes=json.dumps([[note.key, note.count] for note in imported.notes]),
    )
    session.add(source)
    session.flush()
    session.add(SourceText(source_id=source.id, text=imported.text))
    session.flush()
    add_layout(session, source.id, imported)
    add_turns(session, source.id, turns, speakers)
    record(session, "source_added", source=source.name)
    return source.id


def _refuse_same_bytes(session: Session, original: Original) -> None:
    known = session.scalar(select(Source.name).where(Source.original_sha256 == original.sha256))
    if known is not None:
        raise SameSource(known)


def keep_original(session: Session, original: Original) -> str:
    """Keep a file's bytes once; returns their hash."""
    if session.scalar(select(Blob.id).where(Blob.sha256 == original.sha256)) is None:
        session.add(Blob(sha256=original.sha256, bytes=original.data))
    return original.sha256


def _free_name(session: Session, name: str, but: int = 0) -> str:
    name = name.strip()
    if not name:
        raise NameMissing("source")
    same = func.casefold(Source.name) == name.casefold()
    if session.scalar(select(exists().where(Source.id != but, same))):
        raise NameTaken("source", name)
    return name


def add_layout(session: Session, source_id: int, imported: ImportedText) -> None:
    """Store formatting, pages and moments of the recording of a text that was just read."""
    formatting = [
        {"source_id": source_id, "start": run.span.start, "end": run.span.end, "style": run.style}
        for run in imported.formatting
    ]
    pages = [
        {
            "source_id": source_id,
            "start": page.span.start,
            "end": page.span.end,
            "number": page.number,
        }
        for page in imported.pages
    ]
    timestamps = [
        {"source_id": source_id, "start": stamp.position, "milliseconds": stamp.milliseconds}
        for stamp in imported.timestamps
    ]
    for entity, rows in ((Formatting, formatting), (Page, pages), (Timestamp, timestamps)):
        if rows:
            session.execute(insert(entity), rows)


def add_turns(
    session: Session,
    source_id: int,
    turns: Sequence[FoundTurn],
    speakers: Sequence[FoundSpeaker],
) -> None:
    """Store turns; labels that differ only in case or spaces are one speaker.

    Raises:
        SpanOutsideText: they were read from another text.
    """
    last = max(turns, key=lambda turn: turn.span.end, default=None)
    characters = session.get_one(Source, source_id).characters
    if last is not None and last.span.end > characters:
        raise SpanOutsideText(last.span.start, last.span.end, characters)
    roles = {_folded(speaker.label): speaker.role for speaker in speakers}
    known: dict[str, Speaker] = {}
    for turn in turns:
        key = _folded(turn.label)
        if key not in known:
            role = roles.get(key, "informant")
            known[key] = Speaker(source_id=source_id, label=turn.label, role=role)
            session.add(known[key])
    session.flush()
    rows = [
        {
            "source_id": source_id,
            "speaker_id": known[_folded(turn.label)].id,
            "number": number,
            "start": turn.span.start,
            "speech_start": turn.speech.start if turn.speech else turn.span.end,
            "end": turn.span.end,
            "label": turn.label,
        }
        for number, turn in enumerate(turns, start=1)
    ]
    if rows:
        session.execute(insert(Turn), rows)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def describe_source(session: Session, source_id: int, fields: Mapping[str, str]) -> int:
    """Change ``name``, ``kind``, ``date``, ``place``, ``language`` or ``status``.

    Raises:
        NameMissing, NameTaken, BadDate: as for a new source.
        KeyError: on any other field.
    """
    source = session.get_one(Source, source_id)
    record(session, "source_described", source=source.name)
    for field, value in fields.items():
        match field:
            case "name":
                source.name = _free_name(session, value, but=source_id)
            case "date":
                source.date = stored_date(value)
            case "kind" | "place" | "language" | "status":
                setattr(source, field, value.strip())
            case _:
                raise KeyError(field)
    return source_id


def set_status(session: Session, source_ids: Sequence[int], status: SourceStatus) -> int:
    """Mark sources as new, in work or done."""
    for source_id in source_ids:
        source = session.get_one(Source, source_id)
        source.status = status
        record(session, "source_described", source=source.name)
    return len(source_ids)


def delete_sources(session: Session, source_ids: Sequence[int]) -> int:
    """Take sources out with their passages, whose numbers are never given again.

    The caller makes a backup first (DESIGN 4).

    Raises:
        NotFound: one of them is not here.
    """
    for source_id in source_ids:
        source = session.get(Source, source_id)
        if source is None:
            raise Gone("source")
        record(session, "source_deleted", source=source.name)
        session.delete(source)
    session.flush()
    return len(source_ids)
