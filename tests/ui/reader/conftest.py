"""A transcript with everything that breaks positions, and a reader that shows it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.imported import FormattingRun
from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.look.theme import load_theme
from app.ui.reader.source_text import NumberedParagraph, ReaderText, ReaderTurn
from app.ui.reader.text_view import Reader
from app.words import Words

LINES = (
    "A talk at the mill 🙂",
    "I: How was the harvest? שלום לך",
    "N: We carried 👩‍👧 sacks. Dr. Amin cafe\u0301 said “rest” 🙂 and left\u00a0us. All slept.",
    "السلام عليكم he called 🙂, and went.",
    "",
    "I: Thank you.",
)


@pytest.fixture
def source() -> ReaderText:
    """Six lines: two questions, an answer of two paragraphs, a heading, a blank one."""
    text = "\n".join(LINES)
    starts = [sum(len(line) + 1 for line in LINES[:nth]) for nth in range(len(LINES))]
    ends = [start + len(line) for start, line in zip(starts, LINES, strict=True)]
    turns = (
        ReaderTurn(Span(starts[1], ends[1]), starts[1] + 3, "interviewer"),
        ReaderTurn(Span(starts[2], ends[3]), starts[2] + 3, "informant"),
        ReaderTurn(Span(starts[5], ends[5]), starts[5] + 3, "interviewer"),
    )
    numbered = [start for start, line in zip(starts, LINES, strict=True) if line]
    paragraphs = tuple(NumberedParagraph(n, start) for n, start in enumerate(numbered, start=1))
    heading = FormattingRun(Span(0, ends[0]), "heading1")
    return ReaderText(text, turns, (heading,), paragraphs)


@pytest.fixture
def words_at(source: ReaderText) -> Callable[[str], Span]:
    """The span of these words in the transcript."""

    def find(words: str) -> Span:
        start = source.text.index(words)
        return Span(start, start + len(words))

    return find


@pytest.fixture
def mark_on(words_at: Callable[[str], Span]) -> Callable[..., CodingMark]:
    """A coding on these words: ``mark_on(words)``, or ``mark_on(words, coding_id)``."""

    def make(words: str, coding_id: int = 1) -> CodingMark:
        return CodingMark(
            coding_id=coding_id,
            passage_id=coding_id + 100,
            number=f"K-{coding_id:04}",
            span=words_at(words),
            code_id=7,
            label="P1",
            name="Heavy work",
            colour=0,
            kind="cause",
            stance="supports",
            coder="Ana <b>",
            created="2026-03-12T12:00:00Z",
        )

    return make


@pytest.fixture
def reader(qtbot: QtBot, dressed: QApplication, source: ReaderText) -> Reader:
    """A shown reader with the transcript in it."""
    made = Reader(load_theme("light"), Words("en"))
    made.setCursorWidth(0)  # pictures are compared, and a caret blinks
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.set_source(source)
    made.show()
    qtbot.waitExposed(made)
    dressed.processEvents()
    return made


def point_at(widget: QWidget, point: QPoint) -> None:
    """The pointer comes over a widget, whatever other windows lie over it just then."""
    here, there = QPointF(point), QPointF(widget.mapToGlobal(point))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, here, there, none, none, plain)
    QApplication.sendEvent(widget, move)
