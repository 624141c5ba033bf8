import importlib
import inspect
import pkgutil
import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

import app.ui
from app.settings import load_settings
from app.ui.correcting.versions_dialog import VersionsDialog
from app.ui.look.dialog import FRAME, SizedDialog, resize_within
from app.ui.window.main_window import MainWindow

LAPTOP_AT_TWICE = QSize(960, 540)


def versions(window: MainWindow) -> VersionsDialog:
    dialog = VersionsDialog(window.workspace, 1, window.words, window.program.theme, window.columns)
    dialog.show()
    return dialog


def test_a_dialog_opens_as_large_as_it_was_left(window: MainWindow) -> None:
    first = versions(window)
    first.resize(700, 430)
    first.reject()
    assert versions(window).size() == QSize(700, 430)
    assert load_settings().settings.column_widths["correcting VersionsDialog"] == (700, 430)


def test_a_dialog_that_nobody_resized_is_not_remembered(window: MainWindow) -> None:
    versions(window).reject()
    assert "correcting VersionsDialog" not in window.program.settings.column_widths


def test_no_dialog_opens_larger_than_the_screen_or_its_window(window: MainWindow) -> None:
    window.remember_dialog("correcting VersionsDialog", (70_000, 400))
    room = window.screen().availableSize().expandedTo(window.size())
    assert versions(window).width() <= room.width()


def test_a_dialog_without_a_window_above_takes_its_own_size(qtbot: QtBot) -> None:
    above = QWidget()
    qtbot.addWidget(above)
    dialog = SizedDialog(above)
    dialog.resize(300, 200)
    dialog.show()
    dialog.resize(310, 200)
    dialog.reject()
    assert dialog.size() == QSize(310, 200)


def dialogs() -> set[type[QDialog]]:
    found: set[type[QDialog]] = set()
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        loaded = importlib.import_module(module.name)
        for _name, made in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(made, QDialog) and made.__module__ == module.name:
                found.add(made)
    return found


@pytest.mark.parametrize("made", sorted(dialogs(), key=repr))
def test_every_dialog_that_can_be_resized_remembers_it(made: type[QDialog]) -> None:
    resizes = re.search(r"self\.resize\(|resize_within\(self", inspect.getsource(made))
    assert issubclass(made, SizedDialog) or not resizes


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
