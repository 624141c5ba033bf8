"""The form of one thing (a code, an informant) behind the list of them all."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.look.quiet import quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.workspace import Workspace
from app.words import Words


class Written(Protocol):
    """A field, or several of them, that keeps what was typed by itself."""

    def keep(self) -> None:
        """Store it now."""

    def forget(self) -> None:
        """What it was about is gone."""


class SubjectForm(QWidget):
    """What is written is kept on leaving a field, and all of it on going back to the list."""

    closed = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme

    @abstractmethod
    def written(self) -> Sequence[Written]:
        """All fields."""

    def lay_out(self, back: QPushButton) -> QVBoxLayout:
        """The column for the fields, which scrolls under the way back to the list."""
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(SPACE, 0, SPACE, SPACE)
        column.setSpacing(SPACE_TIGHT)
        self.form_area = QScrollArea(self)
        self.form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Its fields take the keyboard.
        self.form_area.setWidget(form)
        self.form_area.setWidgetResizable(True)
        self.form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        back.clicked.connect(self.go_back)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        head.addWidget(back)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.form_area, 1)
        return column

    def titled(self, title: str, field: QWidget, aside: QWidget | None = None) -> QVBoxLayout:
        """A field under its title, which is also its name for screen readers."""
        label = quiet_label(self._theme, title, self)
        label.setBuddy(field)
        field.setAccessibleName(title)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        if aside is not None:
            head.addWidget(aside)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addLayout(head)
        column.addWidget(field)
        column.addSpacing(SPACE_SMALL)
        return column

    def drop(self) -> None:
        """What was shown is gone: nothing of it can be kept."""
        for field in self.written():
            field.forget()
        self.closed.emit()

    def go_back(self) -> None:
        """Keep everything and go back to the list."""
        for field in self.written():
            field.keep()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
