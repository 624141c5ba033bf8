"""What a journey asks of the sample study on the desk: its words, its marks, its rows."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import Hand, Key

WORDS = "pulang ke rumah mertua ya tidak"
"""Of the first interview, beside its first passage and under no code."""


def counted(file: Path, table: str) -> int:
    """The rows of a table as somebody else sees them who reads the file."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found[0])


def shown_marks(window: MainWindow) -> list[CodingMark]:
    return [shown.mark for shown in window.columns.reader.page().marks]


def labels_on(window: MainWindow, span: Span) -> set[str | None]:
    return {mark.label for mark in shown_marks(window) if mark.span == span}


def code_words(hand: Hand, window: MainWindow, words: str = WORDS, label: str = "p4") -> Span:
    span = hand.select(window, words)
    hand.press(Key.Key_Return)
    hand.type(label)
    hand.press(Key.Key_Return)
    return span
