"""Choosing an anchor example: a passage of the code that shows what the code means."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from app.analysis.citation import citation
from app.queries.codes import CodeRow
from app.queries.recoding import CodedRow, codings_under
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import ROOMY_ROWS, heading, plain_label
from app.ui.look.theme import TITLE_POINTS
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import STANCES, term

_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_LINES = 5
_LONGEST = 200


class ExampleDialog(SizedDialog):
    """The passages of a code, key quotes first; Enter takes the chosen one."""

    def __init__(
        self, workspace: Workspace, words: Words, code: CodeRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._workspace = workspace
        self._rows = _once(workspace.read(codings_under, code.id))
        self._shown: list[CodedRow] = []
        self.query = QLineEdit(self)
        self.view = QListWidget(self)
        self.whole = plain_label("", self)
        self.beside = QCheckBox(words("Keep what the field says and add the example below"), self)
        self.beside.setVisible(bool(code.example))
        self.take = QPushButton(words("Take as the example"), self)
        self.setWindowTitle(words("Anchor example"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 600, 560)
        self._build(code)
        self._connect()
        self._show()
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build(self, code: CodeRow) -> None:
        words = self.words
        self.query.setPlaceholderText(words("Find a passage"))
        self.query.setAccessibleName(words("Find a passage"))
        self.query.setClearButtonEnabled(True)
        self.view.setAccessibleName(words("Passages of the code"))
        self.view.setStyleSheet(ROOMY_ROWS.replace("QTableView", "QListView"))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.whole.setFixedHeight(self.whole.fontMetrics().lineSpacing() * _LINES)
        foot = cancel_or(self.take, self, words)
        column = page_of(self)
        title = words("Anchor example of {code}", code=code.called)
        column.addWidget(heading(title, self, TITLE_POINTS))
        column.addWidget(self.query)
        column.addWidget(self.view, 1)
        column.addWidget(self.whole)
        column.addWidget(self.beside)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.query.textChanged.connect(lambda _text: self._show())
        self.query.installEventFilter(self)
        self.view.currentRowChanged.connect(lambda _row: self._tell())
        self.view.itemActivated.connect(lambda _item: self.take.click())

    def _show(self) -> None:
        wanted = self.query.text().casefold().split()
        self._shown = [
            row for row in self._rows if all(word in self._said(row).casefold() for word in wanted)
        ]
        self.view.clear()
        for row in self._shown:
            item = QListWidgetItem(self._said(row)[:_LONGEST])
            self.view.addItem(item)
        self.view.setCurrentRow(0 if self._shown else -1)
        self._tell()

    def _said(self, row: CodedRow) -> str:
        passage = self._workspace.shown(row.passage)
        star = "\N{BLACK STAR} " if row.key_quote else ""
        who = passage.informant.code if passage.informant else passage.source
        stance = "" if row.stance == "supports" else f" ({term(self.words, STANCES, row.stance)})"
        return (
            f"{star}{passage.number} \N{MIDDLE DOT} {who}{stance}: {' '.join(passage.text.split())}"
        )

    @property
    def chosen(self) -> CodedRow | None:
        """The passage that would be taken."""
        row = self.view.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _tell(self) -> None:
        row = self.chosen
        self.take.setEnabled(row is not None)
        nothing = self.words("No passage fits.") if self._rows else ""
        empty = nothing or self.words("The code has no passages yet.")
        shown = self._workspace.shown(row.passage) if row else None
        self.whole.setText(citation(self.words, shown).plain if shown else empty)

    def example(self, before: str) -> str:
        """What the field is to say: the quotation with where it comes from, and never masked."""
        row = self.chosen
        quoted = citation(self.words, row.passage).plain if row else ""
        keeps = self.beside.isChecked() and before.strip()
        return f"{before.strip()}\n\n{quoted}" if keeps else quoted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in _MOVING:
            QApplication.sendEvent(self.view, event)
            return True
        return super().eventFilter(watched, event)


def _once(rows: Sequence[CodedRow]) -> list[CodedRow]:
    """Each passage once, key quotes first."""
    found = {row.passage.id: row for row in sorted(rows, key=lambda row: row.key_quote)}
    return sorted(found.values(), key=lambda row: not row.key_quote)
