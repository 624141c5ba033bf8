from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.analysis.appendix.appendix import PARTS, AppendixChoice
from app.ui.exporting.appendix_parts import AppendixDialog
from app.ui.exporting.exporting import choose_appendix
from app.ui.window.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow) -> AppendixDialog:
    choose_appendix(window)
    found = window.findChild(AppendixDialog)
    assert found is not None
    return found


def tick(dialog: AppendixDialog, *parts: str) -> None:
    for row, part in enumerate(PARTS):
        state = Qt.CheckState.Checked if part in parts else Qt.CheckState.Unchecked
        dialog.list.item(row).setCheckState(state)


def test_everything_is_ticked_at_first(dialog: AppendixDialog) -> None:
    assert dialog.choice() == AppendixChoice()


def test_parts_come_in_the_order_of_the_list(dialog: AppendixDialog) -> None:
    tick(dialog, "informants", "codebook")
    dialog.list.insertItem(0, dialog.list.takeItem(PARTS.index("codebook")))
    dialog.codes.setCurrentIndex(1)
    assert dialog.choice() == AppendixChoice(("codebook", "informants"), "comments")


def test_nothing_ticked_is_nothing_to_write(dialog: AppendixDialog) -> None:
    tick(dialog)
    assert not dialog.go_on.isEnabled()
    tick(dialog, "guide")
    assert dialog.go_on.isEnabled()


def test_the_chosen_parts_are_written(
    window: MainWindow,
    dialog: AppendixDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    out = tmp_path / "a.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    tick(dialog, "codebook")
    with qtbot.waitSignal(window.tasks.ended):
        dialog.go_on.click()
    heads = [
        p.text for p in Document(str(out)).paragraphs if p.style and p.style.name == "Heading 1"
    ]
    assert len(heads) == 1
