from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look.theme import load_theme
from app.ui.sources.folder_button import FolderButton


def test_it_has_a_name_and_follows_the_theme(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    button = FolderButton("New folder (Ctrl+Shift+N)", "New folder", load_theme("light"))
    qtbot.addWidget(button)
    assert button.accessibleName() == "New folder"
    light = button.icon().pixmap(button.iconSize()).toImage()
    button.set_theme(load_theme("dark"))
    assert button.icon().pixmap(button.iconSize()).toImage() != light
