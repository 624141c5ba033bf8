"""A mouse and a keyboard on a window of the program.

Events are given to the window and not to a widget, so Qt delivers them as it delivers real ones: to
what lies under the pointer, to what has the focus, past shortcuts and event filters.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.ui.window.main_window import MainWindow

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_A_STEP = 20
_TRIES = 50
_PAINTED = 100
"""Milliseconds."""


class Hand:
    """Does what a person does; nothing here calls a method of the program."""

    def __init__(self, qtbot: QtBot, pictures: Path | None = None) -> None:
        self.qtbot = qtbot
        self.pictures = pictures

    def come_to(self, window: QWidget) -> None:
        """Wait until the keyboard belongs to this window."""
        self.qtbot.waitExposed(window)
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click in the middle of a widget, or at a point of it."""
        handle, place = _place(widget, at or widget.rect().center())
        QTest.mouseClick(handle, LEFT, PLAIN, place)

    def right_click(self, widget: QWidget, at: QPoint) -> QMenu:
        """Ask for the menu of a point of a widget."""
        handle, place = _place(widget, at)
        QTest.mouseClick(handle, Qt.MouseButton.RightButton, PLAIN, place)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        return _open_menu()

    def choose(self, *texts: str) -> None:
        """Click on an entry of the open menu, and on entries of its submenus."""
        for text in texts:
            menu = _open_menu()
            entry = next(each for each in menu.actions() if each.text().startswith(text))
            self.click(menu, menu.actionGeometry(entry).center())

    def choose_from(self, opener: QWidget, *texts: str) -> None:
        """Click on a button that opens a menu, and on an entry of that.

        The click returns when the menu is gone again, so the choice is made ready before.
        """

        def choose(tries: int = _TRIES) -> None:
            if QApplication.activePopupWidget() is None and tries:  # The click is on its way.
                QTimer.singleShot(_A_STEP, lambda: choose(tries - 1))
                return
            try:
                self.choose(*texts)
            finally:
                if (left := QApplication.activePopupWidget()) is not None:
                    left.close()

        QTimer.singleShot(_A_STEP, choose)
        self.click(opener)

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """Click twice at a point of a widget."""
        handle, place = _place(widget, at)
        QTest.mouseClick(handle, LEFT, PLAIN, place)
        QTest.mouseDClick(handle, LEFT, PLAIN, place)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move and let go."""
        handle, begin = _place(widget, start)
        _, stop = _place(widget, end)
        QTest.mousePress(handle, LEFT, PLAIN, begin)
        for place in (begin + QPoint(6, 0), (begin + stop) / 2, stop):
            QTest.mouseMove(handle, place)
            QTest.qWait(1)
        QTest.mouseRelease(handle, LEFT, PLAIN, stop)

    def carry(self, source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
        """Drag something from one widget onto another and drop it there.

        The move that begins it returns when it is over, so the way is laid out before.
        """
        handle, begin = _place(source, start)
        _, stop = _place(target, end)
        QTest.mouseMove(handle, begin)
        QTest.mousePress(handle, LEFT, PLAIN, begin)
        QTest.mouseMove(handle, begin + QPoint(0, 6))
        way = [(begin + stop) / 2, stop - QPoint(2, 0), stop]
        for nth, place in enumerate(way, start=1):
            QTimer.singleShot(_A_STEP * nth, partial(QTest.mouseMove, handle, place))
        let_go = partial(QTest.mouseRelease, handle, LEFT, PLAIN, stop)
        QTimer.singleShot(_A_STEP * (len(way) + 1), let_go)
        QTest.mouseMove(handle, begin + QPoint(0, 14))
        self.qtbot.wait(_A_STEP)

    def leave_picture(self, name: str) -> None:
        """Keep what can be seen now, to be looked at: the whole screen where there is one."""
        if self.pictures is not None:
            QTest.qWait(_PAINTED)
            picture = QGuiApplication.primaryScreen().grabWindow(0)
            if picture.isNull():  # Offscreen there are windows only.
                active = QApplication.activeWindow()
                assert active is not None
                picture = active.grab()
            assert picture.save(str(self.pictures / f"{name}.png"))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key wherever the keyboard is, and let it go unless that closed the window."""
        window = _focus_window()
        QTest.keyPress(window, key, held)
        if window in QApplication.allWindows():
            # One event: of Ctrl, which Qt would let go after it, the window may have gone by then.
            QTest.keyRelease(window, key)

    def type(self, text: str) -> None:
        """Type letters wherever the keyboard is."""
        for letter in text:
            # Qt takes letters of windows too; its stubs know them of widgets only.
            QTest.keyClick(_focus_window(), letter)  # type: ignore[call-overload]

    def select(self, window: MainWindow, words: str) -> Span:
        """Drag over words of the transcript that are in view."""
        reader = window.columns.reader
        start = reader.source.text.index(words)
        span = Span(start, start + len(words))
        places = reader.places_of(span)
        first, last = places[0].toRect(), places[-1].toRect()
        begin, end = first.center(), last.center()
        begin.setX(first.left() + 1)
        end.setX(last.right() + 1)
        self.drag(reader.viewport(), begin, end)
        return span


def button(room: QWidget, text: str) -> QAbstractButton:
    """The button that is called so and can be seen."""
    buttons = room.findChildren(QAbstractButton)
    return next(each for each in buttons if each.text() == text and each.isVisible())


def said(room: QWidget) -> list[str]:
    """Everything that labels say and that can be seen."""
    return [label.text() for label in room.findChildren(QLabel) if label.isVisible()]


def _place(widget: QWidget, at: QPoint) -> tuple[QWindow, QPoint]:
    window = widget.window()
    return window.windowHandle(), widget.mapTo(window, at)


def _open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    return menu


def _focus_window() -> QWindow:
    window = QApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    return window
