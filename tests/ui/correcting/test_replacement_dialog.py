from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.interchange.importing.foreign import ParsingProcess
from app.interchange.replacing import plan_replacement, replaceable
from app.ui.correcting.replacement_dialog import NOW, PLACE, ReplacementDialog
from app.ui.look.theme import load_theme
from app.words import Words
from tests.study import NOBODY, TALK
from tests.ui.correcting.conftest import Desk


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, tmp_path: Path) -> ReplacementDialog:
    """A file in which one passage changed a word and the other stands elsewhere."""
    text = TALK.replace("cousin", "uncle").replace(f"{NOBODY}, so", "So")
    path = tmp_path / "talk_v2.txt"
    path.write_text(text.replace("he asked", f"{NOBODY}. He asked"), "utf-8")
    known = desk.workspace.read(replaceable, 1)
    with ParsingProcess() as reader:
        plan = plan_replacement(known, path, reader)
    made = ReplacementDialog(plan, Words("en"), load_theme("light"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_not_found_comes_first_and_nothing_is_guessed(dialog: ReplacementDialog) -> None:
    first = dialog.table.item(0, NOW)
    assert first is not None
    assert first.text() == f"not found; similar: {NOBODY}"
    assert dialog.placed() == {}


def test_a_ticked_passage_is_put_on_the_words_found(dialog: ReplacementDialog) -> None:
    tick = dialog.table.item(0, PLACE)
    assert tick is not None
    tick.setCheckState(Qt.CheckState.Checked)
    ((passage_id, span),) = dialog.placed().items()
    assert passage_id == 2
    assert span.cut_from(dialog.plan.revised.imported.text) == NOBODY


def test_all_passages_are_counted(dialog: ReplacementDialog) -> None:
    assert dialog.sentences() == [
        "0 passages keep their words",
        "the words of 1 passage change",
        "1 passage is not found",
    ]
