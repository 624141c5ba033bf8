"""Which paper came back: by the ids that are printed on it, never by the file's name."""

import re
from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.errors import NotAReview, ReviewOfAnotherProject
from app.interchange.review.columns import (
    UUID,
    all_texts,
    collapsed,
    columns_of,
    header_columns,
    table_rows,
    value_beside,
)
from app.interchange.review.preview import About, Printout
from app.models.returned_review import MarkKind, ReturnedReview, ReturnedTable
from app.queries.printed import (
    PrintedRow,
    code_uuids,
    known_copies,
    passage_uuids,
    printed_papers,
)
from app.queries.projects import project
from app.queries.review_rounds import rounds
from app.queries.reviews import coding_uuids
from app.words import N_

_PROJECT, _COPY, _DOCUMENT = N_("Project"), N_("Copy"), N_("Document")
_NAME = re.compile(r"[^\W\d_]{1,4}\s?[-\u2010-\u2014]\s?\d{3,}\W+\w")


def printout(
    session: Session, name: str, document: ReturnedReview
) -> tuple[Printout, PrintedRow | None]:
    """Which paper a document is, and how it left if this file knows that.

    Raises:
        NotAReview: it is no review document or chapter of ours. ReviewOfAnotherProject: another
        project printed it.
    """
    named = _ids_of(document)
    chapter = is_chapter(document)
    _refuse_strangers(session, name, document, named, chapter=chapter)
    papers = {paper.uuid: paper for paper in printed_papers(session, named)}
    known = next((papers[uuid] for uuid in named if uuid in papers), None)
    made = rounds(session)
    asked_in = {known.round_uuid} if known is not None else set(named)
    own = next((row for row in reversed(made) if row.uuid in asked_in), None)
    copy_id = project(session).copy_id
    copy = _id_beside(document, _COPY)
    elsewhere = known is None and bool(copy) and copy != copy_id
    return Printout(
        "chapter" if chapter else "review",
        known is not None,
        known.printed_at if known is not None else "",
        own.id if own else None,
        own.name if own else "",
        tuple(row.name for row in made if own and row.number > own.number),
        elsewhere,
        not elsewhere or copy in known_copies(session),
    ), known


def is_chapter(document: ReturnedReview) -> bool:
    """Whether it has quotations or codes of ours in its running text, and no rows for answers."""
    if any(row.marks or header_columns(row) for row in table_rows(document)):
        return False
    return any(not isinstance(block, ReturnedTable) and block.marks for block in document.blocks)


def _ids_of(document: ReturnedReview) -> list[str]:
    """All ids in the document, the one that its first page calls its own first."""
    own = _id_beside(document, _DOCUMENT)
    found = [uuid.lower() for text in all_texts(document) for uuid in UUID.findall(text)]
    return list(dict.fromkeys([*filter(None, [own]), *found]))


def _id_beside(document: ReturnedReview, label: str) -> str:
    found = UUID.search(value_beside(document, label))
    return found[0].lower() if found else ""


def _refuse_strangers(
    session: Session, name: str, document: ReturnedReview, named: list[str], *, chapter: bool
) -> None:
    if not chapter and not _has_rows(document):
        raise NotAReview(name)
    marked = set(_marked(document, ("k", "d", "p") if chapter else ("k", "d")))
    ours = {
        *coding_uuids(session).values(),
        *code_uuids(session).values(),
        *(passage_uuids(session).values() if chapter else ()),
    }
    if marked & ours or printed_papers(session, named):
        return
    its_project = _id_beside(document, _PROJECT)
    if project(session).project_uuid in ([its_project] if its_project else named):
        return
    if named or marked:
        raise ReviewOfAnotherProject(name)


def _has_rows(document: ReturnedReview) -> bool:
    """Other documents of ours have numbered rows too, but without a code behind the number.

    The record of a review is headed like a review document; it has more columns.
    """
    rows = [*table_rows(document)]
    if any(row.marks for row in rows):
        return True
    headers = [found for row in rows if (found := header_columns(row)) is not None]
    named = [row for row in rows if row.cells and _NAME.match(collapsed(row.cells[0]))]
    if headers and named:
        return True
    widths: list[tuple[About, int]] = [("coding", len(row.cells)) for row in named]
    widths += [(header.about, header.count) for header in headers]
    return any(columns_of(about, count).count == count for about, count in widths)


def _marked(document: ReturnedReview, kinds: Iterable[MarkKind]) -> Iterable[str]:
    for block in document.blocks:
        parts = block.rows if isinstance(block, ReturnedTable) else (block,)
        wanted = set(kinds)
        for part in parts:
            yield from (mark.uuid for mark in part.marks if mark.kind in wanted)
