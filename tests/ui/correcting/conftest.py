"""A window's middle over a study with two passages, and its mode to correct the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.passages import passages
from app.queries.sources import source_text, sources
from app.ui.correcting.mode import CorrectingMode
from app.ui.correcting.text import CorrectingText
from app.ui.look.theme import load_theme
from app.ui.reading.reading import Reading
from app.ui.window.centre import TranscriptView
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, TALK, Study, a_study


@dataclass
class Desk:
    """All that a test looks at."""

    study: Study
    workspace: Workspace
    transcript: TranscriptView
    reading: Reading
    mode: CorrectingMode

    @property
    def text(self) -> CorrectingText:
        """What is written in."""
        assert self.mode.text is not None
        return self.mode.text

    def stored(self) -> str:
        """The text in the project."""
        return self.workspace.read(source_text, 1)

    def quoted(self) -> list[str]:
        """The passages' words in the project."""
        return [row.text for row in self.workspace.read(passages)]

    def put_caret(self, words: str, *, behind: bool = False) -> None:
        """Before these words, or behind them."""
        place = self.text.live.text.index(words) + (len(words) if behind else 0)
        cursor = self.text.textCursor()
        cursor.setPosition(self.text.live.offsets.to_qt(place))
        self.text.setTextCursor(cursor)


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with a_study(tmp_path) as study:
        source, code = study.source(), study.code()
        study.coding(source, COUSIN, code)
        study.coding(source, NOBODY, code)
        words, theme = Words("en"), load_theme("light")
        workspace = Workspace(study.project)
        transcript = TranscriptView(words, theme)
        qtbot.addWidget(transcript)
        reading = Reading(workspace, transcript.reader, transcript)
        mode = CorrectingMode(workspace, words, theme, transcript, reading)
        transcript.resize(1000, 700)
        transcript.show()
        qtbot.waitExposed(transcript)
        transcript.activateWindow()
        reading.open_source(source)
        transcript.show_head(reading.source, workspace.read(sources))
        dressed.processEvents()
        yield Desk(study, workspace, transcript, reading, mode)
        mode.leave()


@pytest.fixture
def correcting(desk: Desk) -> Desk:
    """The same while the text is corrected."""
    desk.mode.enter()
    assert desk.text.toPlainText() == TALK
    return desk
