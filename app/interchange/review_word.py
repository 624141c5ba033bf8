"""Reading a returned review document into the project, with a preview before anything changes.

Nothing that a supervisor wrote is dropped: what has no certain place is listed with its words.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.errors import NotAReview, NotFound, ReviewOfAnotherProject
from app.exporters.review_marks import NOT_DECIDED, row_name
from app.importers.child import ParsingProcess, load
from app.interchange.parsing import parsed
from app.interchange.review_matching import Match, Matcher, has_name
from app.interchange.review_paper import (
    PRINTED_COLUMNS,
    Columns,
    Paper,
    collapsed,
    header_columns,
    names_reviewer,
    paper,
    reviewer_name,
    row_text,
    without_earlier,
)
from app.interchange.review_preview import PreviewRow, ReviewPreview
from app.interchange.verdicts import read_verdict
from app.models.deed import Deed
from app.models.returned_review import ReturnedReview, ReturnedRow, ReturnedTable, WordComment
from app.models.review import Origin
from app.operations.people import person_named
from app.operations.reviews import decide, keep_returned
from app.queries.passages import resolve_number
from app.queries.reviews import ReviewRow, returned_by
from app.words import N_

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_CELLS_LOST = N_("The row does not have the cells of its table any more.")
_TWO_ANSWERS = N_("The row stands more than once, with different answers.")


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
    from app.importers.returned_review import read_returned_review  # noqa: PLC0415 - see above

    return read_returned_review(name, data)


def preview(
    session: Session, returned: Returned, reviewer: str = "", otherwise: str = ""
) -> ReviewPreview:
    """Compare what came back with the project; nothing is changed.

    ``reviewer`` is who wrote it, if somebody knows; else the name in the document, or the only
    author of its comments and tracked changes, or as whose it was read before, or ``otherwise``.

    Raises:
        NotAReview: no row of a review document is in it.
        ReviewOfAnotherProject: another project printed it.
    """
    document, ours = returned.document, paper(session, returned.document)
    rows, texts, comments = _taken_apart(document, ours)
    _refuse_strangers(returned, ours, rows)
    readers = returned_by(session, returned.sha256)
    written = reviewer_name(document)
    reviewer = reviewer.strip() or written or _only_author(document)
    reviewer = reviewer or next(iter(readers), otherwise)
    if written not in {"", reviewer}:
        texts.append(written)
    matcher = Matcher(ours, lambda number: _passage_of(session, number))
    reading = _Reading(ours, reviewer, bool(readers))
    seen = [
        reading.row(place, row, columns, matcher.match(row))
        for place, (row, columns) in enumerate(rows, start=1)
    ]
    present = {row.coding_id for row in seen} | {each for row in seen for each in row.candidates}
    missing = [_name(each) for key, each in ours.codings.items() if key not in present]
    return ReviewPreview(
        returned.name,
        returned.data,
        reviewer,
        bool(readers),
        tuple(_without_repetitions(seen)),
        tuple(missing),
        tuple(texts),
        (*comments, *document.loose),
    )


def _taken_apart(
    document: ReturnedReview, ours: Paper
) -> tuple[list[tuple[ReturnedRow, Columns]], list[str], list[WordComment]]:
    """The rows of codings, then all other words that we did not print, then their comments."""
    rows: list[tuple[ReturnedRow, Columns]] = []
    texts: list[str] = []
    comments: list[WordComment] = []
    printed = Counter(ours.texts)
    columns = PRINTED_COLUMNS
    for block in document.blocks:
        if not isinstance(block, ReturnedTable):
            comments += block.comments
            texts += _typed(printed, block.text)
            continue
        in_codings = False
        for row in block.rows:
            header = header_columns(row)
            columns, in_codings = header or columns, in_codings or header is not None
            if header is None and (row.uuids or has_name(row) or in_codings):
                rows.append((row, columns))
            else:
                comments += row.comments
                if not names_reviewer(row):
                    texts += _typed(printed, row_text(row), "\n".join(row.cells))
    return rows, texts, comments


def _typed(printed: Counter[str], text: str, in_full: str = "") -> Iterator[str]:
    """The text, unless the paper has one like it that was not met yet."""
    key = collapsed(text)
    if key and not printed[key]:
        yield (in_full or text).strip()
    elif key:
        printed[key] -= 1


def _refuse_strangers(
    returned: Returned, ours: Paper, rows: Sequence[tuple[ReturnedRow, Columns]]
) -> None:
    # Other documents of ours have numbered rows too, but narrower ones.
    if not any(row.uuids or len(row.cells) == columns.count for row, columns in rows):
        raise NotAReview(returned.name)
    marked = {uuid for row, _ in rows for uuid in row.uuids}
    known = marked & ours.by_uuid.keys()
    printed = {
        uuid.lower() for text in _all_texts(returned.document) for uuid in _UUID.findall(text)
    }
    if not known and ((printed and ours.project_uuid not in printed) or (marked and not printed)):
        raise ReviewOfAnotherProject(returned.name)


def _all_texts(document: ReturnedReview) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, ReturnedTable):
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield block.text


def _only_author(document: ReturnedReview) -> str:
    """The one name under comments and tracked changes, if there is just one."""
    names = {comment.author for comment in document.loose}
    for block in document.blocks:
        for part in block.rows if isinstance(block, ReturnedTable) else (block,):
            names |= {*part.writers, *(comment.author for comment in part.comments)}
    names.discard("")
    return names.pop() if len(names) == 1 else ""


def _passage_of(session: Session, number: str) -> int | None:
    try:
        return resolve_number(session, number)
    except NotFound:
        return None


def _name(row: ReviewRow) -> str:
    return row_name(row.passage.number, row.called)


class _Reading:
    """Turns matched rows into rows of the preview."""

    def __init__(self, ours: Paper, reviewer: str, read_before: bool) -> None:
        self._paper = ours
        self._reviewer = reviewer.casefold()
        self._read_before = read_before
        self._all_earlier = frozenset().union(*ours.earlier.values())

    def row(self, place: int, row: ReturnedRow, columns: Columns, match: Match) -> PreviewRow:
        """What one row says, and what would come of it."""
        whole = len(row.cells) == columns.count
        decision = _without_prompt(row.cells[columns.decision]) if whole else ""
        earlier = self._paper.earlier.get(match.coding_id or 0, self._all_earlier)
        found = PreviewRow(
            place,
            "unknown",
            row.cells,
            coding_id=match.coding_id,
            candidates=match.candidates,
            reason=match.reason,
            verdict=read_verdict(decision),
            decision_text=decision,
            remark=without_earlier(row.cells[columns.remark], earlier) if whole else "",
            comments=row.comments,
            edits=self._edits(row, columns, match),
        )
        if match.coding_id is None:
            return replace(found, status="question" if match.candidates else "unknown")
        coding = self._paper.codings[match.coding_id]
        found = replace(found, name=_name(coding), earlier=self._last_verdict(coding))
        if not whole:
            candidates = (match.coding_id,)
            return replace(
                found, status="question", coding_id=None, candidates=candidates, reason=_CELLS_LOST
            )
        return self._compared(found, coding)

    def _compared(self, found: PreviewRow, coding: ReviewRow) -> PreviewRow:
        """With what the project has: nothing, the same, or something else from this reviewer."""
        if not found.is_answered:
            return replace(found, status="unanswered")
        if self._is_known(found, coding):
            return replace(found, status="unchanged")
        if found.verdict and found.earlier and found.verdict != found.earlier:
            return replace(found, status="conflicting")
        return replace(found, status="decided")

    def _is_known(self, found: PreviewRow, coding: ReviewRow) -> bool:
        if coding.state == "changed" and not self._read_before:
            return False  # The same word about something else is a new word.
        said = {(row.reviewer.casefold(), row.verdict, row.remark) for row in coding.decisions}
        own = (self._reviewer, found.verdict, found.kept_remark)
        wanted = {own} if found.verdict or found.kept_remark else set()
        wanted |= {
            ((comment.author.casefold() or self._reviewer), None, comment.text)
            for comment in found.comments
        }
        return wanted <= said

    def _last_verdict(self, coding: ReviewRow) -> str:
        verdicts = [
            row.verdict
            for row in coding.decisions
            if row.verdict and row.reviewer.casefold() == self._reviewer
        ]
        return verdicts[-1] if verdicts else ""

    def _edits(
        self, row: ReturnedRow, columns: Columns, match: Match
    ) -> tuple[tuple[str, str], ...]:
        """The cells besides the answers that read otherwise than we print them."""
        ours = self._paper.cells.get(match.coding_id or 0)
        if ours is None:
            return ()
        printed = {collapsed(cell) for cell in ours}
        answers = {columns.decision, columns.remark} if len(row.cells) == columns.count else set()
        return tuple(
            (ours[place] if place < len(ours) else "", cell)
            for place, cell in enumerate(row.cells)
            if place not in answers and collapsed(cell) not in printed
        )


def _without_prompt(cell: str) -> str:
    return cell.strip().strip(NOT_DECIDED).strip()


def _without_repetitions(rows: Sequence[PreviewRow]) -> Iterator[PreviewRow]:
    """Of rows about the same coding the answered one counts; different answers are a question."""
    together: defaultdict[int, list[PreviewRow]] = defaultdict(list)
    for row in rows:
        if row.coding_id is not None:
            together[row.coding_id].append(row)
    for row in rows:
        twins = together.get(row.coding_id or 0, [row])
        answered = [twin for twin in twins if twin.is_answered] or twins
        answers = {(twin.verdict, twin.kept_remark, twin.comments) for twin in answered}
        if len(answers) > 1 and row in answered:
            candidates = (row.coding_id or 0,)
            yield replace(
                row, status="question", coding_id=None, candidates=candidates, reason=_TWO_ANSWERS
            )
        elif row is not answered[0] and len(twins) > 1:
            yield replace(row, status="repeated")
        else:
            yield row


def review_deed(found: ReviewPreview) -> Deed:
    """The name of the one step that reads the document in."""
    return Deed("review_read", {"document": found.name})


def apply_review(session: Session, found: ReviewPreview, person_id: int) -> list[int]:
    """Record what is ``decided`` inside an edit; returns the new decisions.

    ``person_id`` is the reviewer. Comments under another name are that person's remarks.
    """
    returned_id = keep_returned(session, found.name, found.data, person_id)
    made: list[int] = []
    for row in found.of("decided"):
        if row.coding_id is None:
            continue
        if row.verdict or row.kept_remark:
            made.append(
                decide(
                    session,
                    row.coding_id,
                    person_id,
                    row.verdict,
                    row.kept_remark,
                    Origin(returned_id=returned_id),
                )
            )
        made += [
            _remark(session, row.coding_id, comment, found, person_id, returned_id)
            for comment in row.comments
        ]
    return made


def _remark(
    session: Session,
    coding_id: int,
    comment: WordComment,
    found: ReviewPreview,
    reviewer_id: int,
    returned_id: int,
) -> int:
    """A comment as a remark of its author, with Word's date."""
    own = comment.author.casefold() in {"", found.reviewer.casefold()}
    person_id = reviewer_id if own else person_named(session, comment.author, "supervisor")
    return decide(
        session,
        coding_id,
        person_id,
        None,
        comment.text,
        Origin(returned_id=returned_id, resolved=comment.resolved, decided_at=comment.date or None),
    )
