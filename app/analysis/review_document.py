"""What a reviewer is shown: every coding with its context and all that was said about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.queries.codes import CodeRow, codes
from app.queries.projects import ProjectRow, project
from app.queries.reviews import ReviewRow, coding_uuids, reviews
from app.queries.sources import source_text

CONTEXT = 220
"""How many characters are shown before and after a quotation, at most."""


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A coding; ``before`` and ``after`` are the words around it with single spaces."""

    uuid: str
    row: ReviewRow
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReviewCode:
    """A code with all its codings in the order of the sources."""

    code: CodeRow
    entries: tuple[ReviewEntry, ...]


@dataclass(frozen=True, slots=True)
class ReviewContent:
    """The review document; ``several_coders`` says whether rows must name theirs."""

    project: ProjectRow
    codes: tuple[ReviewCode, ...]
    several_coders: bool

    @property
    def rows(self) -> int:
        """How many codings there are to decide on."""
        return sum(len(code.entries) for code in self.codes)


def review_content(session: Session) -> ReviewContent:
    """Every code in codebook order, with a row for each coding (two coders make two rows)."""
    rows = reviews(session)
    uuids = coding_uuids(session)
    texts = {
        source_id: source_text(session, source_id)
        for source_id in {row.passage.source_id for row in rows}
    }
    entries: dict[int, list[ReviewEntry]] = {}
    for row in rows:
        before, after = _context(texts[row.passage.source_id], row)
        entry = ReviewEntry(uuids[row.coding_id], row, before, after)
        entries.setdefault(row.code_id, []).append(entry)
    return ReviewContent(
        project(session),
        tuple(ReviewCode(code, tuple(entries.get(code.id, ()))) for code in codes(session)),
        len({row.coder for row in rows}) > 1,
    )


def _context(text: str, row: ReviewRow) -> tuple[str, str]:
    span = row.passage.span
    start, end = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
    before, after = text[start : span.start].split(), text[span.end : end].split()
    if start and not text[start - 1 : start + 1].isspace():
        before = _without_part(before, 0)
    if end < len(text) and not text[end - 1 : end + 1].isspace():
        after = _without_part(after, -1)
    return (
        ("\N{HORIZONTAL ELLIPSIS} " if start and before else "") + " ".join(before),
        " ".join(after) + (" \N{HORIZONTAL ELLIPSIS}" if end < len(text) and after else ""),
    )


def _without_part(words: Sequence[str], place: int) -> list[str]:
    """The words without the one at the edge, which may have been cut through."""
    kept = list(words)
    if kept:
        del kept[place]
    return kept
