"""What lies over the window for a moment with one line to type in: the palettes.

It is no window of its own, so the keyboard, input methods and screen readers reach it alike on
every desktop. While it is away it belongs to whoever made it, and goes when that one goes.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from app.ui.look.theme import Theme


class Floating(QFrame):
    """A frame that closes when the keyboard or its maker goes, and gives the keyboard back."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        parent.installEventFilter(self)
        parent.destroyed.connect(self._go_too)
        self._before: QWidget | None = None
        self.query = QLineEdit(self)
        self.query.installEventFilter(self)
        self.setObjectName("palette")
        self.setStyleSheet(
            f"#palette {{ background: {theme.panel.name()}; border: 1px solid"
            f" {theme.border.name()}; border-radius: 8px; }}"
        )
        self.hide()

    def lie_over_window(self) -> QWidget:
        """Come into the window that one works in, still out of sight; returns that window."""
        self.close_palette()
        self._before = QApplication.focusWidget()
        window = self._owner.window()
        self.setParent(window)
        return window

    def come_up(self) -> None:
        """Be seen, with the keyboard in the line."""
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def close_palette(self, *, give_back: bool = True) -> None:
        """Go away; the keyboard goes back to where it was before."""
        if not self.isVisible():
            return
        self._vanish()
        # A name that was being changed in a list is gone by now, with the line for it.
        if give_back and self._before is not None and self._before in QApplication.allWidgets():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.setParent(self._owner)
        self.closed.emit()

    def _vanish(self) -> None:
        QApplication.instance().focusChanged.disconnect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()

    def _go_too(self) -> None:
        """Whoever made it is gone and was out of sight before: the window was made anew."""
        if self.isVisible():
            self._vanish()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when its maker does: what was asked for there can no longer be done."""
        if watched is self._owner and event.type() == QEvent.Type.Hide:
            self.close_palette(give_back=False)
        return super().eventFilter(watched, event)

    def _follow_focus(self, _former: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.query:
            self.close_palette(give_back=False)
