"""The preview of a returned review document: nothing is recorded that nobody confirmed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.interchange.review_preview import ReviewPreview
from app.ui.quiet import ROOMY_ROWS, colour_text, heading, quiet_label
from app.ui.review.returned_table import CODING, NOTICE, REMARK, ReturnedTable, confirmed
from app.ui.theme import SPACE, SPACE_SECTION, SPACE_SMALL, TITLE_POINTS, Theme
from app.ui.ticks import TickPainter
from app.words import Words

_WIDTHS = (150, 140, 90, 280)
_REVIEWER_WIDTH = 200
_ROW = 32
_LOOSE_HEIGHT = 88


class ReturnedDialog(QDialog):
    """What came back, with ticks; ``look`` compares the document anew for another reviewer."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        look: Callable[[str], ReviewPreview],
        names: Mapping[int, str],
        supervisors: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._look = look
        self._names = names
        self.found = look("")
        self.reviewer = QComboBox(self)
        self.table = ReturnedTable(words, names, self)
        self.view = QTableView(self)
        self.quiet = QCheckBox(words("Show also rows that say nothing new"), self)
        self.summary = quiet_label(theme, parent=self)
        self.loose = QPlainTextEdit(self)
        self.choose = QPushButton(words("It is about…"), self)
        self.record_button = QPushButton(self)
        self._build(supervisors)
        self._connect()
        self._show()

    @property
    def confirmed(self) -> ReviewPreview:
        """The document with what was ticked and nothing else."""
        return confirmed(self.found, self.table.considered)

    def _build(self, supervisors: Sequence[str]) -> None:
        words = self.words
        self.setWindowTitle(words("Returned review"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(1000, 560)
        self.reviewer.setEditable(True)
        self.reviewer.setAccessibleName(words("Who wrote it"))
        self.reviewer.addItems(list(supervisors))
        self.reviewer.setCurrentText(self.found.reviewer)
        self.reviewer.setMinimumWidth(_REVIEWER_WIDTH)
        self._set_up_view()
        self.loose.setReadOnly(True)
        self.loose.setAccessibleName(words("Outside the rows"))
        self.loose.setFixedHeight(_LOOSE_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.found.name, self, TITLE_POINTS))
        who = QHBoxLayout()
        who.setSpacing(SPACE_SMALL)
        label = quiet_label(self._theme, words("Who wrote it"), self)
        label.setWordWrap(False)
        who.addWidget(label)
        who.addWidget(self.reviewer)
        who.addStretch(1)
        who.addWidget(self.quiet)
        column.addLayout(who)
        column.addWidget(self.summary)
        column.addWidget(self.view, 1)
        column.addWidget(self.loose)
        column.addLayout(self._buttons())

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.table)
        view.setItemDelegateForColumn(CODING, TickPainter(self._theme, view))
        view.setAccessibleName(self.words("Rows of the document"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setStyleSheet(ROOMY_ROWS)
        view.setWordWrap(True)
        view.setTabKeyNavigation(False)
        rows, header = view.verticalHeader(), view.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, width)
        header.setSectionResizeMode(REMARK, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(NOTICE, QHeaderView.ResizeMode.Stretch)

    def _buttons(self) -> QHBoxLayout:
        self.choose.setToolTip(self.words("Say which coding an uncertain row is about"))
        cancel = QPushButton(self.words("Cancel"), self)
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.choose):
            button.setAutoDefault(False)
        self.record_button.setDefault(True)
        self.record_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.record_button)
        return row

    def _connect(self) -> None:
        if (line := self.reviewer.lineEdit()) is not None:
            line.editingFinished.connect(self._choose_reviewer)
        self.reviewer.activated.connect(lambda _index: self._choose_reviewer())
        self.quiet.toggled.connect(lambda on: self.table.show_quiet(quiet_too=on))
        self.table.dataChanged.connect(self._count)
        self.view.selectionModel().currentRowChanged.connect(self._offer_candidates)
        self.choose.clicked.connect(self._open_candidates)

    def _show(self) -> None:
        self.table.show_preview(self.found)
        self.loose.setPlainText(self._outside())
        self.loose.setVisible(bool(self._outside()))
        self._count()
        self._offer_candidates(self.view.currentIndex())

    def _outside(self) -> str:
        lines = list(self.found.outside)
        lines += [f"{comment.author}: {comment.text}" for comment in self.found.comments]
        if self.found.missing:
            names = ", ".join(self.found.missing)
            lines.append(self.words("Not in the document: {names}", names=names))
        head = self.words("Outside the rows, not recorded; please read it yourself:")
        return "\n".join([head, *lines]) if lines else ""

    def _count(self) -> None:
        words = self.words
        ready = len(self.confirmed.rows)
        self.record_button.setText(words.plural("Record {n} answer", "Record {n} answers", ready))
        named = bool(self.reviewer.currentText().strip())
        self.record_button.setEnabled(ready > 0 and named)
        uncertain = len(self.found.uncertain)
        parts = [words.plural("{n} row", "{n} rows", len(self.found.rows))]
        if uncertain:
            parts.append(words.plural("{n} to look at", "{n} to look at", uncertain))
        if self.found.read_before:
            parts.append(words("this very document was read before"))
        if not named:
            parts.append(words("say who wrote it"))
        self.summary.setText(", ".join(parts) + ".")
        colour_text(self.summary, self._theme.quiet if named else self._theme.danger)

    def _choose_reviewer(self) -> None:
        """Another reviewer said other things before: compare anew."""
        name = self.reviewer.currentText().strip()
        if name != self.found.reviewer:
            self.found = self._look(name)
            self._show()

    def _offer_candidates(self, index: QModelIndex) -> None:
        row = self.table.at(index).row if index.isValid() else None
        self.choose.setEnabled(row is not None and row.is_answered and bool(row.candidates))

    def candidates(self, index: QModelIndex) -> QMenu:
        """The codings that a row may be about."""
        menu = QMenu(self)
        for coding_id in self.table.at(index).row.candidates:
            action = menu.addAction(self._names.get(coding_id, str(coding_id)))
            action.triggered.connect(
                lambda _checked=False, coding_id=coding_id: self.table.choose_coding(
                    self.table.index(index.row(), CODING), coding_id
                )
            )
        return menu

    def _open_candidates(self) -> None:
        menu = self.candidates(self.view.currentIndex())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.choose.mapToGlobal(self.choose.rect().topLeft()))
