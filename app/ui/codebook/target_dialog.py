"""Asking where codes or passages are to go, with what that would mean said before it is done."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.queries.codes import CodeRow
from app.ui.codebook.code_picker import CodePicker
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import heading, plain_label, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.ui.workspace import Workspace
from app.words import Words

_LINES = 3


class TargetDialog(SizedDialog):
    """A code to be chosen; ``foretell`` says what would happen with it."""

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        but: Collection[int],
        foretell: Callable[[CodeRow], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._foretell = foretell
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 440, 480)
        self.title = heading("", self, TITLE_POINTS)
        self.explained = quiet_label(theme, parent=self)
        self.picker = CodePicker(workspace, words, theme, but, self)
        self.foretold = plain_label("", self)
        self.foretold.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = self.foretold.fontMetrics().lineSpacing()
        self.foretold.setFixedHeight(line * _LINES)
        self.act = QPushButton(self)
        self._build()
        self.picker.offer_changed.connect(self._say)
        self.picker.activated.connect(self.act.click)
        self._say()
        self.picker.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build(self) -> None:
        buttons = cancel_or(self.act, self, self.words)
        column = page_of(self)
        column.addWidget(self.title)
        column.addWidget(self.explained)
        column.addWidget(self.picker, 1)
        column.addWidget(self.foretold)
        column.addLayout(buttons)

    def say(self, title: str, explained: str, act: str) -> "TargetDialog":
        """What is asked, what it does, and what its button is called."""
        self.setWindowTitle(title)
        self.title.setText(title)
        self.explained.setText(explained)
        self.act.setText(act)
        return self

    @property
    def target(self) -> CodeRow | None:
        """The chosen code."""
        return self.picker.code

    def _say(self) -> None:
        code = self.target
        self.act.setEnabled(code is not None)
        nothing = self.words("No code fits.")
        self.foretold.setText(self._foretell(code) if code is not None else nothing)
