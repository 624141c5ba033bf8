from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.inspector.section import Section


def test_space_on_the_title_folds_and_unfolds(qtbot: QtBot) -> None:
    section = Section("memos", "Memos")
    qtbot.addWidget(section)
    inside = QLineEdit(section)
    section.column.addWidget(inside)
    section.show()
    for shown in (False, True):
        QTest.keyClick(section.head, Qt.Key.Key_Space)
        assert (inside.isVisible(), section.is_open) == (shown, shown)


def test_the_title_counts(qtbot: QtBot) -> None:
    section = Section("memos", "Memos")
    qtbot.addWidget(section)
    section.count(2)
    assert section.head.text() == "Memos  2"
    section.count(0)
    assert section.head.text() == "Memos"
