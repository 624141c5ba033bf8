"""The preview of a returned review document: its rows, and everything that was said beside them."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.errors import NotFound
from app.exporters.review.marks import row_name
from app.exporters.writing import Progress, Steps
from app.interchange.review.columns import collapsed, reviewer_name
from app.interchange.review.matching import Matcher
from app.interchange.review.matching_definitions import DefinitionMatcher
from app.interchange.review.paper import Paper, paper
from app.interchange.review.preview import PreviewRow, ReviewPreview, folded_name
from app.interchange.review.recorded import Recorded
from app.interchange.review.rows import Reading, without_repetitions
from app.interchange.review.said import SaidBefore
from app.interchange.review.sorting import Sorted, Sorter, Thread
from app.models.returned_review import ReturnedReview
from app.queries.codes import codes
from app.queries.passages import resolve_number
from app.queries.printed import PrintedRow
from app.words import LANGUAGES, N_

_ANOTHER_NAME = N_("This stands where the reviewer's name belongs.")


def document_rows(
    session: Session,
    document: ReturnedReview,
    found: ReviewPreview,
    said: SaidBefore,
    kept: PrintedRow | None,
    progress: Progress | None = None,
) -> ReviewPreview:
    """``found`` with all rows of the document; ``kept`` is the paper as it left, if known."""
    ours = paper(session, document, kept, found.printout.round_id)
    definitions = DefinitionMatcher(ours)
    parts = Sorter(ours, definitions).sort(document)
    codings = Matcher(ours, lambda number: _passage_of(session, number))
    recorded = Recorded(ours.codings, ours.definitions, said, found.reviewer, found.person_of)
    reading = Reading(ours, recorded)
    steps = Steps(len(parts.rows), progress)
    rows: list[PreviewRow] = []
    for place, (row, columns) in enumerate(parts.rows, start=1):
        if columns.about == "turn":
            rows.append(reading.turn(place, row, columns))
        else:
            matcher = definitions if columns.about == "definition" else codings
            rows.append(reading.row(place, row, columns, matcher.match(row)))
        steps.step()
    steps.finish()
    missing = _missing(ours, rows)
    rows = [
        *without_repetitions(rows, recorded),
        *_beside(session, document, found, parts, recorded),
    ]
    numbered = tuple(replace(row, place=place) for place, row in enumerate(rows, start=1))
    return replace(found, rows=numbered, missing=missing, edits=tuple(parts.edits))


def _missing(ours: Paper, rows: list[PreviewRow]) -> tuple[str, ...]:
    """The codings that were printed and are in no row any more."""
    about = [row for row in rows if row.about == "coding"]
    present = {row.coding_id for row in about} | {each for row in about for each in row.candidates}
    return tuple(
        row_name(coding.passage.number, coding.called)
        for key, coding in ours.codings.items()
        if key in ours.cells and key not in present
    )


def _beside(
    session: Session,
    document: ReturnedReview,
    found: ReviewPreview,
    parts: Sorted,
    recorded: Recorded,
) -> list[PreviewRow]:
    """What was typed and commented on outside the rows."""
    rows = [
        recorded.compared(PreviewRow(0, "decided", (text,), about="whole", remark=text))
        for text in parts.texts
    ]
    headings = _headings(session)
    for thread in parts.threads:
        code_id = headings.get(collapsed(thread.text).casefold())
        rows.append(recorded.compared(thread_row(thread, code_id, recorded)))
    written = reviewer_name(document)
    if folded_name(written) not in {"", folded_name(found.reviewer)}:
        name = PreviewRow(0, "unknown", (written,), about="whole", remark=written)
        rows.append(replace(name, reason=_ANOTHER_NAME))
    return rows


def thread_row(thread: Thread, code_id: int | None, recorded: Recorded) -> PreviewRow:
    """Comments outside the rows: on a code's heading about its definition, else on the whole."""
    cells = (thread.text,) if thread.text else ()
    row = PreviewRow(0, "decided", cells, about="whole", comments=thread.comments)
    if code_id is not None:
        name = recorded.name("definition", code_id)
        return replace(row, about="definition", code_id=code_id, name=name)
    return replace(row, quoted=thread.comments[0].marked)


def _headings(session: Session) -> dict[str, int]:
    """The headings of codes in any language, and their codes."""
    return {
        collapsed(f"{code.label or ''} {code.name_in(language)}").casefold(): code.id
        for code in reversed(codes(session))
        for language in LANGUAGES
    }


def _passage_of(session: Session, number: str) -> int | None:
    try:
        return resolve_number(session, number)
    except NotFound:
        return None
