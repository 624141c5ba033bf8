"""Choosing another passage: type its number, words of it or a code, then Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.models.passage import LINK_KINDS, LinkKind
from app.queries.passage_links import LinkablePassage, linkable_passages
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.quiet import plain_label
from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_SMALL
from app.ui.workspace import Workspace
from app.words import N_, Words

_SHOWN = 200
"""Rows at once; whoever does not find a passage among them types one more letter."""
_KINDS: dict[LinkKind, str] = {"explains": N_("explains"), "contradicts": N_("contradicts")}
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class PassagePicker(SizedDialog):
    """Says what one passage does to which other; ``chosen`` carries the other's id and the kind."""

    chosen = Signal(int, str)

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        number: str,
        passage_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._found: list[LinkablePassage] = []
        self._shown = workspace.shown
        self._all = [
            (each, _searched(each)) for each in workspace.read(linkable_passages, passage_id)
        ]
        self.kinds: dict[LinkKind, QRadioButton] = {}
        self.query = QLineEdit(self)
        self.rows = QStringListModel(self)
        self.view = QListView(self)
        self.count = QLabel(self)
        self.link = QPushButton(words("Link"), self)
        self._build(number)
        self._connect()
        self._offer()

    def _build(self, number: str) -> None:
        words = self.words
        self.setWindowTitle(words("Link {number} with another passage", number=number))
        resize_within(self, 560, 440)
        kinds = QHBoxLayout()
        kinds.setSpacing(SPACE)
        kinds.addWidget(plain_label(number, self))
        group = QButtonGroup(self)
        for kind in LINK_KINDS:
            self.kinds[kind] = QRadioButton(words(_KINDS[kind]), self)
            group.addButton(self.kinds[kind])
            kinds.addWidget(self.kinds[kind])
        kinds.addStretch(1)
        self.kinds["explains"].setChecked(True)
        self.query.setPlaceholderText(words("Number, words or code of the other passage"))
        self.query.setAccessibleName(words("Find the other passage"))
        self.query.setClearButtonEnabled(True)
        self.query.installEventFilter(self)
        self.view.setModel(self.rows)
        self.view.setAccessibleName(words("Passages"))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.link.setProperty("primary", True)
        self.link.setDefault(True)
        cancel = QPushButton(words("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.count, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(kinds)
        column.addWidget(self.query)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.query.setFocus()

    def _connect(self) -> None:
        self.query.textChanged.connect(lambda _text: self._offer())
        self.view.activated.connect(self._accept)
        self.link.clicked.connect(self._accept)

    def _offer(self) -> None:
        wanted = self.query.text().casefold().split()
        found = [each for each, seen in self._all if all(word in seen for word in wanted)]
        self._found = found[:_SHOWN]
        self.rows.setStringList([_line(self._shown(each)) for each in self._found])
        self.view.setCurrentIndex(self.rows.index(0, 0))
        self.link.setEnabled(bool(found))
        if len(found) > _SHOWN:
            said = self.words("The first {n} of {of}", n=_SHOWN, of=len(found))
        else:
            said = self.words.plural("{n} passage", "{n} passages", len(found))
        self.count.setText(said)

    def _accept(self, _index: QModelIndex | bool = False) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._found):
            kind = next(kind for kind, button in self.kinds.items() if button.isChecked())
            self.accept()
            self.chosen.emit(self._found[row].id, kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list below it."""
        if watched is self.query and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and event.type() == QEvent.Type.KeyPress and self._found:
                row = self.view.currentIndex().row() + step
                row = max(0, min(row, len(self._found) - 1))
                self.view.setCurrentIndex(self.rows.index(row, 0))
                return True
        return super().eventFilter(watched, event)


def _searched(each: LinkablePassage) -> str:
    """A number is found with and without its letters and zeros: ``k-0007``, ``7``."""
    digits = each.number.rpartition("-")[2].lstrip("0")
    return " ".join((each.number, digits, each.source, each.text, *each.codes)).casefold()


def _line(each: LinkablePassage) -> str:
    labels = ", ".join(code.split(" ", 1)[0] for code in each.codes)
    return "   ".join(filter(None, (each.number, labels, " ".join(each.text.split()))))
