"""Typing in the grid of answers: Tab goes to the next field, Enter to the next row."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.look.quiet import ROOMY_ROWS
from app.ui.review.quick_entry_table import (
    ANSWER,
    CODE,
    FEEDBACK,
    NUMBER,
    REMARK,
    QuickEntryTable,
)
from app.words import Words

_WIDTHS = (90, 120, 90, 300)
_ROW = 46
Hint = QAbstractItemDelegate.EndEditHint
Index = QModelIndex | QPersistentModelIndex


class QuickEntryView(QTableView):
    """``typing`` tells what stands in a number's cell before it is done."""

    typing = Signal(int, str)

    def __init__(
        self, words: Words, lines: QColor, table: QuickEntryTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._table = table
        self.setModel(table)
        self.setItemDelegate(_Cells(words, table, self))
        self.setAccessibleName(words("Answers from paper"))
        self.setAccessibleDescription(words("Tab goes to the next field, Enter to the next row"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.SelectedClicked | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet(f"QTableView {{ gridline-color: {lines.name()}; }} {ROOMY_ROWS}")
        self.setTabKeyNavigation(False)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(_ROW)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(FEEDBACK, QHeaderView.ResizeMode.Stretch)

    def begin(self) -> None:
        """Type into the first field of the last row."""
        self._type_at(self._table.rowCount() - 1, NUMBER)

    def _type_at(self, row: int, column: int) -> None:
        index = self._table.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Tab goes on to the next field that is asked, Enter to the next row."""
        here = self.currentIndex()
        super().closeEditor(editor, Hint.NoHint)
        if hint == Hint.SubmitModelCache:
            self._next_row(here.row(), here.column())
        elif hint == Hint.EditNextItem:
            self._step(here.row(), here.column(), 1)
        elif hint == Hint.EditPreviousItem:
            self._step(here.row(), here.column(), -1)

    def _next_row(self, row: int, column: int) -> None:
        """A code that is asked for comes first; a row without an answer is not finished."""
        typed = self._table.typed(row)
        if typed.is_blank:
            return
        if column < CODE and typed.matched.candidates:
            self._type_at(row, CODE)
        elif column < ANSWER and not typed.entry.answer and not typed.entry.remark:
            self._type_at(row, ANSWER)
        else:
            self._type_at(row + 1, NUMBER)

    def _step(self, row: int, column: int, by: int) -> None:
        column += by
        if column == CODE and not self._table.asks_code(row):
            column += by
        if column > REMARK:
            row, column = row + 1, NUMBER
        elif column < NUMBER:
            row, column = row - 1, REMARK
        if 0 <= row < self._table.rowCount():
            self._type_at(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types where one is, Ctrl+Delete takes a row out, Ctrl+V takes rows in."""
        here = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter, which the field has handled already.
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here.isValid():
            self._type_at(here.row(), min(here.column(), REMARK))
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() & _CTRL:
            self._table.remove(here.row())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._table.paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)


_CTRL = Qt.KeyboardModifier.ControlModifier


class _Cells(QStyledItemDelegate):
    """A line to type in; where several codings are possible, a list of them."""

    def __init__(self, words: Words, table: QuickEntryTable, view: QuickEntryView) -> None:
        super().__init__(view)
        self._words = words
        self._table = table
        self._view = view

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field over a cell."""
        row, title = index.row(), self._table.title(index.column())
        found = self._table.typed(row).matched
        if index.column() == CODE and found.candidates:
            box = QComboBox(parent)
            for name, coding_id in zip(found.candidate_names, found.candidates, strict=True):
                box.addItem(name.split(" · ", 1)[-1], coding_id)
            box.setAccessibleName(title)
            return box
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setStyleSheet("QLineEdit { border-radius: 0; padding: 0 4px; min-height: 0; }")
        line.setAccessibleName(title)
        if index.column() == NUMBER:
            line.textEdited.connect(lambda text: self._view.typing.emit(row, text))
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed or chosen."""
        if isinstance(editor, QComboBox):
            self._table.choose(index.row(), int(editor.currentData()))
        else:
            super().setModelData(editor, model, index)
