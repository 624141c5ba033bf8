from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QIcon
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar
from pytestqt.qtbot import QtBot

from app.ui.look.qt_words import TEXTS
from app.ui.look.theme import Theme
from app.ui.printing.preview_icons import SIGNS, draw_icons

_SIDE = 16


@pytest.fixture
def tools(qtbot: QtBot) -> Iterator[QToolBar]:
    dialog = QPrintPreviewDialog(QPrinter())
    qtbot.addWidget(dialog)
    found = dialog.findChild(QToolBar)
    assert isinstance(found, QToolBar)
    yield found
    del dialog


def the_buttons(tools: QToolBar) -> list[QAction]:
    return [each for each in tools.actions() if each.text()]


def test_qt_has_the_buttons_that_are_drawn_in_their_order(tools: QToolBar) -> None:
    names = [button.text().lower() for button in the_buttons(tools)]
    assert len(names) == len(SIGNS)
    for name, sign in zip(names, SIGNS, strict=True):
        assert sign.split(maxsplit=1)[0] in name


def test_every_button_says_what_it_does_in_the_language_of_the_program(tools: QToolBar) -> None:
    assert {button.text().replace("&", "") for button in the_buttons(tools)} <= TEXTS


@pytest.mark.parametrize("mode", [QIcon.Mode.Normal, QIcon.Mode.Disabled])
def test_every_button_is_drawn_sharp_at_three_times_the_size(
    tools: QToolBar, theme: Theme, mode: QIcon.Mode
) -> None:
    draw_icons(tools, theme)
    assert not tools.isMovable()
    for button in the_buttons(tools):
        drawn = button.icon().pixmap(tools.iconSize(), 3.0, mode)
        assert drawn.width() == 3 * _SIDE
