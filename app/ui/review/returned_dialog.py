"""The preview of a returned document: nothing is recorded that nobody confirmed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from app.interchange.review.preview import ReviewPreview
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import ROOMY_ROWS, colour_text, heading, quiet_label
from app.ui.look.theme import SPACE, TITLE_POINTS, Theme
from app.ui.look.ticks import TickPainter
from app.ui.review.returned_answer import ReturnedAnswer
from app.ui.review.returned_head import ReturnedHead
from app.ui.review.returned_reading import GROUPS, Group, PersonsAnswer, Reading
from app.ui.review.returned_table import CODING, DECISION, NOTICE, REMARK, ReturnedTable
from app.ui.tables.row_view import RowView
from app.words import Words

_WIDTHS = {CODING: 150, DECISION: 80, REMARK: 260}
_GROUPS_WIDTH = 190
_ROW = 32
_GROUP = Qt.ItemDataRole.UserRole


class ReturnedDialog(SizedDialog):
    """What came back, in groups.

    Another reviewer said other things before: ``comparison_requested`` asks for the document
    compared in that name, ``show_anew`` shows it; until then nothing can be recorded.
    """

    comparison_requested = Signal(str)

    def __init__(
        self,
        words: Words,
        theme: Theme,
        found: ReviewPreview,
        quotations: Mapping[int, str],
        supervisors: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.reading = Reading(found)
        self.head = ReturnedHead(words, theme, self.reading.read, supervisors, self)
        self.groups = QListWidget(self)
        self.table = ReturnedTable(words, self.reading, self)
        self.view = RowView(
            self.table, words("Rows of the document"), _WIDTHS, NOTICE, self, several=False
        )
        self.words_only = QPlainTextEdit(self)
        self.answer = ReturnedAnswer(words, theme, quotations, self)
        self.summary = quiet_label(theme, parent=self)
        self.record_button = QPushButton(self)
        self._build()
        self._connect()
        self._offer_groups()
        self._show_group()

    @property
    def confirmed(self) -> ReviewPreview:
        """The document with what will be recorded and nothing else."""
        return self.reading.confirmed

    @property
    def group(self) -> Group:
        """What is looked at."""
        place = max(0, self.groups.currentRow())
        offered = [self.groups.item(nth).data(_GROUP) for nth in range(self.groups.count())]
        chosen: Group = (offered or ["certain"])[place]
        return chosen

    def choose_group(self, group: Group) -> None:
        """Look at another group, if there is anything in it."""
        for place in range(self.groups.count()):
            if self.groups.item(place).data(_GROUP) == group:
                self.groups.setCurrentRow(place)

    def _build(self) -> None:
        self.setWindowTitle(self.words("Returned review"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 1040, 700)
        self.groups.setAccessibleName(self.words("What came back"))
        self.groups.setFixedWidth(_GROUPS_WIDTH)
        self._set_up_view()
        self.words_only.setReadOnly(True)
        self.words_only.setTabChangesFocus(True)
        self.words_only.setAccessibleName(self.words("Words of the document"))
        split = QSplitter(Qt.Orientation.Vertical, self)
        for part in (self.view, self.answer, self.words_only):
            split.addWidget(part)
        split.setChildrenCollapsible(False)
        split.setSizes([250, 250, 250])
        middle = QHBoxLayout()
        middle.setSpacing(SPACE)
        middle.addWidget(self.groups)
        middle.addWidget(split, 1)
        column = page_of(self)
        column.addWidget(heading(self.reading.read.name, self, TITLE_POINTS))
        column.addWidget(self.head)
        column.addLayout(middle, 1)
        column.addLayout(self._buttons())

    def _set_up_view(self) -> None:
        view = self.view
        view.setItemDelegateForColumn(CODING, TickPainter(self._theme, view))
        view.setStyleSheet(ROOMY_ROWS)
        view.setWordWrap(True)
        rows = view.verticalHeader()
        rows.setMinimumSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.words("Cancel"), self)
        cancel.clicked.connect(self.reject)
        # No default button: Enter in the field of a name must not record anything.
        for button in (cancel, self.record_button):
            button.setAutoDefault(False)
        self.record_button.setProperty("primary", True)
        self.record_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(cancel)
        row.addWidget(self.record_button)
        return row

    def _connect(self) -> None:
        self.head.reviewer_chosen.connect(self._choose_reviewer)
        self.head.author_chosen.connect(self._name_author)
        if (line := self.head.reviewer.lineEdit()) is not None:
            line.textChanged.connect(lambda _text: self._count())
        self.groups.currentRowChanged.connect(lambda _row: self._show_group())
        self.table.tick_requested.connect(self._tick)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _old: self._show_row(now))
        self.answer.answered.connect(self._settle)

    def _offer_groups(self) -> None:
        """The groups that there are, what needs a word first; the chosen one stays."""
        chosen = self.group
        with QSignalBlocker(self.groups):
            self.groups.clear()
            for group, title in GROUPS.items():
                if count := self.reading.count(group):
                    item = QListWidgetItem(f"{self.words(title)}  {count}")
                    item.setData(_GROUP, group)
                    self.groups.addItem(item)
            self.groups.setCurrentRow(0)
            self.choose_group(chosen)

    def _show_group(self) -> None:
        group = self.group
        self.table.show_group(self.reading, group)
        self.words_only.setPlainText(self._words_only(group))
        self.words_only.setVisible(bool(self.words_only.toPlainText()))
        for part in (self.view, self.answer):
            part.setVisible(bool(self.reading.places(group)))
        self.view.setCurrentIndex(self.table.index(0, CODING))
        self._show_row(self.view.currentIndex())
        self._count()

    def _words_only(self, group: Group) -> str:
        """What is no row: codings that are missing, and edits of words round the rows."""
        read, words = self.reading.read, self.words
        if group == "missing":
            return "\n".join(read.missing)
        if group == "edited":
            return "\n\n".join(
                words("Printed: “{printed}” Now: “{now}”", printed=printed, now=now)
                for printed, now in read.edits
            )
        return ""

    def _show_row(self, index: QModelIndex) -> None:
        row = self.table.row_at(index)
        place = row.place if row is not None else None
        read = next((row for row in self.reading.read.rows if row.place == place), None)
        self.answer.show_row(read, self.reading)

    def _take(self, reading: Reading) -> None:
        self.reading = reading
        self.table.show_group(reading, self.group)
        self._count()

    def _settle(self, place: int, said: PersonsAnswer | None) -> None:
        self._take(self.reading.answer(place, said))

    def _tick(self, place: int, wanted: bool) -> None:
        self._take(self.reading.leave_out(place, out=not wanted))

    def _name_author(self, author: str, person: str) -> None:
        self._take(self.reading.name(author, person))

    def _choose_reviewer(self, name: str) -> None:
        self._count()
        if name and name != self.reading.read.reviewer:
            self.comparison_requested.emit(name)

    def show_anew(self, found: ReviewPreview) -> None:
        """The document compared for the reviewer who was chosen; answers stay where they fit."""
        self.reading = self.reading.anew(found)
        self.head.show_found(found)
        self._offer_groups()
        self._show_group()

    def _count(self) -> None:
        words, named = self.words, bool(self.head.name)
        compared = self.head.name == self.reading.read.reviewer
        ready, open_questions = len(self.confirmed.rows), self.reading.open_questions
        self.record_button.setText(words.plural("Record {n} answer", "Record {n} answers", ready))
        self.record_button.setEnabled(ready > 0 and named and compared)
        parts = []
        if open_questions:
            parts.append(
                words.plural(
                    "{n} row waits for your answer and is not recorded until then.",
                    "{n} rows wait for your answer and are not recorded until then.",
                    open_questions,
                )
            )
        if not named:
            parts.append(words("Say who wrote it."))
        self.summary.setText(" ".join(parts))
        colour_text(self.summary, self._theme.quiet if named else self._theme.danger)
