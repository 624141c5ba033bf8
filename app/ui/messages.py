"""Where the program speaks: errors become sentences here, and deeds can be taken back here.

A notice lies over the foot of the window, so nothing moves when it comes or goes. It never waits
for an answer: what undo can forgive needs no dialog.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.errors import ProjectError
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, Theme
from app.ui.tasks import Task
from app.words import Words
from app.words.errors import sentence

SHOWN_FOR = 9_000
"""Milliseconds that a notice of something done stays; what went wrong stays until it is closed."""
_WIDEST, _NARROWEST = 720, 360
_FOOT = 40
"""Pixels under a notice, so that it leaves the status line free."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a notice, and what it does."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence in the user's language, with up to three answers."""

    text: str
    kind: Literal["done", "problem"] = "done"
    answers: tuple[Answer, ...] = ()


def undoable(text: str, words: Words, undo: Callable[[], object]) -> Notice:
    """What was done, with the way back."""
    return Notice(text, answers=(Answer(words("Undo"), undo),))


class NoticeBar(QFrame):
    """One notice, or the progress of one long task, over the foot of its parent."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._task: Task | None = None
        self.shown: Callable[[str], str] = str  # How names are shown, where some are masked.
        self._passes = False  # It says what was done, and goes by itself.
        self.words = words
        self._theme = theme
        self.setObjectName("notice")
        self.setAccessibleName(words("Notice"))
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName(words("Progress"))
        self._answers = QHBoxLayout()
        self._answers.setSpacing(SPACE_SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_WIDE, SPACE_SMALL, SPACE, SPACE_SMALL)
        row.setSpacing(SPACE)
        row.addWidget(self._label, 1)
        row.addWidget(self._progress)
        row.addLayout(self._answers)
        self._leaving = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._leaving.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty when it is hidden."""
        return self._label.text() if self.isVisibleTo(self._room) else ""

    def show_notice(self, notice: Notice) -> None:
        """Say this instead of what was said before."""
        self._progress.hide()
        answers = (*notice.answers, Answer(self.words("Close"), self.hide))
        self._say(notice.text, answers, self._theme.danger if notice.kind == "problem" else None)
        self._passes = notice.kind == "done"
        if self._passes:
            self._leaving.start()

    def withdraw(self) -> None:
        """Something else was changed since: an Undo offered before would take back that."""
        if self._passes:
            self.hide()

    def show_names_anew(self) -> None:
        """Names are shown in another way: also in what is said already."""
        self._label.setText(self.shown(self._label.text()))

    def show_error(self, error: ProjectError) -> None:
        """Say what was wrong and what to do about it."""
        self.show_notice(Notice(sentence(self.words, error), "problem"))

    def follow(self, task: Task) -> None:
        """Show how far a task is until it ends; Cancel cancels it."""
        self.show_progress(task.label, 0, 0)
        self._task = task
        task.progressed.connect(lambda done, of: self.show_progress(task.label, done, of))
        for end in (task.done, task.failed, task.cancelled):
            end.connect(self._forget_task)

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Say how far a task is; ``total`` 0 means nobody knows. Cancel is one button away."""
        if not self._progress.isVisibleTo(self) or self.text != self.shown(text):
            self._say(text, (Answer(self.words("Cancel"), self.cancel),))
        self._progress.show()
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._place()

    def _forget_task(self) -> None:
        self._task = None
        self.hide()

    def cancel(self) -> None:
        """Cancel the task whose progress shows."""
        if self._task is not None:
            self._task.cancel()

    def _say(self, text: str, answers: tuple[Answer, ...], edge: QColor | None = None) -> None:
        self._passes = False
        self._leaving.stop()
        self._dress(edge)
        text = self.shown(text)
        self._label.setText(text)
        self._replace_answers(answers)
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _replace_answers(self, answers: tuple[Answer, ...]) -> None:
        while (item := self._answers.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.hide()
                former.deleteLater()
        for answer in answers:
            button = QPushButton(answer.text, self)
            button.setAutoDefault(True)
            button.clicked.connect(self._leaving.stop)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, act=answer.act: act())
            self._answers.addWidget(button)

    def _dress(self, edge: QColor | None) -> None:
        theme = self._theme
        colour = (edge or theme.border).name()
        self.setStyleSheet(
            f"#notice {{ background: {theme.panel.name()}; border: 1px solid {colour}; "
            "border-radius: 8px; }"
        )

    def _place(self) -> None:
        """Over the foot of the parent, in the middle, as wide as its words need."""
        room = self._room.rect()
        self.setMaximumWidth(min(_WIDEST, room.width() - 2 * SPACE_WIDE))
        self.adjustSize()
        on_one_line = self._label.fontMetrics().horizontalAdvance(self._label.text()) + SPACE_SMALL
        beside = self.sizeHint().width() - self._label.sizeHint().width()
        width = min(self.maximumWidth(), max(on_one_line + beside, _NARROWEST))
        around = self.sizeHint().height() - self._label.sizeHint().height()
        height = max(
            self._label.heightForWidth(width - beside) + around, self.minimumSizeHint().height()
        )
        self.setGeometry((room.width() - width) // 2, room.height() - height - _FOOT, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """What is being read does not go away."""
        self._leaving.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """It was read: it goes as it would have gone."""
        if self._passes:
            self._leaving.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the notice."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
