"""The project as a masked view shows it: a copy in memory in which everything is masked already.

Every export reads from it as from the project itself, so none can forget to mask. Positions are
moved with the text: a passage, turn or cut that a mask straddles takes the mask in whole.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.orm import Session

from app.analysis.masking.masking import MaskedText
from app.analysis.masking.names import NamesInText, source_in_view
from app.errors import NothingMasked
from app.exporters.writing import Progress, Steps
from app.interchange.masking.masked_copy_codings import mask_second_codings
from app.interchange.masking.masked_copy_words import mask_words
from app.models.base import Base
from app.models.masking import Mask, MaskedName, View
from app.models.passage import Passage
from app.models.source import Paragraph, Source, SourceText, Turn
from app.models.span import Span
from app.models.tables import SPANNED, table
from app.models.text_revision import ChangedPassage, TextRevision
from app.models.thesis import ChapterPassage
from app.project.file import Project
from app.project.reading_copy import ReadingCopy
from app.queries.masking import MaskedNameRow, MaskRow, masked_names, masks_by_source

Texts = Mapping[int, MaskedText]
"""The masked texts by source; a source without masks has none."""


@contextmanager
def in_view(project: Project, view: View, progress: Progress | None = None) -> Iterator[Session]:
    """A session on the project as the view shows it; what is done in it changes nothing.

    Raises:
        NothingMasked: a masked view was asked for, and no name is masked.
    """
    if view == "original":
        with project.read() as session:
            yield session
        return
    with project.read() as session:
        if not masked_names(session):
            raise NothingMasked
    with copy_in_view(project.reading_copy(), view, progress) as session:
        yield session


@contextmanager
def copy_in_view(
    copy: ReadingCopy, view: View, progress: Progress | None = None
) -> Iterator[Session]:
    """A copy that nobody else reads, as the view shows it; made beside a window's event loop."""
    with copy.read() as session:
        if view != "original":
            _mask(session, view, progress)
            session.commit()
        yield session


def _mask(session: Session, view: View, progress: Progress | None) -> None:
    names, laid = masked_names(session), masks_by_source(session)
    steps = Steps(len(laid) + len(SPANNED) + len(Base.metadata.tables), progress, every=1)
    texts = _mask_sources(session, laid, names, view, steps)
    # Quotations stand elsewhere too (in what reviewers saw): they must be masked alike.
    quoted = _mask_passages(session, texts)
    _move_positions(session, texts, steps)
    search = NamesInText(names)
    mask_second_codings(session, texts, lambda text: search.masked(text, view))
    mask_words(session, search, names, view, quoted, steps)
    session.execute(delete(Mask))
    session.execute(delete(MaskedName))


def _mask_sources(
    session: Session,
    laid: Mapping[int, Sequence[MaskRow]],
    names: Sequence[MaskedNameRow],
    view: View,
    steps: Steps,
) -> dict[int, MaskedText]:
    """Put the masked text in the place of the current revision; older ones are not shown."""
    current = (SourceText.source_id == Source.id) & (SourceText.revision == Source.revision)
    shown = select(SourceText.id).join(Source, current)
    session.execute(delete(SourceText).where(SourceText.id.not_in(shown)))
    # What was corrected is pieces of words, in which no name would be found.
    session.execute(delete(TextRevision))
    session.execute(delete(ChangedPassage))
    texts = {}
    for source_id, masks in laid.items():
        steps.step()
        row = session.scalars(select(SourceText).where(SourceText.source_id == source_id)).one()
        texts[source_id] = made = source_in_view(row.text, masks, names, view)
        row.text = made.text
        session.get_one(Source, source_id).characters = len(made.text)
    session.flush()
    return texts


def _mask_passages(session: Session, texts: Texts) -> dict[str, str]:
    """Move the cuts of shortened quotations; returns the masked quotation for each original one."""
    quoted: dict[str, str] = {}
    places = select(Passage.id, Passage.source_id, Passage.start, Passage.end)
    whole = {row.id: row for row in session.execute(places)}
    for row in whole.values():
        if row.source_id in texts:
            made, span = texts[row.source_id], Span(row.start, row.end)
            quoted[made.original(span)] = made.span(span).cut_from(made.text)
    for printed in session.scalars(select(ChapterPassage)):
        passage = whole[printed.passage_id]
        if passage.source_id in texts:
            printed.cuts = _moved_cuts(printed.cuts, passage.start, texts[passage.source_id])
    session.flush()
    return quoted


def _moved_cuts(stored: str, start: int, made: MaskedText) -> str:
    """The cuts of a passage that began at ``start``, counted from where it begins now."""
    try:
        cuts = [Span(start + int(first), start + int(last)) for first, last in json.loads(stored)]
    except (ValueError, TypeError):
        return stored
    begin = made.start(start)
    moved = [made.span(cut) for cut in cuts]
    return json.dumps([[cut.start - begin, cut.end - begin] for cut in moved])


def _move_positions(session: Session, texts: Texts, steps: Steps) -> None:
    """Move all that has a position in a masked text; a paragraph's own words are cut anew."""
    for entity in SPANNED:
        steps.step()
        if entity is not Mask:
            _move_table(session, table(entity), texts)
    session.expire_all()
    for turn in session.scalars(select(Turn).where(Turn.source_id.in_(texts))):
        turn.speech_start = texts[turn.source_id].start(turn.speech_start)
    for paragraph in session.scalars(select(Paragraph).where(Paragraph.source_id.in_(texts))):
        made = texts[paragraph.source_id].text
        paragraph.text = made[paragraph.start : paragraph.end]
    session.flush()


def _move_table(session: Session, spanned: Table, texts: Texts) -> None:
    """Move every row of a table; a moment of the recording has a start alone."""
    moved = []
    for row in session.execute(select(spanned)).mappings():
        if made := texts.get(row["source_id"]):
            place = {"row": row["id"], "new_start": made.start(row["start"])}
            moved.append(
                {**place, "new_end": made.end(row["end"])} if "end" in spanned.c else place
            )
    if not moved:
        return
    names = [name for name in ("start", "end") if name in spanned.c]
    moving = update(spanned).where(spanned.c.id == bindparam("row"))
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    session.connection().execute(moving.values(values), moved)
