from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.ui.look.recolouring import recolour
from app.ui.look.theme import load_theme, window_sheet
from app.ui.window.main_window import MainWindow

LIGHT, DARK = load_theme("light"), load_theme("dark")


@pytest.fixture
def changing(window: MainWindow) -> Iterator[MainWindow]:
    """A window without blinking carets, of which the theme is changed, and changed back."""
    blinks = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield window
    QApplication.setCursorFlashTime(blinks)
    window.program.choose_theme("light")


def picture(window: MainWindow, view: str) -> QImage:
    """What shows when nothing moves any more, without the keyboard's focus."""
    window.columns.centre.show_view(view)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    shown, before = window.grab().toImage(), QImage()
    while shown != before:
        QTest.qWait(150)
        before, shown = shown, window.grab().toImage()
    return shown


@pytest.mark.parametrize("view", ["transcript", "passages", "search", "review", "thesis"])
def test_a_window_that_changes_looks_like_one_that_is_made_so(
    changing: MainWindow, view: str
) -> None:
    changing.columns.show_passage(2)
    picture(changing, view)
    changing.program.choose_theme("dark")
    changed = picture(changing, view)
    changing.dress()
    assert picture(changing, view) == changed


def test_what_is_typed_selected_and_chosen_stays(changing: MainWindow) -> None:
    columns = changing.columns
    columns.codebook.filter.setText("fam")
    columns.show_passage(1)
    columns.reader.select_span(Span(3, 9))
    changing.program.choose_theme("dark")
    assert changing.columns is columns
    assert columns.codebook.filter.text() == "fam"
    assert columns.reader.selected_span() == Span(3, 9)
    assert columns.reading.passage_id == 1


def test_colours_of_ones_own_are_translated_and_others_left(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(window_sheet(LIGHT))
    quiet, framed, foreign = QLabel("a", window), QLineEdit(window), QLabel("b", window)
    for label, colour in ((quiet, LIGHT.quiet), (foreign, "#123456")):
        colours = label.palette()
        colours.setColor(colours.ColorRole.WindowText, colour)
        label.setPalette(colours)
    framed.setStyleSheet(f"QLineEdit {{ border: 1px solid {LIGHT.danger.name()}; color: #123456 }}")
    window.show()
    recolour(window, LIGHT, DARK)
    assert quiet.palette().color(quiet.foregroundRole()) == DARK.quiet
    assert foreign.palette().color(foreign.foregroundRole()).name() == "#123456"
    assert DARK.danger.name() in framed.styleSheet()
    assert "#123456" in framed.styleSheet()
    assert window.grab().toImage().pixelColor(QPoint(99, 29)) != LIGHT.window


def test_a_theme_becomes_another() -> None:
    worn = load_theme("light")
    other = type(worn)(**{name: getattr(worn, name) for name in worn.__dataclass_fields__})
    other.becomes(DARK)
    assert (other.name, other.page, other.code(3)) == ("dark", DARK.page, DARK.code(3))
    assert worn.name == "light"
