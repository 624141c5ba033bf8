"""Splitting a code: its passages in a table, reassigned row by row to new or other codes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.queries.codes import CodeRow
from app.queries.recoding import codings_under
from app.ui.codebook.code_picker import CodePicker
from app.ui.codebook.split_table import (
    CODER,
    GOES,
    INFORMANT,
    QUOTATION,
    SOURCE,
    STANCE,
    SplitTable,
    Target,
)
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import ROOMY_ROWS, heading, plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, TITLE_POINTS, Theme
from app.ui.tables.row_view import RowView
from app.ui.workspace import Workspace
from app.words import Words

_WIDTHS = {INFORMANT: 84, SOURCE: 104, STANCE: 116, CODER: 84, GOES: 124}
_ROW = 64
_PICKER = 248
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class SplitDialog(SizedDialog):
    """Choose rows, choose where they go, Enter; digits give the targets used so far again."""

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        code: CodeRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.code = workspace.shown(code)
        rows = workspace.read_shown(codings_under, code.id)
        self.table = SplitTable(words, rows, words("stays"), self)
        self.view = RowView(self.table, words("Passages of the code"), _WIDTHS, QUOTATION, self)
        self.picker = CodePicker(workspace, words, theme, {code.id}, self, may_create=True)
        self.assign = QPushButton(words("Put there"), self)
        self.stay = QPushButton(words("Let them stay"), self)
        self.foretold = plain_label("", self)
        self.act = QPushButton(words("Split"), self)
        self.setWindowTitle(words("Split a code"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 1040, 600)
        self._set_up_view()
        self._build(theme)
        self._connect()
        self._say()
        if rows:
            self.view.choose(0)
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _set_up_view(self) -> None:
        view = self.view
        view.setWordWrap(True)
        view.setStyleSheet(ROOMY_ROWS)
        view.verticalHeader().setDefaultSectionSize(_ROW)
        view.setColumnHidden(CODER, not self.table.several_coders())
        view.installEventFilter(self)

    def _build(self, theme: Theme) -> None:
        words = self.words
        called = " ".join(filter(None, (self.code.label, self.code.name)))
        title = heading(words("Split {code}", code=called), self, TITLE_POINTS)
        self.assign.setToolTip(words("Give the chosen rows to the code on the right (Enter)"))
        self.stay.setToolTip(words("Take their target away from the chosen rows (Backspace)"))
        for button in (self.assign, self.stay):
            button.setAutoDefault(False)
        side = QVBoxLayout()
        side.setSpacing(SPACE_SMALL)
        side.addWidget(heading(words("Where the chosen rows go"), self))
        side.addWidget(self.picker, 1)
        side.addWidget(self.assign)
        side.addWidget(self.stay)
        self.picker.setFixedWidth(_PICKER)
        both = QHBoxLayout()
        both.setSpacing(SPACE)
        both.addWidget(self.view, 1)
        both.addLayout(side)
        hint = words("Choose rows, press Enter, type a code. Digits repeat the targets below.")
        column = page_of(self)
        column.addWidget(title)
        column.addWidget(quiet_label(theme, hint, self))
        column.addLayout(both, 1)
        column.addWidget(self.foretold)
        column.addLayout(cancel_or(self.act, self, self.words))

    def _connect(self) -> None:
        self.assign.clicked.connect(self.put)
        self.picker.activated.connect(self.put)
        self.stay.clicked.connect(lambda: self._assign(None))
        self.table.dataChanged.connect(lambda *_: self._say())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._say())
        self.picker.offer_changed.connect(self._say)

    def put(self) -> None:
        """Let the chosen rows go to the code that is chosen beside them."""
        offer = self.picker.offer
        if offer is None:
            return
        if offer.code is not None:
            self._assign(Target(offer.code.called, offer.code.id))
        else:
            self._assign(Target(offer.new_name))
        self.picker.query.clear()

    def _assign(self, target: Target | None) -> None:
        numbers = self.view.chosen_numbers()
        self.table.assign(numbers, target)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if numbers and numbers[-1] + 1 < self.table.rowCount():
            self.view.choose(numbers[-1] + 1)

    def _say(self) -> None:
        """What would come of it, with the digit of each target."""
        words, targets = self.words, self.table.targets()
        self.act.setEnabled(bool(targets))
        for button in (self.assign, self.stay):
            button.setEnabled(bool(self.view.chosen_numbers()))
        self.assign.setEnabled(self.assign.isEnabled() and self.picker.offer is not None)
        parts = [
            words("{code} keeps {n}", code=self.code.called, n=self.table.staying),
            *(
                words("{digit}: {code} gets {n}", digit=digit, code=target.called, n=count)
                if target.code_id
                else words(
                    "{digit}: {code} (new) gets {n}", digit=digit, code=target.called, n=count
                )
                for digit, (target, count) in enumerate(targets, start=1)
            ),
        ]
        self.foretold.setText("  \N{MIDDLE DOT}  ".join(parts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter asks for a target, digits repeat one, Backspace takes it away."""
        if watched is self.view and isinstance(event, QKeyEvent) and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or event.modifiers() & ~_KEYPAD:
            return False
        key, targets = event.key(), self.table.targets()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picker.query.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._assign(None)
        elif key in _DIGITS and key - Qt.Key.Key_1 < len(targets):
            self._assign(targets[key - Qt.Key.Key_1][0])
        else:
            return False
        return True


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
