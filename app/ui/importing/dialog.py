"""The one table for a whole batch: Enter takes it as it is, every cell can be corrected."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.interchange.importing.import_plan import ImportPlan
from app.ui.importing.corrections import confirmed, speaker_lines
from app.ui.importing.plan_table import DATE, FILE, INFORMANT, KIND, NOTICE, SPEAKERS, PlanTable
from app.ui.importing.speaker_table import SpeakerTable
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.quiet import ROOMY_ROWS, colour_text, heading, quiet_label
from app.ui.look.theme import SPACE, SPACE_SECTION, TITLE_POINTS, Theme
from app.ui.look.ticks import TickPainter
from app.ui.tables.row_view import RowView
from app.words import Words
from app.words.terms import SOURCE_KINDS

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {FILE: 230, KIND: 110, DATE: 100, INFORMANT: 110, SPEAKERS: 160}
_ROW = 32


class ImportDialog(SizedDialog):
    """Look at a plan and correct it; accepted, ``plan`` is what to carry out."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        plan: ImportPlan,
        known_codes: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._known_codes = list(known_codes)
        self._place = QModelIndex()
        self.table = PlanTable(words, plan, known_codes, self._say_refusal, self)
        self.view = RowView(
            self.table, words("Files to import"), _WIDTHS, NOTICE, self, several=False
        )
        self.problem = quiet_label(theme, parent=self)
        self.summary = quiet_label(theme, parent=self)
        self.import_button = QPushButton(self)
        self.speakers_button = QPushButton(words("Speakers of this file…"), self)
        self.speakers = SpeakerTable(words, self)
        self.speakers_title = heading("", self, TITLE_POINTS)
        self.pages = QStackedWidget(self)
        self._build()
        self._connect()
        self._count()
        self._choose_first()

    @property
    def plan(self) -> ImportPlan:
        """What to carry out, as it has been corrected."""
        return self.table.plan

    def _build(self) -> None:
        self.setWindowTitle(self.words("Import sources"))
        resize_within(self, 980, 520)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._set_up_view()
        self.pages.addWidget(self._files_page())
        self.pages.addWidget(self._speakers_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        column.addWidget(self.pages)

    def _set_up_view(self) -> None:
        view = self.view
        view.setItemDelegateForColumn(FILE, TickPainter(self._theme, view))
        view.setItemDelegateForColumn(KIND, _KindBox(self.words, view))
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        view.setStyleSheet(ROOMY_ROWS)
        view.setWordWrap(True)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows = view.verticalHeader()
        rows.setMinimumSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _files_page(self) -> QWidget:
        page = QWidget(self)
        column = _column(page)
        column.addWidget(heading(self.words("Import sources"), page, TITLE_POINTS))
        column.addWidget(self.summary)
        column.addWidget(self.view, 1)
        column.addWidget(self.problem)
        colour_text(self.problem, self._theme.danger)
        cancel = QPushButton(self.words("Cancel"), page)
        cancel.clicked.connect(self.reject)
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self.accept)
        for button in (cancel, self.speakers_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.speakers_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.import_button)
        column.addLayout(buttons)
        return page

    def _speakers_page(self) -> QWidget:
        page = QWidget(self)
        column = _column(page)
        column.addWidget(self.speakers_title)
        explained = self.words(
            "Interviewers' turns do not count as evidence. A label that is only another spelling"
            " can be made the same as another one."
        )
        column.addWidget(quiet_label(self._theme, explained, page))
        column.addWidget(self.speakers, 1)
        back = QPushButton(self.words("← All files"), page)
        back.setAutoDefault(False)
        back.clicked.connect(self._close_speakers)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return page

    def _connect(self) -> None:
        self.table.dataChanged.connect(self._count)
        self.view.clicked.connect(self._click)
        self.view.doubleClicked.connect(self._click)
        self.view.selectionModel().currentRowChanged.connect(self._offer_speakers)
        self.speakers_button.clicked.connect(lambda: self.open_speakers(self.view.currentIndex()))

    def _choose_first(self) -> None:
        rows = range(self.table.rowCount())
        first = next((row for row in rows if self._ready(row)), 0)
        self.view.setCurrentIndex(self.table.index(first, FILE))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ready(self, row: int) -> bool:
        planned = self.table.row_at(self.table.index(row, FILE))
        return planned is not None and planned.ready

    def _count(self) -> None:
        plan, words = self.table.plan, self.words
        ready = len(plan.ready)
        self.import_button.setText(words.plural("Import {n} source", "Import {n} sources", ready))
        self.import_button.setEnabled(ready > 0)
        left_out = len(plan.rows) - ready
        parts = [words.plural("{n} file", "{n} files", len(plan.rows))]
        if left_out:
            parts.append(words.plural("{n} is left out", "{n} are left out", left_out))
        self.summary.setText(", ".join(parts) + ".")
        self.problem.clear()

    def _say_refusal(self, sentence: str) -> None:
        self.problem.setText(sentence)

    def _offer_speakers(self) -> None:
        row = self.table.row_at(self.view.currentIndex())
        self.speakers_button.setEnabled(row is not None and bool(row.speakers))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == SPEAKERS:
            self.open_speakers(index)

    def open_speakers(self, index: QModelIndex) -> None:
        """The confirm step of one file: who its labels are."""
        row = self.table.row_at(index)
        if row is None or not row.speakers or self.pages.currentIndex():
            return
        self._place = index
        planned = [person.code for each in self.table.plan.rows for person in each.informants]
        codes = list(dict.fromkeys([*planned, *self._known_codes]))
        self.speakers.show_lines(speaker_lines(row), codes)
        self.speakers_title.setText(row.name)
        self.pages.setCurrentIndex(1)
        self.import_button.setDefault(False)
        next(iter(self.speakers.roles.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_speakers(self) -> None:
        """Take what was confirmed and go back to all files."""
        row = self.table.row_at(self._place)
        if self.pages.currentIndex() and row is not None:
            lines = self.speakers.lines()
            self.table.correct(self._place, confirmed(row, lines, self._known_codes))
        self.pages.setCurrentIndex(0)
        self.import_button.setDefault(True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Escape leaves the confirm step first, then the dialog."""
        if self.pages.currentIndex():
            self._close_speakers()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing means Cancel, wherever one is."""
        self.pages.setCurrentIndex(0)
        super().closeEvent(event)


class _KindBox(QStyledItemDelegate):
    """The kinds of source to choose from."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """A list, open at once."""
        box = QComboBox(parent)
        box.setAccessibleName(self.words("Kind of source"))
        for kind, text in SOURCE_KINDS.items():
            box.addItem(self.words(text), kind)
        box.activated.connect(lambda _index: self.commitData.emit(box))
        box.activated.connect(lambda _index: self.closeEditor.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Choose the present kind."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        """Take the chosen kind."""
        if isinstance(editor, QComboBox) and isinstance(model, PlanTable):
            model.setData(index, editor.currentData())


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE)
    return column
