"""Correcting a source's text: revisions are rows of their own, and everything coded moves along.

A revision belongs to one sitting: while a sitting goes on its revision grows, afterwards nothing
changes it any more. Passages whose own words changed are noted with the words that they had.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.errors import Gone, PassageStandsThere, SameText, SpanOutsideText, TextMissing
from app.models.among import among
from app.models.imported import FoundSpeaker, FoundTurn, ImportedText
from app.models.passage import Passage, printed_number
from app.models.source import Formatting, Page, Source, SourceText, Timestamp
from app.models.span import Span
from app.models.splice import Splice, spliced
from app.models.text_revision import ChangedPassage, RevisionReason, TextRevision
from app.models.thesis import ChapterPassage
from app.operations.kept_turns import turns_with_kept
from app.operations.moving_spans import Changed, SpanMover
from app.operations.passages import passage_name
from app.operations.resizing import shifted_cuts
from app.operations.sources import Original, add_layout, keep_original
from app.operations.speakers import replace_turns
from app.project.activity import record, record_each


@dataclass(frozen=True)
class Revised:
    """A whole text that takes the place of a source's, and how one becomes the other.

    ``splices`` lead from the current text to ``imported.text``; ``placed`` are passages that stand
    elsewhere than these lead: somebody put them there, or their paragraph moved. Without
    ``original`` (an earlier revision comes back) the layout moves with the splices; ``turns`` are
    read anew, and those that no label in the text shows move along.
    """

    imported: ImportedText
    splices: tuple[Splice, ...]
    turns: tuple[FoundTurn, ...] = ()
    speakers: tuple[FoundSpeaker, ...] = ()
    placed: Mapping[int, Span] = field(default_factory=dict)
    original: Original | None = None


def correct_text(
    session: Session,
    source_id: int,
    splices: Sequence[Splice],
    person_id: int,
    going_on: int | None = None,
) -> int:
    """Edit a source's text; returns the revision that holds it now.

    ``going_on`` is the revision that this sitting made so far: as long as it is the current one it
    grows, else a new one begins. Speakers' labels cannot be touched.

    Raises:
        NotFound: the source is gone. SpanOutsideText: an edit ends beyond the text.
        LabelTouched: it reaches into a speaker's label. TextMissing: nothing would be left.
    """
    source = _source(session, source_id)
    before = _text_row(session, source)
    after = _edited(before.text, splices)
    if not after.strip():
        raise TextMissing("source")
    if after == before.text:
        return source.revision
    revision = going_on if going_on == source.revision and going_on > 1 else None
    watched = _lost_in(session, source_id, revision)
    mover = SpanMover(session, source, before.text, splices, watched=watched)
    mover.move()
    if revision is None:
        made = _Made("corrected", person_id, tuple(splices))
        revision = _add_revision(session, source, after, made)
    else:
        _grow(session, source, after, splices)
    _note_changes(session, mover.changed, revision)
    _withdraw_doubts(session, mover.returned, revision)
    record(session, "text_corrected", source=source.name)
    return revision


def replace_text(
    session: Session,
    source_id: int,
    revised: Revised,
    person_id: int,
    reason: RevisionReason = "replaced",
) -> int:
    """Put another version of a text in the place of the current one; returns its revision.

    What is coded moves by ``revised.splices``; turns are read anew and speakers who are called as
    before stay who they were. The former text and file stay readable.

    Raises:
        NotFound: the source is gone. SpanOutsideText, ValueError: the splices lead elsewhere.
        SameText: nothing would change. TextMissing: there is no text.
    """
    source = _source(session, source_id)
    before = _text_row(session, source).text
    after = revised.imported.text
    if not after.strip():
        raise TextMissing("source")
    if after == before:
        raise SameText(source.name)
    if _edited(before, revised.splices) != after:
        raise ValueError(source_id)
    from_file = revised.original is not None
    mover = SpanMover(
        session,
        source,
        before,
        revised.splices,
        revised.placed,
        turns=False,
        layout=not from_file,
    )
    mover.move()
    made = _Made(reason, person_id, revised.splices, revised.original)
    revision = _add_revision(session, source, after, made)
    if from_file:
        for entity in (Formatting, Page, Timestamp):
            session.execute(delete(entity).where(entity.source_id == source_id))
        add_layout(session, source_id, revised.imported)
    key = "text_replaced" if reason == "replaced" else "text_restored"
    record(session, key, source=source.name)
    found = turns_with_kept(mover, revised.turns)
    replace_turns(session, source_id, found, revised.speakers)
    _note_changes(session, mover.changed, revision)
    return revision


def settle_passage(session: Session, passage_id: int, span: Span | None = None) -> int:
    """Say where a passage that lost its words belongs; without a span, that it stays as it is.

    Raises:
        NotFound: it is gone. SpanOutsideText: beyond its text.
        PassageStandsThere: another one has that span.
    """
    passage = session.get(Passage, passage_id)
    if passage is None:
        raise Gone("passage")
    if span is not None:
        _put(session, passage, span)
    doubts = update(ChangedPassage).where(ChangedPassage.passage_id == passage_id)
    session.execute(doubts.values(doubtful=False))
    record(session, "passage_placed", passage=passage_name(passage))
    return passage_id


def accept_words(session: Session, passage_ids: Collection[int]) -> int:
    """Take the words on which passages stand now for theirs; nobody is asked about them again.

    Returns how many had other words before. The versions of the text still show these.

    Raises:
        Gone: one is.
    """
    here = among(Passage.id, set(passage_ids))
    rows = session.execute(
        select(Passage.id, Passage.series, Passage.number).where(here).order_by(Passage.id)
    ).all()
    if len(rows) < len(set(passage_ids)):
        raise Gone("passage")
    noted = among(ChangedPassage.passage_id, [row.id for row in rows])
    changed = set(session.scalars(select(ChangedPassage.passage_id).where(noted)))
    numbers = [printed_number(row.series, row.number) for row in rows if row.id in changed]
    session.execute(delete(ChangedPassage).where(noted))
    record_each(session, "words_accepted", [{"passage": number} for number in numbers])
    return len(numbers)


def _put(session: Session, passage: Passage, span: Span) -> None:
    characters = session.get_one(Source, passage.source_id).characters
    if span.end > characters:
        raise SpanOutsideText(span.start, span.end, characters)
    other = session.scalar(
        select(Passage).where(
            Passage.source_id == passage.source_id,
            Passage.start == span.start,
            Passage.end == span.end,
            Passage.id != passage.id,
        )
    )
    if other is not None:
        raise PassageStandsThere(passage_name(other))
    mine = select(ChapterPassage).where(ChapterPassage.passage_id == passage.id)
    for printed in session.scalars(mine):
        printed.cuts = shifted_cuts(printed, passage, span)
    passage.start, passage.end = span.start, span.end
    session.flush()


def _source(session: Session, source_id: int) -> Source:
    source = session.get(Source, source_id)
    if source is None:
        raise Gone("source")
    return source


def _text_row(session: Session, source: Source) -> SourceText:
    current = (SourceText.source_id == source.id) & (SourceText.revision == source.revision)
    return session.scalars(select(SourceText).where(current)).one()


def _edited(text: str, splices: Sequence[Splice]) -> str:
    try:
        return spliced(text, splices)
    except ValueError as error:
        start, end = error.args[0]
        raise SpanOutsideText(start, end, len(text)) from error


@dataclass(frozen=True)
class _Made:
    """How a revision came about."""

    reason: RevisionReason
    person_id: int
    splices: tuple[Splice, ...]
    original: Original | None = None


def _add_revision(session: Session, source: Source, text: str, made: _Made) -> int:
    _remember_first(session, source)
    latest = session.scalar(
        select(func.max(SourceText.revision)).where(SourceText.source_id == source.id)
    )
    revision = (latest or 0) + 1
    former = select(TextRevision).where(
        TextRevision.source_id == source.id, TextRevision.revision == source.revision
    )
    known = session.scalars(former).first()
    file_name, sha256 = (known.file_name, known.sha256) if known else ("", None)
    if made.original is not None:
        file_name, sha256 = made.original.name, keep_original(session, made.original)
        source.original_name, source.original_sha256 = file_name, sha256
    session.add(
        TextRevision(
            source_id=source.id,
            revision=revision,
            person_id=made.person_id,
            reason=made.reason,
            file_name=file_name,
            sha256=sha256,
            words=_words_in(made.splices),
            splices=packed_splices(made.splices),
        )
    )
    session.add(SourceText(source_id=source.id, revision=revision, text=text))
    source.revision, source.characters = revision, len(text)
    session.flush()
    return revision


def _remember_first(session: Session, source: Source) -> None:
    known = select(TextRevision.id).where(TextRevision.source_id == source.id)
    if session.scalar(known.limit(1)) is None:
        session.add(
            TextRevision(
                source_id=source.id,
                revision=source.revision,
                made_at=source.imported_at,
                reason="imported",
                file_name=source.original_name,
                sha256=source.original_sha256,
            )
        )
        session.flush()


def _grow(session: Session, source: Source, text: str, splices: Sequence[Splice]) -> None:
    """The sitting goes on: its revision takes in more edits."""
    _text_row(session, source).text = text
    made = session.scalars(
        select(TextRevision).where(
            TextRevision.source_id == source.id, TextRevision.revision == source.revision
        )
    ).first()
    if made is not None:
        made.words += _words_in(splices)
        made.splices = packed_splices((*read_splices(made.splices), *splices))
    source.characters = len(text)
    session.flush()


def _words_in(splices: Sequence[Splice]) -> int:
    """About how many words edits concern: those that came in, at least one for each."""
    return sum(max(1, len(splice.text.split())) for splice in splices)


def packed_splices(splices: Sequence[Splice]) -> str:
    """Edits as stored: JSON."""
    return json.dumps(
        [[each.start, each.end, each.text, int(each.grows)] for each in splices],
        ensure_ascii=False,
    )


def read_splices(stored: str) -> tuple[Splice, ...]:
    """What ``packed_splices`` made; nothing where a foreign file holds something else."""
    try:
        return tuple(
            Splice(int(start), int(end), str(text), bool(grows))
            for start, end, text, grows in json.loads(stored)
        )
    except (ValueError, TypeError, RecursionError):
        return ()


def _lost_in(session: Session, source_id: int, revision: int | None) -> dict[int, str]:
    """The passages that lost all their words in this sitting, with these words."""
    if revision is None:
        return {}
    lost = select(ChangedPassage.passage_id, ChangedPassage.former).join(
        Passage, Passage.id == ChangedPassage.passage_id
    )
    mine = (Passage.source_id == source_id) & (ChangedPassage.revision == revision)
    rows = session.execute(lost.where(mine, ChangedPassage.doubtful))
    return {row.passage_id: row.former for row in rows}


def _withdraw_doubts(session: Session, returned: Collection[int], revision: int) -> None:
    """What came back in the sitting in which it went is no more in doubt."""
    if returned:
        mine = among(ChangedPassage.passage_id, returned) & (ChangedPassage.revision == revision)
        session.execute(update(ChangedPassage).where(mine).values(doubtful=False))


def _note_changes(session: Session, changed: Sequence[Changed], revision: int) -> None:
    """Keep the words that passages had before this revision, once for each."""
    ids = [each.passage_id for each in changed]
    known = {
        row.passage_id: row
        for row in session.scalars(
            select(ChangedPassage).where(
                ChangedPassage.revision == revision, among(ChangedPassage.passage_id, ids)
            )
        )
    }
    for each in changed:
        if each.passage_id in known:
            known[each.passage_id].doubtful |= each.lost
    rows = [
        ChangedPassage(
            passage_id=each.passage_id, revision=revision, former=each.former, doubtful=each.lost
        )
        for each in changed
        if each.passage_id not in known
    ]
    session.add_all(rows)
    session.flush()
