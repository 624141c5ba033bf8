from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from app.ui.look.quiet import text_button
from app.ui.look.theme import Theme


def test_a_button_that_does_nothing_now_does_not_look_as_if_it_did(
    qtbot: QtBot, theme: Theme
) -> None:
    button = text_button("Go there", "")
    qtbot.addWidget(button)
    colours, role = button.palette(), QPalette.ColorRole.ButtonText
    assert colours.color(QPalette.ColorGroup.Active, role) == theme.accent
    assert colours.color(QPalette.ColorGroup.Disabled, role) == theme.quiet
