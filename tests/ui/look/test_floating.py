from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.look.floating import Floating
from app.ui.look.theme import Theme
from app.ui.window.main_window import MainWindow


def test_palettes_go_with_the_columns_that_they_were_made_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    palettes = (window.travelling.palette, window.columns.palette_of_codes)
    window.travelling.ask()
    window.columns.palette_of_codes.ask(window.rect(), [])
    window.columns.palette_of_codes.close_palette()
    with qtbot.waitSignals([each.destroyed for each in palettes]):
        window.program.choose_language("id")
    window.program.choose_language("en")


def test_a_palette_lies_in_the_window_only_while_it_is_open(window: MainWindow) -> None:
    palette = window.travelling.palette
    window.travelling.ask()
    assert palette.parent() is window
    assert palette.query.hasFocus()
    palette.close_palette()
    assert palette.parent() is window.columns.transcript
    assert palette.isHidden()


def test_the_keyboard_goes_to_nobody_when_what_had_it_is_gone(window: MainWindow) -> None:
    tree = window.columns.codebook.view
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    window.travelling.ask()
    QTest.qWait(20)
    QTest.keyClick(window.travelling.palette.query, Qt.Key.Key_Escape)
    assert window.travelling.palette.isHidden()


def test_an_open_palette_goes_with_the_view_that_it_lies_over(window: MainWindow) -> None:
    palette = window.columns.palette_of_codes
    palette.ask(window.rect(), [])
    window.commands_shown["passages"].trigger()
    assert palette.isHidden()
    assert palette.parent() is window.columns.reader


def test_a_palette_never_becomes_a_column(window: MainWindow) -> None:
    window.commands_shown["go_to"].trigger()
    window.travelling.palette.close_palette()
    for _ in range(2):
        window.commands_shown["side_columns"].trigger()
    assert window.columns.count() == len(window.columns.sizes()) == 3
    assert window.travelling.palette.isHidden()


def test_a_palette_goes_with_a_maker_that_was_hidden_all_the_time(
    dressed: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    room, maker = QWidget(), QWidget()
    qtbot.addWidget(room)
    maker.setParent(room)
    palette = Floating(theme, maker)
    room.show()
    maker.hide()
    palette.lie_over_window()
    palette.come_up()
    with qtbot.waitSignal(palette.destroyed):
        maker.deleteLater()
    dressed.focusChanged.emit(None, room)
