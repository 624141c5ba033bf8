from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.codebook.chip import chip_icon
from app.ui.codebook.elided_box import ElidedBox
from app.ui.look.theme import Theme

NAME = "UB3 Announcements on the radio, in newspapers and on the walls of every village"


def test_words_without_room_end_in_an_ellipsis_and_stand_in_the_tooltip(
    qtbot: QtBot, dressed: QApplication, theme: Theme
) -> None:
    del dressed
    box = ElidedBox(NAME)
    qtbot.addWidget(box)
    box.setIcon(chip_icon(theme, 1, "effort"))
    box.resize(QSize(1200, 24))
    assert box.shown_text() == NAME
    box.resize(QSize(200, 24))
    assert box.shown_text().endswith("…")
    assert box.fontMetrics().horizontalAdvance(box.shown_text()) < 200 - 2 * 16
    assert box.text() == NAME
    assert NAME in box.toolTip()
