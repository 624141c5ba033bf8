from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui.look.room import FRAME, resize_within

LAPTOP_AT_TWICE = QSize(960, 540)


def test_a_dialog_is_no_larger_than_the_screen_with_its_frame(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_within(dialog, 1000, 680, LAPTOP_AT_TWICE)
    assert dialog.size() == LAPTOP_AT_TWICE - QSize(FRAME, FRAME)


def test_a_dialog_that_fits_is_as_large_as_it_asks(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_within(dialog, 600, 400, LAPTOP_AT_TWICE)
    assert dialog.size() == QSize(600, 400)


def test_over_a_larger_window_a_dialog_may_be_as_large(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    dialog = QDialog(window)
    resize_within(dialog, 1000, 680, LAPTOP_AT_TWICE)
    assert dialog.size() == QSize(1000, 680)
