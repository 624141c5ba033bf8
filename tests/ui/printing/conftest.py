from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from app.models.imported import FormattingRun
from app.models.span import Span
from app.queries.codings import CodingMark
from app.queries.printable import PrintableSource
from app.queries.sources import OpenSource, SourceRow, TurnRow

Make = Callable[..., PrintableSource]


def no_progress(_done: int, _total: int) -> None:
    pass


def printable(
    text: str,
    marks: tuple[CodingMark, ...] = (),
    turns: tuple[TurnRow, ...] = (),
    formatting: tuple[FormattingRun, ...] = (),
) -> PrintableSource:
    """A source of this text, every line of which with words has a number."""
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    lines = [start for start in starts if text[start:].split("\n", 1)[0].strip()]
    row = SourceRow(1, "talk.txt", "interview", "new", "2024-11", "", len(text), "", 1, "")
    numbered = tuple(enumerate(lines, start=1))
    source = OpenSource(1, "talk.txt", text, turns, numbered, formatting, (), ())
    return PrintableSource("Why they joined", row, source, marks)


def coded(coding_id: int, span: Span, kind: str = "cause") -> CodingMark:
    return CodingMark(
        *(coding_id, coding_id, f"K-{coding_id:04}", span, coding_id, f"C{coding_id}"),
        *(f"Code {coding_id}", coding_id, kind, "supports", "Ani", "2026-03-12T12:00:00Z"),
    )


@pytest.fixture(autouse=True)
def faces(dressed: QApplication) -> QApplication:
    return dressed
