"""Words of every script, dragged over on screen, coded, stored and exported to the character."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from app.cli import main
from app.models.imported import ImportedText
from app.models.span import Span
from app.operations.codes import add_code
from app.operations.sources import add_source
from app.project.file import create_project, open_project
from app.ui.program.program import Program
from tests.journeys.hand import CTRL, Hand, Key

LINES = {
    "emoji": ("Before 👩‍👧‍👦 the 🇮🇩 flag 👍🏽 and so on.", "👩‍👧‍👦 the 🇮🇩 flag 👍🏽"),
    "combining": ("A cafe\u0301 in Vie\u0323\u0302t Nam, too.", "cafe\u0301 in Vie\u0323\u0302t"),
    "hebrew": ("שָׁלוֹם לְךָ וְתוֹדָה", "שָׁלוֹם לְךָ"),
    "arabic": ("السلامُ عليكمْ ورحمة", "السلامُ عليكمْ"),
    "chinese": ("他说漢字と日本語、한국어。", "漢字と日本語、한국어"),
}
TEXT = "\n".join(line for line, _ in LINES.values())


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A source with a line of each script, and one code."""
    path = tmp_path / "scripts.kutipan"
    project = create_project(path)
    with project.edit() as session:
        add_source(session, "scripts.txt", ImportedText(TEXT))
        add_code(session, "Greeting", "P1")
    project.close()
    return path


@pytest.mark.parametrize("script", LINES)
def test_what_is_dragged_over_is_stored_and_exported(
    program: Program,
    qtbot: QtBot,
    study: Path,
    script: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hand, words = Hand(qtbot), LINES[script][1]
    window = program.show_project(open_project(study))
    hand.come_to(window)
    if script in {"hebrew", "arabic"}:
        reader = window.columns.reader
        start = TEXT.index(words)
        places = reader.places_of(Span(start, start + len(words)))
        y = round(places[0].center().y())
        right, left = (round(max(p.right() for p in places)), round(min(p.left() for p in places)))
        hand.drag(reader.viewport(), QPoint(right - 1, y), QPoint(left + 1, y))
    else:
        hand.select(window, words)
    hand.press(Key.Key_Return)
    hand.type("p1")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_W, CTRL)
    capsys.readouterr()
    assert main(["passages", str(study), "--json"]) == 0
    (exported,) = json.loads(capsys.readouterr().out)
    assert exported["text"] == words
    assert TEXT[exported["start"] : exported["end"]] == words
